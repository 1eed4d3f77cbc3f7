"""Queries about offers and needs: what somebody sees of them, page by page, and what becomes of them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, false, func, insert, or_, select, true, update

from records.board.item import BoardDirection, BoardItem, BoardReach, BoardState, board_search_text
from records.board.matching import BoardTerms
from records.board.registry import BOARD_KINDS
from records.search import search_words
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.board import board_items

LIVE = (BoardState.OPEN, BoardState.CLAIMED)


@dataclass(frozen=True)
class StoredBoardItem:
    """An offer or a need as it is stored; the claimant is who claims it or has it."""

    id: int
    partnership_id: int
    organisation_id: int
    author_id: int
    direction: BoardDirection
    state: BoardState
    item: BoardItem
    since: date
    revision: int
    claimant_id: int | None
    claimant_organisation_id: int | None
    created_at: datetime

    def is_over(self, today: date) -> bool:
        """Tell whether its last day is over while nobody has taken it."""
        return self.state in LIVE and self.item.until < today

    def is_live(self, today: date) -> bool:
        """Tell whether it stands on the board."""
        return self.state in LIVE and self.item.until >= today


@dataclass(frozen=True)
class BoardSight:
    """What somebody sees of the board: that of these partnerships, and what is for the `programme`.

    `organisations`: the own ones, whose things are seen whatever became of them. `everything`: as admins do.
    """

    partnerships: frozenset[int]
    organisations: frozenset[int]
    programme: bool = False
    everything: bool = False


@dataclass(frozen=True)
class BoardFilter:
    """What to list; None means any. `own`: what the own organisations offer, need or have claimed, over or not.

    `since`: what has been put on the board from then on.
    """

    direction: BoardDirection | None = None
    kind: str | None = None
    words: str = ""
    own: bool = False
    since: datetime | None = None


def _stored(row: Row[Any]) -> StoredBoardItem:
    return StoredBoardItem(
        row.id, row.partnership_id, row.organisation_id, row.author_id, BoardDirection(row.direction),
        BoardState(row.state), BOARD_KINDS[row.kind].model_validate(row.answers), row.since, row.revision,
        row.claimant_id, row.claimant_organisation_id, row.created_at,
    )  # fmt: skip


def _columns(item: BoardItem, since: date) -> dict[str, object]:
    return {
        "kind": item.kind,
        "reach": item.reach,
        "answers": item.to_json(),
        "since": since,
        "until": item.until,
        "search": board_search_text(item),
    }


@dataclass(frozen=True)
class NewBoardItem:
    """An offer or a need that is not stored yet."""

    partnership_id: int
    organisation_id: int
    author_id: int
    direction: BoardDirection
    item: BoardItem
    since: date


def add(work: UnitOfWork, new: NewBoardItem, now: datetime) -> StoredBoardItem:
    """Put something on the board."""
    whose = {name: value for name, value in vars(new).items() if name not in ("item", "since")}
    more = {"state": BoardState.OPEN, "revision": 1, "created_at": now}
    number = work.insert(insert(board_items), {**whose, **more, **_columns(new.item, new.since)})
    return StoredBoardItem(id=number, state=BoardState.OPEN, revision=1, claimant_id=None,
                           claimant_organisation_id=None, created_at=now, **vars(new))  # fmt: skip


def by_id(work: UnitOfWork, item_id: int) -> StoredBoardItem | None:
    """Return the item of that number."""
    row = work.row(select(board_items).where(board_items.c.id == item_id))
    return None if row is None else _stored(row)


def change(work: UnitOfWork, stored: StoredBoardItem, **values: Any) -> StoredBoardItem:  # Any: of columns
    """Set columns of the item and raise its revision, by which old buttons are known; return it as it is then."""
    changed = replace(stored, revision=stored.revision + 1, **values)
    columns = {"revision": changed.revision, **values}
    if "item" in columns:
        columns |= _columns(columns.pop("item"), changed.since)
    work.execute(update(board_items).where(board_items.c.id == stored.id).values(columns))
    return changed


def _seen(sight: BoardSight, today: date) -> ColumnElement[bool]:
    """Return the condition for what somebody sees that stands on the board."""
    live = board_items.c.state.in_(LIVE) & (board_items.c.until >= today)
    if sight.everything:
        return live
    near = board_items.c.partnership_id.in_(sight.partnerships)
    far = (board_items.c.reach == BoardReach.PROGRAMME) if sight.programme else false()
    return live & or_(near, far)


def _own(sight: BoardSight) -> ColumnElement[bool]:
    return or_(
        board_items.c.organisation_id.in_(sight.organisations),
        board_items.c.claimant_organisation_id.in_(sight.organisations),
    )


def _wanted(sight: BoardSight, wanted: BoardFilter, today: date) -> ColumnElement[bool]:
    conditions = [_own(sight) if wanted.own else _seen(sight, today)]
    if wanted.direction is not None:
        conditions.append(board_items.c.direction == wanted.direction)
    if wanted.kind is not None:
        conditions.append(board_items.c.kind == wanted.kind)
    if wanted.since is not None:
        conditions.append(board_items.c.created_at >= wanted.since)
    for spellings in search_words(wanted.words).words:
        conditions.append(or_(*(board_items.c.search.contains(word, autoescape=True) for word in spellings)))
    return and_(true(), *conditions)


def listed(
    work: UnitOfWork, sight: BoardSight, wanted: BoardFilter, today: date, offset: int, limit: int
) -> tuple[list[StoredBoardItem], int]:
    """Return a page of what is asked for, the newest first, with the count of all."""
    condition = _wanted(sight, wanted, today)
    counted = work.row(select(func.count().label("items")).where(condition))
    statement = select(board_items).where(condition).order_by(board_items.c.id.desc()).limit(limit).offset(offset)
    return [_stored(row) for row in work.rows(statement)], counted.items if counted else 0


def candidates(
    work: UnitOfWork, sight: BoardSight, stored: StoredBoardItem, today: date, limit: int
) -> list[tuple[StoredBoardItem, BoardTerms]]:
    """Return what may fit the item, the newest first: what is open, of its kind, and what the reader sees."""
    condition = and_(
        _seen(sight, today),
        board_items.c.state == BoardState.OPEN,
        board_items.c.kind == stored.item.kind,
        board_items.c.direction == stored.direction.opposite,
    )
    statement = select(board_items).where(condition).order_by(board_items.c.id.desc()).limit(limit)
    return [(found, terms_of(found)) for found in map(_stored, work.rows(statement))]


def terms_of(stored: StoredBoardItem) -> BoardTerms:
    """Return what is compared of an item."""
    return BoardTerms(
        stored.direction,
        stored.item.kind,
        stored.organisation_id,
        stored.partnership_id,
        stored.since,
        stored.item.until,
        board_search_text(stored.item),
    )
