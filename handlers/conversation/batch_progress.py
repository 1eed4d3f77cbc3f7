"""Shows an import where it is looked at, once the bot has gone on with it."""

from datetime import datetime

from handlers.kit.replies import put
from handlers.views.batches import batch_screen
from services.ledger.batches import VisibleBatch
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import batches
from storage.people import partnerships, persons


def refresh(work: UnitOfWork, number: int, now: datetime) -> None:
    """Show the import as it stands to whoever has it done: who has decided on it last, or else who imports it.

    The others hear of it as news.
    """
    batch = batches.by_id(work, number)
    assert batch is not None
    seen = VisibleBatch(batch, partnerships.by_id(work, batch.partnership_id))
    person = persons.by_id(work, batch.decided_by or batch.person_id)
    chat = batch.chat if person.id == batch.person_id else person.address
    put(work, chat, person.language, batch_screen(work, seen, person, move=False), now)
