"""Reads the days of old ledgers, in every style in which they are written; what may be several days is none."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from records.errors import UserError
from records.old_ledgers.dry_run import RowReason
from records.old_ledgers.plain_words import is_ditto, says_nothing, unarmoured
from records.old_ledgers.tables import CellForm
from records.reading.dates import MONTHS, to_arabic_numerals
from records.reading.times import parse_times, settled, to_time

_EPOCH, _SHIFT_1904 = date(1899, 12, 30), 1462  # days
_SERIALS = range(20_000, 80_000)  # 1954 to 2119, by either epoch


class DateOrder(StrEnum):
    """In which order day and month stand where the year comes last."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"  # with two figures of a year


@dataclass(frozen=True)
class WrittenDay:
    """A day as a cell says it: not yet a day where the year, or the order of day and month, has to be known.

    `until` is the last of several days. `unordered`: three numbers of which the order has to be known, or the first two
    before a year that is known.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: "WrittenDay | None" = None
    start: time | None = None
    end: time | None = None
    unordered: tuple[int, int, int] | None = None
    ditto: bool = False


_TIME_BEHIND = re.compile(
    r"^(?P<day>.*?\d[日号]?)(?:[t,，;；]|\s+|(?<=[日号])(?=\d)|(?=上午|下午|晚上?|早上?|中午|凌晨|全天))\s*"
    r"(?P<time>(?:上午|下午|晚上?|早上?|早晨|中午|凌晨|全天|[ap]\.?m\.?)?\s*(?:\d{1,2}\s*(?:[:：点时]|[ap]\.?m).*)?)$"
)
_WEEKDAY = re.compile(
    r"[(\[]?(?:周|星期|礼拜)[一二三四五六日天末][)\]]?|[(\[]?\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?[)\]]?"
)
_Y = r"(?P<y>(?:19|20)\d{2})"
_SEPARATED = re.compile(rf"{_Y}\s*[-/.年_、 ]\s*(?P<m>\d{{1,2}})\s*[-/.月_、 ]\s*(?P<d>\d{{1,2}})\s*[日号]?")
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})")
_SHORT = re.compile(r"(?P<y>\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?")
_NO_YEAR = re.compile(r"(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*[日号]?")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*((?:19|20)\d{2}|\d{1,2})")
_NAME = r"(?P<n>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_IN_WORDS = (
    re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]*{_NAME},?[\s-]*(?P<y>(?:19|20)?\d{{2}})?"),
    re.compile(rf"{_NAME}\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d),?\s*(?P<y>(?:19|20)\d{{2}})?"),
    re.compile(rf"{_Y}[\s-]+{_NAME}[\s-]+(?P<d>\d{{1,2}})"),
)
_DIVIDED = re.compile(r"\s*(?:--|——|[-—–~～至到、,，;；&和\n]|\bto\b|\buntil\b|\band\b)\s*")
_BARE_DAY = re.compile(r"(?P<d>\d{1,2})\s*[日号]?")
_DAY_AND_YEAR = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?,\s*(?P<y>(?:19|20)\d{2})")  # as in May 12-13, 2025
_PAIR = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_SLASH_BETWEEN_DAYS = re.compile(r"(?<=[月.])(\d{1,2})\s*/\s*(?=\d{1,2}\s*[日号]?$)")  # as in 4月17/18日
_HINTS = re.compile(
    r"\d|[年月日旬季周节假]|学期|初|底|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|week"
)


def read_day(cell: str, form: CellForm, *, from_1904: bool = False) -> WrittenDay | RowReason:
    """Return the day that a cell says, or why it says none."""
    if form in (CellForm.ERROR, CellForm.FORMULA) or re.match(r"#(?:REF|N/A|VALUE|DIV/0|NAME|NUM|NULL)", cell):
        return RowReason.UNREADABLE_CELL
    typed = unicodedata.normalize("NFKC", unarmoured(cell.strip())).strip().lower()
    if typed.startswith("="):
        return RowReason.UNREADABLE_CELL
    if is_ditto(cell):
        return WrittenDay(ditto=True)
    if says_nothing(typed):
        return RowReason.NO_DATE
    if re.fullmatch(r"\d{5}(?:\.\d+)?", typed):
        return _of_serial(float(typed), from_1904=from_1904)
    if form is CellForm.NUMBER and (number := re.fullmatch(r"(\d{1,2})\.(\d{1,2})", typed)):
        return _of_decimal(number[1], number[2])
    return _in_text(typed)


def _of_serial(number: float, *, from_1904: bool) -> WrittenDay | RowReason:
    days = int(number) + (_SHIFT_1904 if from_1904 else 0)
    if days not in _SERIALS:
        return RowReason.AMBIGUOUS_DATE
    day = _EPOCH + timedelta(days=days)
    return WrittenDay(day.year, day.month, day.day)


def _of_decimal(month: str, day: str) -> WrittenDay | RowReason:
    """Return the day that a number is that a spreadsheet made of `4.10`: then 4.1 may be the first or the tenth."""
    later = int(day) * 10
    if len(day) == 1 and later <= (29 if int(month) == 2 else 30):
        return RowReason.AMBIGUOUS_DATE
    return _checked(WrittenDay(None, int(month), int(day)))


def _in_text(typed: str) -> WrittenDay | RowReason:
    plain = _WEEKDAY.sub(" ", typed)
    if re.search("[年月日号]", plain):
        plain = to_arabic_numerals(plain.replace("○", "〇").replace("o", "〇") if "年" in plain else plain)
    lines = [line for line in map(str.strip, plain.split("\n")) if line]
    if len(lines) > 1 and all(isinstance(_in_text(line), WrittenDay) for line in lines):
        plain = "、".join(lines)
    plain = re.sub(r"\s+", " ", re.sub(r"^(?:于|从|自)|(?:起|止|左右|前后)$", "", plain.strip())).strip(" 。.,;")
    plain = re.sub(r"(?<=[年月日号]) | (?=[年月日号])", "", plain)
    plain = re.sub(r"\((?![^()]*\d)[^()]*\)", "", plain).strip()
    plain = re.sub(r",?\s+(?:at|from)\s+(?=\d)", " ", _SLASH_BETWEEN_DAYS.sub(r"\1-", plain))
    whole = _one(plain) or _with_time(plain) or _several(plain)
    if whole is not None:
        return whole if isinstance(whole, RowReason) else _checked(whole)
    return RowReason.AMBIGUOUS_DATE if _HINTS.search(plain) else RowReason.NO_DATE


def _one(text: str) -> WrittenDay | None:
    """Return the one day that a text is, to its last character."""
    for pattern in (_SEPARATED, _COMPACT, _SHORT, _NO_YEAR, *_IN_WORDS):
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            month = MONTHS.index(parts["n"]) + 1 if parts.get("n") else int(parts["m"])
            year = int(parts["y"]) if parts.get("y") else None
            return WrittenDay(year + 2000 if year is not None and year < 100 else year, month, int(parts["d"]))
    if match := _BARE_DAY.fullmatch(text):
        return WrittenDay(day=int(match["d"]))
    if match := _YEAR_LAST.fullmatch(text):
        return WrittenDay(unordered=(int(match[1]), int(match[3]), int(match[4])))
    return None


def _with_time(text: str) -> WrittenDay | None:
    match = _TIME_BEHIND.match(text)
    if match is None or not match["time"].strip():
        return None
    day = _one(match["day"].strip())
    if day is None:
        return None
    start, end = read_times(match["time"])
    if start == time() and end is None:  # how a spreadsheet writes a day without a time
        return day
    return replace(day, start=start, end=end)


def _several(text: str) -> WrittenDay | None:
    """Return the first of several days, with the last where they follow on each other."""
    for divider in _DIVIDED.finditer(text):
        left, right = text[: divider.start()].strip(), text[divider.end() :].strip()
        first = _one(left) or _with_time(left)
        if first is None:
            continue
        last = _one(right) or _with_time(right) or _day_and_year(right)
        if last is not None:
            first = _completed_by(first, last, left)
        if last is None and (_several(right) or re.match(r"\d{1,2}[日号、]", right)):
            return first
        if last is None:
            continue
        follows = divider.group().strip() not in ("、", ",", "，", ";", "；", "和", "&", "and", "")
        return replace(first, until=last if follows else None)
    return None


def _day_and_year(text: str) -> WrittenDay | None:
    """Return the last day and the year of a span that begins with its month; None where a text is anything else."""
    match = _DAY_AND_YEAR.fullmatch(text)
    return WrittenDay(year=int(match["y"]), day=int(match["d"])) if match else None


def _completed_by(first: WrittenDay, last: WrittenDay, left: str) -> WrittenDay:
    """Return the first of two days with the month and the year that only the last one says."""
    pair = _PAIR.fullmatch(left)
    if last.unordered is not None and last.unordered[2] > 99:
        if pair:
            return replace(first, month=None, day=None, unordered=(int(pair[1]), int(pair[2]), last.unordered[2]))
        if first.month is None and first.day is not None and first.unordered is None:
            return replace(first, day=None, unordered=(first.day, *last.unordered[1:]))
    if first.month is None and first.day is not None and last.month is not None:
        return replace(first, month=last.month, year=last.year)
    return replace(first, year=last.year) if last.month is None and first.year is None and last.year else first


def read_times(text: str) -> tuple[time | None, time | None]:
    """Return the start and the end that a text says; None for what it doesn't say."""
    typed = unicodedata.normalize("NFKC", text).strip(" ,;。()")
    if re.fullmatch(r"0?\.\d+", typed):  # a part of a day, as spreadsheets keep it
        minutes = round(float(typed) * 1440)
        return to_time(minutes), None
    try:
        start, end = parse_times(re.sub(r"^(?:全天|整天)", "", typed))
    except UserError:
        return None, None
    begins, ends = settled(start, end)
    return to_time(begins), None if ends is None else to_time(ends)


def _checked(day: WrittenDay) -> WrittenDay | RowReason:
    """Return a day unless no calendar has it."""
    if day.day is not None and not _exists(day.year or 2024, day.month or 1, day.day):
        return RowReason.IMPOSSIBLE_DATE
    if day.unordered and not orders_of(day.unordered, range(1900, 2200)):
        return RowReason.IMPOSSIBLE_DATE
    return day


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def orders_of(numbers: tuple[int, int, int], years: range) -> dict[DateOrder, date]:
    """Return what three numbers mean, by each order in which they are a day in one of the years."""
    one, two, three = numbers
    last = three + 2000 if three < 100 else three
    readings = {DateOrder.DAY_FIRST: (last, two, one), DateOrder.MONTH_FIRST: (last, one, two)}
    if three < 100:
        readings[DateOrder.YEAR_FIRST] = (one + 2000, two, three)
    return {order: date(*numbers) for order, numbers in readings.items() if numbers[0] in years and _exists(*numbers)}
