"""Find the times of day that a text names, wherever they stand in it, alone or as a beginning and an end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from records.reading.times import ClockTime, clock_times, normalised
from records.reports.drafts import TextSpan

_PART = (
    "凌晨|清晨|清早|大清早|早上|早晨|上午|中午|正午|下午|午后|傍晚|"
    "晚上|晚间|夜里|夜间|深夜|今早|今晚|昨晚|明早|明晚|早|晚"
)
_HOUR = r"(?:\d{1,2}|二十[一二三四]?|十[一二三四五六七八九]?|[一二两三四五六七八九])"
_MINUTES = r"(?:半|整|[一三13]刻|(?:\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])分?)"
_CLOCK = (
    rf"(?:{_HOUR}(?:点|时(?!间|代|期))钟?(?!来|多|左右|种|名|人){_MINUTES}?|(?<![\d.])(?<!\d:)\d{{1,2}}:[0-5]\d(?!\d))"
)
_WORDS = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_MINUTES_IN_WORDS = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty five": 45, "fifty": 50}
_SPOKEN = rf"(?:{_WORDS})[ -](?:forty[ -]five|fifteen|twenty|thirty|forty|fifty)"
_ENGLISH_PART = r"(?: (?:in the (?:morning|afternoon|evening)|at night))?(?: sharp)?"
_FIGURES = r"\d{1,2}(?:[:.][0-5]\d)?"
_PM = r" ?(?:[ap]\.?m(?![a-z0-9])\.?)"
_ENGLISH = (
    rf"\b(?:half past|quarter past|quarter to) (?:\d{{1,2}}|{_WORDS})\b{_ENGLISH_PART}|"
    rf"\b{_FIGURES}{_PM}{_ENGLISH_PART}|\b(?:\d{{1,2}}|{_WORDS}) o'clock{_ENGLISH_PART}|\b(?:noon|midnight)\b|"
    rf"\bat {_SPOKEN}\b{_ENGLISH_PART}|"
    rf"\bat (?:\d{{1,2}}|{_WORDS})\b(?![:/.%-]?\d)(?! (?:people|students|of|the|hengyuan|per))"
)
_DIVIDER = r"\s*(?:至|到|—+|–|~|-|\bto\b|\btill?\b|\buntil\b)\s*"
_PATTERN = re.compile(
    rf"(?P<range>(?:(?P<first_part>{_PART})的?\s?)?(?:{_CLOCK}|(?<![\d.:月日年])(?:\d{{1,2}}|[一二两三四五六七八九十])(?=[到至—-]))"
    rf"(?:开始)?{_DIVIDER}(?:(?:{_PART})的?\s?)?{_CLOCK}(?:{_PM})?)|"
    rf"(?P<to_hour>\b\d{{1,2}}:[0-5]\d{_DIVIDER}\d{{1,2}}(?![\d:/.点月])|"
    r"(?:(?<=today )|(?<=morning, )|(?<=afternoon, )|(?<=evening, ))\d{1,2}-\d{1,2}(?= (?:at|in) |,))|"
    rf"(?P<english_range>(?:(?:{_PART})\s?|\b)(?:{_FIGURES})(?:{_PM})?{_DIVIDER}{_FIGURES}{_PM})|"
    rf"(?P<spoken_range>\b(?:{_SPOKEN}{_DIVIDER}(?:{_SPOKEN}|{_WORDS})|(?:{_WORDS}){_DIVIDER}{_SPOKEN})\b)|"
    rf"(?P<bare_range>\b\d{{1,2}} (?:till?|until) \d{{1,2}}(?=[,.;\n]|$)|"
    rf"(?<![\d.])(?:1[3-9]|2[0-3])\.[0-5]\d\s?[-–]\s?(?:1[3-9]|2[0-3])\.[0-5]\d(?![\d.]))|"
    rf"(?P<english>{_ENGLISH})|(?P<chinese>(?:(?P<part>{_PART})的?\s?)?{_CLOCK})"
)
_SPOKEN_TIME = re.compile(rf"\b(?P<hour>{_WORDS})[ -](?P<minutes>forty[ -]five|{'|'.join(_MINUTES_IN_WORDS)})\b")
_ROUGH_BEFORE = re.compile(
    r"(?:大概|大约|约|差不多|估计是?|可能|近|about|around|by|before|roughly|approx\.?|提前|past)\s*(?:at\s*)?(?:快)?$"
)
_ROUGH_BEHIND = re.compile(r"\s*(?:来钟|多钟?|左右|前后|上下|的样子|ish\b|or so\b|\?)")
_NO_TIME_BEHIND = re.compile(r"\s*(?:分钟|个?小时|个?钟头|hours?|minutes?|mins?\b|比|:\d)")


@dataclass(frozen=True)
class SaidTime:
    """A time of day that is said, or a beginning with its end; `rough` where it is not said exactly."""

    span: TextSpan
    start: ClockTime
    end: ClockTime | None = None
    rough: bool = False
    end_span: TextSpan | None = None


def said_times(plain: str, days: Sequence[TextSpan]) -> tuple[SaidTime, ...]:
    """Return the times of day that a folded text names, in order; what is part of a day's figures is none."""
    times: list[SaidTime] = []
    taken = iter(sorted(days))
    day = next(taken, None)
    part = ""
    for match in _PATTERN.finditer(plain):
        while day is not None and day.end <= match.start():
            day = next(taken, None)
        if match.end() == match.start() or (day is not None and day.start < match.start() < day.end):
            continue
        if _NO_TIME_BEHIND.match(plain, match.end()):
            continue
        said = _said(match, part)
        if said is None:
            continue
        named = match["first_part"] or match["part"] or ""
        part = named if named else (part if said.start.in_words or not said.start.sure else "")
        rough = bool(_ROUGH_BEFORE.search(plain, max(0, match.start() - 12), match.start()))
        rough = rough or bool(_ROUGH_BEHIND.match(plain, match.end()))
        times.append(SaidTime(TextSpan(*match.span()), said.start, said.end, rough))
    return tuple(times)


def _in_figures(match: re.Match[str]) -> str:
    """Return a time that is said in English words in figures: one thirty is 1.30."""
    minutes = _MINUTES_IN_WORDS[match["minutes"].replace("-", " ")]
    return f"{_WORDS.split('|').index(match['hour']) + 1}.{minutes}"


def _said(match: re.Match[str], part: str) -> SaidTime | None:
    written = re.sub(r"的|开始|时候", "", match[0]).strip()
    written = re.sub(r"今早|明早", "早上", re.sub(r"今晚|昨晚|明晚", "晚上", written))
    written = re.sub(r"点钟", "点", written)
    written = _SPOKEN_TIME.sub(_in_figures, re.sub(r"\btil\b", "till", written))
    typed = normalised(written).strip(" .")
    typed = re.sub(rf"^(?:{_PART})\s?(?=\d.*[ap]m$)", "", typed)
    times = clock_times(typed) or clock_times(f"at {typed}") or clock_times(f"{typed}点")
    if times is None:
        return None
    start, end = times
    if start.in_words is False and not start.sure and part and end is None:
        inherited = clock_times(normalised(part + typed))
        start = inherited[0] if inherited else start
    return SaidTime(TextSpan(*match.span()), start, end)
