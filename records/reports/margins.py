"""Find what stands around a report and is no part of it: heads of forwarded messages, bylines, notes of publication."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

from records.reports.drafts import TextSpan
from records.reports.phrases import phrases

_STAMP = re.compile(r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ t]*\d{1,2}:\d\d")
_ENGLISH_STAMP = re.compile(
    r"(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (20\d\d)(?:,| at)? \d{1,2}:\d\d"
)


def margins(plain: str) -> tuple[TextSpan, ...]:
    """Return what stands around the report in a folded text: nothing is taken of it."""
    return tuple(sorted(_margins(plain)))


def _margins(plain: str) -> Iterator[TextSpan]:
    for match in _heads(plain):
        yield TextSpan(*match.span())
    for match in phrases("byline").finditer(plain):
        yield TextSpan(*match.span())


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\n))[ \t>]*(?:{phrases('head').pattern})[^\n]{{0,120}}(?:\n|$)")


def _heads(plain: str) -> list[re.Match[str]]:
    """Return the lines of heads; a lone date is a line of the report itself."""
    sure = phrases("head_for_sure")
    heads = [match for match in _head().finditer(plain) if sure.search(match[0])]
    return [head for head in heads if len(heads) > 1 or not head[0].lstrip().startswith("date:")]


def other_todays(plain: str) -> tuple[tuple[int, date], ...]:
    """Return from which places on another day is today: that on which a message was sent that is passed on."""
    return tuple(_other_todays(plain))


def _other_todays(plain: str) -> Iterator[tuple[int, date]]:
    for head in _heads(plain):
        if stamp := _STAMP.search(head[0]):
            year, month, day = map(int, stamp.groups())
        elif english := _ENGLISH_STAMP.search(head[0]):
            year, month, day = _ymd(english)
        else:
            continue
        try:
            yield head.end(), date(year, month, day)
        except ValueError:
            continue


def _ymd(stamp: re.Match[str]) -> tuple[int, int, int]:
    written = datetime.strptime(f"{stamp[1]} {stamp[2]} {stamp[3]}", "%d %b %Y")  # noqa: DTZ007  # a day only
    return written.year, written.month, written.day
