"""Mentions as they are pasted or kept in tables: what each row says, in whatever order its cells stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import JsonValue

from records.dates import parse_date
from records.errors import UserError
from records.kinds.public_mention import PublicMention, Tone
from records.messages import Message
from records.text import clean, has_words, narrow_digits

_TONE_WORDS = {
    Tone.POSITIVE: ("正面", "积极", "好评", "positive"),
    Tone.NEUTRAL: ("中性", "一般", "neutral"),
    Tone.NEGATIVE: ("负面", "消极", "差评", "negative"),
}
_TONE_OF_WORD = {word: tone for tone, words in _TONE_WORDS.items() for word in words}
_HEADINGS = {
    "媒体", "媒体名称", "发布媒体", "标题", "题目", "日期", "发布日期", "时间", "链接", "网址", "作者", "触达",
    "阅读量", "浏览量", "语气", "倾向", "outlet", "media", "title", "date", "link", "url", "author",
    "reach", "readers", "tone",
}  # fmt: skip
LONGEST_DATE = 20  # characters
_LINK = re.compile(r"https?://\S{3,1000}", re.IGNORECASE)
_REACH = re.compile(r"([\d,，]+(?:\.\d+)?)\s*(万|w|k|千)?\+?(?:人|次|阅读)?", re.IGNORECASE)
_UNITS = {"万": 10_000, "w": 10_000, "千": 1_000, "k": 1_000}


@dataclass(frozen=True)
class MentionLine:
    """A mention that a row tells. `number` is the row's own, from 1."""

    number: int
    mention: PublicMention


@dataclass(frozen=True)
class RefusedMention:
    """A row that cannot be taken, by its number from 1, and why."""

    number: int
    reason: Message


def pasted_cells(text: str) -> list[tuple[str, ...]]:
    """Return a pasted list as rows of cells, divided by tabs, bars or semicolons, since titles hold commas."""
    lines = text.splitlines()
    return [tuple(clean(cell) for cell in re.split(r"[\t|｜;；]", line)) for line in lines]


def parse_mentions(rows: Sequence[Sequence[str]], today: date) -> tuple[list[MentionLine], list[RefusedMention]]:
    """Return the rows that can be taken as mentions, and those that cannot. A heading is passed over."""
    taken: list[MentionLine] = []
    refused: list[RefusedMention] = []
    for number, row in enumerate(rows, 1):
        cells = list(filter(None, map(clean, row)))
        if not cells or all(cell.casefold() in _HEADINGS for cell in cells):
            continue
        try:
            taken.append(MentionLine(number, PublicMention.validated(_answers(cells, today), today)))
        except UserError as error:
            refused.append(RefusedMention(number, error.message))
    return taken, refused


def _answers(cells: Sequence[str], today: date) -> dict[str, JsonValue]:
    answers: dict[str, JsonValue] = {}
    words: list[str] = []
    for cell in cells:
        if _LINK.fullmatch(cell):
            answers["link"] = cell
        elif cell.casefold() in _TONE_OF_WORD:
            answers["tone"] = _TONE_OF_WORD[cell.casefold()].value
        elif "event_date" not in answers and (day := _day(cell, today)) is not None:
            answers["event_date"] = day.isoformat()
        elif (reach := _reach(cell)) is not None:
            answers["reach"] = reach
        elif has_words(cell):
            words.append(cell)
    if len(words) < 2 or "event_date" not in answers:
        raise UserError("mention-line-short")
    named = zip(("outlet", "title", "author"), words, strict=False)
    return {**answers, **dict(named)}


def _day(cell: str, today: date) -> date | None:
    if len(cell) > LONGEST_DATE or _REACH.fullmatch(narrow_digits(cell)):
        return None
    try:
        return parse_date(cell, today)
    except UserError:
        return None


def _reach(cell: str) -> int | None:
    match = _REACH.fullmatch(narrow_digits(cell))
    if match is None:
        return None
    unit = _UNITS.get((match[2] or "").casefold(), 1)
    return round(float(re.sub(r"[,，]", "", match[1])) * unit)
