"""Which period people mean: by words, or by the days that remain of it in a button."""

from datetime import date

from records.errors import UserError
from records.periods import (
    DEFAULT_CALENDAR,
    PeriodKind,
    ReportingPeriod,
    SchoolCalendar,
    Span,
    half_year_of,
    month_of,
    parse_period,
    programme_year_of,
    quarter_of,
    term_of,
    year_of,
)


def period_of(span: Span, calendar: SchoolCalendar = DEFAULT_CALENDAR) -> ReportingPeriod:
    """Return the period of these days: the shortest one with a name of its own that they are, or else just the days."""
    first = span.first
    named = (
        month_of(first),
        quarter_of(first),
        half_year_of(first),
        programme_year_of(first, calendar),
        term_of(first, calendar),
        year_of(first),
    )
    whole = next((period for period in named if period.span == span), None)
    return whole or ReportingPeriod(span.first, span.last, PeriodKind.CUSTOM)


def split_period(words: list[str], today: date, calendar: SchoolCalendar) -> tuple[ReportingPeriod | None, list[str]]:
    """Return the longest run of words that is a period, and the other words. Raises UserError where it is yet to come.

    A bare number of up to three digits is an indicator's.
    """
    future: UserError | None = None
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length])
            if run.isdigit() and len(run) < 4:
                continue
            try:
                return parse_period(run, today, calendar), words[:start] + words[start + length :]
            except UserError as error:
                future = future or (error if error.message.key == "period-in-future" else None)
    if future is not None:
        raise future
    return None, words
