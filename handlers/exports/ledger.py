"""The ledger as a file: a sheet for each family, as such ledgers are kept (活动台账, 人才交流台账, 成果台账)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from handlers.exports.columns import Column, LedgerLine, Reader, columns_of, leading
from handlers.exports.order import ExportOrder, LedgerExport
from handlers.exports.separated import write_separated
from handlers.exports.sheet import MOST_ROWS, ExportSheet, Heading
from handlers.kit.documents import LARGEST, DocumentContext, DocumentFile
from handlers.views.follow_ups import answers_by_record
from records.attendance import RosterEntry
from records.errors import UserError
from records.form import option_label
from records.messages import Message, message
from records.record import Family
from records.registry import KINDS
from records.roles import Side
from records.states import State
from storage import audit
from storage.audit import Note
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import listing
from storage.ledger.record_rows import StoredRecord
from storage.people import organisations, persons, roster
from storage.people.partnerships import Partnership
from storage.people.persons import Person


def make_workbook(context: DocumentContext, export: LedgerExport) -> DocumentFile:
    """Make the ledger as a workbook."""
    from handlers.exports.workbook import write_workbook  # only now: the library costs memory

    order = ExportOrder.of(context, export)
    path = context.folder / f"{order.file_name(Message('export-ledger'))}.xlsx"
    _check_length(order)
    write_workbook(path, sheets_of(order))
    return _made(order, path)


def make_separated(context: DocumentContext, export: LedgerExport) -> DocumentFile:
    """Make the ledger as CSV files."""
    order = ExportOrder.of(context, export)
    return _made(order, write_separated(context.folder, order.file_name(Message("export-ledger")), sheets_of(order)))


def _made(order: ExportOrder, path: Path) -> DocumentFile:
    if path.stat().st_size > LARGEST:
        raise UserError("export-too-large")
    return DocumentFile(
        path, message("export-caption", partnership=order.partnership.name, by=order.by, count=order.count)
    )


def _check_length(order: ExportOrder) -> None:
    if order.count > MOST_ROWS:
        raise UserError("export-too-large")


def sheets_of(order: ExportOrder) -> Iterator[ExportSheet]:
    """Yield a sheet for each family that has records.

    The next one comes only once the rows of the one before were gone through.
    """
    reader = reader_of(order.work, order.person, order.partnership, order.person.language)
    for family in Family:
        kinds = tuple(name for name in order.counts if KINDS[name].family == family)
        if kinds:
            columns = columns_of(family, reader, names=kinds, states=order.view.state is not State.CONFIRMED)
            yield _sheet(order, family, columns, entries_of(order, kinds))


def _sheet(order: ExportOrder, family: Family, columns: list[Column], entries: Iterator[LedgerLine]) -> ExportSheet:
    listing = option_label(family)
    title = message("export-title", ledger=listing, partnership=order.partnership.name, by=order.by)
    return ExportSheet(
        name=order.says(listing),
        title=order.says(title),
        foot=order.says(Message("export-foot")),
        headings=[Heading(column.heading, column.width, column.shape) for column in columns],
        leading=leading(family),
        rows=([column.cell(entry) for column in columns] for entry in entries),
    )


def reader_of(work: UnitOfWork, person: Person, partnership: Partnership, language: str) -> Reader:
    """Return who reads: reasons of absence are for the own side and admins, the other side reads numbers."""
    ids = {side: partnership.organisation(side).id for side in Side}
    return Reader(
        language=language,
        partnership=partnership,
        branches={side: organisations.branches_of(work, number) for side, number in ids.items()},
        rosters={side: _ever(work, number) for side, number in ids.items()},
        open_sides=frozenset(side for side, number in ids.items() if person.is_admin or number in person.organisations),
        follow_ups=answers_by_record(work, partnership.id),
    )


def _ever(work: UnitOfWork, organisation_id: int) -> tuple[RosterEntry, ...]:
    """Return all entries that the organisation's roster has had."""
    lines = roster.of_organisation(work, organisation_id)
    return tuple(RosterEntry(line.id, line.name, line.branch_id, line.party_member) for line in lines)


def entries_of(order: ExportOrder, kinds: tuple[str, ...]) -> Iterator[LedgerLine]:
    """Yield the lines of a ledger, of these kinds."""
    zone, number = ZoneInfo(order.partnership.time_zone), 0
    for records in listing.in_parts(order.work, [order.sight], replace(order.filter, kinds=kinds)):
        names = persons.names_of(order.work, {record.author_id for record in records})
        confirmed = audit.confirmations(order.work, [record.id for record in records])
        for record in records:
            number += 1
            note = confirmed.get((record.id, record.version)) if record.state is State.CONFIRMED else None
            yield _line(number, record, names[record.author_id], note, zone)


def line_of(work: UnitOfWork, record: StoredRecord, partnership: Partnership) -> LedgerLine:
    """Return the line of one record."""
    author = persons.names_of(work, {record.author_id})[record.author_id]
    note = audit.confirmations(work, [record.id]).get((record.id, record.version))
    note = note if record.state is State.CONFIRMED else None
    return _line(1, record, author, note, ZoneInfo(partnership.time_zone))


def _line(number: int, record: StoredRecord, author: str, note: Note | None, zone: ZoneInfo) -> LedgerLine:
    at = note.at.astimezone(zone).replace(tzinfo=None) if note else None
    return LedgerLine(number, record, author, note.person if note else None, at)
