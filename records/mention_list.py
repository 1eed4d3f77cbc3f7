"""Mentions as they are pasted or kept in tables: what each row says, in whatever order its cells stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import JsonValue

from records.errors import UserError
from records.kinds.public_mention import PublicMention, Tone
from records.messages import Message
from records.numbers import parse_number
from records.occasions import parse_occasion
from records.text import clean, has_words

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
_NUMBERING = re.compile(r"[0-9０-９]{1,3}[.、]?")  # of the line, in its first cell
_LIKE_A_NUMBER = re.compile(  # what is meant for a reach or a date, and is not understood
    r"(?=.*[0-9０-９十百千万亿])[0-9０-９〇零一二三四五六七八九十百千万亿两几.,，。:：/+~～–—至到余多约近超wkm\s年月日号-]+"
    r"(?:人次?|次|阅读量?|浏览量?|点击量?|views?|readers?|people)?"
)


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
    for cell in cells[1:] if _NUMBERING.fullmatch(cells[0]) else cells:
        if _LINK.fullmatch(cell):
            answers["link"] = cell
        elif cell.casefold() in _TONE_OF_WORD:
            answers["tone"] = _TONE_OF_WORD[cell.casefold()].value
        elif "reach" not in answers and (reach := _reach(cell)) is not None:
            answers["reach"] = reach
        elif "event_date" not in answers and (day := _day(cell, today)) is not None:
            answers["event_date"] = day.isoformat()
        elif _LIKE_A_NUMBER.fullmatch(cell.casefold()):
            raise UserError("mention-line-number", said=cell)
        elif has_words(cell):
            words.append(cell)
    if len(words) < 2 or "event_date" not in answers:
        raise UserError("mention-line-short")
    named = zip(("outlet", "title", "author"), words, strict=False)
    return {**answers, **dict(named)}


def _day(cell: str, today: date) -> date | None:
    if len(cell) > LONGEST_DATE:
        return None
    try:
        occasion = parse_occasion(cell, today)
    except UserError as error:
        if error.message.key in ("date-not-understood", "date-not-in-calendar", "date-serial"):
            return None
        raise
    return occasion.day if occasion.until is None else None


def _reach(cell: str) -> int | None:
    """Return how many people a cell says, a whole number; None where it says something else."""
    try:
        reach = parse_number(cell, "readers").value
    except UserError:
        return None
    return int(reach) if reach >= 0 and reach % 1 == 0 else None
