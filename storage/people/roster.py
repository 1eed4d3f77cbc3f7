"""Queries about rosters: their entries, the humans whose entries they are, and who is on them on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, or_, select, update

from records.attendance import RosterEntry
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.people import roster
from storage.tables.planning import check_ins
from storage.tables.records import facts


@dataclass(frozen=True)
class StoredRosterEntry:
    """One stretch of time on a roster. It holds from `joined_on` until the day before `left_on`.

    `claimed_at`: since when the person says to be this human; None where a coordinator has linked them.
    `called_before`: how the person was called before they were linked.
    """

    id: int
    organisation_id: int
    branch_id: int
    name: str
    party_member: bool
    joined_on: date
    left_on: date | None
    person_id: int | None
    continues_id: int | None
    claimed_at: datetime | None = None
    called_before: str | None = None

    @property
    def identity(self) -> int:
        """Return the id of the human's first entry, the same for all that they have had."""
        return self.continues_id or self.id

    def holds_on(self, day: date) -> bool:
        """Tell whether the human is on the roster by this entry on that day."""
        return self.joined_on <= day and (self.left_on is None or self.left_on > day)


def _entry(row: Row[Any]) -> StoredRosterEntry:
    return StoredRosterEntry(
        row.id,
        row.organisation_id,
        row.branch_id,
        row.name,
        row.party_member,
        row.joined_on,
        row.left_on,
        row.person_id,
        row.continues_id,
        row.claimed_at,
        row.called_before,
    )


_BY_ID = Prepared(select(roster).where(roster.c.id == bindparam("id")))
_ON_DAY = Prepared(
    select(roster).where(
        roster.c.branch_id == bindparam("branch"),
        roster.c.joined_on <= bindparam("day"),
        or_(roster.c.left_on.is_(None), roster.c.left_on > bindparam("day")),
    )
)


def on_day(work: UnitOfWork, day: date, branch_ids: Sequence[int]) -> tuple[RosterEntry, ...]:
    """Return who was on the roster of these branches on that day."""

    def read() -> tuple[RosterEntry, ...]:
        wanted = sorted(set(branch_ids))
        rows = [row for branch in wanted for row in work.rows(_ON_DAY, {"branch": branch, "day": day})]
        rows.sort(key=lambda row: int(row.id))
        return tuple(RosterEntry(row.id, row.name, row.branch_id, row.party_member, row.continues_id) for row in rows)

    return work.cached(("roster", day, tuple(branch_ids)), read)


def of_organisation(work: UnitOfWork, organisation_id: int) -> list[StoredRosterEntry]:
    """Return all entries of an organisation's roster, in the order in which they were added."""
    statement = select(roster).where(roster.c.organisation_id == organisation_id).order_by(roster.c.id)
    return [_entry(row) for row in work.rows(statement)]


def of_human(work: UnitOfWork, identity: int) -> list[StoredRosterEntry]:
    """Return all entries of one human, in the order of time; none where there is no such one."""
    own = or_(roster.c.id == identity, roster.c.continues_id == identity)
    return [_entry(row) for row in work.rows(select(roster).where(own).order_by(roster.c.joined_on, roster.c.id))]


def of_person(work: UnitOfWork, person_id: int) -> list[StoredRosterEntry]:
    """Return all entries that are linked to somebody who uses the bot, in the order of time."""
    statement = select(roster).where(roster.c.person_id == person_id).order_by(roster.c.joined_on, roster.c.id)
    return [_entry(row) for row in work.rows(statement)]


def claimed_in(work: UnitOfWork, organisation_id: int) -> list[StoredRosterEntry]:
    """Return the newest entry of each human that somebody only claims to be, the latest claim first."""
    claimed = (roster.c.organisation_id == organisation_id) & roster.c.claimed_at.is_not(None)
    rows = work.rows(select(roster).where(claimed).order_by(roster.c.claimed_at.desc(), roster.c.id.desc()))
    return list({entry.identity: entry for entry in map(_entry, reversed(rows))}.values())[::-1]


def claimants(work: UnitOfWork) -> set[int]:
    """Return who says to be a human of a roster, by id, unless a coordinator has said so, too."""
    claimed = select(roster.c.person_id).where(roster.c.claimed_at.is_not(None), roster.c.person_id.is_not(None))
    return {row.person_id for row in work.rows(claimed.distinct())}


def newest(entries: Sequence[StoredRosterEntry]) -> list[StoredRosterEntry]:
    """Return the last entry of each human, in the order in which they came."""
    last: dict[int, StoredRosterEntry] = {}
    for entry in sorted(entries, key=lambda entry: (entry.joined_on, entry.id)):
        last[entry.identity] = entry
    return sorted(last.values(), key=lambda entry: entry.identity)


def by_ids(work: UnitOfWork, entry_ids: Sequence[int]) -> list[StoredRosterEntry]:
    """Return entries by their ids, in the order of those; fewer where some are gone."""
    rows = [row for number in sorted(entry_ids) if (row := work.row(_BY_ID, {"id": number})) is not None]
    return [_entry(row) for row in rows]


def has_checked_in(work: UnitOfWork, entry_id: int) -> bool:
    """Tell whether somebody has checked in at an event, or asked for leave, by this entry."""
    return work.row(select(check_ins.c.id).where(check_ins.c.roster_id == entry_id).limit(1)) is not None


def remove(work: UnitOfWork, entry_ids: Sequence[int]) -> None:
    """Delete entries that nothing uses, the latest first: they may go on from earlier ones."""
    for number in sorted(entry_ids, reverse=True):
        work.execute(delete(roster).where(roster.c.id == number))


def add(
    work: UnitOfWork,
    organisation_id: int,
    branch_id: int,
    name: str,
    party_member: bool,
    joined_on: date,
    left_on: date | None = None,
) -> int:
    """Insert the first entry of a human, and return its id."""
    return work.insert(
        insert(roster),
        {
            "organisation_id": organisation_id,
            "branch_id": branch_id,
            "name": name,
            "party_member": party_member,
            "joined_on": joined_on,
            "left_on": left_on,
        },
    )


def change(work: UnitOfWork, entry_id: int, **values: object) -> None:
    """Set columns of one entry."""
    work.execute(update(roster).where(roster.c.id == entry_id).values(**values))


def change_human(work: UnitOfWork, identity: int, **values: object) -> None:
    """Set columns of all entries of one human: name, person_id, claimed_at, called_before."""
    own = or_(roster.c.id == identity, roster.c.continues_id == identity)
    work.execute(update(roster).where(own).values(**values))


def go_on(work: UnitOfWork, entry: StoredRosterEntry, on: date, **changed: object) -> int:
    """Insert a further entry of the same human from that day, with these columns changed, and return its id."""
    values = {
        "organisation_id": entry.organisation_id,
        "branch_id": entry.branch_id,
        "name": entry.name,
        "party_member": entry.party_member,
        "joined_on": on,
        "person_id": entry.person_id,
        "claimed_at": entry.claimed_at,
        "called_before": entry.called_before,
        "continues_id": entry.identity,
    }
    return work.insert(insert(roster), values | changed)


def counted_from(work: UnitOfWork, identity: int, day: date) -> date | None:
    """Return the last day, from this one on, on which an event has counted the human as expected; None for none."""
    statement = select(func.max(facts.c.starts_on)).where(
        facts.c.measure == "attendance",
        facts.c.subject == f"roster:{identity}",
        facts.c.month >= day.year * 100 + day.month,
        facts.c.starts_on >= day,
        facts.c.known_until.is_(None),
    )
    row = work.row(statement)
    return row[0] if row else None
