"""Whose score is asked for, and of which period: by words or by a button, for all features that look at scores."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.kit.replies import Button, Screen
from handlers.kit.router import Request
from handlers.lookup.parse import Meant, as_many_as_fit, meant, number_of, period_of
from records.errors import UserError
from records.messages import Message
from records.periods import ReportingPeriod
from services.scoring import scores
from services.scoring.methods import Method, current
from services.scoring.scores import Score
from storage.chat import list_views
from storage.people.directory import Partnership

VIEW = "scores"
PURPOSE = "scores"


@dataclass(frozen=True)
class Asked:
    """What is looked at: a partnership and a period, and the words' indicators, if any were named."""

    partnership: Partnership
    period: ReportingPeriod
    indicators: tuple[str, ...]


def asked(
    request: Request,
    rest: str,
    tap: str,
    *,
    command: str | None = None,
    indicators: bool = False,
    otherwise: Callable[[date], ReportingPeriod] | None = None,
) -> Asked | Screen:
    """What the words mean, with what was looked at last for what they leave open; or the question which partnership.
    `tap` is the button that goes on with (partnership, period), and the command's name where no other is given. Where
    no period is named it is the one `otherwise` of today, or else the programme year."""
    own = scores.partnerships_scored(request.work, request.person)
    method = current(request.work, request.now)
    today = max(each.today(request.now) for each in own)
    understood = meant(rest, own, method.catalogue if indicators else None, today, method.calendar)
    candidates = understood.partnerships or _last_looked_at(request, own) or tuple(own)
    if len(candidates) > 1:
        offered, more = as_many_as_fit(candidates, command or tap)
        rows = [
            [Button(each.name[:60], f"{tap}:{each.id}:{number_of(_period(request, each, understood, otherwise))}")]
            for each in offered
        ]
        return Screen(PURPOSE, [Message("score-which-partnership"), *more], rows, move=True)
    partnership = candidates[0]
    return Asked(partnership, _period(request, partnership, understood, otherwise), understood.indicators)


def _period(
    request: Request, partnership: Partnership, understood: Meant, otherwise: Callable[[date], ReportingPeriod] | None
) -> ReportingPeriod:
    if understood.period is None and otherwise is not None:
        return otherwise(partnership.today(request.now))
    return understood.period or scores.year_to_date(request.work, partnership, request.now)


def _last_looked_at(request: Request, own: Sequence[Partnership]) -> tuple[Partnership, ...]:
    last = list_views.get(request.work, request.person.id, VIEW).get("partnership")
    return tuple(each for each in own if each.id == last)


def looks_at(request: Request, partnership: Partnership) -> None:
    list_views.put(request.work, request.person.id, VIEW, {"partnership": partnership.id})


def of_button(request: Request, partnership_id: int, period_number: int) -> Score:
    """Raises UserError where the person may not see it, or the button is none of ours."""
    partnership = scores.scored(request.work, request.person, partnership_id)
    method = current(request.work, request.now)
    return scores.score(request.work, partnership, period_of(period_number, method.calendar), request.now)


def place(score: Score) -> str:
    """The part of a button's data that says what is looked at."""
    return f"{score.partnership.id}:{number_of(score.period)}"


def key_of(method: Method, number: int) -> str:
    keys = list(method.catalogue.indicators)
    if not 1 <= number <= len(keys):
        raise UserError("button-old")
    return keys[number - 1]
