"""What services want others to hear, as data; it is put into words for each recipient later."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Notice:
    """`kind` names the text `notice-<kind>`; the card of the record stands below it."""

    kind: str
    person_id: int
    record_id: int


@dataclass(frozen=True)
class News:
    """Something that is not about a record. `kind` names the text `news-<kind>`; `subject_id` is what it is about."""

    kind: str
    person_id: int
    subject_id: int
