"""Puts what services want others to hear into each recipient's language, in the same transaction."""

from datetime import datetime

from handlers.cards import record_screen
from handlers.replies import put
from records.messages import message
from storage import people, records
from storage.unit_of_work import UnitOfWork


def tell(work: UnitOfWork, now: datetime) -> None:
    """A record's card moves to the end of each recipient's chat, headed by what has happened. Who has blocked the bot
    finds it under /pending after coming back."""
    for notice in work.notices:
        person = people.by_id(work, notice.person_id)
        record = records.by_id(work, notice.record_id)
        if record is None or person.blocked:
            continue
        heading = message(f"notice-{notice.kind.replace('_', '-')}", name=person.name)
        screen = record_screen(work, record, person, person.language, heading=heading, move=True)
        put(work, person.telegram_id, person.language, screen, now)
    work.notices.clear()
