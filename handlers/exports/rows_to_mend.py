"""The rows of an old ledger that did not come in, as a workbook to mend and send back: text stays text in it."""

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from pydantic import BaseModel

from handlers.exports.file_names import file_name
from handlers.exports.sheet import ExportSheet, Heading
from handlers.kit.documents import DocumentContext, DocumentFile
from handlers.kit.texts import plain
from records.batches import BatchContent
from records.messages import Message
from records.old_ledgers.dry_run import ColumnMatch, RejectedRow
from records.text import kebab
from services.ledger.batches import own
from storage.ledger import batches

WIDTH = 20  # characters


class RowsToMend(BaseModel):
    """Of which import the rows are."""

    batch: int


def make_rows_to_mend(context: DocumentContext, parameters: RowsToMend) -> DocumentFile:
    """Write the rows that did not come in, each sheet with its own headings, and why at the end of each row.

    Raise UserError where the person may not have them.
    """
    from handlers.exports.workbook import write_workbook  # only now: the library costs memory

    batch = own(context.work, context.person, parameters.batch).batch
    content = BatchContent.unpacked(batches.kept(context.work, batch)[1])
    language = context.person.language
    names = list(dict.fromkeys(row.sheet for row in content.rejected))
    sheets = [
        _sheet(name, batch.summary.columns, [row for row in content.rejected if row.sheet == name], language)
        for name in names
    ]
    path = context.folder / file_name(f"{batch.file_name.rpartition('.')[0] or batch.file_name}-{batch.id}.xlsx")
    write_workbook(path, sheets)
    return DocumentFile(path, Message("batch-mend-caption"))


def _sheet(name: str, columns: Sequence[ColumnMatch], rejected: Sequence[RejectedRow], language: str) -> ExportSheet:
    width = max(len(row.cells) for row in rejected)
    headings = {_place(column.column): column.heading for column in columns if column.sheet == name}
    wide = max(width, max(headings, default=-1) + 1)
    shown = [Heading(headings.get(place, ""), WIDTH) for place in range(wide)]
    reason = Heading(plain(language, Message("batch-mend-reason")), WIDTH)

    def rows() -> Iterator[Sequence[str]]:
        for row in rejected:
            why = plain(language, Message(f"old-row-{kebab(row.reason)}"))
            yield [*row.cells, *[""] * (len(shown) - len(row.cells)), why]

    return ExportSheet(name or "1", name, "&P / &N", [*shown, reason], rows(), to_fill=True)


def _place(letters: str) -> int:
    """Return the place of a column from 0, by its letters."""
    place = 0
    for letter in letters:
        place = place * len(ascii_uppercase) + ascii_uppercase.index(letter) + 1
    return place - 1
