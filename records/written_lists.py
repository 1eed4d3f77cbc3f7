"""What a list of people has written on a roster, kept for as long as it can be taken back."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict


class EntryColumns(BaseModel):
    """What a list may write of one entry of a roster, and what must not have changed since."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    branch_id: int
    name: str
    party_member: bool
    joined_on: date
    left_on: date | None
    person_id: int | None


class WrittenEntry(BaseModel):
    """An entry by its id, as it was before, None where the list has added it, and as the list left it."""

    model_config = ConfigDict(frozen=True)

    id: int
    before: EntryColumns | None
    after: EntryColumns

    @property
    def changed(self) -> frozenset[str]:
        """Return the columns that the list has changed; of an entry that it has added, all."""
        if self.before is None:
            return frozenset(EntryColumns.model_fields)
        before, after = dict(self.before), dict(self.after)
        return frozenset(name for name in before if before[name] != after[name])


class WrittenList(BaseModel):
    """All that a list has written, at a moment."""

    model_config = ConfigDict(frozen=True)

    at: datetime
    entries: tuple[WrittenEntry, ...]
