"""Who of several processes acts: a row a bot, taken over when its holder is gone, fenced by a rising number."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.traffic import leases

LASTS = timedelta(seconds=15)


class LeaseLost(Exception):
    """Another process has taken over; what this one wanted to write was refused."""


@dataclass(frozen=True)
class Lease:
    """The right to act, as its holder has it; `epoch` rises with each new holder."""

    name: str
    holder: str
    epoch: int


def acquire(work: UnitOfWork, name: str, holder: str, now: datetime, is_gone: Callable[[str], bool]) -> Lease | None:
    """Return the lease if nobody holds it, or its holder let it run out or ``is_gone``; else None."""
    row = work.row(select(leases).where(leases.c.name == name).with_for_update())
    epoch = row.epoch + 1 if row else 1
    values = {"name": name, "holder": holder, "epoch": epoch, "expires_at": now + LASTS}
    if row is None:
        try:
            with work.savepoint():
                work.execute(insert(leases), values)
        except IntegrityError:
            return None  # another process was first, this very moment
    elif row.expires_at > now and not is_gone(row.holder):
        return None
    else:
        work.execute(update(leases).where(leases.c.name == name).values(values))
    return Lease(name, holder, epoch)


# Locked where the database locks rows, so that nobody takes over between this look and the commit.
_EPOCH = Prepared(select(leases.c.epoch).where(leases.c.name == bindparam("lease")).with_for_update(read=True))


def check(work: UnitOfWork, lease: Lease) -> None:
    """Check at the beginning of each transaction that the lease still holds. Raises LeaseLost."""
    row = work.row(_EPOCH, {"lease": lease.name})
    if row is None or row.epoch != lease.epoch:
        raise LeaseLost


def renew(work: UnitOfWork, lease: Lease, until: datetime) -> None:
    """Let the lease last until then, in a transaction that has checked it. An orderly end lets it run out at once."""
    work.execute(update(leases).where(leases.c.name == lease.name).values(expires_at=until))


def is_held(work: UnitOfWork, name: str, now: datetime) -> bool:
    """Tell whether a process holds the lease of this name."""
    row = work.row(select(leases.c.expires_at).where(leases.c.name == name))
    return row is not None and row.expires_at > now


def end_others(work: UnitOfWork, name: str) -> None:
    """End all leases but the one of this name: who holds one writes nothing more."""
    work.execute(delete(leases).where(leases.c.name != name))
