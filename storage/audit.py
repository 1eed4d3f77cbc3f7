"""Who did what, when: read back, newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import select

from storage.tables import audit, people
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class AuditRow:
    """`person` is the name of who did it, None where the clock did."""

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
) -> list[AuditRow]:
    statement = select(audit, people.c.name).outerjoin(people, people.c.id == audit.c.person_id)
    if person_id is not None:
        statement = statement.where(audit.c.person_id == person_id)
    if record_id is not None:
        statement = statement.where(audit.c.subject == "record", audit.c.subject_id == record_id)
    if actions is not None:
        statement = statement.where(audit.c.action.in_(actions))
    rows = work.rows(statement.order_by(audit.c.id.desc()).offset(offset).limit(limit))
    return [
        AuditRow(row.id, row.at, row.name, row.action, row.subject, row.subject_id, row.version, row.details)
        for row in rows
    ]


def actions(work: UnitOfWork) -> list[str]:
    """Those that have ever been noted."""
    return sorted(row.action for row in work.rows(select(audit.c.action).distinct()))
