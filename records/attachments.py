"""What supports a record: photos, documents and links, as the record keeps them."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, JsonValue


class AttachmentKind(StrEnum):
    PHOTO = "photo"
    DOCUMENT = "document"
    LINK = "link"


class RecordAttachment(BaseModel):
    """`seen_in` names the record in which the same photo was used before; items of one album share its id."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: AttachmentKind
    evidence_id: int | str | None = None
    name: str | None = None
    url: str | None = None
    media_group_id: str | None = None
    seen_in: str | None = None


def file_ids(items: Iterable[RecordAttachment]) -> list[int]:
    """Of those that are files which are kept here."""
    return [item.evidence_id for item in items if isinstance(item.evidence_id, int)]


def file_ids_within(value: JsonValue) -> set[int]:
    """The same, wherever they are in answers that nobody has validated yet."""
    if isinstance(value, dict):
        own = value.get("evidence_id")
        return set().union(*map(file_ids_within, value.values()), {own} if isinstance(own, int) else ())
    return set().union(*map(file_ids_within, value)) if isinstance(value, list) else set()
