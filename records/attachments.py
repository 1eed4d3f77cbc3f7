"""Attachments 佐证材料: photos, documents and links that support a record, as the record keeps them."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, JsonValue


class AttachmentKind(StrEnum):
    """Whether an attachment is a file that is kept here, and which sort, or a link."""

    PHOTO = "photo"
    DOCUMENT = "document"
    LINK = "link"


class RecordAttachment(BaseModel):
    """One photo, document or link of a record.

    `evidence_id` is the number of the file that is kept here, or Telegram's id of one that is not. `seen_in` names the
    record in which the same photo was used before; attachments of one album share its `media_group_id`; `caption` is
    what was written beside it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: AttachmentKind
    evidence_id: int | str | None = None
    name: str | None = None
    url: str | None = None
    media_group_id: str | None = None
    seen_in: str | None = None
    caption: str | None = None


def file_ids(attachments: Iterable[RecordAttachment]) -> list[int]:
    """Return the numbers of the files that are kept here."""
    return [attachment.evidence_id for attachment in attachments if isinstance(attachment.evidence_id, int)]


def file_ids_within(value: JsonValue) -> set[int]:
    """Return the numbers of the files that are kept here, wherever they are in answers not validated yet."""
    if isinstance(value, dict):
        number = value.get("evidence_id")
        return set().union(*map(file_ids_within, value.values()), {number} if isinstance(number, int) else ())
    return set().union(*map(file_ids_within, value)) if isinstance(value, list) else set()
