"""Words that stand in every kind of old ledger, and the one way in which headings and cells are compared with words."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_NUMBERING = re.compile(r"^[(\[]?(?:\d{1,2}|q\d{1,2})[、.:)\]](?!\d)\s*")
_BRACKETED = re.compile(r"[(\[【〔（][^()\[\]【】〔〕（）]*[)\]】〕）]")
_ENDS = " \t:：*?？。.!！_-—#"
_NOTHING = re.compile(
    r"(?:[(\[【]?(?:空|无|没有|暂无|未填|未知|不详|待\S{1,3}|另定|另行通知|略|缺|n/?a|none|nil|null|tbd|tba|tbc|"
    r"unknown|not known|to be (?:confirmed|announced|decided))[)\]】]?|[-—–/\\.。*?？#_~]+)",
    re.IGNORECASE,
)
_UNFILLED_DAY = re.compile(r"(?:20)?[\s_]*年[\s_]+月[\s_]+日[\s_]*")
_DITTO = re.compile(
    r"(?:同上|同前|同左|上同|″|〃|\"|''|“|”|ditto|do\.|same(?: as above)?|as above)[。.]?", re.IGNORECASE
)
_ARMOUR_WITHIN = re.compile(r"([,;\t\r\n|，；｜][\s\"]*)'(?=[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−])")
_ARMOUR = re.compile(r"^['’](?=\s*[=+\-@＝＋－＠0-9\t|%﹦﹢﹣⁼⁺⁻₌₊₋−])")


class PlainHeading(NamedTuple):
    """A heading as it is compared, and what stood in its brackets."""

    text: str
    note: str


@lru_cache(4096)
def plain_heading(written: str) -> PlainHeading:
    """Return a heading without numbering, brackets, marks and, but between Latin words, spaces."""
    narrow = unicodedata.normalize("NFKC", written).casefold().strip()
    note = " ".join(part[1:-1] for part in _BRACKETED.findall(narrow))
    bare = _NUMBERING.sub("", _BRACKETED.sub("", narrow)).strip(_ENDS)
    return PlainHeading(_tight(bare), _tight(note))


@lru_cache(8192)
def plain_word(written: str) -> str:
    """Return a cell or a listed word as it is compared with others: narrow, small, without spaces but in Latin."""
    return _tight(unicodedata.normalize("NFKC", written).casefold().strip(_ENDS))


def _tight(text: str) -> str:
    single = re.sub(r"\s+", " ", text)
    return re.sub(r"(?<![a-z0-9,.'’]) | (?![a-z0-9])", "", single) if " " in single else single


def says_nothing(cell: str) -> bool:
    """Tell whether a cell is empty, or only says that there is nothing: 待定, (空), —."""
    return not cell or _NOTHING.fullmatch(unicodedata.normalize("NFKC", cell).strip()) is not None or is_unfilled(cell)


def is_unfilled(cell: str) -> bool:
    """Tell whether a cell is a day that was left to be filled in by hand: 年 月 日."""
    return _UNFILLED_DAY.fullmatch(unicodedata.normalize("NFKC", cell).strip()) is not None


def is_ditto(cell: str) -> bool:
    """Tell whether a cell only repeats the one above it."""
    return _DITTO.fullmatch(unicodedata.normalize("NFKC", cell).strip()) is not None or cell.strip() == "″"


def unarmoured(cell: str) -> str:
    """Return a text without the apostrophe that keeps a spreadsheet from reading it as a formula or a number."""
    return _ARMOUR_WITHIN.sub(r"\1", _ARMOUR.sub("", cell))
