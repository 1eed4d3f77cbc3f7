"""Read how many of each side were there, where the text gives an exact number and says of whom."""

import re
from collections.abc import Mapping

from records.reports.drafts import ReadingRule, ReadValue, TextSpan
from records.reports.passage import Passage
from records.reports.whose import Whose
from records.roles import Side

_NUMERALS = {character: number for number, character in enumerate("零一二三四五六七八九十")} | {"两": 2}
_COUNT = re.compile(
    r"(?P<count>\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])(?:个|位|名)?(?:人(?!一)|同志|党员|老师|员工|[位名](?![一-鿿]))"
)
_ROUGH = re.compile(r"(?:约|近|大概|多|余|来|几|等共|共|合计|总共|一共)\s*$")
_OTHERS = re.compile(r"(?:学生|毕业生|应到[^\n。;,、\d到]{0,9}|缺席|请假|未到|名额|第)\s*$")
_AMONG = re.compile(r"[里中]|当中|之中")
_NEAR = 12  # characters between whose people they are and how many


def read_headcounts(passage: Passage, whose: Whose) -> Mapping[Side, ReadValue]:
    """Return the number of people of each side; one that is rough, or of both together, is none."""
    own = passage.circumstances.own.side
    counts: dict[Side, ReadValue] = {}
    for match in passage.found(_COUNT):
        before = passage.before(match.start(), 10)
        mark = whose.last_mark(match.start())
        among = _AMONG.match(passage.plain, match.end())  # 12个党员里: how many there are, not how many came
        if mark is None or among or _ROUGH.search(before) or _OTHERS.search(before):
            continue
        between = passage.plain[mark[0].end : match.start()]
        if len(between) > _NEAR or re.search(r"[。;]|双方|两[家个边]|和|与|、", between):
            continue
        side = own if mark[1] else own.other
        counts.setdefault(side, ReadValue(number_of(match["count"]), TextSpan(*match.span()), ReadingRule.NUMBER))
    return counts


def number_of(written: str) -> int:
    """Return the number that figures or a Chinese numeral up to 99 say."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.partition("十") if "十" in written else ("", "", written)
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(ones, 0)
