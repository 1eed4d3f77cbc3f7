"""Numbers for headings, tables, figures and annexes, as each language writes them: 一、（一）1. and 1 1.1 1.1.1."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from handlers.exports.dossier.blocks import AnnexBlock, DossierBlock, FigureBlock, HeadingBlock, TableBlock
from handlers.kit.texts import Language, plain
from records.messages import message

_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """Return a number from 1 to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def numbered(blocks: Iterable[DossierBlock], language: str) -> Iterator[DossierBlock]:
    """Yield the blocks with their numbers in what they say."""
    headings: list[int] = []
    tables = figures = annexes = 0
    for block in blocks:
        match block:
            case HeadingBlock():
                del headings[block.level :]
                headings += [0] * (block.level - len(headings))
                headings[-1] += 1
                yield replace(block, text=_heading(headings, block.text, language))
            case TableBlock() if block.caption:
                tables += 1
                caption = message("dossier-table-numbered", number=tables, caption=block.caption)
                yield replace(block, caption=plain(language, caption))
            case FigureBlock():
                figures += 1
                caption = message("dossier-figure-numbered", number=figures, caption=block.caption)
                yield replace(block, caption=plain(language, caption))
            case AnnexBlock():
                annexes += 1
                number = chinese_number(annexes) if language == Language.CHINESE else str(annexes)
                yield replace(block, number=plain(language, message("dossier-annex-numbered", number=number)))
            case _:
                yield block


def _heading(numbers: list[int], text: str, language: str) -> str:
    if language != Language.CHINESE:
        return f"{'.'.join(map(str, numbers))} {text}"
    last = numbers[-1]
    match len(numbers):
        case 1:
            return f"{chinese_number(last)}、{text}"
        case 2:
            return f"（{chinese_number(last)}）{text}"
    return f"{last}. {text}"
