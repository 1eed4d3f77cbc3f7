"""Mentions as they are pasted or kept in tables: what each row says, in whatever order its cells stand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import JsonValue

from records.errors import UserError
from records.kinds.public_mention import PublicMention, Tone
from records.messages import Message
from records.reading.numbers import is_whole, parse_number
from records.reading.occasions import parse_occasion
from records.reading.table_rows import PassedRow, is_about_table, is_no_entry, said_in
from records.text import clean, has_words

_TONE_WORDS = {
    Tone.POSITIVE: ("正面", "积极", "好评", "positive"),
    Tone.NEUTRAL: ("中性", "一般", "neutral"),
    Tone.NEGATIVE: ("负面", "消极", "差评", "negative"),
}
_TONE_OF_WORD = {word: tone for tone, words in _TONE_WORDS.items() for word in words}
_HEADINGS = {
    "outlet": "媒体|媒体名称|发布媒体|报道媒体|刊发媒体|刊登媒体|发布平台|平台|来源|outlet|media|source",
    "title": "标题|题目|报道标题|报道题目|新闻标题|文章标题|篇名|title|headline",
    "event_date": "日期|发布日期|报道日期|刊发日期|刊登日期|发布时间|报道时间|时间|date|published|published on",
    "link": "链接|网址|原文链接|报道链接|link|url",
    "author": "作者|记者|撰稿人|author|reporter",
    "reach": "触达|覆盖人数|阅读量|阅读数|浏览量|点击量|阅读|reach|readers|views",
    "tone": "语气|倾向|态度|tone",
}
_COLUMNS = {word: name for name, words in _HEADINGS.items() for word in words.split("|")}
_DIVIDERS = tuple(map(re.compile, (r"\t", r"\s+\|\s+", r"\|", r"\s+｜\s+", "｜", "；", ";")))
_ANY_DAY = date(2020, 1, 1)
_NAMED = ("outlet", "title", "author")  # the words of a row, in this order
LONGEST_DATE = 20  # characters
LEAST_CELLS = 3
_LINK = re.compile(r"https?://\S{3,1000}", re.IGNORECASE)
_NUMBERING = re.compile(r"[0-9０-９]{1,3}[.、]?")  # of the line, in its first cell
_NUMBERED = re.compile(r"^[0-9０-９]{1,3}(?:[、)）]|[.．](?=\s))\s*(?=\S)")  # before the first cell's own words
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


@dataclass(frozen=True)
class ParsedMentions:
    """The rows that can be taken as mentions, those that cannot, and those that are titles, totals and notes."""

    lines: tuple[MentionLine, ...]
    refused: tuple[RefusedMention, ...]
    passed: tuple[PassedRow, ...] = ()
    has_heading: bool = False


def pasted_cells(text: str) -> list[tuple[str, ...]]:
    """Return a pasted list as rows of cells: by tabs, bars or semicolons, whichever divides its rows best.

    Commas divide nothing, since titles hold them; and what divides no row of the list may stand in a title, too.
    """
    lines = text.splitlines()
    usual = max(_DIVIDERS, key=lambda divider: sum(_fit(_divided(line, divider)) for line in lines))
    return [_divided(line, _divider(line, usual)) for line in lines]


def _divider(line: str, usual: re.Pattern[str]) -> re.Pattern[str]:
    """Return what divides a line: what divides most, unless something else makes more of it."""
    return max((usual, *_DIVIDERS), key=lambda divider: _fit(_divided(line, divider)))


def _divided(line: str, divider: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(clean(cell) for cell in divider.split(line))


def _fit(cells: Sequence[str]) -> int:
    """Return how well a line is divided: into three cells at least, one of which is a day."""
    if len(cells) < LEAST_CELLS:
        return 0
    return 2 if any(map(_is_day, cells)) else 1


def _is_day(cell: str) -> bool:
    try:
        return _day(cell, _ANY_DAY) is not None
    except UserError:
        return True  # one that is not clear, or is to come


def parse_mentions(rows: Sequence[Sequence[str]], today: date) -> ParsedMentions:
    """Return what the rows tell, by their heading where there is one, else by what each cell looks like."""
    taken: list[MentionLine] = []
    refused: list[RefusedMention] = []
    passed: list[PassedRow] = []
    columns: Mapping[str, int] = {}
    for number, row in enumerate(rows, 1):
        cells = list(map(clean, row))
        if not any(cells):
            continue
        if again := _columns_of(cells):
            columns = again
            continue
        try:
            if is_about_table(cells):
                raise UserError("mention-line-short")
            answers = _by_columns(cells, columns, today) if columns else _answers(list(filter(None, cells)), today)
            taken.append(MentionLine(number, PublicMention.validated(answers, today)))
        except UserError as error:
            if is_about_table(cells) or is_no_entry(cells):
                passed.append(PassedRow(number, said_in(cells)))
            else:
                refused.append(RefusedMention(number, error.message))
    return ParsedMentions(tuple(taken), tuple(refused), tuple(passed), bool(columns))


def _columns_of(cells: Sequence[str]) -> Mapping[str, int]:
    """Return the columns that a heading names; none where the row is no heading."""
    columns: dict[str, int] = {}
    for column, cell in enumerate(cells):
        word = re.sub(r"[*＊（(].*$|[：:]\s*$", "", cell).strip(" ：:").casefold()
        if (name := _COLUMNS.get(word) or _COLUMNS.get("".join(word.split()))) is not None:
            columns.setdefault(name, column)
    return columns if len(columns) > 1 and {"title", "outlet"} & columns.keys() else {}


def _by_columns(cells: Sequence[str], columns: Mapping[str, int], today: date) -> dict[str, JsonValue]:
    said = {name: cells[column] for name, column in columns.items() if column < len(cells) and cells[column]}
    if not {"outlet", "title", "event_date"} <= said.keys():
        raise UserError("mention-line-short")
    day = _day(said["event_date"], today)
    if day is None:
        raise UserError("date-not-understood")
    answers: dict[str, JsonValue] = {**said, "event_date": day.isoformat()}
    if "reach" in said:
        reach = _reach(said["reach"])
        if reach is None:
            raise UserError("mention-line-number", said=said["reach"])
        answers["reach"] = reach
    if "tone" in said:
        tone = _TONE_OF_WORD.get(said["tone"].casefold())
        if tone is None:
            raise UserError("mention-line-tone", said=said["tone"])
        answers["tone"] = tone.value
    return answers


def _answers(cells: Sequence[str], today: date) -> dict[str, JsonValue]:
    answers: dict[str, JsonValue] = {}
    words: list[str] = []
    first = () if _NUMBERING.fullmatch(cells[0]) else (_NUMBERED.sub("", cells[0]),)
    for cell in (*first, *cells[1:]):
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
    if len(words) > len(_NAMED):
        raise UserError("mention-line-many", said=words[len(_NAMED)])
    named = zip(_NAMED, words, strict=False)
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
    return int(reach) if reach >= 0 and is_whole(reach) else None
