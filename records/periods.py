"""Periods over which things are counted: month, quarter, half-year, term, year, programme year, or any days."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from records.errors import UserError
from records.messages import Message, message
from records.reading.dates import EARLIEST, LATEST, LONGEST, MONTHS, parse_date
from records.text import clean, narrow_digits


class PeriodKind(StrEnum):
    """What sort of period it is; `CUSTOM` is any days."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    TERM = "term"
    YEAR = "year"
    PROGRAMME_YEAR = "programme_year"
    CUSTOM = "custom"


@dataclass(frozen=True)
class Span:
    """Days from `first` to `last`, both in it: what remains of a period in a button."""

    first: date
    last: date

    @property
    def number(self) -> int:
        """The first day as YYYYMMDD, followed by four digits for how many days it lasts."""
        return int(f"{self.first:%Y%m%d}") * _SPAN_DAYS + (self.last - self.first).days + 1

    @classmethod
    def of_number(cls, number: int) -> "Span":
        """Return the span that has this number. Raises ValueError on one that is none."""
        figures, days = divmod(number, _SPAN_DAYS)
        first = date(figures // 10_000, figures // 100 % 100, figures % 100)
        if days < 1 or not EARLIEST <= first.year <= LATEST:
            raise ValueError(f"no span: {number}")
        return cls(first, first + timedelta(days=days - 1))


_SPAN_DAYS = 10_000
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class SchoolCalendar:
    """When a programme's year begins, and its two terms: a term lasts until the next one begins."""

    year_starts: tuple[int, int] = (9, 1)
    autumn_starts: tuple[int, int] = (9, 1)
    spring_starts: tuple[int, int] = (2, 1)


DEFAULT_CALENDAR = SchoolCalendar()


@dataclass(frozen=True, order=True)
class ReportingPeriod:
    """A period for which figures are reported, from `first` to `last`, both included."""

    first: date
    last: date
    kind: PeriodKind = PeriodKind.CUSTOM

    @property
    def span(self) -> Span:
        """The period's days."""
        return Span(self.first, self.last)

    @property
    def label(self) -> Message:
        """The period's name, as people read it."""
        year, month = self.first.year, self.first.month
        match self.kind:
            case PeriodKind.MONTH:
                return message("period-month", year=str(year), month=month)
            case PeriodKind.QUARTER:
                return message("period-quarter", year=str(year), quarter=(month + 2) // 3)
            case PeriodKind.HALF_YEAR:
                return message("period-half-year", year=str(year), half="first" if month == 1 else "second")
            case PeriodKind.TERM:
                autumn = self.last.year > year
                start = year if autumn else year - 1
                number = "first" if autumn else "second"
                return message("period-term", year=str(start), next=str(start + 1), term=number)
            case PeriodKind.YEAR:
                return message("period-year", year=str(year))
            case PeriodKind.PROGRAMME_YEAR:
                return message("period-programme-year", year=str(year), next=str(self.last.year))
        return message("period-custom", first=self.first, last=self.last)

    @property
    def code(self) -> str:
        """The period as it is written in commands and files.

        `2026-11`, `2026Q4`, `2026H2`, `2026T1`, `2026`, `2026Y` (the programme year that begins in 2026), or both days.
        """
        year, month = self.first.year, self.first.month
        match self.kind:
            case PeriodKind.MONTH:
                return f"{year}-{month:02}"
            case PeriodKind.QUARTER:
                return f"{year}Q{(month + 2) // 3}"
            case PeriodKind.HALF_YEAR:
                return f"{year}H{1 if month == 1 else 2}"
            case PeriodKind.TERM:
                return f"{year}T1" if self.last.year > year else f"{year - 1}T2"
            case PeriodKind.YEAR:
                return str(year)
            case PeriodKind.PROGRAMME_YEAR:
                return f"{year}Y"
        return f"{self.first}..{self.last}"


def month_of(day: date) -> ReportingPeriod:
    """Return the calendar month in which a day lies."""
    return _months(day.replace(day=1), 1, PeriodKind.MONTH)


def quarter_of(day: date) -> ReportingPeriod:
    """Return the calendar quarter in which a day lies."""
    return _months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3, PeriodKind.QUARTER)


def half_year_of(day: date) -> ReportingPeriod:
    """Return the half of the calendar year in which a day lies."""
    return _months(date(day.year, 1 if day.month <= 6 else 7, 1), 6, PeriodKind.HALF_YEAR)


def _months(first: date, count: int, kind: PeriodKind) -> ReportingPeriod:
    return ReportingPeriod(first, first + relativedelta(months=count) - ONE_DAY, kind)


def term_of(day: date, calendar: SchoolCalendar = DEFAULT_CALENDAR) -> ReportingPeriod:
    """Return the school term in which a day lies."""
    starts = sorted(
        date(year, *start)
        for year in (day.year - 1, day.year, day.year + 1)
        for start in (calendar.autumn_starts, calendar.spring_starts)
    )
    following = next(start for start in starts if start > day)
    return ReportingPeriod(starts[starts.index(following) - 1], following - ONE_DAY, PeriodKind.TERM)


def year_of(day: date) -> ReportingPeriod:
    """Return the calendar year in which a day lies."""
    return ReportingPeriod(date(day.year, 1, 1), date(day.year, 12, 31), PeriodKind.YEAR)


def programme_year_of(day: date, calendar: SchoolCalendar = DEFAULT_CALENDAR) -> ReportingPeriod:
    """Return the programme year in which a day lies."""
    year = day.year if (day.month, day.day) >= calendar.year_starts else day.year - 1
    last = date(year + 1, *calendar.year_starts) - ONE_DAY
    return ReportingPeriod(date(year, *calendar.year_starts), last, PeriodKind.PROGRAMME_YEAR)


def before(period: ReportingPeriod, calendar: SchoolCalendar = DEFAULT_CALENDAR) -> ReportingPeriod:
    """Return the period of the same kind that ends where this one begins."""
    last = period.first - ONE_DAY
    if period.kind is PeriodKind.CUSTOM:
        return ReportingPeriod(last - (period.last - period.first), last)
    return of_kind(period.kind, last, calendar)


def after(period: ReportingPeriod, calendar: SchoolCalendar = DEFAULT_CALENDAR) -> ReportingPeriod:
    """Return the period of the same kind that begins where this one ends."""
    first = period.last + ONE_DAY
    if period.kind is PeriodKind.CUSTOM:
        return ReportingPeriod(first, first + (period.last - period.first))
    return of_kind(period.kind, first, calendar)


_THIS, _LAST = r"(?:本|这个?|这一|当前|this |current )", r"(?:上一?个?|前一个?|last |previous )"
_NEXT = r"(?:下一?个?|next )"
_KINDS = {
    PeriodKind.MONTH: r"(?:月|month)",
    PeriodKind.QUARTER: r"(?:季度?|quarter)",
    PeriodKind.HALF_YEAR: r"(?:半年度?|half[- ]?year)",
    PeriodKind.TERM: r"(?:学期|term|semester)",
    PeriodKind.PROGRAMME_YEAR: r"(?:年度|学年度?|programme year|school year)",
    PeriodKind.YEAR: r"(?:年|year)",
}
_NUMBERS = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "上": 1,
    "下": 2,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
}
_MONTH_NAME = (  # in full or as abbreviated; other words begin like a month, too
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WHOLE = {"今年": 0, "去年": -1, "前年": -2, "今年以来": 0, "明年": 1}


def parse_period(text: str, today: date, calendar: SchoolCalendar = DEFAULT_CALENDAR) -> ReportingPeriod:
    """Return the period that a text means, seen from today.

    `本季度`, `2026Q3`, `last term`, `2026年11月`, `2026-01-01..2026-03-31`. Raises UserError when it is none, or has
    not begun yet.
    """
    typed = narrow_digits(clean(text)).lower().strip(" 。.!")
    if len(typed) > LONGEST:
        raise UserError("period-not-understood")
    try:
        period = _relative(typed, today, calendar) or _named(typed, today, calendar) or _between(typed, today)
    except (ValueError, OverflowError):
        period = None
    if period is None or period.first.year < EARLIEST:
        raise UserError("period-not-understood")
    if period.first > today:
        raise UserError("period-in-future")
    return period


def _relative(typed: str, today: date, calendar: SchoolCalendar) -> ReportingPeriod | None:
    if typed in _WHOLE:
        return year_of(date(today.year + _WHOLE[typed], 1, 1))
    for kind, pattern in _KINDS.items():
        if re.fullmatch(rf"(?:{_THIS}){pattern}", typed):
            return of_kind(kind, today, calendar)
        if re.fullmatch(rf"(?:{_LAST}){pattern}", typed):
            return before(of_kind(kind, today, calendar), calendar)
        if re.fullmatch(rf"(?:{_NEXT}){pattern}", typed) and typed != "下半年":  # which is this year's second one
            return after(of_kind(kind, today, calendar), calendar)
    return None


def of_kind(kind: PeriodKind, day: date, calendar: SchoolCalendar = DEFAULT_CALENDAR) -> ReportingPeriod:
    """Return the period of a kind in which a day lies. The kind is not `CUSTOM`."""
    match kind:
        case PeriodKind.MONTH:
            return month_of(day)
        case PeriodKind.QUARTER:
            return quarter_of(day)
        case PeriodKind.HALF_YEAR:
            return half_year_of(day)
        case PeriodKind.TERM:
            return term_of(day, calendar)
        case PeriodKind.PROGRAMME_YEAR:
            return programme_year_of(day, calendar)
    return year_of(day)


def _named(typed: str, today: date, calendar: SchoolCalendar) -> ReportingPeriod | None:
    if match := re.fullmatch(r"(\d{4})[ –-]?(\d{4})学年(?:度)?第?([一二12])学期", typed):
        return _term(int(match[1]), _NUMBERS[match[3]], calendar)
    if match := re.fullmatch(r"(first|second) (?:term|semester) (?:of )?(\d{4})[–-]\d{4}", typed):
        return _term(int(match[2]), _NUMBERS[match[1]], calendar)
    if match := re.fullmatch(r"(?:programme|school|academic) year (\d{4})(?:[–-]\d{4})?", typed):
        return programme_year_of(date(int(match[1]), *calendar.year_starts), calendar)
    if match := re.fullmatch(r"(\d{4}) ?[年-]? ?t([12])", typed):
        return _term(int(match[1]), int(match[2]), calendar)
    if match := re.fullmatch(r"(\d{4})(?: ?y|[–-]\d{4} ?(?:(?:学年|年)度?)?)", typed):
        return programme_year_of(date(int(match[1]), *calendar.year_starts), calendar)
    if match := re.fullmatch(r"(\d{4}) ?年?", typed):
        return year_of(date(int(match[1]), 1, 1))
    year, rest = _year(typed, today)
    if match := re.fullmatch(r"q([1-4])|第?([一二三四1-4])季度?|(first|second|third|fourth) quarter(?: of)?", rest):
        return quarter_of(date(year, _NUMBERS[match[1] or match[2] or match[3]] * 3, 1))
    if match := re.fullmatch(r"h([12])|([上下])半年|(first|second) half(?:[- ]year)?(?: of)?", rest):
        return half_year_of(date(year, 1 if _NUMBERS[match[1] or match[2] or match[3]] == 1 else 7, 1))
    if match := re.fullmatch(_MONTH_NAME, rest):
        return _latest_month(year, MONTHS.index(match[1][:3]) + 1, today, named=rest != typed)
    if match := re.fullmatch(r"[-/.年]?(\d{1,2})月?", rest):
        return _latest_month(year, int(match[1]), today, named=rest != typed)
    return None


def _latest_month(year: int, month: int, today: date, *, named: bool) -> ReportingPeriod:
    """Return a month of a year that is `named`; without one, the latest such month that has begun."""
    first = date(year, month, 1)
    return month_of(first if named or first <= today else first.replace(year=year - 1))


def _year(typed: str, today: date) -> tuple[int, str]:
    """Return the year that a period's name begins or ends with, and the rest; this year where there is none."""
    if match := re.fullmatch(r"((?:19|20|21)\d{2}) ?年? ?(.+)", typed):
        return int(match[1]), match[2]
    if match := re.fullmatch(r"(今|去|前)年(.+)", typed):
        return today.year - "今去前".index(match[1]), match[2]
    if match := re.fullmatch(r"(.+?) ?((?:19|20|21)\d{2})", typed):
        return int(match[2]), match[1]
    return today.year, typed


def _term(year: int, number: int, calendar: SchoolCalendar) -> ReportingPeriod:
    """Return the first or second term of the school year that begins in a year."""
    start = date(year, *calendar.autumn_starts) if number == 1 else date(year + 1, *calendar.spring_starts)
    return term_of(start, calendar)


def _between(typed: str, today: date) -> ReportingPeriod | None:
    parts = re.split(r"\s*(?:\.\.|~|～|至|到|—|–| to | until )\s*", typed.removeprefix("from ").removeprefix("从"))
    if len(parts) != 2:
        return None
    first, last = (parse_date(part, today) for part in parts)
    return ReportingPeriod(first, last) if first <= last else None
