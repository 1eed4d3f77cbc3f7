"""Queries about records that wait: for whom, since when, and how long each took to be submitted."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, exists, false, func, or_, select

from records.roles import PartnershipSides, Side
from records.states import Action, State
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import NEWEST, StoredRecord, stored
from storage.tables.people import partnerships
from storage.tables.records import audit, records


def _waits_for(sides: PartnershipSides, objections: bool) -> ColumnElement[bool]:
    """Return which records wait for these sides, and with `objections` for an admin."""
    of_others = (State.WAITING_OTHER, State.WITHDRAWING)
    conditions = [
        (records.c.partnership_id == partnership)
        & (
            ((records.c.side == side) & (records.c.state == State.WAITING_OWN))
            | ((records.c.side == side.other) & records.c.state.in_(of_others))
        )
        for partnership, side in sides
    ]
    return or_(false(), *conditions, *([records.c.state == State.OBJECTED] if objections else []))


def waiting_for(work: UnitOfWork, sides: PartnershipSides) -> list[StoredRecord]:
    """Return what waits for these sides of partnerships, oldest first.

    That are own records to pass, and the other side's to confirm or to let go.
    """
    if not sides:
        return []
    return [stored(row) for row in work.rows(NEWEST.where(_waits_for(sides, False)).order_by(records.c.id))]


def page_waiting_for(
    work: UnitOfWork, sides: PartnershipSides, *, objections: bool, offset: int, limit: int
) -> list[StoredRecord]:
    """Return a page of what waits for these sides, and with `objections` for an admin, oldest first."""
    waiting = NEWEST.where(_waits_for(sides, objections)).order_by(records.c.id)
    return [stored(row) for row in work.rows(waiting.offset(offset).limit(limit))]


def ids_waiting_for(work: UnitOfWork, sides: PartnershipSides, *, objections: bool) -> list[int]:
    """Return the ids of what waits for these sides, and with `objections` for an admin, oldest first."""
    waiting = select(records.c.id).where(_waits_for(sides, objections)).order_by(records.c.id)
    return [row.id for row in work.rows(waiting)]


def _alike(sides: PartnershipSides, state: State, kinds: Collection[str]) -> ColumnElement[bool]:
    """Return which records of these kinds wait in one state for these sides. No corrections are among them."""
    conditions = [
        (records.c.partnership_id == partnership)
        & (records.c.side == (side if state is State.WAITING_OWN else side.other))
        for partnership, side in sides
    ]
    news = records.c.confirmed_version.is_(None) & records.c.kind.in_(sorted(kinds))
    return (records.c.state == state) & news & or_(false(), *conditions)


def count_alike(work: UnitOfWork, sides: PartnershipSides, state: State, kinds: Collection[str]) -> int:
    """Return how many records of these kinds wait in one state for these sides, without corrections."""
    counted = work.rows(select(func.count()).select_from(records).where(_alike(sides, state, kinds)))
    return int(counted[0][0])


def page_alike(
    work: UnitOfWork, sides: PartnershipSides, state: State, kinds: Collection[str], *, offset: int, limit: int
) -> list[StoredRecord]:
    """Return a page of the records of these kinds that wait in one state for these sides, oldest first."""
    alike = NEWEST.where(_alike(sides, state, kinds)).order_by(records.c.id)
    return [stored(row) for row in work.rows(alike.offset(offset).limit(limit))]


def returned_to(work: UnitOfWork, author_id: int) -> list[StoredRecord]:
    """Return the person's records that were returned, oldest first."""
    condition = (records.c.author_id == author_id) & (records.c.state == State.RETURNED)
    return [stored(row) for row in work.rows(NEWEST.where(condition).order_by(records.c.id))]


def returned_in(work: UnitOfWork, sides: PartnershipSides) -> list[StoredRecord]:
    """Return what was returned to anybody of these sides of partnerships, oldest first."""
    if not sides:
        return []
    own = or_(*((records.c.partnership_id == number) & (records.c.side == side) for number, side in sides))
    condition = own & (records.c.state == State.RETURNED)
    return [stored(row) for row in work.rows(NEWEST.where(condition).order_by(records.c.id))]


def authors_of_returned(work: UnitOfWork) -> set[tuple[int, int, Side]]:
    """Return whose records were returned, with the partnership and the side for which they were reported."""
    whose = (records.c.author_id, records.c.partnership_id, records.c.side)
    rows = work.rows(select(*whose).where(records.c.state == State.RETURNED).distinct())
    return {(row.author_id, row.partnership_id, Side(row.side)) for row in rows}


def organisations_waited_for(work: UnitOfWork) -> set[int]:
    """Return the organisations whose coordinators have a record to pass, to confirm or to let go."""
    waiting = (State.WAITING_OWN, State.WAITING_OTHER, State.WITHDRAWING)
    statement = (
        select(records.c.state, records.c.side, partnerships.c.college_id, partnerships.c.enterprise_id)
        .join(partnerships, partnerships.c.id == records.c.partnership_id)
        .where(records.c.state.in_(waiting))
        .distinct()
    )
    return {
        row.college_id if (row.side == Side.COLLEGE) == (row.state == State.WAITING_OWN) else row.enterprise_id
        for row in work.rows(statement)
    }


def objected(work: UnitOfWork) -> list[StoredRecord]:
    """Return the records to which somebody objects, oldest first."""
    condition = records.c.state == State.OBJECTED
    return [stored(row) for row in work.rows(NEWEST.where(condition).order_by(records.c.id))]


def silent(work: UnitOfWork, since: datetime) -> list[StoredRecord]:
    """Return what has waited for the other side since that moment, oldest first."""
    condition = (records.c.state == State.WAITING_OTHER) & (records.c.changed_at <= since)
    return [stored(row) for row in work.rows(NEWEST.where(condition).order_by(records.c.id))]


def silent_and_untold(work: UnitOfWork, since: datetime, limit: int) -> list[StoredRecord]:
    """Return what has waited for the other side since that moment, and of which no silence was noted since."""
    noted = exists().where(
        audit.c.subject == "record",
        audit.c.subject_id == records.c.id,
        audit.c.action == "silent",
        audit.c.at >= records.c.changed_at,
    )
    condition = (records.c.state == State.WAITING_OTHER) & (records.c.changed_at <= since) & ~noted
    return [stored(row) for row in work.rows(NEWEST.where(condition).order_by(records.c.id).limit(limit))]


def seconds_to_submit(work: UnitOfWork, since: datetime) -> dict[str, list[float]]:
    """Return how many seconds each record took that was submitted since then, by kind.

    Those that were imported are not among them.
    """
    statement = (
        select(records.c.kind, audit.c.details)
        .join(audit, (audit.c.subject == "record") & (audit.c.subject_id == records.c.id))
        .where(audit.c.action == Action.SUBMIT, audit.c.at >= since)
    )
    seconds: dict[str, list[float]] = {}
    for row in work.rows(statement):
        if "seconds" in row.details:
            seconds.setdefault(row.kind, []).append(float(row.details["seconds"]))
    return seconds
