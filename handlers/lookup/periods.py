"""Says which period is meant: by the days that remain of it in a button."""

from records.periods import (
    DEFAULT_CALENDAR,
    PeriodKind,
    ReportingPeriod,
    SchoolCalendar,
    Span,
    half_year_of,
    month_of,
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
