"""Takes a list back whole within a day: the roster is as it was, or, where it has changed since, nothing is done."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from records.errors import UserError
from records.subjects import OfOrganisation
from records.written_lists import EntryColumns, WrittenEntry, WrittenList
from services.permissions import check_manages
from storage import audit
from storage.chat import imports
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.people import roster
from storage.people.persons import Person
from storage.people.roster import StoredRosterEntry

UNTIL = timedelta(days=1)  # after it was written that a list can be taken back


class WritingNotes:
    """Notes what taking a list writes, entry by entry."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._before: dict[int, EntryColumns | None] = {}

    def note_added(self, entry_id: int) -> None:
        """Note an entry that was added."""
        self._before.setdefault(entry_id, None)

    def note_before(self, entries: Sequence[StoredRosterEntry]) -> None:
        """Note entries that are about to be changed, as they are."""
        for entry in entries:
            self._before.setdefault(entry.id, EntryColumns.model_validate(entry))

    def written(self, now: datetime) -> WrittenList:
        """Return all that was noted, as it is now."""
        entries = roster.by_ids(self._work, [*self._before])
        steps = (
            WrittenEntry(id=entry.id, before=self._before[entry.id], after=EntryColumns.model_validate(entry))
            for entry in entries
        )
        return WrittenList(at=now, entries=tuple(steps))


def undo(work: UnitOfWork, by: Person, imported: Import, now: datetime) -> int:
    """Take a list back whole; return how many entries of the roster it was about.

    Raise UserError where it was written more than a day ago, and where anything it wrote was changed or used since.
    """
    organisation_id = imported.about(OfOrganisation).organisation
    check_manages(by, organisation_id)
    if imported.written is None:
        raise UserError("button-old")
    written = WrittenList.model_validate(imported.written)
    if now > written.at + UNTIL:
        raise UserError("roster-undo-late")
    present = {entry.id: entry for entry in roster.by_ids(work, [step.id for step in written.entries])}
    for step in written.entries:
        _check_untouched(work, present.get(step.id), step)
    for step in written.entries:
        if step.before is not None:
            roster.change(work, step.id, **dict(step.before))
    added = [step.id for step in written.entries if step.before is None]
    roster.remove(work, added)
    imports.note_undone(work, imported)
    changed = len(written.entries) - len(added)
    audit.note(
        work, now, by.id, "roster_undo", "organisation", organisation_id, None, added=len(added), changed=changed
    )
    return len(written.entries)


def _check_untouched(work: UnitOfWork, entry: StoredRosterEntry | None, step: WrittenEntry) -> None:
    """Raise UserError unless an entry is as the list left it, and no event has counted whom it added or changed."""
    if entry is None or EntryColumns.model_validate(entry) != step.after:
        raise UserError("roster-undo-changed", name=step.after.name)
    if step.changed <= {"name"}:
        return
    counted = roster.counted_from(work, entry.identity, entry.left_on or entry.joined_on)
    if counted is not None or (step.before is None and roster.has_checked_in(work, entry.id)):
        raise UserError("roster-undo-counted", name=entry.name)
