"""Queries about invitations: who may come in by which code, and who did."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from records.roles import Role
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.people import invitations, people
from storage.tables.records import audit


@dataclass(frozen=True)
class Invitation:
    """An invitation to a role.

    `created_by` is None for those of whoever operates the bot, by which the first admin claims it.
    """

    id: int
    code: str
    role: Role
    organisation_id: int | None
    uses_left: int
    expires_at: datetime
    revoked: bool
    created_by: int | None

    def holds(self, now: datetime) -> bool:
        """Tell whether somebody can come in by it."""
        return self.uses_left > 0 and self.expires_at > now and not self.revoked


def _invitation(row: Row[Any]) -> Invitation:
    return Invitation(
        row.id,
        row.code,
        Role(row.role),
        row.organisation_id,
        row.uses_left,
        row.expires_at,
        row.revoked_at is not None,
        row.created_by,
    )


def add(
    work: UnitOfWork,
    code: str,
    role: Role,
    organisation_id: int | None,
    uses: int,
    expires_at: datetime,
    now: datetime,
    by: int | None,
) -> int:
    """Insert an invitation, and return its id."""
    return work.insert(
        insert(invitations),
        {
            "code": code,
            "role": role,
            "organisation_id": organisation_id,
            "uses_left": uses,
            "expires_at": expires_at,
            "created_by": by,
            "created_at": now,
        },
    )


def by_code(work: UnitOfWork, code: str) -> Invitation | None:
    """Return the invitation with that code."""
    row = work.row(select(invitations).where(invitations.c.code == code))
    return None if row is None else _invitation(row)


def by_id(work: UnitOfWork, invitation_id: int) -> Invitation | None:
    """Return the invitation with that id."""
    row = work.row(select(invitations).where(invitations.c.id == invitation_id))
    return None if row is None else _invitation(row)


def change(work: UnitOfWork, invitation_id: int, **values: object) -> None:
    """Set columns of an invitation: uses_left, expires_at, revoked_at."""
    work.execute(update(invitations).where(invitations.c.id == invitation_id).values(**values))


def revoke_others_of_the_operator(work: UnitOfWork, but: int, now: datetime) -> None:
    """Revoke all invitations of the operator but this one."""
    others = (invitations.c.created_by.is_(None)) & (invitations.c.id != but) & invitations.c.revoked_at.is_(None)
    work.execute(update(invitations).where(others).values(revoked_at=now))


def made_by_operator(work: UnitOfWork) -> list[Invitation]:
    """Return the invitations of whoever operates the bot."""
    return [_invitation(row) for row in work.rows(select(invitations).where(invitations.c.created_by.is_(None)))]


def made_by(work: UnitOfWork, person_id: int | None) -> list[Invitation]:
    """Return the invitations that a person has made, newest first; with None everybody's."""
    statement = select(invitations).where(invitations.c.created_by.is_not(None)).order_by(invitations.c.id.desc())
    if person_id is not None:
        statement = statement.where(invitations.c.created_by == person_id)
    return [_invitation(row) for row in work.rows(statement)]


def used_by(work: UnitOfWork, invitation_id: int) -> list[tuple[str, datetime]]:
    """Return who came in by it, and when."""
    statement = (
        select(people.c.name, audit.c.at)
        .join(audit, audit.c.person_id == people.c.id)
        .where(audit.c.subject == "invitation", audit.c.subject_id == invitation_id, audit.c.action == "join")
    )
    return [(row.name, row.at) for row in work.rows(statement.order_by(audit.c.id))]
