"""Photos and documents that people send as evidence: noted when they come, attached when a record is submitted."""

from datetime import datetime

from records.attachments import AttachmentKind, RecordAttachment
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import attachments
from storage.ledger.attachments import SentFile
from storage.people.persons import Person


def receive(work: UnitOfWork, sender: Person, file: SentFile, album: str | None, now: datetime) -> RecordAttachment:
    """Note a photo or document, to be fetched after the commit, and return it as a record will have it.

    `album` is the same for all that were sent together. Where the same content is evidence already, the attachment says
    of which record.
    """
    return RecordAttachment(
        kind=AttachmentKind(file.kind),
        seen_in=attachments.seen_in(work, file.unique_id),
        evidence_id=attachments.add(work, sender.id, file, now),
        name=file.name,
        media_group_id=album,
    )
