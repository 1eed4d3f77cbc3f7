"""Dates and times as people type them, in Chinese and English, relative to a given today."""

import re
from datetime import date, time, timedelta

from dateutil.relativedelta import relativedelta

from records.errors import UserError
from records.text import clean, narrow_digits

EARLIEST, LATEST = 1949, 2199  # years; what lies outside is a slip of the pen, or forged
LONGEST = 60  # characters of a date, a time or a period; more is none, and would take long to look through
_CHINESE_DIGITS = {**{character: value for value, character in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_RELATIVE = {
    "大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "今天": 0, "今日": 0, "今晚": 0,
    "当天": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
    "the day before yesterday": -2, "day before yesterday": -2, "yesterday": -1, "today": 0, "tonight": 0,
    "tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2,
}  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WEEKDAY_NAME = r"(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|r|rs)?\.?"
_CHINESE_WEEKDAY = r"(?:周|星期|礼拜)([一二三四五六日天末])"
_NUMBER_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def parse_date(text: str, today: date, *, future: bool = False) -> date:
    """Return the day that a text means, seen from today.

    Without a year it is the latest such day up to today, or with `future` the first from today on. Raises UserError
    when it is no date, or one that no calendar has.
    """
    typed = narrow_digits(clean(text)).lower().strip(" 。.,!！")
    if len(typed) > LONGEST:
        raise UserError("date-not-understood")
    try:
        for parse in (_named_day, _days_away, _weekday, _in_figures, _in_words):
            day = parse(typed, today, future)
            if day is not None and EARLIEST <= day.year <= LATEST:
                return day
    except (ValueError, OverflowError) as error:
        if not typed.isdecimal():
            raise UserError("date-not-in-calendar", typed=clean(text)[:LONGEST]) from error
    raise UserError("date-not-understood")


def parse_time(text: str) -> time:
    """Return the time of day that a text means: `14:30`, `下午2点半`, `2pm`. Raises UserError when it is none."""
    if len(text) > LONGEST:
        raise UserError("time-not-understood")
    typed = to_arabic_numerals(narrow_digits(clean(text)).lower().replace("：", ":").replace(" ", "").replace(".", ""))
    if typed in ("noon", "正午", "中午"):
        return time(12)
    part_of_day_pattern = r"(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)?"
    match = (
        re.fullmatch(part_of_day_pattern + r"(\d{1,2})[点时](?:(\d{1,2})分?|(半|一刻|1刻|三刻|3刻|整|钟)?)()", typed)
        or re.fullmatch(part_of_day_pattern + r"(\d{1,2}):(\d{2})()(am|pm)?", typed)
        or re.fullmatch(r"()(\d{1,2})()()(am|pm)", typed)
        or re.fullmatch(r"()(\d{2})(\d{2})()()", typed)
    )
    if match is None:
        raise UserError("time-not-understood")
    part_of_day, hour_text, minute_text, fraction, am_or_pm = match.groups()
    hour = int(hour_text)
    minute = int(minute_text or {"半": 30, "一": 15, "1": 15, "三": 45, "3": 45}.get((fraction or "")[:1], 0))
    if am_or_pm and not 1 <= hour <= 12:
        raise UserError("time-not-understood")
    if (part_of_day in ("下午", "傍晚", "晚上", "晚") or am_or_pm == "pm") and hour < 12:
        hour += 12
    elif (part_of_day == "中午" and hour < 3) or (am_or_pm == "am" and hour == 12):
        hour = (hour + 12) % 24
    if hour > 23 or minute > 59:
        raise UserError("time-not-understood")
    return time(hour, minute)


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
    if match := re.fullmatch(r"(上上个?|上个?|这个?|本|下个?)?" + _CHINESE_WEEKDAY, typed):
        weekday = "一二三四五六日".index(match[2].replace("天", "日").replace("末", "六"))
        if match[1] is None:
            return _nearest_weekday(weekday, today, future)
        weeks = {"上上": -2, "上": -1, "这": 0, "本": 0, "下": 1}[match[1].replace("个", "")]
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
    without_weekday = re.sub(rf"[ (（]*{_CHINESE_WEEKDAY}[)）]?$", "", typed)
    figures = to_arabic_numerals(without_weekday)
    mark = r" ?[-/.年–] ?"
    if match := re.fullmatch(rf"(\d{{4}}|\d{{2}}(?=年)){mark}(\d{{1,2}}) ?[-/.月–] ?(\d{{1,2}}) ?[日号]?", figures):
        return date(int(match[1]) % 100 + 2000 if len(match[1]) == 2 else int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"((?:19|20)\d{2})(\d{2})(\d{2})", figures):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(今年|去年|前年|明年)(\d{1,2})月(\d{1,2})[日号]?", figures):
        offset = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}[match[1]]
        return date(today.year + offset, int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{1,2}) ?[-/.月–] ?(\d{1,2}) ?[日号]?", figures) or re.fullmatch(
        r"(\d{2})(\d{2})", figures
    ):
        month, day = int(match[1]), int(match[2])
        return _without_year(month, day, today, future)
    if match := re.fullmatch(r"(上个?月|本月|这个?月|下个?月)?(\d{1,2})[日号]", figures):
        return _day_of_month(match[1], int(match[2]), today, future)
    return None


def _in_words(typed: str, today: date, future: bool) -> date | None:
    words = re.sub(rf"^{_WEEKDAY_NAME}(?:,? )", "", typed)
    month_first = re.fullmatch(rf"{_MONTH_NAME} (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?", words)
    day_first = re.fullmatch(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH_NAME},?(?: (\d{{4}}))?", words)
    if month_first:
        name, day, year = month_first.groups()
    elif day_first:
        day, name, year = day_first.groups()
    else:
        return None
    month = MONTHS.index(name) + 1
    return date(int(year), month, int(day)) if year else _without_year(month, int(day), today, future)


def _without_year(month: int, day: int, today: date, future: bool) -> date:
    # From 2096 to 2104 there are eight years between two days of 29 February.
    years = range(today.year, today.year + 9) if future else range(today.year, today.year - 9, -1)
    return _first_valid([(year, month, day) for year in years], today, future)


def _day_of_month(which: str | None, day: int, today: date, future: bool) -> date:
    this_month = today.replace(day=1)
    if which:
        month = this_month + relativedelta(months={"上": -1, "本": 0, "这": 0, "下": 1}[which[0]])
        return month.replace(day=day)
    # Of three months that follow on each other one has the day, and lies on the side of today that is wanted.
    months = (this_month + relativedelta(months=count if future else -count) for count in range(3))
    return _first_valid([(month.year, month.month, day) for month in months], today, future)


def _first_valid(days: list[tuple[int, int, int]], today: date, future: bool) -> date:
    """Return the first of the days (year, month, day) that there is, up to today or from today on.

    Raises ValueError where there is none.
    """
    for year, month, day_of_month in days:
        try:
            day = date(year, month, day_of_month)
        except ValueError:  # 29 February exists in some years only
            continue
        if day >= today if future else day <= today:
            return day
    raise ValueError("no such day")


def iso_date(answer: object) -> date | None:
    """Return the date that an answer keeps in ISO's form; None where it keeps none."""
    return date.fromisoformat(answer) if isinstance(answer, str) else None
