"""Photos and documents that people send as evidence: noted when they come, attached when a record is submitted."""

from dataclasses import replace
from datetime import datetime

from records.attachments import AttachmentKind, RecordAttachment
from records.errors import UserError
from records.lengths import shortened, shortened_file_name
from records.text import clean
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import attachments
from storage.ledger.attachments import SentFile
from storage.people.persons import Person

LARGEST = 20 * 1024 * 1024  # bytes of a file that a bot can fetch, by Telegram's Bot API
LONGEST_CAPTION = 1024  # UTF-16 units of what is written beside a file, as Telegram has it
LONGEST_NAME = 200  # UTF-16 units of a file's name


def is_too_large(file: SentFile) -> bool:
    """Tell whether a file never can be in our own store, by the size that Telegram tells."""
    return file.size is not None and file.size > LARGEST


def too_large(file: SentFile) -> UserError:
    """Return the refusal of a file that is too large, which says what would be right."""
    return UserError("evidence-too-large", name=shortened(file.name, 60), megabytes=LARGEST // 1024 // 1024)


def receive(
    work: UnitOfWork, sender: Person, file: SentFile, album: str | None, now: datetime, *, caption: str = ""
) -> RecordAttachment:
    """Note a photo or document, to be fetched after the commit, and return it as a record will have it.

    `album` is the same for all that were sent together, `caption` what was written beside it. Where the same content is
    evidence already, the attachment says of which record.
    """
    file = replace(file, name=shortened_file_name(file.name, LONGEST_NAME))
    return RecordAttachment(
        kind=AttachmentKind(file.kind),
        seen_in=attachments.seen_in(work, file.unique_id),
        evidence_id=attachments.add(work, sender.id, file, now),
        name=file.name,
        media_group_id=album,
        caption=shortened(clean(caption, multiline=True), LONGEST_CAPTION) or None,
    )
