"""A message on its way, as the writer hands it to delivery."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue

from records.addresses import Address


@dataclass(frozen=True)
class Outgoing:
    """One row on its way. `wanted`: a screen's revision, None for a post. It waits for `quiet_seconds` of silence, and
    where it is one of many (`bulk`), for those that somebody waits for. `stale_at`: of a reminder, which is rather not
    sent than sent late or twice."""

    id: int
    address: Address
    sequence: int
    content: dict[str, JsonValue]
    wanted: int | None = None
    message_id: int | None = None
    move: bool = False
    quiet_seconds: float = 0.0
    bulk: bool = False
    stale_at: datetime | None = None


@dataclass(frozen=True)
class Delivered:
    """What became of a row. `message_id`: the message that shows it, where there is one."""

    item: Outgoing
    message_id: int | None
    outcome: str
