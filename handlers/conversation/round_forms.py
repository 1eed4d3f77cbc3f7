"""What rounds and surveys are begun with: a period to ask about, and the day on which it closes."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from pydantic import JsonValue

from handlers.conversation.engine import Context, Option
from handlers.kit.router import Request
from handlers.kit.texts import plain
from records.errors import UserError
from records.periods import ReportingPeriod, before, half_year_of, programme_year_of, quarter_of, term_of
from storage.chat.drafts import Draft
from storage.people import directory

USUAL_DAYS = 14  # after which it closes, where nothing else is said


def periods(today: date) -> list[ReportingPeriod]:
    """Those that people ask about: these and the ones before."""
    this = [quarter_of(today), half_year_of(today), term_of(today), programme_year_of(today)]
    return [period for now in this for period in (now, before(now))]


def period_of(code: str, today: date) -> ReportingPeriod:
    """Raises UserError where the button is from another day."""
    found = next((each for each in periods(today) if each.code == code), None)
    if found is None:
        raise UserError("button-old")
    return found


def asking_context(request: Request, draft: Draft, **options: Sequence[Option]) -> Context:
    """The choices of a form that begins a round or survey."""
    today = directory.partnership(request.work, draft.partnership_id or 0).today(request.now)
    offered: dict[str, tuple[Option, ...]] = {name: tuple(each) for name, each in options.items()}
    offered["periods"] = tuple(Option(each.label, each.code) for each in periods(today))
    usual: Mapping[str, JsonValue] = {"closes_on": (today + timedelta(days=USUAL_DAYS)).isoformat()}
    return Context(
        today, request.language, options=offered, defaults=usual, render=lambda text: plain(request.language, text)
    )


def check_closing(closes_on: JsonValue, today: date) -> None:
    """Raises UserError on a day that has passed."""
    if closes_on is not None and str(closes_on) < today.isoformat():
        raise UserError("closing-day-past", today=today)
