"""What supports a record: photos, documents and links, as the record keeps them."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class EvidenceKind(StrEnum):
    PHOTO = "photo"
    DOCUMENT = "document"
    LINK = "link"


class EvidenceItem(BaseModel):
    """`seen_in` names the record in which the same photo was used before; items of one album share its id."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: EvidenceKind
    evidence_id: int | str | None = None
    name: str | None = None
    url: str | None = None
    media_group_id: str | None = None
    seen_in: str | None = None
