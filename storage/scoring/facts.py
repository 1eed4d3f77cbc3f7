"""The facts of records, for the calculator: nothing is changed or removed, only known until a certain revision."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    func,
    insert,
    literal_column,
    null,
    or_,
    select,
    union_all,
    update,
)

from records.facts import Fact
from records.roles import Side
from records.states import State
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import StoredRecord
from storage.tables.people import partnerships
from storage.tables.records import facts, records, revisions, shared_keys


class KnownFacts(NamedTuple):
    """Facts with the state that their records were in, column by column, since there are thousands.

    `record_id` is None where one is of no record.
    """

    record_id: Sequence[int | None]
    state: Sequence[State]
    measure: Sequence[str]
    starts_on: Sequence[date]
    ends_on: Sequence[date]
    quantity: Sequence[float]
    side: Sequence[Side | None]
    subject: Sequence[str | None]
    category: Sequence[str | None]


@dataclass(frozen=True)
class PartnershipRevision:
    """What is known of a partnership from `at` until the next revision. Number 0 is before anything was known."""

    partnership_id: int
    number: int
    at: datetime | None


def replace(work: UnitOfWork, record: StoredRecord, new: Iterable[Fact], now: datetime) -> int:
    """Replace what is known of a record's newest version, and return the revision.

    What was known of that version, or of one that is no longer to be confirmed, is closed, and the new facts are opened
    at the partnership's next revision. The facts of a version that stands beside it stay.
    """
    revision = next_revision(work, record.partnership_id, now)
    still_known = (facts.c.record_id == record.id) & facts.c.known_until.is_(None)
    closing = update(facts).where(still_known)
    if record.confirmed_version not in (None, record.version):
        closing = closing.where(or_(facts.c.version != record.confirmed_version, facts.c.state != State.CONFIRMED))
    work.execute(closing.values(known_until=revision))
    whose = {"record_id": record.id, "version": record.version, "state": record.state}
    _open(work, record.partnership_id, revision, [(whose, fact, fact.starts_on) for fact in new])
    _tell_sharers(work, record, now)
    return revision


def renew(work: UnitOfWork, record: StoredRecord, measure: str, new: Iterable[Fact], now: datetime) -> None:
    """Close what was known of one measure of a record that stands, and open these facts in its place."""
    revision = next_revision(work, record.partnership_id, now)
    still_known = (facts.c.record_id == record.id) & facts.c.known_until.is_(None) & (facts.c.measure == measure)
    work.execute(update(facts).where(still_known).values(known_until=revision))
    whose = {"record_id": record.id, "version": record.version, "state": record.state}
    _open(work, record.partnership_id, revision, [(whose, fact, fact.starts_on) for fact in new])


def drop_unconfirmed(work: UnitOfWork, record: StoredRecord, now: datetime) -> None:
    """Close the facts of a correction that is not to be: the version that stands is as before."""
    revision = next_revision(work, record.partnership_id, now)
    waiting = (facts.c.record_id == record.id) & facts.c.known_until.is_(None) & (facts.c.state != State.CONFIRMED)
    work.execute(update(facts).where(waiting).values(known_until=revision))


def say(work: UnitOfWork, partnership_id: int, new: Iterable[Fact], now: datetime) -> None:
    """Open facts that are of no record; the latest holds.

    What was said before of the same measure, category, side, subject and period is closed. A fact about a period is
    found by the month in which that ends.
    """
    revision = next_revision(work, partnership_id, now)
    new = list(new)
    for fact in new:
        work.execute(update(facts).where(_same(partnership_id, fact)).values(known_until=revision))
    whose = {"record_id": None, "version": 1, "state": State.CONFIRMED}
    _open(work, partnership_id, revision, [(whose, fact, fact.ends_on) for fact in new])


def add(work: UnitOfWork, partnership_id: int, new: Iterable[Fact], now: datetime) -> None:
    """Open facts that are of no record and contradict nothing that was said before."""
    revision = next_revision(work, partnership_id, now)
    whose = {"record_id": None, "version": 1, "state": State.CONFIRMED}
    _open(work, partnership_id, revision, [(whose, fact, fact.ends_on) for fact in new])


def take_back(work: UnitOfWork, partnership_id: int, old: Iterable[Fact], now: datetime) -> None:
    """Close what `say` said."""
    revision = next_revision(work, partnership_id, now)
    for fact in old:
        work.execute(update(facts).where(_same(partnership_id, fact)).values(known_until=revision))


def _same(partnership_id: int, fact: Fact) -> ColumnElement[bool]:
    def equal(name: str) -> ColumnElement[bool]:
        value = getattr(fact, name)
        return facts.c[name].is_(null()) if value is None else facts.c[name] == value

    names = ("category", "side", "subject", "starts_on", "ends_on")
    return and_(
        facts.c.partnership_id == partnership_id,
        facts.c.measure == fact.measure,
        facts.c.month == _month(fact.ends_on),
        facts.c.record_id.is_(None),
        facts.c.known_until.is_(None),
        *map(equal, names),
    )


def _open(
    work: UnitOfWork, partnership_id: int, revision: int, new: Sequence[tuple[Mapping[str, object], Fact, date]]
) -> None:
    rows = [
        {
            **whose,
            "partnership_id": partnership_id,
            "measure": fact.measure,
            "category": fact.category,
            "side": fact.side,
            "subject": fact.subject,
            "month": _month(day),
            "starts_on": fact.starts_on,
            "ends_on": fact.ends_on,
            "quantity": fact.quantity,
            "known_from": revision,
        }
        for whose, fact, day in new
    ]
    if rows:
        work.execute(insert(facts), rows)


def _month(day: date) -> int:
    return day.year * 100 + day.month


def next_revision(work: UnitOfWork, partnership_id: int, now: datetime) -> int:
    """Begin the next revision of what is known of a partnership, and return its number."""
    row = work.row(
        update(partnerships)
        .where(partnerships.c.id == partnership_id)
        .values(revision=partnerships.c.revision + 1, revised_at=now)
        .returning(partnerships.c.revision)
    )
    assert row is not None
    work.execute(insert(revisions), {"partnership_id": partnership_id, "revision": row.revision, "at": now})
    return int(row.revision)


def _tell_sharers(work: UnitOfWork, record: StoredRecord, now: datetime) -> None:
    """Raise the revision of the partnerships that hold the same: it may count for less with them, or for more."""
    key = select(records.c.natural_key).where(records.c.id == record.id).scalar_subquery()
    others = select(records.c.partnership_id).where(
        records.c.natural_key == key, records.c.partnership_id != record.partnership_id
    )
    sharers = work.rows(others.distinct())
    for row in sharers:
        next_revision(work, row.partnership_id, now)
    if sharers:
        note_shared(work, record.id)


def note_shared(work: UnitOfWork, first_record: int, last_record: int | None = None) -> None:
    """Note which natural keys of these records other partnerships have, too."""
    other = records.alias("other")
    shared = (
        select(records.c.natural_key)
        .join(
            other,
            (other.c.natural_key == records.c.natural_key) & (other.c.partnership_id != records.c.partnership_id),
        )
        .where(
            records.c.id.between(first_record, first_record if last_record is None else last_record),
            records.c.natural_key.not_in(select(shared_keys.c.natural_key)),
        )
        .distinct()
    )
    work.execute(insert(shared_keys).from_select(["natural_key"], shared))


_LATEST_REVISION = Prepared(
    select(partnerships.c.revision, partnerships.c.revised_at).where(partnerships.c.id == bindparam("partnership"))
)


def latest_revision(work: UnitOfWork, partnership_id: int) -> PartnershipRevision:
    """Return what is known of a partnership now."""
    row = work.row(_LATEST_REVISION, {"partnership": partnership_id})
    assert row is not None
    return PartnershipRevision(partnership_id, row.revision, row.revised_at)


def revision(work: UnitOfWork, partnership_id: int, number: int) -> PartnershipRevision:
    """Return the revision of that number, with its time."""
    row = work.row(
        select(revisions.c.at).where(revisions.c.partnership_id == partnership_id, revisions.c.revision == number)
    )
    return PartnershipRevision(partnership_id, number, row.at if row else None)


def revision_at(work: UnitOfWork, partnership_id: int, moment: datetime) -> PartnershipRevision:
    """Return what was known of a partnership at a moment."""
    held = (revisions.c.partnership_id == partnership_id) & (revisions.c.at <= moment)
    row = work.row(select(revisions).where(held).order_by(revisions.c.revision.desc()).limit(1))
    return (
        PartnershipRevision(partnership_id, row.revision, row.at)
        if row
        else PartnershipRevision(partnership_id, 0, None)
    )


Window = tuple[date, date]


def known(
    work: UnitOfWork,
    revision: PartnershipRevision,
    windows: Mapping[str, Window],
    states: Iterable[State] = tuple(State),
    gathered: Set[str] = frozenset(),
) -> KnownFacts:
    """Return the facts of these measures in the months of their windows, as known at a revision.

    Only those of records in one of these states. Those of a `gathered` measure, which has no category, are one where
    all but their subjects is the same, with a space between these. The cost follows the windows: each measure is a
    range of the index (partnership, measure, month).
    """
    asked: dict[str, object] = {"partnership": revision.partnership_id, "number": revision.number}
    for measure, (first, last) in windows.items():
        asked |= {f"{measure}_first": _month(first), f"{measure}_last": _month(last)}
    statement = _known(tuple(sorted(windows)), tuple(states), frozenset(gathered))
    return KnownFacts._make(work.by_column(statement, asked))


_COLUMNS: dict[str, Any] = {name: facts.c[name] for name in KnownFacts._fields}  # Any: columns of all types
# In the order of the index, so that nothing has to be sorted.
_ALL_BUT_SUBJECT = tuple(
    facts.c[name]
    for name in (
        "partnership_id", "measure", "month", "known_from", "known_until", "state", "record_id", "starts_on", "ends_on",
        "quantity", "side",
    )
)  # fmt: skip
_SPACE: Any = literal_column("' '")  # Any: SQLAlchemy's own would be a parameter, of which `Prepared` knows nothing
_GATHERED = _COLUMNS | {
    "subject": func.aggregate_strings(facts.c.subject, _SPACE).label("subject"),
    "category": func.min(facts.c.category).label("category"),
}


@cache
def _known(measures: tuple[str, ...], states: tuple[State, ...], gathered: frozenset[str]) -> Prepared:
    """One statement for all measures: a programme has few methods, and a server is asked once."""
    return Prepared(
        union_all(
            *(
                select(*_GATHERED.values()).where(*_held(measure, states)).group_by(*_ALL_BUT_SUBJECT)
                if measure in gathered
                else select(*_COLUMNS.values()).where(*_held(measure, states))
                for measure in measures
            )
        )
    )


def _held(measure: str, states: Sequence[State]) -> Iterator[ColumnElement[bool]]:
    yield facts.c.partnership_id == bindparam("partnership")
    yield facts.c.measure == measure
    yield facts.c.month.between(bindparam(f"{measure}_first"), bindparam(f"{measure}_last"))
    yield facts.c.known_from <= bindparam("number")
    yield or_(facts.c.known_until.is_(None), facts.c.known_until > bindparam("number"))
    if len(states) < len(State):
        yield or_(*(facts.c.state == state for state in states))


def changed(work: UnitOfWork, partnership_id: int, after: int, until: int) -> list[int]:
    """Return the ids of records of which something counted or ceased to count after one revision, up to another."""
    here = (facts.c.partnership_id == partnership_id) & (facts.c.state == State.CONFIRMED)
    begun = facts.c.known_from.between(after + 1, until)
    ended = facts.c.known_until.between(after + 1, until)
    statement = select(facts.c.record_id).where(here, facts.c.record_id.is_not(None), or_(begun, ended)).distinct()
    return sorted(row.record_id for row in work.rows(statement))


def sharing(work: UnitOfWork, keys: Iterable[str], moment: datetime) -> dict[str, int]:
    """Return in how many partnerships each of these natural keys stood confirmed at a moment.

    Those that were never of several are left out.
    """
    shared = sorted(work.cached("shared keys", partial(_shared_keys, work)).intersection(keys))
    if not shared:
        return {}
    began, ended = revisions.alias("began"), revisions.alias("ended")
    statement = (
        select(facts.c.subject, func.count(facts.c.partnership_id.distinct()).label("holders"))
        .select_from(records)
        .join(facts, (facts.c.record_id == records.c.id) & (facts.c.subject == records.c.natural_key))
        .join(began, (began.c.partnership_id == facts.c.partnership_id) & (began.c.revision == facts.c.known_from))
        .outerjoin(
            ended, (ended.c.partnership_id == facts.c.partnership_id) & (ended.c.revision == facts.c.known_until)
        )
        .where(
            records.c.natural_key.in_(shared),
            facts.c.state == State.CONFIRMED,
            began.c.at <= moment,
            or_(ended.c.at.is_(None), ended.c.at > moment),
        )
        .group_by(facts.c.subject)
    )
    return {row.subject: row.holders for row in work.rows(statement)}


_SHARED_KEYS = Prepared(select(shared_keys.c.natural_key))


def _shared_keys(work: UnitOfWork) -> set[str]:
    return {row.natural_key for row in work.rows(_SHARED_KEYS)}


def said_alone(work: UnitOfWork, partnership_id: int, measure: str, first: date, last: date) -> list[Fact]:
    """Return what holds now of a measure that is of no record, about a period.

    The period begins on `first` and ends by `last`.
    """
    condition = and_(
        facts.c.partnership_id == partnership_id,
        facts.c.measure == measure,
        facts.c.month.between(_month(first), _month(last)),
        facts.c.starts_on == first,
        facts.c.ends_on <= last,
        facts.c.record_id.is_(None),
        facts.c.known_until.is_(None),
    )
    rows = work.rows(select(*_COLUMNS.values()).where(condition).order_by(facts.c.id))
    return [
        Fact(
            row.measure, row.starts_on, row.ends_on, row.quantity, Side(row.side) if row.side else None, row.subject,
            row.category,
        )
        for row in rows
    ]  # fmt: skip


def attendance_between(work: UnitOfWork, partnership_id: int, first: date, last: date) -> dict[Side, tuple[int, int]]:
    """Return the expected and the present party members of each side over the confirmed activities of these days.

    As known now.
    """
    statement = (
        select(facts.c.side, func.count().label("expected"), func.sum(facts.c.quantity).label("present"))
        .where(
            facts.c.partnership_id == partnership_id,
            facts.c.measure == "attendance",
            facts.c.state == State.CONFIRMED,
            facts.c.known_until.is_(None),
            facts.c.month.between(_month(first), _month(last)),
            facts.c.starts_on.between(first, last),
        )
        .group_by(facts.c.side)
    )
    return {Side(row.side): (row.expected, round(row.present)) for row in work.rows(statement)}
