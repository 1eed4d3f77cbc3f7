"""An import of an old ledger as both sides see it: what it would do, how far it has come, what became of it."""

from collections.abc import Sequence

from handlers.buttons.batches import (
    AnswerBatch,
    BatchRows,
    ConfirmBatch,
    GiveBackRows,
    RefuseBatch,
    ShowBatch,
    ShowBatchRows,
    SkipBatchQuestion,
    StopBatch,
    UndoBatch,
    WriteBatch,
)
from handlers.kit.replies import Button, Line, Screen
from records.batches import BatchState, StoredEntry
from records.form import fields_of, heading_of, option_label
from records.lengths import shortened
from records.messages import Message, message
from records.old_ledgers.dry_run import LedgerQuestion
from records.purposes import BatchPurpose
from records.record import Record
from records.registry import KINDS
from records.roles import Side
from records.text import kebab
from services.ledger.batches import VisibleBatch, in_line_before, open_questions, pages_to_look_at
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import batches
from storage.ledger.batches import Batch
from storage.people import persons
from storage.people.persons import Person

BatchButtons = list[list[Button]]
CHOICES_A_ROW = 2


def batch_screen(
    work: UnitOfWork, seen: VisibleBatch, reader: Person, *, move: bool, heading: Message | None = None
) -> Screen:
    """Return the import as it stands, with what the reader may do."""
    lines: list[Line] = [heading, ""] if heading else []
    lines.append(message("batch-heading", number=seen.batch.id, file=seen.batch.file_name))
    shown, rows = _of_state(work, seen, reader)
    return Screen(BatchPurpose(seen.batch.id), [*lines, *shown], [row for row in rows if row], move=move)


def _of_state(work: UnitOfWork, seen: VisibleBatch, reader: Person) -> tuple[list[Line], BatchButtons]:
    batch = seen.batch
    match batch.state:
        case BatchState.WAITING:
            return _in_line(work, batch)
        case BatchState.SHOWN:
            return _dry_run(work, batch)
        case BatchState.PENDING:
            return _pending(seen, reader)
        case BatchState.WRITING | BatchState.CONFIRMING | BatchState.UNDOING:
            return _under_way(batch)
    return _settled(work, seen, reader)


def _in_line(work: UnitOfWork, batch: Batch) -> tuple[list[Line], BatchButtons]:
    before = in_line_before(work, batch)
    line = message("batch-in-line", count=before) if before else Message("batch-reading")
    return [line], [[Button(Message("batch-stop"), StopBatch(batch.id))]]


def _under_way(batch: Batch) -> tuple[list[Line], BatchButtons]:
    stops = batch.state is BatchState.WRITING
    rows = [[Button(Message("batch-stop"), StopBatch(batch.id))]] if stops else []
    done = batch.progress if stops else 0
    return [message(f"batch-{batch.state}", done=done, total=batch.total)], rows


# What it would do -----------------------------------------------------------------------------------------------------


def _dry_run(work: UnitOfWork, batch: Batch) -> tuple[list[Line], BatchButtons]:
    lines = _counts(batch)
    lines += [
        message("batch-same-file", number=other.id, date=other.at.date()) for other in batches.of_same_file(work, batch)
    ]
    questions = open_questions(batch)
    if questions:
        place, question = questions[0]
        asked, rows = _question(batch, place, question, len(questions))
        return [*lines, "", *asked], [*rows, _looks(batch), [Button(Message("batch-stop"), StopBatch(batch.id))]]
    if batch.summary.first:
        lines += ["", Message("batch-first"), *map(_example, batch.summary.first)]
    write = [Button(message("batch-write", count=batch.total), WriteBatch(batch.id, batch.total))]
    rows = [write if batch.total else [], _looks(batch)]
    return lines, [*rows, [Button(Message("batch-stop"), StopBatch(batch.id))]]


def _counts(batch: Batch) -> list[Line]:
    """Return how many records of which kinds there are, and how many rows do not come in."""
    told = tuple(
        message("batch-kind", kind=Message(heading_of(KINDS[kind])), count=count)
        for kind, count in batch.summary.kinds.items()
    )
    lines: list[Line] = [message("batch-can-take", count=batch.total, kinds=told)] if told else []
    rejected = batch.summary.rejected
    if rejected:
        reasons = tuple(
            message("batch-kind", kind=Message(f"old-row-{kebab(reason)}"), count=count)
            for reason, count in rejected.items()
        )
        lines.append(message("batch-rejected", count=sum(rejected.values()), reasons=reasons))
    return lines or [Message("batch-nothing")]


def _looks(batch: Batch) -> list[Button]:
    """Return the buttons to the columns, to the rows that do not come in, and to the workbook of those."""
    row = [Button(Message("batch-columns"), ShowBatchRows(batch.id, BatchRows.COLUMNS, 0))]
    if batch.summary.rejected:
        row.append(Button(Message("batch-see-rejected"), ShowBatchRows(batch.id, BatchRows.REJECTED, 0)))
        row.append(Button(Message("batch-mend"), GiveBackRows(batch.id)))
    return row


def _example(entry: StoredEntry) -> Message:
    kind = Message(heading_of(KINDS[entry.kind]))
    return message("batch-example", date=entry.day, title=entry.title, kind=kind)


def _question(batch: Batch, place: int, question: LedgerQuestion, left: int) -> tuple[list[Line], BatchButtons]:
    kind = question.kind.value
    lines: list[Line] = [message("batch-question", left=left)] if left > 1 else []
    lines.append(message(f"old-ask-{kebab(kind)}", subject=question.subject, example=question.example))
    buttons = [
        Button(_choice(kind, choice), AnswerBatch(batch.id, place, at)) for at, choice in enumerate(question.choices)
    ]
    rows = [buttons[at : at + CHOICES_A_ROW] for at in range(0, len(buttons), CHOICES_A_ROW)]
    return lines, [*rows, [Button(Message("batch-skip"), SkipBatchQuestion(batch.id, place))]]


def _choice(kind: str, choice: str) -> Line:
    """Return what a choice is called: what the program names, in the reader's words; what the file names, as it is."""
    if choice in KINDS:
        return Message(heading_of(KINDS[choice]))
    if kind == "side" and choice in {side.value for side in Side}:
        return option_label(Side(choice))
    if kind == "columns":
        return _FIELDS.get(choice) or Message("batch-column-none")
    if kind == "date_order":
        return Message(f"old-date-order-{kebab(choice)}")
    if kind == "hidden":
        return Message(f"old-hidden-{kebab(choice)}")
    return shortened(choice, 40)


# Fields that all kinds have.
_FIELDS = {field.name: field.label for field in fields_of(Record)}


# What became of it ----------------------------------------------------------------------------------------------------


def _pending(seen: VisibleBatch, reader: Person) -> tuple[list[Line], BatchButtons]:
    batch = seen.batch
    from_line = message("batch-from", organisation=seen.partnership.organisation(batch.side).name)
    all_rows = Button(Message("batch-see-all"), ShowBatchRows(batch.id, BatchRows.ALL, 0))
    if seen.is_own(reader):
        other = seen.partnership.organisation(batch.side.other).name
        lines: list[Line] = [*_counts(batch), message("batch-pending", organisation=other)]
        rejected = _looks(batch)[1:]
        return lines, [[all_rows], rejected, [_undo(batch)]]
    lines = [from_line, *_counts(batch)[:1], "", message("batch-please", count=len(batch.sample))]
    sample = Button(message("batch-see-sample", count=len(batch.sample)), ShowBatchRows(batch.id, BatchRows.SAMPLE, 0))
    if not seen.is_other(reader):
        return lines, [[sample], [all_rows]]
    left = pages_to_look_at(batch)
    if left > 0 and batch.looked_at:
        lines.append(message("batch-pages-left", count=left))
    confirm = [Button(Message("batch-confirm"), ConfirmBatch(batch.id))] if left <= 0 else []
    return lines, [[sample], [all_rows], confirm, [Button(Message("batch-refuse"), RefuseBatch(batch.id))]]


def _settled(work: UnitOfWork, seen: VisibleBatch, reader: Person) -> tuple[list[Line], BatchButtons]:
    batch = seen.batch
    lines: list[Line] = []
    if batch.seed is not None:
        lines += [message("batch-from", organisation=seen.partnership.organisation(batch.side).name)]
        lines += _counts(batch)[:1]
    who = persons.by_id(work, batch.decided_by).name if batch.decided_by is not None else ""
    reason: Line = batch.reason or ""
    if batch.state is BatchState.UNREADABLE:
        reason = Message(batch.reason or "old-file-not-a-table")
    lines.append(message(f"batch-{batch.state}", who=who, reason=reason, date=batch.changed_at.date()))
    if batch.state is not BatchState.CONFIRMED:
        return lines, []
    all_rows = [Button(Message("batch-see-all"), ShowBatchRows(batch.id, BatchRows.ALL, 0))]
    return lines, [all_rows, [_undo(batch)] if seen.is_own(reader) else []]


def _undo(batch: Batch) -> Button:
    return Button(Message("batch-undo"), UndoBatch(batch.id))


def batch_line(batch: Batch, organisation: str) -> Message:
    """Return the import's line in a list of what waits."""
    return message("batch-line", number=batch.id, organisation=organisation, count=batch.total)


def batch_button(batch: Batch) -> Button:
    """Return the button to the import."""
    return Button(message("batch-button", number=batch.id, count=batch.total), ShowBatch(batch.id))


def back(batch: Batch) -> Sequence[Button]:
    """Return the button from a list of rows back to the import."""
    return [Button(Message("batch-back"), ShowBatch(batch.id, in_place=True))]
