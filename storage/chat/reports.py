"""Keep what people write of what happened, until it has been read and has become drafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Connection, Row, delete, insert, select, update

from records.addresses import Address
from records.attachments import RecordAttachment, file_ids_within
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.addresses import address_of, address_values
from storage.tables.traffic import reports

REPORTS, REPORT_FILES = "reports", "report files"  # what the unit of work wakes; a file takes long, and no text waits
WAITING, ASKING, READ = "waiting", "asking", "read"


@dataclass(frozen=True)
class Report:
    """A text that somebody has written, forwarded or sent as a file.

    `state`: it waits to be read, it is asked which partnership it is of, or it has been read; `revision` counts how
    often it was changed; `begun` how often reading it was begun; `written_at` is the time from which its days count.
    """

    id: int
    person_id: int
    chat: Address
    message_id: int | None
    partnership_id: int | None
    text: str
    file_id: str | None
    album: str | None
    evidence: Sequence[RecordAttachment]
    state: str
    revision: int
    begun: int
    written_at: datetime


@dataclass(frozen=True)
class NewReport:
    """What is known of a text when it comes; of a file the text is not known yet."""

    chat: Address
    text: str
    written_at: datetime
    message_id: int | None = None
    file_id: str | None = None
    album: str | None = None
    evidence: Sequence[RecordAttachment] = ()
    partnership_id: int | None = None


def _report(row: Row[Any]) -> Report:
    return Report(
        row.id,
        row.person_id,
        address_of(row),
        row.message_id,
        row.partnership_id,
        row.text,
        row.file_id,
        row.album,
        tuple(RecordAttachment.model_validate(item) for item in row.evidence),
        row.state,
        row.revision,
        row.begun,
        row.written_at,
    )


def add(work: UnitOfWork, person_id: int, new: NewReport, now: datetime) -> int:
    """Store a text that waits to be read, and return its id."""
    work.wanted_workers.add(_reader(new.file_id))
    return work.insert(
        insert(reports),
        {
            "person_id": person_id,
            **address_values(new.chat),
            "message_id": new.message_id,
            "partnership_id": new.partnership_id,
            "text": new.text,
            "file_id": new.file_id,
            "album": new.album,
            "evidence": _evidence(new.evidence),
            "state": WAITING,
            "revision": 1,
            "begun": 0,
            "written_at": new.written_at,
            "at": now,
        },
    )


def by_id(work: UnitOfWork, report_id: int) -> Report | None:
    """Return a text by its id, if there is one."""
    row = work.row(select(reports).where(reports.c.id == report_id))
    return None if row is None else _report(row)


def of_message(work: UnitOfWork, person_id: int, message_id: int) -> Report | None:
    """Return the text that the person has written in that message, if it is one."""
    here = (reports.c.person_id == person_id) & (reports.c.message_id == message_id)
    row = work.row(select(reports).where(here).order_by(reports.c.id.desc()))
    return None if row is None else _report(row)


def of_album(work: UnitOfWork, person_id: int, album: str) -> Report | None:
    """Return the text that the person has written beside that album, if there is one."""
    here = (reports.c.person_id == person_id) & (reports.c.album == album)
    row = work.row(select(reports).where(here).order_by(reports.c.id.desc()))
    return None if row is None else _report(row)


def _reader(file_id: str | None) -> str:
    return REPORTS if file_id is None else REPORT_FILES


def waiting(connection: Connection, *, files: bool) -> list[Report]:
    """Return what has not been read yet, oldest first: texts that are in files, or the others."""
    in_file = reports.c.file_id.is_not(None) if files else reports.c.file_id.is_(None)
    statement = select(reports).where(reports.c.state == WAITING, in_file).order_by(reports.c.id).limit(100)
    return [_report(row) for row in connection.execute(statement)]


def begin(work: UnitOfWork, report: Report) -> int:
    """Note that a text is about to be read, and return for the how manieth time, from 1."""
    work.execute(update(reports).where(reports.c.id == report.id).values(begun=reports.c.begun + 1))
    return report.begun + 1


def finish(work: UnitOfWork, report: Report, state: str) -> bool:
    """Note that a text was read; tell whether it was waiting until now, and is still what was read.

    What a file says is not kept: the file is there, and is read again where that is needed.
    """
    here = (reports.c.id == report.id) & (reports.c.state == WAITING) & (reports.c.revision == report.revision)
    values = {"state": state, "begun": 0}
    return bool(work.execute(update(reports).where(here).values(values)).rowcount)


def read_again(work: UnitOfWork, report: Report, *, text: str | None = None, partnership_id: int | None = None) -> None:
    """Let a text be read again: it was edited, or it is known by now of which partnership it is."""
    work.wanted_workers.add(_reader(report.file_id))
    values: dict[str, object] = {"state": WAITING, "begun": 0, "revision": report.revision + 1}
    values |= {} if text is None else {"text": text}
    values |= {} if partnership_id is None else {"partnership_id": partnership_id}
    work.execute(update(reports).where(reports.c.id == report.id).values(values))


def add_evidence(work: UnitOfWork, report: Report, file: RecordAttachment) -> None:
    """Add a photo or document to a text that waits to be read."""
    evidence = _evidence([*report.evidence, file])
    work.execute(update(reports).where(reports.c.id == report.id).values(evidence=evidence))


def evidence_used(work: UnitOfWork) -> set[int]:
    """Return the ids of the photos and documents beside texts."""
    return set().union(*(file_ids_within(row.evidence) for row in work.rows(select(reports.c.evidence))))


def forget(work: UnitOfWork, *, before: datetime) -> None:
    """Delete texts that came long ago."""
    work.execute(delete(reports).where(reports.c.at < before))


def _evidence(files: Sequence[RecordAttachment]) -> list[JsonValue]:
    return [file.model_dump(mode="json") for file in files]
