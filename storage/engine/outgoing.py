"""A message on its way, as the writer hands it to delivery, and what has become of it."""

from dataclasses import dataclass
from datetime import datetime

from records.addresses import Address
from records.content import Content


@dataclass(frozen=True)
class OnShow:
    """The message that shows a screen; `has_buttons`: they are taken off it when the screen is shown further below.

    `fingerprint` is that of what it says; None where that is not known for certain.
    """

    message_id: int
    has_buttons: bool
    fingerprint: str | None = None


@dataclass(frozen=True)
class Outgoing:
    """One row on its way: a post, or the wanted state of a screen.

    `content` is None where the row cannot be read. `wanted` is the screen's revision, None for a post; `on_show` the
    message that shows it so far; `move`: it is to stand below all else. It waits for `quiet_seconds` of silence, and
    where it is one of many (`bulk`), for those that somebody waits for. `stale_at` is of a reminder, which is rather
    not sent than sent late or twice.
    """

    id: int
    address: Address
    sequence: int
    content: Content | None
    wanted: int | None = None
    on_show: OnShow | None = None
    move: bool = False
    quiet_seconds: float = 0.0
    bulk: bool = False
    stale_at: datetime | None = None


@dataclass(frozen=True)
class Delivered:
    """What became of a row: its outcome, and the message that shows it, where there is one."""

    item: Outgoing
    on_show: OnShow | None
    outcome: str
