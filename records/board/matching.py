"""Match offers with needs: by kind, by time and by words, each with what speaks for it, so that people see why."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from records.board.item import BoardDirection

LONGEST_WORDS = 3  # that are named as a reason
_LATIN = re.compile(r"[0-9a-z]{3,}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
# What stands in any offer and any need, and says nothing of either.
_COMMON = frozenset(
    {
        *(
            "提供",
            "需要",
            "寻求",
            "可以",
            "希望",
            "我校",
            "我司",
            "我院",
            "企业",
            "学院",
            "学校",
            "公司",
            "设备",
            "技术",
        ),
        *("技术", "人员", "场地", "课程", "课题", "岗位", "实习", "培训", "合作", "专业", "相关", "学生", "教师"),
        *("the", "and", "for", "with", "from", "can", "our", "you", "are", "need", "needs", "offer", "offers"),
        *("wanted", "available", "college", "company"),
    }
)
_SAYING_NOTHING = re.compile(
    "|".join(word if _CHINESE.match(word) else rf"\b{word}\b" for word in sorted(_COMMON, key=len, reverse=True))
)


@dataclass(frozen=True)
class BoardTerms:
    """What is compared of something on the board: `text` folded as searches are, from the first to the last day."""

    direction: BoardDirection
    kind: str
    organisation_id: int
    partnership_id: int
    first: date
    last: date
    text: str


@dataclass(frozen=True)
class BoardMatch:
    """Why two things fit: the days that they have in common, and the words; `near`: they are of one partnership."""

    first: date
    last: date
    words: tuple[str, ...]
    near: bool

    @property
    def close(self) -> bool:
        """Whether it is close enough that people are told of it unasked."""
        return bool(self.words) or self.near


def match(one: BoardTerms, other: BoardTerms) -> BoardMatch | None:
    """Return why the two fit; None where they do not.

    They have to be an offer and a need, of one kind, of two organisations, and have a day in common.
    """
    first, last = max(one.first, other.first), min(one.last, other.last)
    if one.direction is other.direction or one.kind != other.kind or first > last:
        return None
    if one.organisation_id == other.organisation_id:
        return None
    return BoardMatch(first, last, _shared(one.text, other.text), one.partnership_id == other.partnership_id)


def best_first(matches: Iterable[tuple[int, BoardMatch]]) -> list[tuple[int, BoardMatch]]:
    """Return the matches with the numbers of what is matched, those with most words in common first."""
    return sorted(matches, key=lambda item: (-sum(map(len, item[1].words)), not item[1].near, item[0]))


def _shared(one: str, other: str) -> tuple[str, ...]:
    """Return the words that both texts have, the longest first: of Chinese the longest runs of two or more signs."""
    one, other = _telling(one), _telling(other)
    latin = set(_LATIN.findall(one)) & set(_LATIN.findall(other))
    runs = {run for own in _CHINESE.findall(one) for run in _common_runs(own, other)}
    words = sorted(latin | runs, key=lambda word: (-len(word), word))
    return tuple(_unnested(words)[:LONGEST_WORDS])


def _telling(text: str) -> str:
    """Return the text without the words that stand in any offer and any need."""
    return _SAYING_NOTHING.sub(" ", text)


def _common_runs(own: str, other: str) -> Iterable[str]:
    """Yield the longest pieces of the run that stand in the other text, from left to right."""
    start = 0
    while start < len(own) - 1:
        end = start + 2
        if own[start:end] not in other:
            start += 1
            continue
        while end < len(own) and own[start : end + 1] in other:
            end += 1
        yield own[start:end]
        start = end


def _unnested(words: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for word in words:
        if not any(word in longer for longer in kept):
            kept.append(word)
    return kept
