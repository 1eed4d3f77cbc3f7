"""Which part of the ledger a person looks at: its filters, as buttons and as words after the command."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from handlers.kit.router import Request
from handlers.kit.texts import LANGUAGES, plain
from records.errors import UserError
from records.form import heading_of, option_label
from records.messages import Message
from records.periods import ReportingPeriod, before, month_of, parse_period, programme_year_of, quarter_of, term_of
from records.record import CoConstructionMode, Family
from records.registry import KINDS
from records.roles import Side
from records.states import State
from records.text import clean, kebab
from storage.chat import list_views
from storage.ledger.listing import Filter
from storage.people import directory

VIEW = "ledger"
ANY = Message("filter-any")
LISTED = tuple(state for state in State if state is not State.DRAFT)


class LedgerView(BaseModel):
    """As a row keeps it. `kind` is a kind's or a family's name, `period` a period's code."""

    kind: str | None = None
    mode: CoConstructionMode | None = None
    side: Side | None = None
    state: State | None = State.CONFIRMED
    period: str | None = None
    words: str | None = None
    good_practice: bool = False

    def filter(self, today: date) -> Filter:
        period = parse_period(self.period, today) if self.period else None
        return Filter(
            kinds=self.kinds(),
            mode=self.mode,
            side=self.side,
            state=self.state,
            first=period.first if period else None,
            last=period.last if period else None,
            words=self.words,
            good_practice=self.good_practice,
        )

    def kinds(self) -> tuple[str, ...] | None:
        if self.kind is None:
            return None
        return tuple(name for name, kind in KINDS.items() if self.kind in (name, kind.family)) or None

    def labels(self, today: date) -> list[Message | str]:
        """What is filtered by, to be told above the list."""
        chosen = [choice.shown(self, today) for choice in CHOICES if choice.get(self) is not None]
        return [*chosen, *([self.words] if self.words else [])]


@dataclass(frozen=True)
class FilterChoice:
    """One of the filters. `values` are what can be chosen today beside "any"."""

    name: str
    values: Callable[[date], Sequence[tuple[object, Message]]]

    @property
    def title(self) -> Message:
        return Message(f"filter-{kebab(self.name)}")

    def labels(self, today: date) -> list[Message]:
        return [ANY, *(label for _, label in self.values(today))]

    def get(self, view: LedgerView) -> object:
        return getattr(view, self.name) or None

    def set(self, view: LedgerView, at: int, today: date) -> LedgerView:
        """The view with the choice of this number; 0 is any."""
        value = self.values(today)[at - 1][0] if at else None
        return view.model_copy(update={self.name: value if value is not None else _EMPTY.get(self.name)})

    def shown(self, view: LedgerView, today: date) -> Message:
        value = self.get(view)
        if value is None:
            return ANY
        known = next((label for each, label in self.values(today) if each == value), None)
        return known or parse_period(str(value), today).label


_EMPTY = {"good_practice": False}


def _kinds(_today: date) -> list[tuple[object, Message]]:
    families = [(family.value, option_label(family)) for family in Family]
    return [*families, *((name, Message(heading_of(kind))) for name, kind in KINDS.items())]


def _periods(today: date) -> list[tuple[object, Message]]:
    this = [month_of(today), quarter_of(today), term_of(today), programme_year_of(today)]
    found: list[ReportingPeriod] = [period for now in this for period in (now, before(now))]
    return [(period.code, period.label) for period in found]


def _each(values: Sequence[CoConstructionMode | Side]) -> Callable[[date], list[tuple[object, Message]]]:
    return lambda _today: [(value, option_label(value)) for value in values]


def _states(_today: date) -> list[tuple[object, Message]]:
    return [(state, Message(f"state-{kebab(state)}")) for state in LISTED]


CHOICES = (
    FilterChoice("kind", _kinds),
    FilterChoice("mode", _each(tuple(CoConstructionMode))),
    FilterChoice("side", _each(tuple(Side))),
    FilterChoice("state", _states),
    FilterChoice("period", _periods),
    FilterChoice("good_practice", lambda _today: [(True, Message("filter-good-practice"))]),
)


def wanted(text: str, today: date) -> LedgerView:
    """What the words ask for: a period, or the name of a kind, mode, side or state; the rest is searched for."""
    view, words = LedgerView(), []
    for word in clean(text).split()[:12]:
        choice = next((found for choice in CHOICES if (found := _chosen(choice, word, today)) is not None), None)
        if choice is not None:
            view = choice[0].set(view, choice[1], today)
        elif (period := _period(word, today)) is not None:
            view = view.model_copy(update={"period": period.code})
        else:
            words.append(word)
    return view.model_copy(update={"words": " ".join(words)[:60] or None})


def _chosen(choice: FilterChoice, word: str, today: date) -> tuple[FilterChoice, int] | None:
    for at, label in enumerate(choice.labels(today)):
        if at and word.casefold() in (plain(language, label).casefold() for language in LANGUAGES):
            return choice, at
    return None


def _period(word: str, today: date) -> ReportingPeriod | None:
    try:
        return parse_period(word, today)
    except UserError:
        return None


def today_of(request: Request) -> date:
    own = directory.partnerships_of(request.work, request.person)
    return own[0].today(request.now) if own else request.now.date()


def view_of(request: Request) -> LedgerView:
    """What the person looked at last."""
    return LedgerView.model_validate(list_views.get(request.work, request.person.id, VIEW))


def keep(request: Request, view: LedgerView) -> LedgerView:
    list_views.put(request.work, request.person.id, VIEW, view.model_dump(mode="json"))
    return view
