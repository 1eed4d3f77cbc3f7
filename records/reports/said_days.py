"""Find the days that a text names, wherever they stand in it, and which they are, seen from the day of the text."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from records.errors import UserError
from records.reading.dates import MONTHS, parse_date, to_arabic_numerals
from records.reports.drafts import DoubtReason, TextSpan

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}\.?"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_CHINESE_WEEKDAY = r"(?:周|星期|礼拜)[一二三四五六日天末]"
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
_NO_DAY_BEHIND = r"(?!\d|[楼线院厅门机车馆会厂仓库桌教文])"
_YEAR_WORD = "今年|去年|前年|明年|同年|当年|本年"
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_HOLIDAYS = {
    "元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "青年节": (5, 4), "儿童节": (6, 1), "七一": (7, 1),
    "建党节": (7, 1), "八一": (8, 1), "建军节": (8, 1), "教师节": (9, 10), "国庆": (10, 1),
}  # fmt: skip
_DAYS_OFF = {"一": 1, "1": 1, "两": 2, "二": 2, "2": 2, "三": 3, "3": 3}
_RELATIVE = {
    "大前天": -3, "前天": -2, "前晚": -2, "昨天": -1, "昨日": -1, "昨儿": -1, "昨晚": -1, "昨早": -1, "今天": 0,
    "今日": 0, "今儿": 0, "今晚": 0, "今早": 0, "今晨": 0, "明天": 1, "明日": 1, "明儿": 1, "明早": 1, "明晚": 1,
    "后天": 2, "大后天": 3,
}  # fmt: skip
_ENGLISH_RELATIVE = {
    "day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "tomorrow": 1, "day after tomorrow": 2,
}  # fmt: skip


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_YEAR_BEHIND = r"(?:,? (?:19|20)\d{2})?"
_MONTH_FIGURE, _DAY_FIGURE = "(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_PATTERNS = {
    "full": rf"(?<!\d)(?:(?:19|20)\d{{2}}|二[〇零][〇零一二三四五六七八九]{{2}})"
    rf" ?(?:年|[-/.]) ?{_NUMERAL} ?(?:月|[-/.]) ?{_NUMERAL}(?: ?[日号])?(?!\d)",
    "eight": r"(?<![a-z0-9/.-])20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)",
    "month": rf"(?:(?P<year_word>{_YEAR_WORD})的?)?{_NUMERAL} ?月 ?{_NUMERAL} ?"
    rf"(?:日|号{_NO_DAY_BEHIND}|(?=[上下早晚中,(\s~—-]|$))",
    "slashed": r"(?<![a-z0-9/.:-])\d{1,2}[/-]\d{1,2}[/-](?:20)\d{2}(?![a-z0-9/-])",
    "figures": rf"(?<![a-z0-9/.-])(?<!\d:){_MONTH_FIGURE}/{_DAY_FIGURE}(?![a-z0-9/%-]|\.\d)|"
    rf"(?<=[(]){_MONTH_FIGURE}\.{_DAY_FIGURE}(?=[)])|(?:^|(?<=\n)){_MONTH_FIGURE}\.{_DAY_FIGURE}(?=[\u4e00-\u9fff ])",
    "of_month": rf"(?:上个?月|本月|这个?月|下个?月)的?{_NUMERAL}[日号]{_NO_DAY_BEHIND}",
    "bare": r"(?<![\d月.:/\-年第])(?:[12]\d|3[01]|[1-9])"
    r"(?:日(?![常报均产前后内益期程])|号(?=[上下早晚中,。 已到起开就在]|$))",
    "weekday": rf"(?<!每)(?:大上上?个?|上上个?|上个?|这个?|本|下下个?|下个?)?{_CHINESE_WEEKDAY}(?!年|期)",
    "relative": _any(_RELATIVE),
    "holiday": rf"(?P<feast>{_any(_HOLIDAYS)})节?"
    r"(?:的?(?P<side>前|后)(?P<off>[一二两三123])[天日]|当天|当日|那天|这天)",
    "ago": rf"(?<!\d)(?:{_NUMERAL}|两)(?:天|个?星期|周)(?:前|之前|以前)(?!的)",
    "same": r"同日|同一天|当天|(?<=since )the same day",
    "ordinal": rf"\b(?:the )?(?P<nth>first|second|third|fourth|last) (?P<nth_day>{_WEEKDAY}) "
    rf"(?:of|in) (?P<nth_month>{_MONTH})(?: (?P<nth_year>20\d\d))?",
    "day_span": rf"\b(?P<from_day>\d{{1,2}})(?:st|nd|rd|th)? ?(?:to|-|–|till|until|through) ?"
    rf"(?P<to_day>\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}{_YEAR_BEHIND})\b",
    "day_first": rf"\b(?:{_WEEKDAY},? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}{_YEAR_BEHIND}\b",
    "month_first": rf"\b(?:{_WEEKDAY},? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?{_YEAR_BEHIND}(?![\d:])",
    "english_weekday": rf"(?<!every )(?<!each )\b(?:(?:last|past|this|next|on|over|came) )?{_WEEKDAY}\b",
    "english_relative": rf"\b(?:the )?(?:{_any(_ENGLISH_RELATIVE)})\b",
}
_PATTERN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()))
_OF_ONE_YEAR = ("full", "eight", "slashed", "relative", "english_relative", "ago")
_WEEKDAY_BESIDE = re.compile(rf" ?[(,]? ?(?:{_CHINESE_WEEKDAY}|{_WEEKDAY}\b)[)]?")
_RANGE = re.compile(
    r"\s*(?:\([^()\n]{1,6}\))?\s*(?:起|开始)?\s*(?:,?\s*(?:至|到|—+|–|~|-|\bto\b|\btill\b|\buntil\b|\bthrough\b))\s*(?:于)?\s*"
)
_BARE_LAST = re.compile(
    r"(?:(?<=[日号])|(?<=\d)(?=\s*[-—–至到~]\s*\d{1,2}[日号]))\s*(?:至|到|—+|–|~|-)\s*(?P<last>\d{1,2})(?:日|号)?(?![\d:月/.年点])"
)
_FURTHEST_BACK = 250  # days that a day without a year lies back; of two readings the nearer one is meant beyond that


@dataclass(frozen=True)
class SaidDay:
    """A day that is said, or the first of several; `day` is None where there is no such day, for the reason `doubt`.

    `last` is the last of several days. `with_year`: the year is said, too, or follows from what is said, as of 昨天.
    """

    span: TextSpan
    day: date | None
    last: date | None = None
    doubt: DoubtReason | None = None
    with_year: bool = False
    last_span: TextSpan | None = None


def said_days(plain: str, sent: date, bases: Sequence[tuple[int, date]] = ()) -> tuple[SaidDay, ...]:
    """Return the days that a folded text names, in order.

    `bases`: from which place on another day than that of sending is today, as in a message that is passed on.
    """
    days: list[SaidDay] = []
    matches = list(_PATTERN.finditer(plain))
    places = [at for at, _ in bases]
    for match in matches:
        base = bisect_left(places, match.start() + 1) - 1
        today = bases[base][1] if base >= 0 else sent
        said = _said(match, plain, today, days)
        if said is not None:
            days.append(said)
    return tuple(_with_ranges(plain, days))


def _said(match: re.Match[str], plain: str, today: date, before: Sequence[SaidDay]) -> SaidDay | None:
    kind = next(name for name in _PATTERNS if match[name] is not None)
    written, span = match[0].strip(), TextSpan(*match.span())
    previous = next((said.day for said in reversed(before) if said.day is not None), None)
    beside = _WEEKDAY_BESIDE.match(plain, match.end())
    weekday = _weekday_in(beside[0] if beside else "")
    try:
        day = _day_of(kind, match, to_arabic_numerals(written), today, previous, weekday)
    except (ValueError, UserError, OverflowError):
        return SaidDay(span, None, doubt=DoubtReason.NOT_IN_CALENDAR)
    if day is None:
        return None
    if kind == "day_span":
        first = int(match["from_day"])
        begins = day.replace(day=first) if 0 < first < day.day else day
        last_span = TextSpan(*match.span("to_day"))
        return SaidDay(span, begins, day, with_year=bool(re.search(r"20\d\d", written)), last_span=last_span)
    if beside and kind in ("full", "month", "figures", "day_first", "month_first"):
        span = TextSpan(span.start, beside.end())
    with_year = kind in _OF_ONE_YEAR or bool(re.search(r"20\d\d", written))
    return SaidDay(span, day, with_year=with_year)


def _day_of(
    kind: str, match: re.Match[str], written: str, today: date, previous: date | None, weekday: int | None
) -> date | None:
    """Return the day. Raises ValueError or UserError where no calendar has it."""
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    match kind:
        case "full":
            return date(*numbers[:3])
        case "eight":
            return date(numbers[0] // 10_000, numbers[0] // 100 % 100, numbers[0] % 100)
        case "month" | "figures":
            return _of_year(match["year_word"], numbers[0], numbers[1], today, previous, weekday)
        case "slashed":
            return _slashed(*numbers[:3])
        case "of_month" | "bare" | "ago":
            return parse_date(written.replace("的", ""), today)
        case "weekday" | "english_weekday":
            return _of_weekday(match[0].strip(), today)
        case "relative" | "english_relative":
            return today + timedelta(days=(_RELATIVE | _ENGLISH_RELATIVE)[match[0].removeprefix("the ")])
        case "holiday":
            return _of_holiday(match, today)
        case "same":
            return previous
        case "ordinal":
            return _of_ordinal(match, today)
    return _in_english(match["to_day"] or written, numbers[1:] if match["to_day"] else numbers, today, weekday)


def _in_english(written: str, numbers: Sequence[int], today: date, weekday: int | None) -> date:
    """Return a day whose month is a word. Raises ValueError where no calendar has it."""
    month = next(number for number, name in enumerate(MONTHS, 1) if re.search(rf"\b{name}", _without_weekday(written)))
    year = next((number for number in numbers if number > 31), None)
    if year is not None:
        return date(year, month, next(number for number in numbers if number <= 31))
    return _without_year(month, numbers[0], today, _weekday_in(written) if weekday is None else weekday)


def _without_weekday(written: str) -> str:
    return re.sub(rf"^{_WEEKDAY},? ", "", written)


def _of_year(word: str | None, month: int, day: int, today: date, previous: date | None, weekday: int | None) -> date:
    if word in ("同年", "当年"):
        return date((previous or today).year, month, day)
    if word:
        return date(today.year + {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1}[word], month, day)
    return _without_year(month, day, today, weekday)


def _without_year(month: int, day: int, today: date, weekday: int | None) -> date:
    """Return the day of this or a neighbouring year that is meant: a past one mostly. Raises ValueError on none."""
    days = []
    for year in (today.year, today.year - 1, today.year + 1, *range(today.year - 2, today.year - 9, -1)):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
        if len(days) == 3:
            break
    if not days:
        raise ValueError("no such day")
    of_weekday = [one for one in days if weekday is not None and one.weekday() == weekday]
    past = max((one for one in days if one <= today), default=days[0])
    future = min((one for one in days if one > today), default=past)
    if of_weekday and past not in of_weekday:
        return min(of_weekday, key=lambda one: abs(one - today))
    return past if (today - past).days <= _FURTHEST_BACK else future


def _slashed(one: int, two: int, year: int) -> date:
    """Return a day whose year comes last. Raises ValueError where month and day cannot be told apart."""
    if one != two and max(one, two) <= 12:
        raise ValueError("month and day cannot be told apart")
    return date(year, min(one, two), max(one, two)) if min(one, two) <= 12 else date(year, two, one)


def _weekday_in(written: str) -> int | None:
    if chinese := re.search(_CHINESE_WEEKDAY, written):
        return "一二三四五六日".index(chinese[0][-1].replace("天", "日").replace("末", "六"))
    english = re.search(rf"\b({_WEEKDAY})\b", written)
    return _WEEKDAYS.index(english[1][:3]) if english else None


def _of_weekday(written: str, today: date) -> date:
    weekday = _weekday_in(written) or 0
    monday, word = today - timedelta(days=today.weekday()), written[:-2].replace("个", "").replace("礼", "")
    weeks = {"大上": -2, "大上上": -3, "上上": -2, "上": -1, "这": 0, "本": 0, "下": 1, "下下": 2}.get(
        word.rstrip("周星")
    )
    if weeks is not None:
        return monday + timedelta(days=weekday, weeks=weeks)
    if written.startswith("next "):
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if written.startswith(("last ", "past ")):
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def _of_holiday(match: re.Match[str], today: date) -> date:
    month, day = _HOLIDAYS[match["feast"]]
    off = _DAYS_OFF[match["off"]] * (-1 if match["side"] == "前" else 1) if match["off"] else 0
    feast = _without_year(month, day, today + timedelta(days=7), None)
    return feast + timedelta(days=off)


def _of_ordinal(match: re.Match[str], today: date) -> date:
    month = MONTHS.index(match["nth_month"][:3]) + 1
    weekday, nth = _weekday_in(match["nth_day"]) or 0, _ORDINALS[match["nth"]]
    year = int(match["nth_year"]) if match["nth_year"] else _without_year(month, 1, today, None).year
    days = [date(year, month, 1) + timedelta(days=off) for off in range(31)]
    return [day for day in days if day.month == month and day.weekday() == weekday][nth]


def _with_ranges(plain: str, days: list[SaidDay]) -> Iterator[SaidDay]:
    """Yield the days, those that are the first and the last of several as one, and a weekday with its date as one."""
    at = 0
    while at < len(days):
        said = days[at]
        nearby = days[at + 1] if at + 1 < len(days) else None
        between = _RANGE.match(plain, said.span.end)
        if nearby and said.day == nearby.day and re.fullmatch(r"[ ,(]{1,2}", plain[said.span.end : nearby.span.start]):
            days[at + 1] = replace(nearby, span=TextSpan(said.span.start, nearby.span.end))
            at += 1
            continue
        if said.day and nearby and nearby.day and between and between.end() == nearby.span.start:
            yield _joined(said, _of_same_month(said.day, nearby, plain))
            at += 2
            continue
        at += 1
        bare = _BARE_LAST.match(plain, said.span.end) if said.day else None
        if bare and said.day and said.day.day < int(bare["last"]) <= 31:
            last = _in_month(said.day, int(bare["last"]))
            span = TextSpan(said.span.start, bare.end())
            yield replace(said, span=span, last=last, last_span=TextSpan(*bare.span("last"))) if last else said
            continue
        yield said


def _of_same_month(begins: date, last: SaidDay, plain: str) -> SaidDay:
    """Return a last day that is said without its month as one of the month of the first, where it is a later one."""
    bare = re.fullmatch(r"(\d{1,2})[日号]", last.span.of(plain))
    if bare is None or int(bare[1]) <= begins.day:
        return last
    return replace(last, day=_in_month(begins, int(bare[1])))


def _in_month(day: date, number: int) -> date | None:
    try:
        return day.replace(day=number)
    except ValueError:
        return None


def _joined(first: SaidDay, last: SaidDay) -> SaidDay:
    """Return the days from one to another; the last is the first such day after the first where no year is said."""
    ends, begins = last.day, first.day
    if ends and begins and not last.with_year:
        year = begins.year if (ends.month, ends.day) >= (begins.month, begins.day) else begins.year + 1
        ends = ends if ends >= begins and ends.year - begins.year <= 1 and ends.year == year else in_year(ends, year)
    if not ends or not begins or ends < begins:
        return replace(first, doubt=DoubtReason.SEVERAL)
    return replace(first, span=TextSpan(first.span.start, last.span.end), last=ends, last_span=last.span)


def in_year(day: date, year: int) -> date | None:
    """Return the same day of another year; None where that has none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None
