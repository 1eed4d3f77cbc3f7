"""Times of day as people type them, in Chinese and English: what was said, and what it means where that is open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from records.errors import UserError
from records.reading.dates import LONGEST, to_arabic_numerals
from records.text import clean, narrow

HALF_DAY, DAY = 12 * 60, 24 * 60  # minutes
WORKING_HOURS = time(13)  # their middle
_EVENING, _MORNING = 17 * 60, 9 * 60  # what begins after the one may end before the other on the next day
_WORDS = {"noon": HALF_DAY, "midday": HALF_DAY, "midnight": DAY, "正午": HALF_DAY, "中午": HALF_DAY, "午夜": DAY}
_MORNINGS = "凌晨|清晨|清早|大清早|1早|1大早|大早上|早上|早晨|上午|早"  # 一早, as normalised() leaves it
_NOONS = "中午|正午|午间"
_AFTERNOONS, _EVENINGS = "下午|午后|傍晚|黄昏", "晚上|晚间|夜里|夜间|夜晚|深夜|半夜|晚"
_CHINESE_PART = f"{_MORNINGS}|{_NOONS}|{_AFTERNOONS}|{_EVENINGS}|夜"
PART_OF_DAY = f"{_CHINESE_PART}|(?:in the |at )?(?:morning|noon|afternoon|evening|night)"  # a pattern
_ENGLISH_PART = "in the morning|in the afternoon|in the evening|at night"
_ENGLISH_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CHINESE = re.compile(
    rf"(?P<part>{_CHINESE_PART})?(?P<hour>\d{{1,2}})"
    r"(?:[点时](?:(?P<minute>\d{1,2})分?|(?P<fraction>半|[1一]刻|[3三]刻|整|钟)?)|:(?P<figures>\d{2})(?::\d{2})?)"
)
_ENGLISH = re.compile(
    rf"(?P<at>at )?(?:(?P<relation>half past|quarter past|quarter to) )?(?P<hour>\d{{1,2}}|{'|'.join(_ENGLISH_HOURS)})"
    rf"(?:[:.](?P<minute>\d{{2}}))? ?(?P<part>am|pm|o'?clock)?(?: (?P<long_part>{_ENGLISH_PART}))?(?: sharp)?"
)
_FOUR_FIGURES = re.compile(r"(\d{2})(\d{2})(?: ?h(?:ou)?rs)?")
_NEXT_DAY = re.compile(r"^(?:次日|第2天|翌日) ?| ?[(]?(?:the )?next day[)]?$| ?\+1$")
DIVIDER = re.compile(r"\s*(?:至|到|—+|–|~|-|\.\.|\bto\b|\btill\b|\buntil\b|\bthrough\b)\s*")


@dataclass(frozen=True)
class ClockTime:
    """A time of day that was said, in minutes after midnight: `DAY` is midnight at the day's end.

    `sure`: it is said, or plain from the figures, whether it is in the morning or in the afternoon; `in_words`: it is
    said; `next_day`: it is said to be on the day after.
    """

    minutes: int
    sure: bool = True
    in_words: bool = False
    next_day: bool = False

    @property
    def readings(self) -> tuple[int, ...]:
        """What it may mean, in minutes after midnight."""
        return (self.minutes,) if self.sure else (self.minutes % HALF_DAY, self.minutes % HALF_DAY + HALF_DAY)

    def near(self, around: time) -> int:
        """Return what it means where things take place around a time: `2点` is 14:00 when everybody works by day."""
        return _nearest(self.readings, around)

    def after(self, start: int) -> int:
        """Return what it means as the end of what begins at a time: on the same day if it can."""
        later = [reading for reading in self.readings if reading > start and not self.next_day]
        return min(later) if later else min(self.readings, key=lambda reading: (reading - start - 1) % DAY)


def parse_time(text: str, around: time | None = None) -> time:
    """Return the time of day that a text means: `14:30`, `下午2点半`, `2pm`. Raises UserError when it is none.

    `around` decides between morning and afternoon where neither is said; without it, figures are taken as they are.
    """
    said = parse_clock_time(text)
    return to_time(said.minutes if around is None else said.near(around))


def parse_clock_time(text: str) -> ClockTime:
    """Return a time of day as it was said. Raises UserError when it is none."""
    said = clock_time(_NEXT_DAY.sub("", normalised(text))) if len(text) <= LONGEST else None
    if said is None:
        raise UserError("time-not-understood")
    return said


def parse_times(text: str) -> tuple[ClockTime, ClockTime | None]:
    """Return a time of day, or two as in `14:00-16:00`. Raises UserError when it is neither."""
    times = clock_times(normalised(text)) if len(text) <= LONGEST else None
    if times is None:
        raise UserError("time-not-understood")
    return times


def clock_times(typed: str) -> tuple[ClockTime, ClockTime | None] | None:
    """Return the one time, or the start and the end, that a normalised text is; None where it is neither."""
    if (said := clock_time(typed)) is not None:
        return said, None
    typed = re.sub(r"^(?:from |从|自)", "", typed)
    for divider in DIVIDER.finditer(typed):
        left, right = typed[: divider.start()], typed[divider.end() :]
        end = clock_time(until := _NEXT_DAY.sub("", right))
        if end is not None and until != right:
            end = replace(end, sure=True, next_day=True)  # 次日7:00 is in the morning
        start = clock_time(left) or clock_time(f"{left}点")  # 2-4pm, 下午2-4点
        if start is not None and end is not None:
            return start, end
    return None


def settled(start: ClockTime, end: ClockTime | None, around: time = WORKING_HOURS) -> tuple[int, int | None]:
    """Return what start and end mean together, each in minutes after its midnight."""
    if end is None:
        return start.near(around), None
    before_end = [reading for reading in start.readings if not end.sure or end.next_day or reading < end.minutes]
    begins = max(before_end) if end.in_words and before_end else _nearest(before_end or start.readings, around)
    return begins, end.after(begins)


def _nearest(readings: Sequence[int], around: time) -> int:
    middle = around.hour * 60 + around.minute
    return min(readings, key=lambda reading: min((reading - middle) % DAY, (middle - reading) % DAY))


def ends_next_day(start: time, end: time) -> bool:
    """Tell whether what ends before it began does so on the next day: at midnight, or after an evening or a night."""
    begins, ends = (moment.hour * 60 + moment.minute for moment in (start, end))
    return ends <= begins and (ends == 0 or (begins >= _EVENING and ends <= _MORNING))


def check_end(start: object, end: object) -> None:
    """Check two answers to questions for a time. Raises UserError where the end is not after the start."""
    if not (isinstance(start, str) and isinstance(end, str)) or end > start:
        return
    if not ends_next_day(time.fromisoformat(start), time.fromisoformat(end)):
        raise UserError("end-before-start", start=start[:5], end=end[:5])


def to_time(minutes: int) -> time:
    """Return minutes after midnight as a time of day; midnight at the day's end is 00:00."""
    return time(minutes % DAY // 60, minutes % 60)


def normalised(text: str) -> str:
    """Return a text as times are looked for in it: narrow, in lower case, with Arabic numerals."""
    lower = narrow(clean(text)).lower().strip(" 。,!")
    return to_arabic_numerals(re.sub(r"\b([ap])\.? ?m\b\.?", r"\1m", lower))


def clock_time(typed: str) -> ClockTime | None:
    """Return the time of day that a normalised text is; None where it is none."""
    typed = re.sub(r" ?(?:左右|前后|开始|起)$", "", typed)
    if typed in _WORDS:
        return ClockTime(_WORDS[typed])
    if match := _FOUR_FIGURES.fullmatch(typed):
        return _checked(int(match[1]), int(match[2]))
    if match := _CHINESE.fullmatch(typed.replace(" ", "")):
        fraction = {"半": 30, "一": 15, "1": 15, "三": 45, "3": 45}.get((match["fraction"] or "")[:1], 0)
        hour, minute = match["hour"], int(match["minute"] or match["figures"] or fraction)
        if match["part"] is None and match["figures"] and len(hour) == len("14"):
            return _checked(int(hour), minute)  # 10:00, as clocks of 24 hours show it
        return _in_part(hour, minute, match["part"])
    if match := _ENGLISH.fullmatch(typed):
        return _in_english(match)
    return None


def _in_part(hour_text: str, minute: int, part: str | None) -> ClockTime | None:
    """Return a time said in Chinese; None where the part of the day has no such hour."""
    hour = int(hour_text)
    if part is None:
        return _checked(hour, minute, sure=_is_sure(hour_text))
    if part in _MORNINGS.split("|"):
        hours = {**{hour: hour for hour in range(13)}, **({12: 0} if part == "凌晨" else {})}
    elif part in _NOONS.split("|"):
        hours = {10: 10, 11: 11, 12: 12, 1: 13, 2: 14, 13: 13, 14: 14}
    elif part in _AFTERNOONS.split("|"):
        hours = {12: 12, **{hour: hour % 12 + 12 for hour in range(1, 24) if hour != 12}}
    else:
        hours = _HOURS_OF_NIGHT
    return _checked(hours[hour], minute, in_words=True) if hour in hours else None


_HOURS_OF_NIGHT = {
    **{hour: hour for hour in (0, 1, 2, 3, 4, 24)},
    **{hour: hour % 12 + 12 for hour in (*range(5, 12), *range(17, 24))},
    12: 24,
}


def _in_english(match: re.Match[str]) -> ClockTime | None:
    """Return a time said in English; None for a bare number, and for hours that no clock has."""
    said, part = match["hour"], match["long_part"] or match["part"] or ""
    hour = int(said) if said.isdecimal() else _ENGLISH_HOURS.index(said) + 1
    if not (match["at"] or match["relation"] or match["minute"] or part):
        return None
    minute = {"half past": 30, "quarter past": 15, "quarter to": -15}.get(match["relation"], int(match["minute"] or 0))
    if (match["relation"] and match["minute"]) or (part and "clock" not in part and not 1 <= hour <= 12):
        return None
    match part:
        case "am" | "in the morning":
            hour %= 12
        case "pm" | "in the afternoon" | "in the evening":
            hour = hour % 12 + 12
        case "at night":
            hour = _HOURS_OF_NIGHT[hour]
        case _:
            return _checked(hour, minute, sure=_is_sure(said))
    return _checked(hour, minute, in_words=True)


def _is_sure(hour_text: str) -> bool:
    """Tell whether figures say by themselves whether it is morning or afternoon."""
    return hour_text.isdecimal() and (int(hour_text) > 12 or hour_text.startswith("0"))


def _checked(hour: int, minute: int, *, sure: bool = True, in_words: bool = False) -> ClockTime | None:
    minutes = hour * 60 + minute
    return ClockTime(minutes, sure, in_words) if minute < 60 and 0 <= minutes <= DAY else None
