"""When something took place, as people say it in one go: a day or several, with its times: `11月25日下午3点到5点`."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from records.errors import UserError
from records.reading.dates import LONGEST, parse_date
from records.reading.times import DAY, DIVIDER, PART_OF_DAY, ClockTime, clock_times, normalised, settled, to_time
from records.text import clean, narrow

_SPELLED_OUT = (  # names of a part of a day that name the day, too
    (re.compile(r"(前|昨|今|明|后|当)(早|晚|夜)(?:上|里|间)?"), r"\1天\2"),
    (re.compile(r"(大前|前|昨|今|明)儿个?"), r"\1天"),
    (re.compile(r"\bthis (morning|afternoon|evening)\b"), r"today \1"),
    (re.compile(r"\btonight\b"), "today evening"),
    (re.compile(r"\b(evening|morning|afternoon|night),?(?: at)? (\d[^ ]*)$"), r"\2 in the \1"),
    (re.compile(r"\bin the night$"), "at night"),
    (re.compile(r"^(?:从|自)(?=.*(?:起|开始)$)|(?:起|开始)$"), ""),
    (re.compile(r"\blast night\b"), "yesterday night"),
)
_YEAR = re.compile(r"\d{4}")
_LONGEST = timedelta(days=300)  # of several days whose last is said without its year
_LONGEST_BARE = timedelta(days=14)  # whose last is said by its number alone, and may be in the next month: 30日到2日
_BARE_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?[日号]?")


@dataclass(frozen=True)
class Occasion:
    """When something took place. `until` is the last of several days; `start` and `end` are known where they were said.

    An end that is not after the start is on the day after.
    """

    day: date
    until: date | None = None
    start: time | None = None
    end: time | None = None


def parse_occasion(text: str, today: date, *, future: bool = False) -> Occasion:
    """Return when something took place, seen from today. Raises UserError as `parse_date` does."""
    typed = narrow(clean(text)).lower().strip(" 。.,!")
    if len(typed) > LONGEST:
        raise UserError("date-not-understood")
    for pattern, replacement in _SPELLED_OUT:
        typed = pattern.sub(replacement, typed)
    try:  # which is all that most people say
        return Occasion(parse_date(typed, today, future=future))
    except UserError as error:
        if error.message.key != "date-not-understood":
            raise UserError(error.message.key, **error.message.values) from None
    occasion = _one_day(typed, today, future) or _several_days(typed, today, future)
    if occasion is None:
        raise UserError("date-not-understood")
    return occasion


def _one_day(typed: str, today: date, future: bool) -> Occasion | None:
    """Return a day with its times, in either order; None where the text is none."""
    for at in range(1, len(typed)):
        if _is_within(typed, at):
            continue
        for day_text, times_text in ((typed[:at], typed[at:]), (typed[at:], typed[:at])):
            times = _times(times_text)
            day = _day(day_text, today, future) if times else None
            if times and day:
                return _occasion(day, *times)
    return None


def _is_within(typed: str, at: int) -> bool:
    """Tell whether a place in a text is within a number or an English word."""
    around = typed[at - 1 : at + 1]
    return around.isdecimal() or (around.isascii() and around.isalpha())


def _times(text: str) -> tuple[ClockTime | None, ClockTime | None] | None:
    """Return the start and the end that a text says, both unknown for a part of the day; None where it is neither."""
    words = re.sub(r"^t(?=[0-9])", "", text.strip(" ,，"))
    if re.fullmatch(PART_OF_DAY, words):
        return None, None
    if re.fullmatch(r"20[0-5]\d", words):  # a year
        return None
    return clock_times(normalised(words))


def _day(text: str, today: date, future: bool) -> date | None:
    """Return the day that a text says; None where it is none. Raises UserError on a day that cannot be."""
    words = re.sub(r"^(?:on|in|在|于|从|自)\b ?|\b ?(?:at|on|in|from|the|的|于|自)$", "", text.strip(" ,，")).strip(
        " ,，"
    )
    try:
        return parse_date(words, today, future=future)
    except UserError as error:
        if error.message.key == "date-not-understood":
            return None
        raise


def _several_days(typed: str, today: date, future: bool) -> Occasion | None:
    """Return days from one to another; None where the text says none."""
    typed = re.sub(r"^(?:从|自|from )|(?:为?止)$", "", typed)
    for divider in DIVIDER.finditer(typed):
        left, right = typed[: divider.start()], typed[divider.end() :]
        first = _end_of_span(left, today, future)
        if first is None and (last := _end_of_span(right, today, future)) is not None:
            first = _in_month_of(last, left)
        else:
            last = first and (_end_of_span(right, first.day, True) or _in_month_of(first, right))
        if first and last and _is_span(first.day, last.day, right):
            return Occasion(first.day, last.day if last.day > first.day else None, first.start, last.start)
    return None


def _is_span(first: date, last: date, written: str) -> bool:
    """Tell whether several days can be meant by their first and their last, which was written so."""
    if _YEAR.search(written) or first.replace(day=1) == last.replace(day=1):
        return first <= last
    bare = _BARE_DAY.fullmatch(written.strip()) is not None
    return first <= last and last - first < (_LONGEST_BARE if bare else _LONGEST)


def _end_of_span(text: str, today: date, future: bool) -> Occasion | None:
    """Return the first or the last of several days; None where the text is no day."""
    day = _day(text, today, future)
    return Occasion(day) if day else _one_day(text, today, future)


def _in_month_of(other: Occasion, text: str) -> Occasion | None:
    """Return the day of the same month that a bare number names."""
    if not _BARE_DAY.fullmatch(text):
        return None
    return Occasion(parse_date(f"{other.day:%Y-%m}-{re.sub('[^0-9]', '', text)}", other.day))


def _occasion(day: date, start: ClockTime | None, end: ClockTime | None) -> Occasion:
    if start is None:
        return Occasion(day)
    begins, ends = settled(start, end)
    if begins >= DAY:
        raise UserError("time-end-of-day")
    return Occasion(day, None, to_time(begins), None if ends is None else to_time(ends))
