"""The rows of an import, page by page: the sample, all of them, those that do not come in, and what its columns are."""

from collections.abc import Sequence

from handlers.buttons.batches import BatchRows, GiveBackRows, ShowBatchRows
from handlers.buttons.ledger import ShowRecord
from handlers.kit.pager import PageOf, page_of
from handlers.kit.replies import Button, Line, Screen
from handlers.views.batches import back
from handlers.views.record_cards import own_answers, record_line, record_name
from records.batches import BatchContent
from records.form import fields_of
from records.lengths import shortened
from records.messages import Message, message
from records.old_ledgers.dry_run import ColumnMatch, RejectedRow
from records.purposes import BatchPurpose
from records.registry import KINDS
from records.states import State
from records.text import kebab
from services.ledger.batches import SAMPLE_PAGE, VisibleBatch
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import batch_rows, batches, record_rows
from storage.ledger.batches import Batch
from storage.ledger.record_rows import StoredRecord
from storage.people.persons import Person

ROWS_A_PAGE = 15
BUTTONS_A_ROW = 5
LONGEST_ANSWER = 60  # UTF-16 units


def rows_screen(
    work: UnitOfWork, seen: VisibleBatch, reader: Person, language: str, rows: BatchRows, number: int
) -> Screen:
    """Return a page of an import's rows, in place of the import."""
    batch = seen.batch
    page: PageOf[object]
    open_rows: list[list[Button]]
    lines: list[Line]
    if rows in (BatchRows.SAMPLE, BatchRows.ALL):
        shown_records = _records(work, batch, rows, number)
        page = shown_records
        lines = [line for record in shown_records.items for line in _record(work, seen, record, reader, language)]
        open_rows = _grid([Button(f"#{record.id}", ShowRecord(record.id)) for record in shown_records.items])
    elif rows is BatchRows.REJECTED:
        rejected = page_of(_rejected(work, batch), number, ROWS_A_PAGE)
        page, open_rows = rejected, [[Button(Message("batch-mend"), GiveBackRows(batch.id))]]
        lines = list(map(rejected_line, rejected.items))
    else:
        columns = page_of(batch.summary.columns, number, ROWS_A_PAGE)
        page, open_rows = columns, []
        lines = list(map(column_line, columns.items))
    heading = message(f"batch-rows-{rows}", number=batch.id, count=page.count)
    turning = page.turning(lambda other: ShowBatchRows(batch.id, rows, other))
    shown: list[Line] = [heading, "", *lines] if lines else [heading]
    return Screen(BatchPurpose(batch.id), shown, [row for row in (*open_rows, turning, back(batch)) if row])


def _records(work: UnitOfWork, batch: Batch, rows: BatchRows, number: int) -> PageOf[StoredRecord]:
    if rows is BatchRows.ALL:
        items, count = batch_rows.page_of(work, batch.id, number * SAMPLE_PAGE, SAMPLE_PAGE)
        return PageOf(items, number, count, SAMPLE_PAGE)
    page = page_of(batch.sample, number, SAMPLE_PAGE)
    found = record_rows.by_ids(work, page.items)
    return PageOf([found[each] for each in page.items if each in found], page.number, page.count, SAMPLE_PAGE)


def _record(
    work: UnitOfWork, seen: VisibleBatch, record: StoredRecord, reader: Person, language: str
) -> Sequence[Line]:
    """Return what matters of a record: its line, and what its old ledger says of it."""
    answers = [
        message("form-answer", label=label, value=shortened(value, LONGEST_ANSWER) if isinstance(value, str) else value)
        for label, value in own_answers(work, record, reader, seen.partnership, language)
        if label.key in _MATTERS
    ]
    line = record_name(record) if record.state is State.BATCHED else record_line(record)
    return [line, *answers, ""]


# What else is asked first of each kind, or counts.
_BESIDE = ("event_date", "title", "narrative", "mode", "evidence")
_MATTERS = {
    field.key
    for form in KINDS.values()
    for field in fields_of(form)
    if field.name not in _BESIDE and (field.required or field.name == form.natural_key)
}


def _rejected(work: UnitOfWork, batch: Batch) -> Sequence[RejectedRow]:
    return BatchContent.unpacked(batches.kept(work, batch)[1]).rejected


def rejected_line(row: RejectedRow) -> Message:
    """Return why a row does not come in, and what it says."""
    said = " · ".join(cell for cell in row.cells if cell)
    where = message("batch-row-of-sheet" if row.sheet else "batch-row", sheet=row.sheet, row=row.row)
    return message(
        "batch-row-line", where=where, reason=Message(f"old-row-{kebab(row.reason)}"), said=shortened(said, 60)
    )


def column_line(column: ColumnMatch) -> Message:
    """Return what a column is taken for."""
    field: Line = Message("batch-column-none")
    if column.field:
        field = _LABELS.get((column.kind, column.field)) or column.field
    return message("batch-column", heading=shortened(column.heading, 40), field=field)


_LABELS = {(kind, field.name): field.label for kind, form in KINDS.items() for field in fields_of(form)}


def _grid(buttons: Sequence[Button]) -> list[list[Button]]:
    return [list(buttons[at : at + BUTTONS_A_ROW]) for at in range(0, len(buttons), BUTTONS_A_ROW)]
