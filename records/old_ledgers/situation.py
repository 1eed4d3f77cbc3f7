"""What must be known of a partnership to read its old ledgers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from records.attendance import Branch, RosterEntry
from records.roles import Side


@dataclass(frozen=True)
class Partner:
    """One organisation of the partnership: its name, further names of it, its branches."""

    name: str
    short_names: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class KnownRecord:
    """A record that stands in the ledger already. `key` is its natural key as `records.record.plain_key` writes it."""

    kind: str
    event_date: date
    title: str
    key: str | None = None


def _nobody(_side: Side, _day: date) -> Sequence[RosterEntry]:
    return ()


@dataclass(frozen=True)
class ImportSituation:
    """The partnership that a file belongs to, as it stands when the file is read.

    `side` sends the file. `began` is the first day of the partnership. `roster_on` returns a side's roster as it stood
    on a day. `known`: all records of the partnership that count or wait.
    """

    today: date
    began: date
    side: Side
    partners: Mapping[Side, Partner]
    roster_on: Callable[[Side, date], Sequence[RosterEntry]] = _nobody
    known: Sequence[KnownRecord] = field(default=())
