"""What a partnership's digest says of the board: what is still needed, and what is newly offered."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from records.board.item import BoardDirection
from storage.board import items
from storage.board.items import BoardFilter, BoardSight, StoredBoardItem
from storage.engine.unit_of_work import UnitOfWork
from storage.people.partnerships import Partnership

NEW = timedelta(days=7)
SHOWN = 3  # of either, so that the digest keeps its length


@dataclass(frozen=True)
class BoardDigest:
    """The newest needs that are not met, and the newest offers of the last week, each with the count of all."""

    needs: tuple[StoredBoardItem, ...]
    needs_count: int
    offers: tuple[StoredBoardItem, ...]
    offers_count: int


def board_digest(work: UnitOfWork, partnership: Partnership, now: datetime) -> BoardDigest:
    """Return what everybody of the partnership sees on the board: its own, and what is for the whole programme."""
    sight = BoardSight(frozenset({partnership.id}), frozenset(), programme=True)
    today = partnership.today(now)
    needs = items.listed(work, sight, BoardFilter(BoardDirection.NEED), today, 0, SHOWN)
    offers = items.listed(work, sight, BoardFilter(BoardDirection.OFFER, since=now - NEW), today, 0, SHOWN)
    return BoardDigest(tuple(needs[0]), needs[1], tuple(offers[0]), offers[1])
