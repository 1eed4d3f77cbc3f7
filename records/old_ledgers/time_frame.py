"""What stands around a day and completes it: the year of a title, an academic year, the month of a section."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from records.old_ledgers.days import DateOrder, WrittenDay, orders_of
from records.old_ledgers.dry_run import RowReason
from records.reading.dates import to_arabic_numerals

_ACADEMIC_YEAR_BEGINS = 9  # month
_WHOLE_DAY = re.compile(r"(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?!\d|\s*月)\s*[日号]?")
_ABOUT_FILING = re.compile(
    r"(?:填[报表写]|制表|打印|上报|报送|更新|审核|导出|统计)(?:日期|时间|截止|于|人|单位)?\s*[:：]\s*\S*"
)
_ACADEMIC = re.compile(
    r"(20\d{2})\s*(?:[-—–~～至/]+\s*(?:20)?(\d{2}))?\s*学年|(20\d{2})\s*[-/–—]\s*(?:20)?(\d{2})\s+(?:academic|school)"
)
_SPAN = re.compile(r"(20\d{2})\s*年?\s*(?:\d{1,2}月?)?\s*[-—–~～至到]+\s*(20\d{2})")
_MONTHS = re.compile(
    r"(20\d{2})\s*[年./]\s*(\d{1,2})\s*月?\s*[-—–~～至到]+\s*(20\d{2})\s*[年./]\s*(\d{1,2})(?!\s*[./\d])"
)
_YEAR = re.compile(r"(?<!\d)(20\d{2}|19\d{2})\s*(?:年度?(?!级)|$|(?=[^\d级届班.\-/]))")
_MONTH = re.compile(r"(?:^|[年\s(（、.第])(1[0-2]|0?[1-9])\s*月份?(?!\s*\d)")


@dataclass(frozen=True)
class TimeFrame:
    """What is known of the days of some rows: their year, or the twelve months that begin in one, and their month.

    `academic`: the year in which the twelve months begin, with the month `begins`.
    """

    year: int | None = None
    academic: int | None = None
    month: int | None = None
    begins: int = _ACADEMIC_YEAR_BEGINS

    def year_of(self, month: int) -> int | None:
        """Return in which year a month lies; None where that is not known."""
        if self.academic is not None:
            return self.academic + (month < self.begins)
        return self.year

    def within(self, outer: "TimeFrame") -> "TimeFrame":
        """Return this frame, completed by one that stands further out."""
        if self.year is None and self.academic is None:
            return replace(outer, month=self.month or outer.month)
        return self


def frame_of(text: str) -> TimeFrame:
    """Return what a title, a section or the name of a sheet says of the days below it."""
    narrow = unicodedata.normalize("NFKC", text).casefold()
    plain = _ABOUT_FILING.sub(" ", _WHOLE_DAY.sub(" ", to_arabic_numerals(narrow) if "年" in narrow else narrow))
    month = _MONTH.search(to_arabic_numerals(plain))
    months = set(_MONTH.findall(to_arabic_numerals(plain)))
    the_month = int(month[1]) if month and len(months) == 1 else None
    if academic := _ACADEMIC.search(plain):
        return TimeFrame(academic=int(academic[1] or academic[3]), month=the_month)
    spell = _MONTHS.search(plain)
    if spell and int(spell[3]) == int(spell[1]) + 1 and int(spell[4]) < int(spell[2]):
        return TimeFrame(academic=int(spell[1]), begins=int(spell[2]))
    span = _SPAN.search(plain)
    years = {int(year) for year in _YEAR.findall(plain)} | ({int(span[1]), int(span[2])} if span else set())
    return TimeFrame(years.pop() if len(years) == 1 else None, None, the_month)


@dataclass(frozen=True)
class DayRules:
    """How days of a column are read: the order of their numbers, the year that was asked for, the plausible years."""

    years: range
    order: DateOrder | None = None
    year: int | None = None


@dataclass(frozen=True)
class SettledDay:
    """A day, and the last of several."""

    day: date
    until: date | None = None


NO_FRAME, ANY_DAYS = TimeFrame(), DayRules(range(1990, 2100))


class Needs(Exception):
    """A day that hangs on an answer: to `year` or to `date_order`."""

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.question = question


def settle(written: WrittenDay, frame: TimeFrame, rules: DayRules) -> SettledDay | RowReason:
    """Return the day that was written, completed. Raise Needs where somebody has to say how."""
    if written.unordered is not None:
        later = written.until.unordered if written.until else None
        proved = [*orders_of(later, rules.years)] if later and rules.order is None else []
        rules = replace(rules, order=proved[0]) if len(proved) == 1 else rules
        first = _in_order(written.unordered, rules)
        if isinstance(first, RowReason) or written.until is None:
            return first
        final = settle(written.until, frame, rules)
        return replace(first, until=final.day) if isinstance(final, SettledDay) and final.day > first.day else first
    day = _completed(written, frame, rules)
    if isinstance(day, RowReason) or written.until is None:
        return day if isinstance(day, RowReason) else SettledDay(day)
    last = replace(written.until, year=written.until.year or (day.year if written.year or frame.year else None))
    until = _completed(
        last, replace(frame, month=frame.month or day.month), replace(rules, year=rules.year or day.year)
    )
    if not isinstance(until, date):
        return SettledDay(day)
    if until < day and written.until.year is None:
        until = until.replace(year=until.year + 1) if (until.month, until.day) != (2, 29) else until
    return SettledDay(day, until if until > day else None)


def _completed(written: WrittenDay, frame: TimeFrame, rules: DayRules) -> date | RowReason:
    month = written.month or frame.month
    if month is None or written.day is None:
        return RowReason.AMBIGUOUS_DATE
    year = written.year or frame.year_of(month) or rules.year
    if year is None:
        raise Needs("year")
    try:
        return date(year, month, written.day)
    except ValueError:
        return RowReason.IMPOSSIBLE_DATE


def _in_order(numbers: tuple[int, int, int], rules: DayRules) -> SettledDay | RowReason:
    readings = orders_of(numbers, rules.years) or orders_of(numbers, range(1900, 2200))
    days = set(readings.values())
    if len(days) == 1:
        return SettledDay(days.pop())
    if rules.order in readings:
        return SettledDay(readings[rules.order])
    if rules.order is not None:
        return RowReason.IMPOSSIBLE_DATE
    raise Needs("date_order")
