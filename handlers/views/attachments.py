"""Evidence as it is sent to whoever wants to see it: photos and documents one by one, links as text."""

from collections.abc import Sequence
from typing import Any

from handlers.kit.replies import Attachment, Post, Reply, Toast
from records.attachments import AttachmentKind, RecordAttachment, file_ids
from records.errors import UserError
from records.messages import Message, message
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import attachments

MOST_FILES = 10  # sent one by one; more come as one file


def evidence_replies(work: UnitOfWork, items: Sequence[Any], number: int) -> list[Reply]:  # items: validated JSON
    """What a record or rectification of that number shows. Raises UserError where there is nothing."""
    read = [RecordAttachment.model_validate(item) for item in items]
    files = attachments.by_ids(work, file_ids(read))
    links = [item.url for item in read if item.kind is AttachmentKind.LINK and item.url]
    if not files and not links:
        raise UserError("evidence-none")
    shown: list[Reply] = [
        Post(
            [message("evidence-caption", number=number, name=file.name)],
            attachment=Attachment(file.file_id, photo=file.kind == AttachmentKind.PHOTO, known=True),
        )
        for file in files[:MOST_FILES]
    ]
    if links:
        shown.append(Post([message("evidence-links-of", number=number), *links]))
    if len(files) > MOST_FILES:
        shown.append(Post([message("evidence-more", count=len(files) - MOST_FILES)]))
    return [Toast(Message("evidence-coming")), *shown]
