"""Queries about the ledger: which of the records somebody sees, asks for and reads, page by page or all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true, tuple_

from records.roles import Side
from records.search import is_record_number, search_words
from records.states import OVER, State
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import CONFIRMED, COUNTING, NEWEST, StoredRecord, as_it_counts, stored
from storage.tables.records import record_joins, records

_AT_ONCE = 500  # rows in memory


@dataclass(frozen=True)
class Sight:
    """What somebody sees of a partnership (None: of every one) beside its confirmed records.

    That are the open ones of the sides in `open`, and of those in `asked` the ones that the other side has been asked
    about.
    """

    partnership_id: int | None
    open: frozenset[Side] = frozenset()
    asked: frozenset[Side] = frozenset()


@dataclass(frozen=True)
class Filter:
    """Which records to list; None means any. `state` CONFIRMED: those that count."""

    kinds: tuple[str, ...] | None = None
    mode: str | None = None
    side: Side | None = None
    state: State | None = None
    first: date | None = None
    last: date | None = None
    words: str | None = None
    author_id: int | None = None
    good_practice: bool = False


_ASKED = (State.WAITING_OTHER, State.OBJECTED, State.WITHDRAWING, State.BATCHED)


_OF_ALL = (None, State.CONFIRMED, State.WITHDRAWING)  # by what everybody of both sides may ask for what stands


def _seen(sight: Sight, state: State | None) -> ColumnElement[bool]:
    """Return the condition for what is in that state, as far as its state is seen.

    That a correction is under way is not for everybody.
    """
    seen: ColumnElement[bool] = records.c.side.in_(sight.open)
    seen |= records.c.side.in_(sight.asked) & records.c.state.in_(_ASKED)
    if state in _OF_ALL:
        seen |= records.c.confirmed_version.is_not(None)
    if sight.open == frozenset(Side):
        seen = true()
    return seen if sight.partnership_id is None else (records.c.partnership_id == sight.partnership_id) & seen


def _matching(wanted: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.kinds is not None:
        conditions.append(records.c.kind.in_(wanted.kinds))
    if wanted.mode is not None:
        conditions.append(records.c.mode == wanted.mode)
    if wanted.side is not None:
        conditions.append(records.c.side == wanted.side)
    if wanted.state is State.CONFIRMED:
        conditions.append(records.c.confirmed_version.is_not(None))
    elif wanted.state is not None:
        conditions.append(records.c.state == wanted.state)
    if wanted.first is not None:
        conditions.append(records.c.event_date >= wanted.first)
    if wanted.last is not None:
        conditions.append(records.c.event_date <= wanted.last)
    looked_for = search_words(wanted.words or "")
    if looked_for.record is not None:
        conditions.append(records.c.id == looked_for.record)
    for spellings in looked_for.words:
        held = [records.c.search.contains(word, autoescape=True) for word in spellings]
        as_number = [records.c.id == int(word) for word in spellings if is_record_number(word)]
        conditions.append(or_(*held, *as_number))
    if wanted.author_id is not None:
        joined = select(record_joins.c.record_id).where(record_joins.c.person_id == wanted.author_id)
        conditions.append((records.c.author_id == wanted.author_id) | records.c.id.in_(joined))
    if wanted.good_practice:
        conditions.append(records.c.good_practice)
    return conditions


def _asked_for(sights: Sequence[Sight], wanted: Filter) -> ColumnElement[bool]:
    seen = or_(false(), *(_seen(sight, wanted.state) for sight in sights))
    return and_(records.c.state != State.DRAFT, seen, *_matching(wanted))  # a draft is of an import that is written


_NEWEST_FIRST = (records.c.event_date.desc(), records.c.id.desc())


def find(
    work: UnitOfWork, sights: Sequence[Sight], wanted: Filter, offset: int, limit: int
) -> tuple[list[StoredRecord], int]:
    """Return the records that are asked for and seen, newest first, and how many there are on all pages."""
    condition = _asked_for(sights, wanted)
    count = work.row(select(func.count()).select_from(records).where(condition))
    page = select(records.c.id).where(condition).order_by(*_NEWEST_FIRST).offset(offset).limit(limit)
    rows = work.rows(NEWEST.where(records.c.id.in_(page.subquery().select())).order_by(*_NEWEST_FIRST))
    return [stored(row) for row in rows], count[0] if count else 0


@dataclass(frozen=True)
class PageKey:
    """The last record of a page: the next page begins behind it, whatever has come meanwhile."""

    day: date
    number: int

    @classmethod
    def of(cls, record: StoredRecord) -> "PageKey":
        """Return the key of the page that the record ends."""
        return cls(record.event_date, record.id)


def page_by_key(
    work: UnitOfWork, sights: Sequence[Sight], wanted: Filter, after: PageKey | None, limit: int
) -> list[StoredRecord]:
    """Return the records that are asked for and seen behind a key, newest first: no later page takes longer."""
    condition = _asked_for(sights, wanted)
    if after is not None:
        condition &= tuple_(records.c.event_date, records.c.id) < tuple_(after.day, after.number)
    page = select(records.c.id).where(condition).order_by(*_NEWEST_FIRST).limit(limit)
    rows = work.rows(NEWEST.where(records.c.id.in_(page.subquery().select())).order_by(*_NEWEST_FIRST))
    return [stored(row) for row in rows]


def count_up_to(work: UnitOfWork, sights: Sequence[Sight], wanted: Filter, limit: int) -> int:
    """Count the records that are asked for and seen, and no further than the limit."""
    some = select(records.c.id).where(_asked_for(sights, wanted)).limit(limit).subquery()
    row = work.row(select(func.count()).select_from(some))
    return row[0] if row else 0


def confirmed(work: UnitOfWork, partnership_id: int, wanted: Filter) -> list[StoredRecord]:
    """Return all confirmed records of a partnership that match, each in its confirmed version, oldest first."""
    condition = and_(records.c.partnership_id == partnership_id, *_matching(wanted))
    rows = work.rows(CONFIRMED.where(condition).order_by(records.c.event_date, records.c.id))
    return [as_it_counts(row) for row in rows]


def in_parts(work: UnitOfWork, sights: Sequence[Sight], wanted: Filter) -> Iterator[list[StoredRecord]]:
    """Yield all that is asked for and seen, oldest first, some hundred at a time so that any number fits into memory.

    Each is in the version that counts, or in its newest as long as none was confirmed.
    """
    condition = _asked_for(sights, wanted)
    statement = COUNTING.where(condition).order_by(records.c.event_date, records.c.id)
    for rows in work.execute(statement.execution_options(yield_per=_AT_ONCE)).partitions():
        yield [as_it_counts(row) for row in rows]


def count_by_kind(work: UnitOfWork, sights: Sequence[Sight], wanted: Filter) -> dict[str, int]:
    """Count the records that are asked for and seen, by kind."""
    condition = _asked_for(sights, wanted)
    statement = select(records.c.kind, func.count().label("found")).where(condition).group_by(records.c.kind)
    return {row.kind: row.found for row in work.rows(statement)}


def changed_between(work: UnitOfWork, partnership_id: int, first: datetime, last: datetime) -> list[StoredRecord]:
    """Return what was new or changed in that time, each in the version that counts, in the order of their numbers.

    What came with an old ledger is new to the ledger only, and there may be thousands.
    """
    condition = and_(
        records.c.partnership_id == partnership_id,
        records.c.changed_at >= first,
        records.c.changed_at < last,
        records.c.batch_id.is_(None),
    )
    rows = work.rows(COUNTING.where(condition).order_by(records.c.id))
    return [as_it_counts(row) for row in rows]


def unconfirmed(work: UnitOfWork, partnership_id: int, first: date, last: date) -> int:
    """Count the records of these days that are under way, and none of whose versions stands."""
    condition = and_(
        records.c.partnership_id == partnership_id,
        records.c.event_date.between(first, last),
        records.c.confirmed_version.is_(None),
        records.c.state.not_in((*OVER, State.DRAFT)),
    )
    row = work.row(select(func.count()).select_from(records).where(condition))
    return row[0] if row else 0
