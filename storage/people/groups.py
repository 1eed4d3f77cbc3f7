"""Queries about groups: to which partnership each belongs, and whether the bot is still in it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from storage.engine.unit_of_work import UnitOfWork
from storage.tables.people import chats
from storage.tables.traffic import posts, screens


def partnership_of(work: UnitOfWork, chat_id: int) -> int | None:
    row = work.row(select(chats.c.partnership_id).where(chats.c.id == chat_id))
    return row.partnership_id if row else None


@dataclass(frozen=True)
class Group:
    """`language` is that of whoever bound it."""

    id: int
    language: str


def of_partnership(work: UnitOfWork, partnership_id: int) -> list[Group]:
    """The groups that are bound to the partnership and have the bot in them."""
    here = (chats.c.partnership_id == partnership_id) & chats.c.left_at.is_(None)
    return [Group(row.id, row.language) for row in work.rows(select(chats).where(here).order_by(chats.c.id))]


def bind(work: UnitOfWork, chat_id: int, partnership_id: int | None, **language: str) -> None:
    """None: the group belongs to no partnership any more."""
    _set(work, chat_id, partnership_id=partnership_id, left_at=None, **language)


def set_left(work: UnitOfWork, chat_id: int, at: datetime | None) -> None:
    """When the bot was put out of the group; None: it is in it."""
    _set(work, chat_id, left_at=at)


def _set(work: UnitOfWork, chat_id: int, **values: object) -> None:
    if work.execute(update(chats).where(chats.c.id == chat_id).values(**values)).rowcount == 0:
        work.execute(insert(chats), {"id": chat_id, **values})


def migrate(work: UnitOfWork, old_id: int, new_id: int) -> None:
    """A group's new id, also for what waits to be sent there. Its old messages are out of reach. Both groups tell of
    it, and the bot may have been told of the new one before."""
    bound = partnership_of(work, old_id)
    if bound is not None or partnership_of(work, new_id) is None:
        before = work.row(select(chats.c.language).where(chats.c.id == old_id))
        bind(work, new_id, bound, **({"language": before.language} if before else {}))
    work.execute(delete(chats).where(chats.c.id == old_id))
    work.execute(update(posts).where(posts.c.chat_id == old_id, posts.c.state == "waiting").values(chat_id=new_id))
    there = select(screens.c.purpose).where(screens.c.chat_id == new_id)
    moving = update(screens).where(screens.c.chat_id == old_id, screens.c.purpose.not_in(there))
    work.execute(moving.values(chat_id=new_id, message_id=None))
