"""What waits to be sent: posts, sent once and in order, and screens, of which only the newest state is shown."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Connection, Row, Text, bindparam, case, cast, delete, func, insert, select, update

from records.addresses import Address
from records.compact import name_of
from records.content import Content, content_from_json
from records.purposes import DigestPurpose, Purpose, ScreenPurpose
from storage.engine.outgoing import Delivered, OnShow, Outgoing
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.addresses import address_of, address_values, is_addressed_to
from storage.tables.traffic import posts, screens

log = logging.getLogger(__name__)
WAITING, SENT, REFUSED, UNKNOWN, STALE = "waiting", "sent", "refused", "unknown", "stale"
STALE_AFTER = timedelta(minutes=30)  # then the person's quiet hours may have begun


# Posts ----------------------------------------------------------------------------------------------------------------

_OF_KEY = Prepared(select(posts.c.id).where(posts.c.key == bindparam("wanted")))
_ADD_POST = Prepared(
    insert(posts).returning(posts.c.id), *("channel", "recipient", "key", "content", "bulk", "sequence", "state", "at")
)


def add_post(
    work: UnitOfWork,
    address: Address,
    content: Content,
    now: datetime,
    *,
    key: str | None = None,
    bulk: bool = False,
) -> None:
    """Add a message that is sent once; with a key that was used before it is not sent again."""
    if key is not None and work.row(_OF_KEY, {"wanted": key}) is not None:
        return
    sequence = work.next_sequence()
    values = {
        **address_values(address),
        "key": key,
        "content": content.to_json(),
        "bulk": bulk,
        "sequence": sequence,
        "state": WAITING,
        "at": now,
    }
    row = work.row(_ADD_POST, values)
    assert row is not None
    work.outgoing.append(Outgoing(row.id, address, sequence, content, bulk=bulk))


# Screens --------------------------------------------------------------------------------------------------------------


def _is_bulk(purpose: str) -> bool:
    """Tell whether it goes to everybody in the same minute, as digests do."""
    return name_of(purpose) == DigestPurpose.name


def _stale_at(purpose: str, at: datetime, *, move: bool) -> datetime | None:
    """Return when a reminder is too late. One that only changes where it stands disturbs nobody."""
    return at + STALE_AFTER if purpose == Purpose.REMINDER and move else None


_SCREEN = (
    *("channel", "recipient", "purpose", "content", "has_buttons", "wanted", "shown"),
    *("move", "quiet_seconds", "sequence", "at"),
)


@cache
def _upsert(dialect: str) -> Prepared:
    """Return the statement for the database that is used: SQLAlchemy's words for the other need not be in memory."""
    statement = import_module(f"sqlalchemy.dialects.{dialect}").insert(screens)
    fresh = statement.excluded
    upsert = statement.on_conflict_do_update(
        index_elements=[screens.c.channel, screens.c.recipient, screens.c.purpose],
        set_={
            "content": fresh.content,
            "wanted": screens.c.wanted + 1,
            "move": case((screens.c.wanted > screens.c.shown, screens.c.move | fresh.move), else_=fresh.move),
            "quiet_seconds": fresh.quiet_seconds,
            "sequence": fresh.sequence,
            "at": fresh.at,
        },
    )
    upsert = upsert.returning(
        screens.c.id, screens.c.wanted, screens.c.shown, screens.c.message_id, screens.c.has_buttons,
        screens.c.fingerprint, screens.c.move,
    )  # fmt: skip
    return Prepared(upsert, *_SCREEN)


def want_screen(
    work: UnitOfWork,
    address: Address,
    purpose: ScreenPurpose,
    content: Content,
    now: datetime,
    *,
    move: bool,
    quiet_seconds: float = 0.0,
) -> None:
    """Set the state that a screen shall show. `move`: below everything else; otherwise it is edited where it stands."""
    sequence, stored_purpose = work.next_sequence(), purpose.pack()
    values = {
        **address_values(address),
        "purpose": stored_purpose,
        "content": content.to_json(),
        "has_buttons": False,
        "wanted": 1,
        "shown": 0,
        "move": move,
        "quiet_seconds": quiet_seconds,
        "sequence": sequence,
        "at": now,
    }
    row = work.row(_upsert(work.connection.dialect.name), values)
    assert row is not None
    work.outgoing.append(
        Outgoing(
            row.id,
            address,
            sequence,
            content,
            row.wanted,
            _on_show(row, settled=row.wanted == row.shown + 1),
            row.move,
            quiet_seconds,
            _is_bulk(stored_purpose),
            _stale_at(stored_purpose, now, move=row.move),
        )
    )


def _on_show(row: Row[Any], *, settled: bool) -> OnShow | None:
    """Return the message that shows a screen.

    `settled`: it says what the row says. Where another state is on its way, or was when a process ended, it may not.
    """
    if row.message_id is None:
        return None
    return OnShow(row.message_id, row.has_buttons, row.fingerprint if settled else None)


def has_screen(work: UnitOfWork, address: Address, purpose: ScreenPurpose) -> bool:
    """Tell whether a screen of this purpose is on show there, or will be."""
    here = is_addressed_to(screens, address) & (screens.c.purpose == purpose.pack())
    return work.row(select(screens.c.id).where(here)) is not None


def addresses_with(work: UnitOfWork, purpose: ScreenPurpose) -> set[Address]:
    """Return where a screen of this purpose is on show, or will be."""
    rows = work.rows(select(screens.c.channel, screens.c.recipient).where(screens.c.purpose == purpose.pack()))
    return {address_of(row) for row in rows}


def content_on_show(work: UnitOfWork, address: Address, purpose: ScreenPurpose) -> Content | None:
    """Return what a screen shows there, or will show; None where there is none, or it is not known any more."""
    here = is_addressed_to(screens, address) & (screens.c.purpose == purpose.pack())
    row = work.row(select(screens.c.content).where(here))
    return None if row is None or not row.content else content_from_json(row.content)


# What became of them --------------------------------------------------------------------------------------------------

_SCREEN_SHOWN = Prepared(
    update(screens)
    .where(screens.c.id == bindparam("screen"))
    .values(
        message_id=bindparam("message"),
        has_buttons=bindparam("buttons"),
        fingerprint=bindparam("says"),
        shown=bindparam("revision"),
        move=case((screens.c.wanted > bindparam("revision"), screens.c.move), else_=False),
    )
)
_POST_SENT = Prepared(
    update(posts)
    .where(posts.c.id == bindparam("post"))
    .values(message_id=bindparam("message"), state=bindparam("outcome"))
)
# Nobody sees it, so that nothing of it is to be changed later.
_FORGET_SCREEN = Prepared(
    delete(screens).where(screens.c.id == bindparam("screen"), screens.c.wanted == bindparam("revision"))
)


def delivered(work: UnitOfWork, notes: Sequence[Delivered]) -> None:
    """Note what became of rows, so that they are not sent again."""
    of_posts = [note for note in notes if note.item.wanted is None]
    of_screens = [note for note in notes if note.item.wanted is not None]
    never_seen = [note for note in of_screens if note.on_show is None and note.item.stale_at is not None]
    work.execute_each(
        _POST_SENT, [{"post": note.item.id, "outcome": note.outcome, **_message(note)} for note in of_posts]
    )
    work.execute_each(
        _SCREEN_SHOWN,
        [
            {
                "screen": note.item.id,
                "revision": note.item.wanted,
                "buttons": note.on_show is not None and note.on_show.has_buttons,
                "says": None if note.on_show is None else note.on_show.fingerprint,
                **_message(note),
            }
            for note in of_screens
        ],
    )
    work.execute_each(_FORGET_SCREEN, [{"screen": note.item.id, "revision": note.item.wanted} for note in never_seen])


def _message(note: Delivered) -> dict[str, int | None]:
    return {"message": None if note.on_show is None else note.on_show.message_id}


def forget_messages(work: UnitOfWork) -> None:
    """Forget which messages show the screens: what changes next appears below everything else."""
    work.execute(update(screens).values(message_id=None, has_buttons=False, fingerprint=None))


def forget(work: UnitOfWork, *, before: datetime) -> None:
    """Delete what was shown long ago.

    Of posts with a key the key stays, so that they are never sent again; of screens the commands of a chat, which are
    no message.
    """
    over = (posts.c.state != WAITING) & (posts.c.at < before)
    work.execute(delete(posts).where(over, posts.c.key.is_(None)))
    work.execute(update(posts).where(over, func.length(cast(posts.c.content, Text)) > len("{}")).values(content={}))
    shown = (screens.c.wanted <= screens.c.shown) & (screens.c.at < before)
    work.execute(delete(screens).where(shown, screens.c.purpose != Purpose.COMMANDS.pack()))


def waiting(connection: Connection) -> list[Outgoing]:
    """Return all that a process before this one has left unsent, in order."""
    left = [
        Outgoing(row.id, address_of(row), row.sequence, _content(row), bulk=row.bulk)
        for row in connection.execute(select(posts).where(posts.c.state == WAITING))
    ]
    left += [_screen(row) for row in connection.execute(select(screens).where(screens.c.wanted > screens.c.shown))]
    return sorted(left, key=lambda item: item.sequence)


def send_again(work: UnitOfWork, table: str, row_id: int) -> bool:
    """Have a message sent that was given up, by its table and number; return whether it is still known."""
    if table == posts.name:
        row = work.row(select(posts).where(posts.c.id == row_id, posts.c.state == REFUSED))
        if row is None or not row.content:
            return False
        work.execute(update(posts).where(posts.c.id == row_id).values(state=WAITING))
        work.outgoing.append(Outgoing(row.id, address_of(row), row.sequence, _content(row), bulk=row.bulk))
        return True
    row = work.row(select(screens).where(screens.c.id == row_id))
    if row is None or (content := _content(row)) is None:
        return False
    wanted = row.wanted + 1
    work.execute(update(screens).where(screens.c.id == row_id).values(wanted=wanted, move=True))
    work.outgoing.append(
        Outgoing(row.id, address_of(row), row.sequence, content, wanted, _on_show(row, settled=False), move=True)
    )
    return True


def depth(connection: Connection) -> tuple[int, datetime | None]:
    """Return how many messages wait to be sent, and since when the oldest of them has."""
    unsent = (
        select(func.count(), func.min(posts.c.at)).where(posts.c.state == WAITING),
        select(func.count(), func.min(screens.c.at)).where(screens.c.wanted > screens.c.shown),
    )
    counted = [connection.execute(statement).one() for statement in unsent]
    return sum(count for count, _ in counted), min((oldest for _, oldest in counted if oldest), default=None)


def _screen(row: Row[Any]) -> Outgoing:
    return Outgoing(
        row.id, address_of(row), row.sequence, _content(row), row.wanted, _on_show(row, settled=False), row.move,
        bulk=_is_bulk(row.purpose), stale_at=_stale_at(row.purpose, row.at, move=row.move),
    )  # fmt: skip


def _content(row: Row[Any]) -> Content | None:
    """Return what is to be sent; None where it cannot be read, which must not keep the others from being sent."""
    stored: dict[str, JsonValue] = row.content
    try:
        return content_from_json(stored)
    except ValueError as error:
        log.error("a row that waits cannot be read: %s", error)
        return None
