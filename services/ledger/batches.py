"""What people do with an old ledger: send it, answer what is asked, have it imported, sign it, refuse it, undo it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from pydantic import JsonValue

from records.addresses import Address
from records.batches import BatchState
from records.errors import UserError
from records.notices import NewsKind
from records.roles import Side
from services.ledger.batch_work import tell_coordinators
from services.permissions import coordinated, oversees
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import batch_rows, batches
from storage.ledger.batches import Batch
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person

SAMPLE_PAGE = 20  # records of the sample that are looked at together
_MAY_STOP = (BatchState.WAITING, BatchState.SHOWN, BatchState.WRITING)
_MAY_UNDO = (BatchState.PENDING, BatchState.CONFIRMED)


class VisibleBatch(NamedTuple):
    """A batch that somebody may see, and its partnership."""

    batch: Batch
    partnership: Partnership

    def is_own(self, person: Person) -> bool:
        """Tell whether the person is a coordinator of the side that imports it."""
        return person.coordinates(self.partnership.organisation(self.batch.side).id)

    def is_other(self, person: Person) -> bool:
        """Tell whether the person is a coordinator of the side that it waits for, and of that side only."""
        return person.coordinates(self.partnership.organisation(self.batch.side.other).id) and not self.is_own(person)


def importable(work: UnitOfWork, person: Person) -> list[Partnership]:
    """Return the partnerships into which the person may import: as a coordinator."""
    return coordinated(work, person)


def receive(
    work: UnitOfWork, person: Person, partnership_id: int, chat: Address, file_id: str, name: str, now: datetime
) -> Batch:
    """Take a file, which waits to be read. Raise UserError unless the person is a coordinator of the partnership."""
    partnership = next((each for each in importable(work, person) if each.id == partnership_id), None)
    side = None if partnership is None else _coordinated_side(person, partnership)
    if partnership is None or side is None:
        raise UserError("partnership-not-yours")
    number = batches.add(work, partnership.id, side, person.id, chat, name, now, file_id=file_id)
    return _present(work, number)


def _coordinated_side(person: Person, partnership: Partnership) -> Side | None:
    return next((side for side in Side if person.coordinates(partnership.organisation(side).id)), None)


def _present(work: UnitOfWork, number: int) -> Batch:
    batch = batches.by_id(work, number)
    if batch is None:
        raise UserError("batch-not-found")
    return batch


def visible(work: UnitOfWork, person: Person, number: int) -> VisibleBatch:
    """Return a batch. Raise UserError, the same for none and for another's.

    Before it stands in the ledger it is for the side that imports it; then for coordinators of both sides and admins.
    """
    batch = batches.by_id(work, number)
    if batch is None:
        raise UserError("batch-not-found")
    seen = VisibleBatch(batch, partnerships.by_id(work, batch.partnership_id))
    began = batch.seed is not None
    if not (seen.is_own(person) or (began and oversees(person, seen.partnership))):
        raise UserError("batch-not-found")
    return seen


def own(work: UnitOfWork, person: Person, number: int) -> VisibleBatch:
    """Return a batch of the person's side. Raise UserError for another's."""
    seen = visible(work, person, number)
    if not seen.is_own(person):
        raise UserError("not-your-role")
    return seen


def in_line_before(work: UnitOfWork, batch: Batch) -> int:
    """Return how many batches are gone on with before this one."""
    return sum(other.id < batch.id for other in batches.every_at_work(work))


def answer(work: UnitOfWork, person: Person, number: int, place: int, choice: str, now: datetime) -> Batch:
    """Say what the file does not; it is read again. Raise UserError for what is not asked any more."""
    batch = own(work, person, number).batch
    questions = batch.summary.get("questions")
    asked = questions if isinstance(questions, list) else []
    if batch.state is not BatchState.SHOWN or place >= len(asked):
        raise UserError("button-old")
    question = asked[place]
    assert isinstance(question, dict)
    kind, subject = str(question["kind"]), str(question["subject"])
    said: JsonValue = choice
    if subject:
        before = batch.answers.get(kind)
        said = {**(before if isinstance(before, dict) else {}), subject: choice}
    return _read_again(work, batch, {**batch.answers, kind: said}, now)


def match_column(work: UnitOfWork, person: Person, number: int, place: int, field: str, now: datetime) -> Batch:
    """Say which field a column is, "" for none; it is remembered for the organisation, and the file is read again."""
    seen = own(work, person, number)
    batch = seen.batch
    columns = batch.summary.get("columns")
    if batch.state is not BatchState.SHOWN or not isinstance(columns, list) or place >= len(columns):
        raise UserError("button-old")
    column = columns[place]
    assert isinstance(column, dict)
    heading = str(column["heading"])
    batches.keep_match(work, seen.partnership.organisation(batch.side).id, heading[:120], field)
    said = batch.answers.get("columns")
    matched: dict[str, JsonValue] = {**(said if isinstance(said, dict) else {}), heading: field}
    return _read_again(work, batch, {**batch.answers, "columns": matched}, now)


def _read_again(work: UnitOfWork, batch: Batch, answers: dict[str, JsonValue], now: datetime) -> Batch:
    return batches.change(work, batch, now, state=BatchState.WAITING, answers=answers, attempts=0)


def start(work: UnitOfWork, person: Person, number: int, count: int, now: datetime) -> Batch:
    """Have the entries written that were shown. Raise UserError where something else is to be done first.

    Where the ledger has changed since, it is read again: what another has imported meanwhile is in it already.
    """
    batch = own(work, person, number).batch
    if batch.state is not BatchState.SHOWN or batch.total != count or not count:
        raise UserError("button-old")
    others = batches.of_partnership(work, batch.partnership_id, [BatchState.WRITING, BatchState.CLEARING])
    if others:
        raise UserError("batch-other-first")
    if batch.summary.get("fingerprint") != batches.fingerprint(work, batch.partnership_id):
        return _read_again(work, batch, {**batch.answers}, now)
    return batches.change(work, batch, now, state=BatchState.WRITING, progress=0)


def stop(work: UnitOfWork, person: Person, number: int, now: datetime) -> Batch:
    """Call an import off before it stands in the ledger. Raise UserError once it does."""
    batch = own(work, person, number).batch
    if batch.state not in _MAY_STOP:
        raise UserError("button-old")
    if batch.state is BatchState.WRITING:
        return batches.change(work, batch, now, state=BatchState.CLEARING)
    batches.forget_content(work, batch)
    return batches.change(work, batch, now, state=BatchState.LEFT)


def look_at_sample(work: UnitOfWork, person: Person, seen: VisibleBatch, page: int, now: datetime) -> Batch:
    """Note that the other side has looked at a page of the sample."""
    batch = seen.batch
    if not seen.is_other(person) or batch.state is not BatchState.PENDING or page in batch.looked_at:
        return batch
    return batches.note_looked_at(work, batch, [*batch.looked_at, page])


def pages_to_look_at(batch: Batch) -> int:
    """Return how many pages of the sample nobody of the other side has looked at."""
    return -(-len(batch.sample) // SAMPLE_PAGE) - len(batch.looked_at)


def _waiting_for(work: UnitOfWork, person: Person, number: int) -> Batch:
    """Return a batch that waits for the person's side. Raise UserError for another."""
    seen = visible(work, person, number)
    if seen.is_own(person):
        raise UserError("record-own-side")
    if not seen.is_other(person):
        raise UserError("not-your-role")
    if seen.batch.state is not BatchState.PENDING:
        raise UserError("button-old")
    return seen.batch


def confirm(work: UnitOfWork, person: Person, number: int, now: datetime) -> Batch:
    """Sign a batch for the other side: once that is done, all of it counts that was not sent back.

    Raise UserError where its sample was not looked at, and where the person may not.
    """
    batch = _waiting_for(work, person, number)
    if pages_to_look_at(batch) > 0:
        raise UserError("batch-look-first")
    return batches.change(work, batch, now, state=BatchState.CONFIRMING, decided_by=person.id, progress=0)


def refuse(work: UnitOfWork, person: Person, number: int, reason: str, now: datetime) -> Batch:
    """Refuse a batch for the other side: nothing of it counts. Raise UserError where the person may not."""
    batch = _waiting_for(work, person, number)
    batch_rows.withdraw_all(work, batch, now)
    refused = batches.change(work, batch, now, state=BatchState.REFUSED, decided_by=person.id, reason=reason)
    audit.note(work, now, person.id, "refuse_batch", "batch", batch.id, None, reason=reason)
    tell_coordinators(work, refused, NewsKind.BATCH_REFUSED, batch.side)
    return refused


def undo(work: UnitOfWork, person: Person, number: int, now: datetime) -> Batch:
    """Take a batch back whole, also once both sides have signed it. Raise UserError where the person may not."""
    batch = own(work, person, number).batch
    if batch.state not in _MAY_UNDO:
        raise UserError("button-old")
    return batches.change(work, batch, now, state=BatchState.UNDOING, decided_by=person.id, progress=0)


def waiting_for(work: UnitOfWork, sides: Sequence[tuple[int, Side]]) -> list[Batch]:
    """Return the batches that wait for these sides, oldest first."""
    return batches.waiting_for(work, sides)
