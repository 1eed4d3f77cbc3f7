"""What waits for a coordinator, by what it asks: many are passed or confirmed at once, the others are opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from multidict import MultiMapping

from desk.record_content import RecordContent, record_content
from desk.routing import DeskDeed, DeskPage, RailEntry, Visit
from handlers.kit.buttons import Audience
from handlers.kit.replies import Line
from handlers.lookup.partnerships import short_names
from handlers.views.record_cards import attendance_answer
from handlers.views.several import outcome_lines, record_doubts
from records.errors import UserError
from records.form import heading_of
from records.messages import Message, message
from records.registry import KINDS
from services.ledger import several
from services.ledger.several import SharedStep
from services.permissions import coordinated_sides
from storage.ledger import waiting
from storage.ledger.record_rows import StoredRecord
from storage.people import partnerships

ROWS = 50  # of each step on a page
_MOST_DIGITS = 12  # of a number


@dataclass(frozen=True)
class QueueRow:
    """A record that waits. `alone`: it is read or filled in by itself, and has no tick."""

    number: int
    revision: int
    title: str
    where: Line
    attendance: Line | None
    doubts: Sequence[Line]
    days: int
    alone: bool
    path: str
    chosen: bool


@dataclass(frozen=True)
class QueueGroup:
    """The records that wait for one step, the longest first; `hidden` of them are not on the page."""

    step: SharedStep
    label: Message
    note: Message
    rows: Sequence[QueueRow]
    hidden: int


@dataclass(frozen=True)
class QueuePage:
    """The page of what waits, with one record beside it."""

    title: Line
    groups: Sequence[QueueGroup]
    tickable: bool
    record: RecordContent | None


def show(visit: Visit) -> QueuePage:
    """Return what waits for the person. Raises UserError for a record that is another's, or not there."""
    names = short_names(partnerships.of_person(visit.work, visit.person))
    records = waiting.waiting_for(visit.work, coordinated_sides(visit.work, visit.person))
    chosen = _number(visit.query.get("record", ""))
    groups = [
        _group(visit, step, [record for record in records if record.state is step.state], names, chosen)
        for step in SharedStep
    ]
    shown = [group for group in groups if group.rows]
    return QueuePage(
        title=Message("desk-rail-queue"),
        groups=shown,
        tickable=any(not row.alone for group in shown for row in group.rows),
        record=record_content(visit.work, visit.person, chosen) if chosen else None,
    )


def _group(
    visit: Visit, step: SharedStep, records: Sequence[StoredRecord], names: Mapping[int, str], chosen: int | None
) -> QueueGroup:
    oldest = sorted(records, key=lambda record: (record.changed_at, record.id))
    alone = sum(_is_alone(step, record) for record in records)
    return QueueGroup(
        step=step,
        label=Message(f"desk-queue-{step.value}"),
        note=message(f"desk-queue-{step.value}-note", count=len(records), together=len(records) - alone, alone=alone),
        rows=[_row(visit, step, record, names, chosen) for record in oldest[:ROWS]],
        hidden=max(0, len(records) - ROWS),
    )


def _is_alone(step: SharedStep, record: StoredRecord) -> bool:
    """Tell whether the record is dealt with by itself: a correction is read, one's own attendance is filled in."""
    return record.correcting or record.kind not in step.kinds


def _row(
    visit: Visit, step: SharedStep, record: StoredRecord, names: Mapping[int, str], chosen: int | None
) -> QueueRow:
    partnership = partnerships.by_id(visit.work, record.partnership_id)
    name, kind = names.get(partnership.id, partnership.name), Message(heading_of(KINDS[record.kind]))
    return QueueRow(
        number=record.id,
        revision=record.revision,
        title=record.title,
        where=message("desk-queue-where", partnership=name, kind=kind, number=record.id),
        attendance=attendance_answer(visit.work, record, partnership, visit.language),
        doubts=record_doubts(visit.work, record),
        days=(partnership.today(visit.now) - partnership.today(record.changed_at)).days,
        alone=_is_alone(step, record),
        path=f"/queue?record={record.id}",
        chosen=record.id == chosen,
    )


def _number(written: str) -> int | None:
    fits = written.isascii() and written.isdecimal() and len(written) <= _MOST_DIGITS
    return int(written) if fits else None


def take(visit: Visit, form: MultiMapping[str]) -> Sequence[Line]:
    """Pass and confirm what is ticked, each with the revision that the page has shown. Raises UserError on no tick."""
    lines: list[Line] = []
    for step in SharedStep:
        ticked = [number for written in form.getall(step.value, []) if (number := _number(written)) is not None]
        revisions = {number: _number(form.get(f"revision-{number}", "")) or 0 for number in ticked}
        if revisions:
            lines += outcome_lines(step, several.take(visit.work, visit.person, step, revisions, visit.now))
    if not lines:
        raise UserError("desk-none-ticked")
    return lines


PAGES = [DeskPage("/queue", Audience.ANY_COORDINATOR, "queue.html", show, RailEntry.QUEUE, opens=True)]
DEEDS = [DeskDeed("/queue/take", Audience.ANY_COORDINATOR, take, then="/queue")]
