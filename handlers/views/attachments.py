"""Evidence as it is sent to whoever wants to see it: photos and documents one by one, links as text."""

from collections.abc import Sequence

from handlers.kit.replies import Attachment, Post, Reply, Toast
from records.attachments import AttachmentKind, RecordAttachment, file_ids
from records.errors import UserError
from records.messages import Message, message
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import attachments

MOST_FILES = 10  # sent one by one; more come as one file


def evidence_replies(work: UnitOfWork, evidence: Sequence[RecordAttachment], number: int) -> list[Reply]:
    """Return the posts that show the evidence of the record or rectification of that number.

    Raise UserError where there is none.
    """
    files = attachments.by_ids(work, file_ids(evidence))
    captions = {item.evidence_id: [item.caption] for item in evidence if item.caption}
    links = [item.url for item in evidence if item.kind is AttachmentKind.LINK and item.url]
    if not files and not links:
        raise UserError("evidence-none")
    shown: list[Reply] = [
        Post(
            [message("evidence-caption", number=number, name=file.name), *captions.get(file.id, ())],
            attachment=Attachment(file.file_id, photo=file.kind == AttachmentKind.PHOTO, known=True),
        )
        for file in files[:MOST_FILES]
    ]
    if links:
        shown.append(Post([message("evidence-links-of", number=number), *links]))
    if len(files) > MOST_FILES:
        shown.append(Post([message("evidence-more", count=len(files) - MOST_FILES)]))
    return [Toast(Message("evidence-coming")), *shown]
