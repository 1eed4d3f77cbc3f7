"""Facts of many records that become known, or cease to hold, at one moment.

They are written in slices under a revision of the partnership that is still to come, so that no score sees them; once
all are there, the partnership goes on to that revision. That is one row, however many facts there are.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import insert, select, update

from records.facts import Fact
from records.states import State
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.bulk import insert_rows
from storage.scoring.facts import next_revision, note_shared
from storage.tables.batches import import_batches
from storage.tables.people import partnerships
from storage.tables.records import facts, records, revisions

ROOM = 10_000  # revisions for what others write of the partnership meanwhile
_FACT = (
    "record_id", "version", "state", "partnership_id", "known_from", "measure", "category", "side", "subject", "month",
    "starts_on", "ends_on", "quantity",
)  # fmt: skip


def reserve(work: UnitOfWork, partnership_id: int) -> int | None:
    """Return a revision that is still to come; None where one of the partnership is taken for another batch."""
    taken = (import_batches.c.partnership_id == partnership_id) & import_batches.c.takes_effect.is_not(None)
    if work.row(select(import_batches.c.id).where(taken)) is not None:
        return None
    row = work.row(select(partnerships.c.revision).where(partnerships.c.id == partnership_id))
    assert row is not None
    return int(row.revision) + ROOM


def open_unseen(work: UnitOfWork, partnership_id: int, revision: int, known: Iterable[tuple[int, int, Fact]]) -> None:
    """Write facts of confirmed records, each with the record and its version, that hold from a revision to come."""
    rows = [
        (
            record, version, State.CONFIRMED, partnership_id, revision, fact.measure, fact.category, fact.side,
            fact.subject, fact.starts_on.year * 100 + fact.starts_on.month, fact.starts_on, fact.ends_on, fact.quantity,
        )
        for record, version, fact in known
    ]  # fmt: skip
    insert_rows(work, facts, _FACT, rows)


def close_unseen(work: UnitOfWork, record_ids: Sequence[int], revision: int) -> None:
    """Let what is known of these records hold until a revision to come."""
    still_known = facts.c.record_id.in_(record_ids) & facts.c.known_until.is_(None)
    work.execute(update(facts).where(still_known).values(known_until=revision))


def take_effect(work: UnitOfWork, partnership_id: int, revision: int, now: datetime) -> None:
    """Go on to the revision, so that what was written under it holds. Raise ValueError where it has passed."""
    here = (partnerships.c.id == partnership_id) & (partnerships.c.revision < revision)
    if not work.execute(update(partnerships).where(here).values(revision=revision, revised_at=now)).rowcount:
        raise ValueError(f"revision {revision} of partnership {partnership_id} has passed")
    work.execute(insert(revisions), {"partnership_id": partnership_id, "revision": revision, "at": now})


def tell_sharers(work: UnitOfWork, batch_id: int, partnership_id: int, now: datetime) -> None:
    """Raise the revision of partnerships that hold the same things: these may count for less with them, or for more."""
    own = (records.c.batch_id == batch_id) & records.c.natural_key.is_not(None)
    keyed = work.rows(select(records.c.id).where(own).order_by(records.c.id))
    if not keyed:
        return
    keys = select(records.c.natural_key).where(own).scalar_subquery()
    others = select(records.c.partnership_id).where(
        records.c.natural_key.in_(keys), records.c.partnership_id != partnership_id
    )
    sharers = work.rows(others.distinct())
    for row in sharers:
        next_revision(work, row.partnership_id, now)
    if sharers:
        note_shared(work, keyed[0].id, keyed[-1].id)
