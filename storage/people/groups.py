"""Queries about groups: to which partnership each belongs, and whether the bot is still in it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from records.addresses import Address, telegram_address, telegram_number, telegram_topic, without_topic
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.addresses import address_values, is_addressed_to
from storage.tables.people import chats
from storage.tables.planning import digest_turns
from storage.tables.traffic import posts, screens


def partnership_of(work: UnitOfWork, address: Address) -> int | None:
    """Return the partnership that a group is bound to; None where it is bound to none."""
    row = work.row(select(chats.c.partnership_id).where(chats.c.id == telegram_number(address)))
    return row.partnership_id if row else None


@dataclass(frozen=True)
class Group:
    """A group with the bot in it, by the topic where its notices go; `language` is that of whoever bound it."""

    address: Address
    language: str


def of_partnership(work: UnitOfWork, partnership_id: int) -> list[Group]:
    """Return the groups that are bound to the partnership and have the bot in them."""
    here = (chats.c.partnership_id == partnership_id) & chats.c.left_at.is_(None)
    rows = work.rows(select(chats).where(here).order_by(chats.c.id))
    return [Group(telegram_address(row.id, row.topic), row.language) for row in rows]


def language_of(work: UnitOfWork, address: Address) -> str | None:
    """Return the language of whoever bound the group; None where it is bound to nothing."""
    row = work.row(select(chats.c.language, chats.c.partnership_id).where(chats.c.id == telegram_number(address)))
    return None if row is None or row.partnership_id is None else str(row.language)


def topic_of(work: UnitOfWork, address: Address) -> int | None:
    """Return the topic where the group's notices go; None for General."""
    row = work.row(select(chats.c.topic).where(chats.c.id == telegram_number(address)))
    return row.topic if row else None


def left_at(work: UnitOfWork, address: Address) -> datetime | None:
    """Return when the bot was put out of the group; None where it is in it, as far as is known."""
    row = work.row(select(chats.c.left_at).where(chats.c.id == telegram_number(address)))
    return row.left_at if row else None


def silent_since(work: UnitOfWork, address: Address) -> datetime | None:
    """Return when it was told last that the bot may not write in the group; None where it was not, or may again."""
    row = work.row(select(chats.c.silent_since).where(chats.c.id == telegram_number(address)))
    return row.silent_since if row else None


def bind(work: UnitOfWork, address: Address, partnership_id: int | None, **language: str) -> None:
    """Bind a group to a partnership, with the topic that the address names; None: it belongs to none any more."""
    topic = telegram_topic(address)
    _set(work, address, partnership_id=partnership_id, topic=topic, left_at=None, silent_since=None, **language)


def set_left(work: UnitOfWork, address: Address, at: datetime | None) -> None:
    """Note when the bot was put out of the group; None: it is in it."""
    _set(work, address, left_at=at)


def set_silent(work: UnitOfWork, address: Address, at: datetime) -> None:
    """Note when it was told that the bot may not write in the group."""
    _set(work, address, silent_since=at)


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
    for address in {old, without_topic(old)}:
        _readdress(work, address, new)


def leave_topic(work: UnitOfWork, address: Address) -> None:
    """Let what goes to a topic go to General instead, also what waits to be sent there."""
    if topic_of(work, address) == telegram_topic(address):
        _set(work, address, topic=None)
    _readdress(work, address, without_topic(address))


def _readdress(work: UnitOfWork, old: Address, new: Address) -> None:
    """Have what waits for one address sent to another, where of each purpose there is still one screen."""
    waiting = update(posts).where(is_addressed_to(posts, old), posts.c.state == "waiting")
    work.execute(waiting.values(**address_values(new)))
    there = select(screens.c.purpose).where(is_addressed_to(screens, new))
    moving = update(screens).where(is_addressed_to(screens, old), screens.c.purpose.not_in(there))
    work.execute(moving.values(**address_values(new), message_id=None))
    scheduled = select(digest_turns.c.partnership_id).where(is_addressed_to(digest_turns, new))
    unsent = is_addressed_to(digest_turns, old) & digest_turns.c.done_at.is_(None)
    ours = update(digest_turns).where(unsent, digest_turns.c.partnership_id.not_in(scheduled))
    work.execute(ours.values(**address_values(new)))
