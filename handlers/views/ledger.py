"""Which part of the ledger a person looks at: its filters, as buttons and as words after the command."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from handlers.buttons.ledger import LedgerFilter
from handlers.kit.list_views import keep_view, last_view
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
from storage.ledger.listing import Filter
from storage.people import partnerships

VIEW = "ledger"
ANY = Message("filter-any")
LISTED = tuple(state for state in State if state is not State.DRAFT)


class LedgerView(BaseModel):
    """What the ledger is narrowed by. `kind` is a kind's or a family's name, `period` a period's code."""

    kind: str | None = None
    mode: CoConstructionMode | None = None
    side: Side | None = None
    state: State | None = State.CONFIRMED
    period: str | None = None
    words: str | None = None
    good_practice: bool = False

    def filter(self, today: date) -> Filter:
        """Return the query's filter, in which a period has become its days."""
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
        """Return the names of the kinds; None where every kind is asked for."""
        if self.kind is None:
            return None
        return tuple(name for name, kind in KINDS.items() if self.kind in (name, kind.family)) or None

    def labels(self, today: date) -> list[Message | str]:
        """Return what is filtered by, to be told above the list."""
        chosen = [choice.shown(self, today) for choice in CHOICES.values() if choice.get(self) is not None]
        return [*chosen, *([self.words] if self.words else [])]


@dataclass(frozen=True)
class FilterChoice:
    """One of the filters: what it narrows by, and what can be chosen today beside "any"."""

    by: LedgerFilter
    values: Callable[[date], Sequence[tuple[object, Message]]]

    @property
    def title(self) -> Message:
        """Return the name of the filter."""
        return Message(f"filter-{kebab(self.by)}")

    def labels(self, today: date) -> list[Message]:
        """Return the labels of what can be chosen, "any" first."""
        return [ANY, *(label for _, label in self.values(today))]

    def get(self, view: LedgerView) -> object:
        """Return what the view is narrowed to by this filter; None for any."""
        return getattr(view, self.by.value) or None

    def set(self, view: LedgerView, place: int, today: date) -> LedgerView:
        """Return the view narrowed to the choice in that place of the labels; 0 is any."""
        value = self.values(today)[place - 1][0] if place else None
        return view.model_copy(update={self.by.value: value if value is not None else _EMPTY.get(self.by)})

    def shown(self, view: LedgerView, today: date) -> Message:
        """Return the label of what the view is narrowed to."""
        value = self.get(view)
        if value is None:
            return ANY
        known = next((label for choice, label in self.values(today) if choice == value), None)
        return known or parse_period(str(value), today).label


_EMPTY = {LedgerFilter.GOOD_PRACTICE: False}


def _kinds(_today: date) -> list[tuple[object, Message]]:
    families = [(family.value, option_label(family)) for family in Family]
    return [*families, *((name, Message(heading_of(kind))) for name, kind in KINDS.items())]


def _periods(today: date) -> list[tuple[object, Message]]:
    this = [month_of(today), quarter_of(today), term_of(today), programme_year_of(today)]
    periods: list[ReportingPeriod] = [period for now in this for period in (now, before(now))]
    return [(period.code, period.label) for period in periods]


def _each(values: Sequence[CoConstructionMode | Side]) -> Callable[[date], list[tuple[object, Message]]]:
    return lambda _today: [(value, option_label(value)) for value in values]


def _states(_today: date) -> list[tuple[object, Message]]:
    return [(state, Message(f"state-{kebab(state)}")) for state in LISTED]


_VALUES: dict[LedgerFilter, Callable[[date], Sequence[tuple[object, Message]]]] = {
    LedgerFilter.KIND: _kinds,
    LedgerFilter.MODE: _each(tuple(CoConstructionMode)),
    LedgerFilter.SIDE: _each(tuple(Side)),
    LedgerFilter.STATE: _states,
    LedgerFilter.PERIOD: _periods,
    LedgerFilter.GOOD_PRACTICE: lambda _today: [(True, Message("filter-good-practice"))],
}
CHOICES = {by: FilterChoice(by, values) for by, values in _VALUES.items()}


def parse_view(text: str, today: date) -> LedgerView:
    """Return what the words ask for: a period, or the name of a kind, mode, side or state; the rest is searched for."""
    view, words = LedgerView(), []
    for word in clean(text).split()[:12]:
        named = ((choice, _place(choice, word, today)) for choice in CHOICES.values())
        choice, place = next(((choice, place) for choice, place in named if place is not None), (None, 0))
        if choice is not None:
            view = choice.set(view, place, today)
        elif (period := _period(word, today)) is not None:
            view = view.model_copy(update={"period": period.code})
        else:
            words.append(word)
    return view.model_copy(update={"words": " ".join(words)[:60] or None})


def _place(choice: FilterChoice, word: str, today: date) -> int | None:
    """Return the place among the filter's labels of the one that the word is, in either language.

    In English it may be one word of the label's several, if that is in no other label.
    """
    wanted, in_part = word.casefold(), []
    for place, label in list(enumerate(choice.labels(today)))[1:]:
        names = [plain(language, label).casefold() for language in LANGUAGES]
        if wanted in names:
            return place
        if any(wanted in name.split() for name in names):
            in_part.append(place)
    return in_part[0] if len(in_part) == 1 and choice.by is LedgerFilter.KIND else None


def _period(word: str, today: date) -> ReportingPeriod | None:
    try:
        return parse_period(word, today)
    except UserError:
        return None


def today_of(request: Request) -> date:
    """Return the day that it is for the person: in their first partnership, else in UTC."""
    own = partnerships.of_person(request.work, request.person)
    return own[0].today(request.now) if own else request.now.date()


def view_of(request: Request) -> LedgerView:
    """Return what the person looked at last."""
    return last_view(request, VIEW, LedgerView)


def keep(request: Request, view: LedgerView) -> LedgerView:
    """Keep what the person looks at from now on, and return it."""
    return keep_view(request, VIEW, view)


def choice_of(by: LedgerFilter) -> FilterChoice:
    """Return the filter that is meant. Raise UserError where it narrows by nothing: a button's data can be forged."""
    choice = CHOICES.get(by)
    if choice is None:
        raise UserError("button-old")
    return choice


def narrowed(request: Request, by: LedgerFilter, place: int, today: date) -> LedgerView:
    """Narrow what the person looks at to the choice in that place of the filter's labels, and return it.

    Raise UserError where it has no such choice.
    """
    choice = choice_of(by)
    if place >= len(choice.labels(today)):
        raise UserError("button-old")
    return keep(request, choice.set(view_of(request), place, today))
