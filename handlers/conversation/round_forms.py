"""Offer what rounds and surveys are begun with: a period to ask about, and the day on which it closes."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from pydantic import JsonValue

from handlers.conversation.context import Context, Option
from handlers.kit.router import Request
from handlers.kit.texts import plain
from records.errors import UserError
from records.periods import ReportingPeriod, before, half_year_of, programme_year_of, quarter_of, term_of
from storage.chat.drafts import Draft
from storage.people import partnerships

USUAL_DAYS = 14  # after which it closes, where nothing else is said


def offered_periods(today: date) -> list[ReportingPeriod]:
    """Return the periods that people ask about: those of today, each with the one before."""
    of_today = [quarter_of(today), half_year_of(today), term_of(today), programme_year_of(today)]
    return [period for now in of_today for period in (now, before(now))]


def offered_period(code: str, today: date) -> ReportingPeriod:
    """Return the offered period of that code. Raises UserError where the button is from another day."""
    chosen = next((period for period in offered_periods(today) if period.code == code), None)
    if chosen is None:
        raise UserError("button-old")
    return chosen


def asking_context(request: Request, draft: Draft, **options: Sequence[Option]) -> Context:
    """Return what a form must know that begins a round or survey: its choices, and when it usually closes."""
    today = partnerships.by_id(request.work, draft.partnership_id or 0).today(request.now)
    offered: dict[str, tuple[Option, ...]] = {name: tuple(choices) for name, choices in options.items()}
    offered["periods"] = tuple(Option(period.label, period.code) for period in offered_periods(today))
    usual: Mapping[str, JsonValue] = {"closes_on": (today + timedelta(days=USUAL_DAYS)).isoformat()}
    return Context(
        today, request.language, options=offered, defaults=usual, render=lambda text: plain(request.language, text)
    )


def check_closing(closes_on: JsonValue, today: date) -> None:
    """Refuse a day that has passed. Raises UserError."""
    if closes_on is not None and str(closes_on) < today.isoformat():
        raise UserError("closing-day-past", today=today)
