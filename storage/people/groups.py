"""Queries about groups: to which partnership each belongs, and whether the bot is still in it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from records.addresses import Address, telegram_address, telegram_number
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.addresses import address_values, is_addressed_to
from storage.tables.people import chats
from storage.tables.traffic import posts, screens


def partnership_of(work: UnitOfWork, address: Address) -> int | None:
    """Return the partnership that a group is bound to; None where it is bound to none."""
    row = work.row(select(chats.c.partnership_id).where(chats.c.id == telegram_number(address)))
    return row.partnership_id if row else None


@dataclass(frozen=True)
class Group:
    """A group with the bot in it; `language` is that of whoever bound it."""

    address: Address
    language: str


def of_partnership(work: UnitOfWork, partnership_id: int) -> list[Group]:
    """Return the groups that are bound to the partnership and have the bot in them."""
    here = (chats.c.partnership_id == partnership_id) & chats.c.left_at.is_(None)
    rows = work.rows(select(chats).where(here).order_by(chats.c.id))
    return [Group(telegram_address(row.id), row.language) for row in rows]


def bind(work: UnitOfWork, address: Address, partnership_id: int | None, **language: str) -> None:
    """Bind a group to a partnership; None: it belongs to no partnership any more."""
    _set(work, address, partnership_id=partnership_id, left_at=None, **language)


def set_left(work: UnitOfWork, address: Address, at: datetime | None) -> None:
    """Note when the bot was put out of the group; None: it is in it."""
    _set(work, address, left_at=at)


def _set(work: UnitOfWork, address: Address, **values: object) -> None:
    number = telegram_number(address)
    if work.execute(update(chats).where(chats.c.id == number).values(**values)).rowcount == 0:
        work.execute(insert(chats), {"id": number, **values})


def migrate(work: UnitOfWork, old: Address, new: Address) -> None:
    """Give a group its new address, also for what waits to be sent there.

    Its old messages are out of reach. Both groups tell of it, and the bot may have been told of the new one before.
    """
    old_id = telegram_number(old)
    bound = partnership_of(work, old)
    if bound is not None or partnership_of(work, new) is None:
        before = work.row(select(chats.c.language).where(chats.c.id == old_id))
        bind(work, new, bound, **({"language": before.language} if before else {}))
    work.execute(delete(chats).where(chats.c.id == old_id))
    waiting = update(posts).where(is_addressed_to(posts, old), posts.c.state == "waiting")
    work.execute(waiting.values(**address_values(new)))
    there = select(screens.c.purpose).where(is_addressed_to(screens, new))
    moving = update(screens).where(is_addressed_to(screens, old), screens.c.purpose.not_in(there))
    work.execute(moving.values(**address_values(new), message_id=None))
