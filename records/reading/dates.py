"""Dates as people type them, in Chinese and English, relative to a given today."""

import re
from contextlib import suppress
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from records.errors import UserError
from records.text import clean, narrow

EARLIEST, LATEST = 1949, 2199  # years; what lies outside is a slip of the pen, or forged
LONGEST = 60  # characters of a date, a time or a period; more is none, and would take long to look through
_CHINESE_DIGITS = {**{character: value for value, character in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_RELATIVE = {
    "大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "今天": 0, "今日": 0, "今晚": 0,
    "当天": 0, "当日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
    "the day before yesterday": -2, "day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0,
    "tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2,
}  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WEEKDAY_NAME = r"(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|r|rs)?\.?"
_CHINESE_WEEKDAY = r"(?:周|星期|礼拜)([一二三四五六日天末])"
_MARK = r" ?[-/.年月–] ?"
_SHORT_YEARS = 10  # from this one, for which two figures are enough
_CLOSE = timedelta(days=90)
_SERIAL_BEGINS = date(1899, 12, 30)
_NUMBER_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


class NoSuchDay(ValueError):
    """A date that is understood, and that no calendar has."""


def parse_date(text: str, today: date, *, future: bool = False) -> date:
    """Return the day that a text means, seen from today.

    Without a year it is the latest such day up to today, or with `future` the first from today on. Raises UserError
    when it is no date, one that no calendar has or that lies too far away, and where it can be read in two ways.
    """
    typed = narrow(clean(text)).lower().strip(" 。.,!")
    if len(typed) > LONGEST:
        raise UserError("date-not-understood")
    words, weekday = _without_weekday(typed)
    try:
        day = next(filter(None, (parse(words, today, future) for parse in _GRAMMARS)), None)
    except NoSuchDay as error:
        if typed.isdecimal():
            raise UserError("date-not-understood") from error
        raise UserError("date-not-in-calendar", typed=clean(text)[:LONGEST]) from error
    except OverflowError as error:
        raise UserError("date-too-far", earliest=str(EARLIEST), latest=str(LATEST)) from error
    if day is None:
        raise UserError("date-not-understood")
    if not EARLIEST <= day.year <= LATEST:
        raise UserError("date-too-far", earliest=str(EARLIEST), latest=str(LATEST))
    if weekday is not None and day.weekday() != weekday:
        raise UserError("date-other-weekday", date=day)
    return day


def _without_weekday(typed: str) -> tuple[str, int | None]:
    """Return a date without the weekday that stands before or behind it, and that weekday, 0 for Monday."""
    chinese = rf"(?:(?P<before>{_CHINESE_WEEKDAY})[,，、 ]*(?=\d|[一二三四五六七八九十]+月))?(?P<day>.*?)"
    if match := re.fullmatch(rf"{chinese}(?: ?[(（]?(?P<behind>{_CHINESE_WEEKDAY})[)）]?)?", typed):
        named = match["before"] or match["behind"]
        if named and re.search(r"[\d日号一二三四五六七八九十]$", match["day"]):
            return match["day"], "一二三四五六日".index(named[-1].replace("天", "日").replace("末", "六"))
    if match := re.fullmatch(rf"{_WEEKDAY_NAME},? (?P<day>.*\d.*)", typed):
        return match["day"], _WEEKDAYS.index(match[1])
    if match := re.fullmatch(rf"(?P<day>.*\d.*?),? [(]?{_WEEKDAY_NAME}[)]?", typed):
        return match["day"], _WEEKDAYS.index(match[2])
    return typed, None


def to_arabic_numerals(text: str) -> str:
    """Return a text with Chinese numerals up to 99, and years digit by digit, as Arabic ones.

    `十一月二十日` → `11月20日`.
    """
    return re.sub(r"[〇零一二三四五六七八九十廿两]+", lambda match: _arabic(match.group()), text)


def _arabic(numeral: str) -> str:
    numeral = numeral.replace("廿", "二十")
    if "十" not in numeral:
        return "".join(str(_CHINESE_DIGITS[character]) for character in numeral)
    tens, _, ones = numeral.partition("十")
    if any(part and part not in _CHINESE_DIGITS for part in (tens, ones)):
        return numeral
    return str((_CHINESE_DIGITS[tens] if tens else 1) * 10 + (_CHINESE_DIGITS[ones] if ones else 0))


def _named_day(typed: str, today: date, future: bool) -> date | None:
    offset = _RELATIVE.get(typed)
    return None if offset is None else today + timedelta(days=offset)


def _days_away(typed: str, today: date, future: bool) -> date | None:
    figures = to_arabic_numerals(typed)
    if match := re.fullmatch(r"(\d{1,4}) ?(天|日|个?星期|个?礼拜|周)(以?前|之前|以?后|之后)", figures):
        count = int(match[1]) * (1 if match[2] in "天日" else 7)
        return today + timedelta(days=count if "后" in match[3] else -count)
    if match := re.fullmatch(r"(\d{1,4}|[a-z]+) (day|week)s? ago|in (\d{1,4}|[a-z]+) (day|week)s?", figures):
        amount, unit = match[1] or match[3], match[2] or match[4]
        if not amount.isdecimal() and amount not in _NUMBER_WORDS:
            return None
        count = (int(amount) if amount.isdecimal() else _NUMBER_WORDS[amount]) * (7 if unit == "week" else 1)
        return today + timedelta(days=-count if match[1] else count)
    return None


def _weekday(typed: str, today: date, future: bool) -> date | None:
    monday = today - timedelta(days=today.weekday())
    if match := re.fullmatch(r"(上上个?|大上个?|上个?|这个?|本|下下个?|下个?)?" + _CHINESE_WEEKDAY, typed):
        weekday = "一二三四五六日".index(match[2].replace("天", "日").replace("末", "六"))
        if match[1] is None:
            return _nearest_weekday(weekday, today, future)
        weeks = {"上上": -2, "大上": -2, "上": -1, "这": 0, "本": 0, "下": 1, "下下": 2}[match[1].replace("个", "")]
        return monday + timedelta(days=weekday, weeks=weeks)
    if named := re.fullmatch(r"(?:on )?(last |past |this |next )?" + _WEEKDAY_NAME, typed):
        weekday = _WEEKDAYS.index(named[2])
        match (named[1] or "").strip():
            case "":
                return _nearest_weekday(weekday, today, future)
            case "this":
                return monday + timedelta(days=weekday)
            case "next":
                return _nearest_weekday(weekday, today + timedelta(days=1), True)
            case _:
                return _nearest_weekday(weekday, today - timedelta(days=1), False)
    return None


def _nearest_weekday(weekday: int, day: date, future: bool) -> date:
    if future:
        return day + timedelta(days=(weekday - day.weekday()) % 7)
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _in_figures(typed: str, today: date, future: bool) -> date | None:
    figures = to_arabic_numerals(typed)
    if match := re.fullmatch(rf"(\d{{4}}|\d{{2}}(?= ?年)){_MARK}(\d{{1,2}}){_MARK}(\d{{1,2}}) ?[日号]?", figures):
        return _day(int(match[1]) if len(match[1]) == 4 else int(match[1]) + 2000, int(match[2]), int(match[3]))
    if match := re.fullmatch(r"((?:19|20)\d{2})(\d{2})(\d{2})", figures):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(今年|去年|前年|明年)(\d{1,2})月(\d{1,2})[日号]?", figures):
        offset = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}[match[1]]
        return _day(today.year + offset, int(match[2]), int(match[3]))
    if match := re.fullmatch(rf"(\d{{1,2}}){_MARK}(\d{{1,2}}) ?[日号]?", figures):
        one, two = int(match[1]), int(match[2])
        day_first = one > 12 >= two and "月" not in figures and match[0][-1].isdecimal()
        return _without_year(two if day_first else one, one if day_first else two, today, future)
    if match := re.fullmatch(r"(\d{2})(\d{2})", figures):
        return _without_year(int(match[1]), int(match[2]), today, future)
    if match := re.fullmatch(r"(上个?月|本月|这个?月|下个?月)?(\d{1,2})[日号]", figures):
        return _day_of_month(match[1], int(match[2]), today, future)
    return None


def _short_year(typed: str, today: date, future: bool) -> date | None:
    """Return a day such as 26.11.25, which is written like this in Chinese.

    Raises UserError where it may as well be day, month and year, unless it lies close to today.
    """
    match = re.fullmatch(r"(\d{2})([-/.])(\d{1,2})\2(\d{1,2})", typed)
    if match is None:
        return None
    one, month, three = int(match[1]), int(match[3]), int(match[4])
    readings = []
    for year, day in ((one, three), (three, one)):
        with suppress(NoSuchDay):
            reading = _day(2000 + year, month, day)
            if abs(reading.year - today.year) <= _SHORT_YEARS:
                readings.append(reading)
    if len(set(readings)) == 2 and abs(readings[0] - today) > _CLOSE:
        raise UserError("date-ambiguous", typed=typed, one=readings[0], two=readings[1])
    return readings[0] if readings else None


def _year_last(typed: str, today: date, future: bool) -> date | None:
    """Return a day such as 25/11/2026. Raises UserError where month and day cannot be told apart."""
    match = re.fullmatch(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", typed)
    if match is None:
        return None
    one, two, year = int(match[1]), int(match[3]), int(match[4])
    if one != two and max(one, two) <= 12:
        raise UserError("date-ambiguous", typed=typed, one=_day(year, one, two), two=_day(year, two, one))
    return _day(year, min(one, two), max(one, two)) if min(one, two) <= 12 else _day(year, two, one)


def _serial(typed: str, today: date, future: bool) -> date | None:
    """Refuse the number by which a spreadsheet knows a day, and say which day that is."""
    if typed.isdecimal() and len(typed) == 5 and (day := day_of_serial(int(typed))) is not None:
        raise UserError("date-serial", typed=typed, date=day, iso=day.isoformat())
    return None


def day_of_serial(number: int) -> date | None:
    """Return the day that a spreadsheet knows by this number, from 1980 to 2079; None for other numbers."""
    return _SERIAL_BEGINS + timedelta(days=number) if 29_221 <= number < 65_746 else None


def parse_table_date(text: str) -> date | None:
    """Return the day that a table's cell holds; None where it is none.

    It is written in figures, with or without a time, or is a spreadsheet's number; of a month alone it is the first.
    Raises NoSuchDay, and UserError where month and day cannot be told apart.
    """
    typed = re.sub(r"[t ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$", "", narrow(clean(text)).lower())
    if match := re.fullmatch(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?", typed):
        return _day(int(match[1]), int(match[2]), int(match[3] or 1))
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", typed):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{5})(?:\.\d+)?", typed):
        return day_of_serial(int(match[1]))
    return _year_last(typed, date.max, False)


def _in_words(typed: str, today: date, future: bool) -> date | None:
    month_first = re.fullmatch(rf"{_MONTH_NAME} (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?", typed)
    day_first = re.fullmatch(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ?{_MONTH_NAME},?(?: (\d{{4}}))?", typed)
    if month_first:
        name, day, year = month_first.groups()
    elif day_first:
        day, name, year = day_first.groups()
    elif ordinal := re.fullmatch(r"(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)", typed):
        return _day_of_month(None, int(ordinal[1]), today, future)
    else:
        return None
    month = MONTHS.index(name) + 1
    return _day(int(year), month, int(day)) if year else _without_year(month, int(day), today, future)


def _day(year: int, month: int, day: int) -> date:
    """Return a day. Raises NoSuchDay on one that no calendar has."""
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NoSuchDay from error


def _without_year(month: int, day: int, today: date, future: bool) -> date:
    # From 2096 to 2104 there are eight years between two days of 29 February.
    years = range(today.year, today.year + 9) if future else range(today.year, today.year - 9, -1)
    return _first_valid([(year, month, day) for year in years], today, future)


def _day_of_month(which: str | None, day: int, today: date, future: bool) -> date:
    this_month = today.replace(day=1)
    if which:
        month = this_month + relativedelta(months={"上": -1, "本": 0, "这": 0, "下": 1}[which[0]])
        return _day(month.year, month.month, day)
    # Of three months that follow on each other one has the day, and lies on the side of today that is wanted.
    months = (this_month + relativedelta(months=count if future else -count) for count in range(3))
    return _first_valid([(month.year, month.month, day) for month in months], today, future)


def _first_valid(days: list[tuple[int, int, int]], today: date, future: bool) -> date:
    """Return the first of the days (year, month, day) that there is, up to today or from today on.

    Raises NoSuchDay where there is none.
    """
    for year, month, day_of_month in days:
        try:
            day = date(year, month, day_of_month)
        except ValueError:  # 29 February exists in some years only, the 31st in some months
            continue
        if day >= today if future else day <= today:
            return day
    raise NoSuchDay


_GRAMMARS = (_named_day, _days_away, _weekday, _in_figures, _short_year, _year_last, _serial, _in_words)


def iso_date(answer: object) -> date | None:
    """Return the date that an answer keeps in ISO's form; None where it keeps none."""
    return date.fromisoformat(answer) if isinstance(answer, str) else None
