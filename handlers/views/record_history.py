"""What was done with a record, as each reader may know it: who, what, when, of which version, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.kit.replies import Line
from records.form import fields_of
from records.messages import Message, message
from records.registry import KINDS
from records.text import kebab
from services.ledger.access import sees_newest, sees_note, sees_reason
from storage import audit
from storage.audit import Note
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import StoredRecord
from storage.people.partnerships import Partnership
from storage.people.persons import Person


@dataclass(frozen=True)
class HistoryStep:
    """A step of a record's life: when it was taken where the partnership is, by whom, and what was said with it."""

    at: datetime
    who: Line
    did: Message
    action: str
    version: int | None
    said: Sequence[Line]


def history_steps(
    work: UnitOfWork, record: StoredRecord, reader: Person, partnership: Partnership
) -> list[HistoryStep]:
    """Return the steps that the reader may know of, oldest first; who sees only what stands sees how it came about."""
    newest = sees_newest(reader, record, partnership)
    zone = ZoneInfo(partnership.time_zone)
    steps = []
    for note in audit.history(work, record.id, record.batch_id):
        if sees_note(reader, record, partnership, note.version):
            reasons = newest and sees_reason(reader, record, partnership, internal=note.details.internal)
            steps.append(_step(note, record, zone, reasons=reasons))
    return steps


def _step(note: Note, record: StoredRecord, zone: ZoneInfo, *, reasons: bool) -> HistoryStep:
    said: list[Line] = []
    fields, reason = note.details.fields, note.details.reason
    if reasons and fields:
        labels = {field.name: field.label for field in fields_of(KINDS[record.kind])}
        said.append(message("history-fields", fields=tuple(labels.get(name, name) for name in fields)))
    if reasons and reason:
        said.append(message("history-reason", reason=reason))
    return HistoryStep(
        note.at.astimezone(zone), note.person or Message("history-clock"), Message(f"did-{kebab(note.action)}"),
        note.action, note.version, said,
    )  # fmt: skip


def history_line(step: HistoryStep) -> Message:
    """Return a step in a line."""
    return message("history-line", at=step.at, who=step.who, did=step.did, version=step.version or 0)
