"""Queries about passes to the desk: one-time links and used openings, and the sessions that they begin."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, insert, select

from storage.engine.unit_of_work import UnitOfWork
from storage.tables.desk import desk_passes


class PassKind(StrEnum):
    """What a pass is: a link that is used once, a session, or a Mini App's opening that was used already."""

    LINK = "link"
    SESSION = "session"
    OPENING = "opening"


@dataclass(frozen=True)
class DeskPass:
    """A pass of somebody's, that ends by itself."""

    person_id: int
    expires_at: datetime


def add(work: UnitOfWork, fingerprint: str, kind: PassKind, person_id: int, expires_at: datetime) -> None:
    """Insert a pass."""
    values = {"fingerprint": fingerprint, "kind": kind.value, "person_id": person_id, "expires_at": expires_at}
    work.execute(insert(desk_passes), values)


def find(work: UnitOfWork, fingerprint: str, kind: PassKind) -> DeskPass | None:
    """Return the pass of that kind with the fingerprint; None where there is none."""
    this = (desk_passes.c.fingerprint == fingerprint) & (desk_passes.c.kind == kind.value)
    row = work.row(select(desk_passes).where(this))
    return None if row is None else DeskPass(row.person_id, row.expires_at)


def remove(work: UnitOfWork, fingerprint: str) -> None:
    """Delete a pass, if it is there."""
    work.execute(delete(desk_passes).where(desk_passes.c.fingerprint == fingerprint))


def remove_of(work: UnitOfWork, person_id: int) -> None:
    """Delete the links and sessions of a person; an opening that was used stays used."""
    own = (desk_passes.c.person_id == person_id) & (desk_passes.c.kind != PassKind.OPENING.value)
    work.execute(delete(desk_passes).where(own))


def forget(work: UnitOfWork, *, expired_before: datetime) -> None:
    """Delete the passes that no longer hold."""
    work.execute(delete(desk_passes).where(desk_passes.c.expires_at < expired_before))
