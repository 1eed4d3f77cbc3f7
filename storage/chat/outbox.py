"""What waits to be sent: posts, sent once and in order, and screens, of which only the newest state is shown."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module

from pydantic import JsonValue
from sqlalchemy import Connection, Row, Text, bindparam, case, cast, delete, func, insert, select, update

from records.addresses import Address
from storage.engine.outgoing import Delivered, Outgoing
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.addresses import address_of, address_values, is_addressed_to
from storage.tables.traffic import posts, screens

COMMANDS = "commands"  # the purpose of a chat's command menu
REMINDER = "reminder"  # the purpose of what somebody is reminded by
WAITING, SENT, REFUSED, UNKNOWN, STALE = "waiting", "sent", "refused", "unknown", "stale"
STALE_AFTER = timedelta(minutes=30)  # then the person's quiet hours may have begun


_OF_KEY = Prepared(select(posts.c.id).where(posts.c.key == bindparam("wanted")))
_ADD_POST = Prepared(
    insert(posts).returning(posts.c.id), *("channel", "recipient", "key", "content", "bulk", "sequence", "state", "at")
)


def add_post(
    work: UnitOfWork,
    address: Address,
    content: dict[str, JsonValue],
    now: datetime,
    *,
    key: str | None = None,
    bulk: bool = False,
) -> None:
    """A message that is sent once; with a key that was used before it is not sent again."""
    if key is not None and work.row(_OF_KEY, {"wanted": key}) is not None:
        return
    sequence = work.next_sequence()
    values = {
        **address_values(address),
        "key": key,
        "content": content,
        "bulk": bulk,
        "sequence": sequence,
        "state": WAITING,
        "at": now,
    }
    row = work.row(_ADD_POST, values)
    assert row is not None
    work.outgoing.append(Outgoing(row.id, address, sequence, content, bulk=bulk))


def _is_bulk(purpose: str) -> bool:
    """Digests go to everybody in the same minute."""
    return purpose.startswith("digest:")


def _stale_at(purpose: str, at: datetime, *, move: bool) -> datetime | None:
    """One that only changes where it stands disturbs nobody."""
    return at + STALE_AFTER if purpose == REMINDER and move else None


_SCREEN = ("channel", "recipient", "purpose", "content", "wanted", "shown", "move", "quiet_seconds", "sequence", "at")


@cache
def _upsert(dialect: str) -> Prepared:
    """Of the database that is used: SQLAlchemy's words for the other need not be in memory."""
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
    ).returning(screens.c.id, screens.c.wanted, screens.c.message_id, screens.c.move)
    return Prepared(upsert, *_SCREEN)


def want_screen(
    work: UnitOfWork,
    address: Address,
    purpose: str,
    content: dict[str, JsonValue],
    now: datetime,
    *,
    move: bool,
    quiet_seconds: float = 0.0,
) -> None:
    """The state that a screen shall show. `move`: below everything else; otherwise it is edited where it stands."""
    sequence = work.next_sequence()
    values = {
        **address_values(address),
        "purpose": purpose,
        "content": content,
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
            row.message_id,
            row.move,
            quiet_seconds,
            _is_bulk(purpose),
            _stale_at(purpose, now, move=row.move),
        )
    )


def has_screen(work: UnitOfWork, address: Address, purpose: str) -> bool:
    here = is_addressed_to(screens, address) & (screens.c.purpose == purpose)
    return work.row(select(screens.c.id).where(here)) is not None


_SCREEN_SHOWN = Prepared(
    update(screens)
    .where(screens.c.id == bindparam("screen"))
    .values(
        message_id=bindparam("message"),
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
    """Notes what became of rows, so that they are not sent again."""
    posted = [note for note in notes if note.item.wanted is None]
    shown = [note for note in notes if note.item.wanted is not None]
    gone = [note for note in shown if note.message_id is None and note.item.stale_at is not None]
    work.execute_each(
        _POST_SENT,
        [{"post": note.item.id, "message": note.message_id, "outcome": note.outcome} for note in posted],
    )
    work.execute_each(
        _SCREEN_SHOWN,
        [{"screen": note.item.id, "message": note.message_id, "revision": note.item.wanted} for note in shown],
    )
    work.execute_each(_FORGET_SCREEN, [{"screen": note.item.id, "revision": note.item.wanted} for note in gone])


def forget(work: UnitOfWork, *, before: datetime) -> None:
    """What was shown long ago. Of posts with a key the key stays, so that they are never sent again; of screens the
    commands of a chat, which are no message."""
    over = (posts.c.state != WAITING) & (posts.c.at < before)
    work.execute(delete(posts).where(over, posts.c.key.is_(None)))
    work.execute(update(posts).where(over, func.length(cast(posts.c.content, Text)) > len("{}")).values(content={}))
    shown = (screens.c.wanted <= screens.c.shown) & (screens.c.at < before)
    work.execute(delete(screens).where(shown, screens.c.purpose != COMMANDS))


def waiting(connection: Connection) -> list[Outgoing]:
    """All that a process before this one left unsent, in order."""
    left = [
        Outgoing(row.id, address_of(row), row.sequence, row.content, bulk=row.bulk)
        for row in connection.execute(select(posts).where(posts.c.state == WAITING))
    ]
    left += [_screen(row) for row in connection.execute(select(screens).where(screens.c.wanted > screens.c.shown))]
    return sorted(left, key=lambda item: item.sequence)


def _screen(row: Row[tuple[object, ...]]) -> Outgoing:
    return Outgoing(
        row.id, address_of(row), row.sequence, row.content, row.wanted, row.message_id, row.move,
        bulk=_is_bulk(row.purpose), stale_at=_stale_at(row.purpose, row.at, move=row.move),
    )  # fmt: skip


def addresses_with(work: UnitOfWork, purpose: str) -> set[Address]:
    """Return where a screen of this purpose is on show, or will be."""
    rows = work.rows(select(screens.c.channel, screens.c.recipient).where(screens.c.purpose == purpose))
    return {address_of(row) for row in rows}


def content_on_show(work: UnitOfWork, address: Address, purpose: str) -> dict[str, JsonValue] | None:
    """Return what a screen shows there, or will show; None where there is none."""
    here = is_addressed_to(screens, address) & (screens.c.purpose == purpose)
    row = work.row(select(screens.c.content).where(here))
    return None if row is None else row.content
