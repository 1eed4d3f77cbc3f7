"""Which bot the ledger belongs to: a second one on the same database would take the first one's messages."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storage import programme
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.traffic import leases

SETTING = "bot"  # the name under which the bot's id is kept
_LEASE = "bot "  # what a lease's name begins with


class AnotherBot(Exception):
    """The ledger belongs to the bot with the id `bound`."""

    def __init__(self, bound: int) -> None:
        super().__init__(f"the database belongs to bot {bound}")
        self.bound = bound


def lease_name(bot_id: int) -> str:
    """Return the name of the lease that processes of a bot hold."""
    return f"{_LEASE}{bot_id}"


def bound_bot(work: UnitOfWork) -> int | None:
    """Return the id of the bot that the ledger belongs to; None where no bot has acted on it yet.

    Version 0.2.0 kept no id: there it is the bot that held a lease last.
    """
    bound = programme.setting(work, SETTING, None)
    if isinstance(bound, int):
        return bound
    row = work.row(select(leases.c.name).order_by(leases.c.expires_at.desc(), leases.c.name).limit(1))
    return None if row is None else int(row.name.removeprefix(_LEASE))


def check(work: UnitOfWork, bot_id: int) -> None:
    """Check that the ledger belongs to this bot, or to none yet. Raises AnotherBot."""
    bound = bound_bot(work)
    if bound not in (None, bot_id):
        raise AnotherBot(bound)


def bind(work: UnitOfWork, bot_id: int) -> None:
    """Keep that the ledger belongs to this bot, unless it does already. Raises AnotherBot."""
    check(work, bot_id)
    if programme.setting(work, SETTING, None) is None:
        try:
            with work.savepoint():
                rebind(work, bot_id)
        except IntegrityError:
            check(work, bot_id)  # another bot was first, this very moment


def rebind(work: UnitOfWork, bot_id: int) -> None:
    """Keep that the ledger belongs to this bot, whichever it belonged to."""
    programme.keep(work, SETTING, bot_id)
