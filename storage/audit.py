"""Audit rows: who did what, to which version, when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from pydantic import JsonValue
from sqlalchemy import ColumnElement, Row, false, func, insert, select, true

from records.states import Action
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.people import people
from storage.tables.records import audit


@dataclass(frozen=True)
class Note:
    """What was done with a record. `person` is the name of who did it; None for the clock."""

    at: datetime
    person: str | None
    action: str
    version: int | None
    details: "StepDetails"


@dataclass(frozen=True)
class StepDetails:
    """What the history keeps of a step beside who took it and when.

    `fields` are the names of those that are wrong; `internal`: it was said within the own side; `seconds`: how long a
    record took to fill in.
    """

    fields: tuple[str, ...] = ()
    reason: str | None = None
    internal: bool = False
    seconds: int | None = None

    @classmethod
    def from_json(cls, details: Mapping[str, JsonValue]) -> Self:
        """Return the details that an audit row keeps."""
        fields, reason, seconds = details.get("fields"), details.get("reason"), details.get("seconds")
        return cls(
            tuple(str(field) for field in fields) if isinstance(fields, list) else (),
            None if reason is None else str(reason),
            bool(details.get("internal")),
            seconds if isinstance(seconds, int) else None,
        )

    def to_json(self) -> dict[str, JsonValue]:
        """Return what there is to say, as the audit row keeps it."""
        details: dict[str, JsonValue] = {}
        if self.fields:
            details["fields"] = [*self.fields]
        if self.reason is not None:
            details["reason"] = self.reason
        if self.internal:
            details["internal"] = True
        if self.seconds is not None:
            details["seconds"] = self.seconds
        return details


def note(
    work: UnitOfWork,
    now: datetime,
    person_id: int | None,
    action: str,
    subject: str,
    subject_id: int,
    version: int | None = None,
    **details: JsonValue,
) -> None:
    """Note who has done what, to which version of what; `person_id` is None for the clock."""
    work.insert(
        insert(audit),
        {
            "at": now,
            "person_id": person_id,
            "action": action,
            "subject": subject,
            "subject_id": subject_id,
            "version": version,
            "details": details,
        },
    )


def last_note(work: UnitOfWork, record_id: int, actions: Sequence[str]) -> StepDetails | None:
    """Return the details of the latest of these actions on the record; None where there was none."""
    statement = select(audit.c.details).where(
        audit.c.subject == "record", audit.c.subject_id == record_id, audit.c.action.in_(actions)
    )
    row = work.row(statement.order_by(audit.c.id.desc()).limit(1))
    return None if row is None else StepDetails.from_json(row.details)


def _note(row: Row[Any]) -> Note:
    return Note(row.at, row.name, row.action, row.version, StepDetails.from_json(row.details))


def history(work: UnitOfWork, record_id: int, batch_id: int | None = None) -> list[Note]:
    """Return all that was done with a record, and with the import that it came with, oldest first."""
    of_batch = (audit.c.subject == "batch") & (audit.c.subject_id == batch_id) if batch_id is not None else false()
    statement = (
        select(audit, people.c.name)
        .outerjoin(people, people.c.id == audit.c.person_id)
        .where(((audit.c.subject == "record") & (audit.c.subject_id == record_id)) | of_batch)
        .order_by(audit.c.id)
    )
    return [_note(row) for row in work.rows(statement)]


def confirmations(work: UnitOfWork, record_ids: Sequence[int]) -> dict[tuple[int, int], Note]:
    """Return who confirmed which version of these records, by record and version."""
    statement = (
        select(audit, people.c.name)
        .outerjoin(people, people.c.id == audit.c.person_id)
        .where(
            audit.c.subject == "record",
            audit.c.subject_id.in_(record_ids),
            audit.c.action.in_((Action.CONFIRM, Action.DECIDE_CONFIRM)),
        )
        .order_by(audit.c.id)
    )
    return {(row.subject_id, row.version): _note(row) for row in work.rows(statement)}


@dataclass(frozen=True)
class AuditRow:
    """Something that was done. `person` is the name of who did it, None where the clock did."""

    id: int
    at: datetime
    person: str | None
    action: str
    subject: str
    subject_id: int
    version: int | None
    details: Mapping[str, JsonValue]


def newest(
    work: UnitOfWork,
    offset: int,
    limit: int,
    *,
    person_id: int | None = None,
    record_id: int | None = None,
    actions: Sequence[str] | None = None,
) -> tuple[list[AuditRow], int]:
    """Return some of what was done, newest first, and how much there is: by a person, to a record, of these actions."""
    wanted: list[ColumnElement[bool]] = [true()]
    if person_id is not None:
        wanted.append(audit.c.person_id == person_id)
    if record_id is not None:
        wanted += [audit.c.subject == "record", audit.c.subject_id == record_id]
    if actions is not None:
        wanted.append(audit.c.action.in_(actions))
    statement = select(audit, people.c.name).outerjoin(people, people.c.id == audit.c.person_id).where(*wanted)
    rows = work.rows(statement.order_by(audit.c.id.desc()).offset(offset).limit(limit))
    counted = work.row(select(func.count()).select_from(audit).where(*wanted))
    return [
        AuditRow(row.id, row.at, row.name, row.action, row.subject, row.subject_id, row.version, row.details)
        for row in rows
    ], counted[0] if counted else 0


def done_by(work: UnitOfWork, person_id: int, action: str, subject: str, subject_id: int) -> bool:
    """Tell whether the person has done that before."""
    here = (audit.c.action == action) & (audit.c.subject == subject) & (audit.c.subject_id == subject_id)
    return work.row(select(audit.c.id).where(here, audit.c.person_id == person_id).limit(1)) is not None


def noted(work: UnitOfWork, action: str, subject: str, subject_id: int, **details: JsonValue) -> bool:
    """Tell whether such a deed has been noted with these details."""
    here = (audit.c.action == action) & (audit.c.subject == subject) & (audit.c.subject_id == subject_id)
    return any(details.items() <= row.details.items() for row in work.rows(select(audit.c.details).where(here)))
