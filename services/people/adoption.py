"""Gives the ledger to another bot, where the token was changed on purpose."""

from datetime import datetime

from storage import audit, bound_bot
from storage.chat import outbox
from storage.engine import lease
from storage.engine.unit_of_work import UnitOfWork


def adopt(work: UnitOfWork, bot_id: int, now: datetime) -> int | None:
    """Give the ledger to this bot, and return the id of the one before; None where it belonged to no other.

    The bot before writes nothing more, where it still runs. The messages that it sent are out of reach for this one.
    """
    before = bound_bot.bound_bot(work)
    bound_bot.rebind(work, bot_id)
    if before in (None, bot_id):
        return None
    lease.end_others(work, bound_bot.lease_name(bot_id))
    outbox.forget_messages(work)
    audit.note(work, now, None, "adopt", "bot", bot_id, before=before)
    return before
