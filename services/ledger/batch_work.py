"""What is done with a batch in slices, so that others can write between them, and how it takes effect at one moment.

Each slice is a transaction that also notes how far the batch has come: a process that is killed is followed by one that
goes on, and until the last step nobody sees anything of it.
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from records.attendance import RosterEntry, expected
from records.batches import BatchState, StoredEntry, sample_of
from records.facts import Circumstances, Fact
from records.notices import News, NewsKind
from records.registry import KINDS
from records.roles import Side
from services.ledger.batch_reading import RosterByDay, rosters
from services.ledger.lifecycle import description_of
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import batch_rows, batches, outlets
from storage.ledger.batch_rows import BatchEntry
from storage.ledger.batches import Batch
from storage.ledger.record_rows import StoredRecord
from storage.people import partnerships, persons
from storage.scoring import batch_facts

SLICE = 50  # records of one transaction


def entries_of(stored: Sequence[StoredEntry]) -> list[BatchEntry]:
    """Return entries as they are written, of what was kept of them."""
    entries = []
    for entry in stored:
        record = KINDS[entry.kind].model_validate(entry.answers)
        entries.append(BatchEntry(record.kind, record.to_json(), entry.counterpart, description_of(record)))
    return entries


def _present(work: UnitOfWork, batch: Batch, state: BatchState) -> Batch | None:
    """Return the batch as it is now; None where it is not in that state any more."""
    present = batches.by_id(work, batch.id)
    return present if present is not None and present.state is state else None


def _begun(work: UnitOfWork, batch: Batch, state: BatchState) -> Batch | None:
    """Return the batch as it is now; None where it is not in that state any more, or has no revision for it yet."""
    present = _present(work, batch, state)
    return present if present is not None and present.takes_effect is not None else None


def _revision(batch: Batch) -> int:
    """Return at which revision the batch takes effect or ends, which it has from `begin` to its last step."""
    assert batch.takes_effect is not None
    return batch.takes_effect


def write_slice(work: UnitOfWork, batch: Batch, entries: Sequence[BatchEntry], now: datetime) -> Batch | None:
    """Write the entries after the batch's progress, unseen; None where it is not being written any more."""
    present = _present(work, batch, BatchState.WRITING)
    if present is None or present.progress != batch.progress:
        return None
    batch_rows.add_unseen(work, present, entries, now)
    return batches.go_on(work, present, present.progress + len(entries))


def finish_writing(work: UnitOfWork, batch: Batch, rejected: bytes, now: datetime) -> Batch | None:
    """Let the whole batch stand in the ledger, and ask the other side; None where it is not being written any more."""
    if (present := _present(work, batch, BatchState.WRITING)) is None:
        return None
    batch_rows.show_all(work, present, now)
    seed = secrets.randbelow(2**31)
    sample = sample_of(batches.record_ids(work, present.id), seed)
    pending = batches.change(
        work, present, now, state=BatchState.PENDING, seed=seed, sample=sample, looked_at=[], progress=0
    )
    batches.keep_rejected(work, pending, rejected)
    audit.note(work, now, present.person_id, "import_ledger", "batch", present.id, records=present.total)
    tell_coordinators(work, pending, NewsKind.BATCH_ASKED, pending.side.other)
    return pending


def clear_slice(work: UnitOfWork, batch: Batch, now: datetime) -> bool:
    """Remove some of what was written of a batch that was called off; tell whether there may be more."""
    if (present := _present(work, batch, BatchState.CLEARING)) is None:
        return False
    if batch_rows.remove_unseen(work, present, SLICE):
        return True
    batches.forget_content(work, present)
    batches.change(work, present, now, state=BatchState.LEFT, progress=0)
    return False


def begin(work: UnitOfWork, batch: Batch) -> Batch | None:
    """Take the revision at which the batch's records are to change; None where another batch has it."""
    present = batches.by_id(work, batch.id)
    if present is None or present.takes_effect is not None:
        return present
    revision = batch_facts.reserve(work, present.partnership_id)
    return None if revision is None else batches.go_on(work, present, 0, takes_effect=revision)


# Confirming -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FactsOfSlice:
    """What some records say for the indicators, and the last record of them."""

    known: tuple[tuple[int, int, Fact], ...]
    last: int


def facts_of_next(work: UnitOfWork, batch: Batch, known_rosters: RosterByDay) -> FactsOfSlice | None:
    """Return what the next records of the batch say; None where there are no more. It only reads, in any thread."""
    waiting = batch_rows.some_waiting(work, batch, SLICE)
    if not waiting:
        return None
    owned = _own_outlets(work, batch)
    known = tuple(
        (record.id, record.version, fact) for record in waiting for fact in _facts(record, known_rosters, owned)
    )
    return FactsOfSlice(known, waiting[-1].id)


def _own_outlets(work: UnitOfWork, batch: Batch) -> dict[str, Side]:
    partnership = partnerships.by_id(work, batch.partnership_id)
    return {
        outlet.key: side for side in Side for outlet in outlets.of_organisation(work, partnership.organisation(side).id)
    }


def _facts(record: StoredRecord, known_rosters: RosterByDay, owned: Mapping[str, Side]) -> Iterator[Fact]:
    answers = record.read()
    entries: list[RosterEntry] = [entry for side in Side for entry in known_rosters(side, answers.event_date)]
    identities = {entry.id: entry.identity for entry in entries}
    due = {entry.id for entry in expected(entries)}
    yield from answers.facts(Circumstances(record.side, record.read_counterpart(), identities, due, owned))


def rosters_for(work: UnitOfWork, batch: Batch) -> RosterByDay:
    """Return the rosters by which the facts of the batch's records are told."""
    return rosters(work, batch.partnership_id)


def confirm_slice(work: UnitOfWork, batch: Batch, found: FactsOfSlice) -> Batch | None:
    """Write the facts of some records, unseen; None where the batch is not being confirmed any more."""
    if (present := _begun(work, batch, BatchState.CONFIRMING)) is None:
        return None
    if present.progress == batch.progress:
        batch_facts.open_unseen(work, present.partnership_id, _revision(present), found.known)
        return batches.go_on(work, present, found.last)
    return present


def finish_confirming(work: UnitOfWork, batch: Batch, now: datetime) -> Batch | None:
    """Let the whole batch count from now on; None where it is not being confirmed any more."""
    if (present := _begun(work, batch, BatchState.CONFIRMING)) is None:
        return None
    batch_rows.confirm_all(work, present, now)
    confirmed = _settle(work, present, BatchState.CONFIRMED, now)
    audit.note(work, now, present.decided_by, "confirm_batch", "batch", present.id)
    tell_coordinators(work, confirmed, NewsKind.BATCH_CONFIRMED, confirmed.side)
    return confirmed


# Undoing --------------------------------------------------------------------------------------------------------------


def undo_slice(work: UnitOfWork, batch: Batch) -> Batch | None:
    """Let what is known of some records end, unseen; return the batch, and None once there are no more of them."""
    if (present := _begun(work, batch, BatchState.UNDOING)) is None:
        return None
    numbers = batch_rows.some_ids(work, present, SLICE)
    if not numbers:
        return None
    batch_facts.close_unseen(work, numbers, _revision(present))
    return batches.go_on(work, present, numbers[-1])


def finish_undoing(work: UnitOfWork, batch: Batch, now: datetime) -> Batch | None:
    """Let none of the batch count any more; None where it is not being undone."""
    if (present := _begun(work, batch, BatchState.UNDOING)) is None:
        return None
    batch_rows.withdraw_all(work, present, now)
    undone = _settle(work, present, BatchState.UNDONE, now)
    audit.note(work, now, present.decided_by, "undo_batch", "batch", present.id)
    for side in Side:
        tell_coordinators(work, undone, NewsKind.BATCH_UNDONE, side)
    return undone


def _settle(work: UnitOfWork, batch: Batch, state: BatchState, now: datetime) -> Batch:
    batch_facts.take_effect(work, batch.partnership_id, _revision(batch), now)
    batch_facts.tell_sharers(work, batch.id, batch.partnership_id, now)
    return batches.change(work, batch, now, state=state, takes_effect=None, progress=0)


def tell_coordinators(work: UnitOfWork, batch: Batch, kind: NewsKind, side: Side) -> None:
    """Tell a side's coordinators of a batch, but whoever has just done it."""
    organisation_id = partnerships.by_id(work, batch.partnership_id).organisation(side).id
    for coordinator in persons.coordinators_of(work, organisation_id):
        if coordinator.id != batch.decided_by:
            work.news.append(News(kind, coordinator.id, batch.id))
