"""Tells of which kind the entries of a block are: by a column that says it, by names and titles, or by its columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from records.old_ledgers.blocks import Block
from records.old_ledgers.column_words import column_words
from records.old_ledgers.columns import ColumnMatching, match_columns
from records.old_ledgers.common_columns import CommonColumn, common_column
from records.old_ledgers.plain_words import plain_word, says_nothing
from records.old_ledgers.sides import SideNames
from records.old_ledgers.tables import LedgerTable

_CLOSE = 1.0  # by how much the best kind has to be better, where no name tells it
_MOST_KINDS_TOLD = 0.5  # of the cells of a column that tells the kind


@dataclass(frozen=True)
class BlockKinds:
    """The kinds of a block's entries: one for all, or for each row that of the cell in a column.

    `unsure`: kinds that fit as well, where somebody has to say.
    """

    matchings: Mapping[str, ColumnMatching]
    kind: str
    told_by: int | None = None
    unsure: tuple[str, ...] = ()

    def of_row(self, row: Sequence[str]) -> ColumnMatching | None:
        """Return what the columns are for a row; None where its kind is none of ours."""
        if self.told_by is None:
            return self.matchings[self.kind]
        cell = row[self.told_by] if self.told_by < len(row) else ""
        if says_nothing(cell):
            return self.matchings[self.kind]
        told = kind_of_name(cell)
        return self.matchings[told] if told else None


def kind_of_name(cell: str) -> str | None:
    """Return the kind that a cell names; None where it is none."""
    plain = plain_word(cell)
    return next((kind for kind, words in column_words().items() if plain in words.names), None)


def choose_kinds(
    table: LedgerTable,
    block: Block,
    titles: Sequence[str],
    sides: SideNames,
    file_name: str,
    imposed: Mapping[int, str],
    answer: str | None,
) -> BlockKinds:
    """Return of which kinds the entries of a block are."""
    matchings = {kind: match_columns(table, block, words, sides, imposed) for kind, words in column_words().items()}
    scores = {
        kind: matching.score + _by_name(kind, table.name, titles, file_name) for kind, matching in matchings.items()
    }
    ranked = sorted(scores, key=lambda kind: -scores[kind])
    best = answer if answer in matchings else ranked[0]
    told_by = _kind_column(table, block)
    close = tuple(kind for kind in ranked if scores[ranked[0]] - scores[kind] < _CLOSE)
    unsure = close if len(close) > 1 and told_by is None and not _is_named(ranked[0], table.name, titles) else ()
    return BlockKinds(matchings, best, told_by, unsure)


def _by_name(kind: str, sheet: str, titles: Sequence[str], file_name: str) -> float:
    words = column_words()[kind].tables
    score = 0.0
    for text, base, each in ((sheet, 4.0, 1.0), (" ".join(titles), 2.0, 0.5), (file_name, 1.0, 0.25)):
        plain = plain_word(text)
        longest = max((len(word) for word in words if word in plain), default=0)
        score += base + each * min(longest, 6) if longest else 0
    return score


def _is_named(kind: str, sheet: str, titles: Sequence[str]) -> bool:
    return _by_name(kind, sheet, titles, "") > 0


def _kind_column(table: LedgerTable, block: Block) -> int | None:
    """Return the column whose cells name kinds."""
    for column, heading in enumerate(block.heading):
        if common_column(heading.own) is not CommonColumn.KIND:
            continue
        cells = [table.rows[row][column] for row in block.rows[:200] if not says_nothing(table.rows[row][column])]
        named = [cell for cell in cells if kind_of_name(cell)]
        if cells and len(named) > len(cells) * _MOST_KINDS_TOLD:
            return column
    return None
