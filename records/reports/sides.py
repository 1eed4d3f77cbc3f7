"""Tell which side of the partnership words are about: the own one or the other, by names or by words like 我们."""

import re
from functools import lru_cache

from records.reports.circumstances import ReportCircumstances
from records.reports.passage import Passage
from records.roles import Side

_OWN = "我们(?!的)|我方|我院|我校|我司|我厂|我公司|本院|本校|本公司|本厂|咱们?|(?<![a-z])(?:we|us|our|ours)(?![a-z])"
_OF = {
    Side.COLLEGE: "学院|学校|职院|校方|院方|贵校|贵院|(?<![a-z])(?:college|university|school)(?![a-z])",
    Side.ENTERPRISE: "公司|企业|企方|厂方|厂里|贵司|贵厂|(?<![a-z])(?:company|enterprise|plant|factory)(?![a-z])",
}
_SHORTEST = 2  # characters of a name by which a side is told


def sides_in(passage: Passage, start: int, end: int) -> list[tuple[int, Side]]:
    """Return which sides a part of the text speaks of, each with where it is named, in order."""
    pattern = _pattern(passage.circumstances)
    own = passage.circumstances.own.side
    named = []
    for match in pattern.finditer(passage.plain, start, end):
        group = match.lastgroup or "own"
        named.append((match.start(), own if group == "own" else Side(group)))
    return named


def _pattern(circumstances: ReportCircumstances) -> re.Pattern[str]:
    return _of(circumstances.own.names, circumstances.partner.names, circumstances.own.side)


@lru_cache(64)
def _of(own: tuple[str, ...], partner: tuple[str, ...], side: Side) -> re.Pattern[str]:
    named = {side: own, side.other: partner}
    groups = [f"(?P<own>{_OWN})"]
    for each in Side:
        names = sorted(
            (re.escape(name.casefold()) for name in named[each] if len(name) >= _SHORTEST), key=len, reverse=True
        )
        whole = [rf"(?<![a-z]){name}(?![a-z])" if name.isascii() else name for name in names]
        groups.append(f"(?P<{each.value}>{'|'.join([*whole, _OF[each]])})")
    return re.compile("|".join(groups))
