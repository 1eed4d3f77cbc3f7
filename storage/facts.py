"""The facts of records, for the calculator: nothing is changed or removed, only known until a certain revision."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert, or_, update

from records.facts import Fact
from records.states import State
from storage.records import StoredRecord
from storage.tables import facts, partnerships
from storage.unit_of_work import UnitOfWork


def replace(work: UnitOfWork, record: StoredRecord, new: Iterable[Fact], now: datetime) -> None:
    """Closes what was known of the record's newest version, or of one that is no longer to be confirmed, and opens
    these, at the partnership's next revision. The facts of a version that stands beside it stay."""
    revision = _next_revision(work, record.partnership_id, now)
    still_known = (facts.c.record_id == record.id) & facts.c.known_until.is_(None)
    closing = update(facts).where(still_known)
    if record.confirmed_version not in (None, record.version):
        closing = closing.where(or_(facts.c.version != record.confirmed_version, facts.c.state != State.CONFIRMED))
    work.execute(closing.values(known_until=revision))
    rows = [
        {
            "record_id": record.id,
            "version": record.version,
            "state": record.state,
            "partnership_id": record.partnership_id,
            "measure": fact.measure,
            "category": fact.category,
            "side": fact.side,
            "subject": fact.subject,
            "month": fact.starts_on.year * 100 + fact.starts_on.month,
            "starts_on": fact.starts_on,
            "ends_on": fact.ends_on,
            "quantity": fact.quantity,
            "known_from": revision,
        }
        for fact in new
    ]
    if rows:
        work.execute(insert(facts), rows)


def drop_unconfirmed(work: UnitOfWork, record: StoredRecord, now: datetime) -> None:
    """Closes the facts of a correction that is not to be: the version that stands is as before."""
    revision = _next_revision(work, record.partnership_id, now)
    waiting = (facts.c.record_id == record.id) & facts.c.known_until.is_(None) & (facts.c.state != State.CONFIRMED)
    work.execute(update(facts).where(waiting).values(known_until=revision))


def _next_revision(work: UnitOfWork, partnership_id: int, now: datetime) -> int:
    row = work.row(
        update(partnerships)
        .where(partnerships.c.id == partnership_id)
        .values(revision=partnerships.c.revision + 1, revised_at=now)
        .returning(partnerships.c.revision)
    )
    assert row is not None
    return int(row.revision)
