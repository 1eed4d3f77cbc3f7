"""What people do with an old ledger: send it, answer what is asked, have it imported, sign it, refuse it, undo it."""

from datetime import datetime
from typing import NamedTuple

from pydantic import JsonValue

from records.addresses import Address
from records.batches import BatchState, BatchSummary
from records.errors import UserError
from records.notices import NewsKind
from records.old_ledgers.dry_run import DryRun, FileReason, LedgerAnswers, LedgerQuestion, QuestionKind
from records.old_ledgers.situation import ImportSituation
from records.old_ledgers.tables import LedgerFile, LedgerTable
from records.roles import Side
from records.text import kebab
from services.ledger.batch_reading import outcome, packed_tables
from services.ledger.batch_work import tell_coordinators
from services.permissions import coordinated, oversees
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import batch_rows, batches
from storage.ledger.batches import Batch
from storage.people import partnerships, persons
from storage.people.partnerships import Partnership
from storage.people.persons import Person

_SKIPPED = "skipped"  # among the answers: the questions that are left open
LARGEST = 5 * 1024 * 1024  # bytes of a file
LONGEST_HEADING = 120  # characters of a column's heading that is remembered
SAMPLE_PAGE = 10  # records of the sample that are looked at together
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
    work: UnitOfWork,
    person: Person,
    partnership_id: int,
    chat: Address,
    file_id: str,
    name: str,
    now: datetime,
    *,
    size: int = 0,
) -> Batch:
    """Take a file, which waits to be read; `size` in bytes.

    Raise UserError unless the person is a coordinator of the partnership, and where the file is too large.
    """
    side = _side_of(work, person, partnership_id)
    if size > LARGEST:
        raise UserError("table-too-large", megabytes=LARGEST // 1024 // 1024)
    number = batches.add(work, partnership_id, side, person.id, chat, name, now, file_id=file_id)
    return _present(work, number)


def receive_text(
    work: UnitOfWork, person: Person, partnership_id: int, chat: Address, text: str, now: datetime
) -> Batch:
    """Take a table that was pasted. Raise UserError unless the person is a coordinator of the partnership."""
    side = _side_of(work, person, partnership_id)
    number = batches.add(work, partnership_id, side, person.id, chat, "", now)
    rows = tuple(tuple(cell.strip() for cell in line.split("\t")) for line in text.splitlines())
    batch = _present(work, number)
    batches.keep_tables(work, batch, packed_tables(LedgerFile("", (LedgerTable("", rows),))))
    return batch


def _side_of(work: UnitOfWork, person: Person, partnership_id: int) -> Side:
    """Return the side for which the person imports. Raise UserError for who is coordinator of neither."""
    for partnership in importable(work, person):
        if partnership.id == partnership_id:
            return next(side for side in Side if person.coordinates(partnership.organisation(side).id))
    raise UserError("partnership-not-yours")


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


def hand_over(
    work: UnitOfWork, partnership_id: int, name: str, run: DryRun, about: ImportSituation, now: datetime
) -> Batch:
    """Have what was read at the console written, for a coordinator of the side, who sees it as an own import.

    Raise UserError where the side has none, and while another ledger of the partnership is written.
    """
    organisation_id = partnerships.by_id(work, partnership_id).organisation(about.side).id
    coordinators = persons.coordinators_of(work, organisation_id)
    if not coordinators:
        raise UserError("batch-no-coordinator")
    person = coordinators[0]
    found = outcome(run, about, batches.fingerprint(work, partnership_id))
    number = batches.add(work, partnership_id, about.side, person.id, person.address, name, now)
    batch = _present(work, number)
    batches.keep_entries(work, batch, found.content.packed())
    batches.change(work, batch, now, state=BatchState.SHOWN, summary=found.summary)
    return start(work, person, number, found.summary.total, now)


def show_outcome(
    work: UnitOfWork, batch: Batch, summary: BatchSummary, content: bytes, digest: str, now: datetime
) -> None:
    """Keep what reading a file has come to, unless it was called off meanwhile."""
    present = batches.by_id(work, batch.id)
    if present is not None and present.revision == batch.revision:
        batches.keep_entries(work, present, content)
        batches.change(work, present, now, state=BatchState.SHOWN, summary=summary, digest=digest)


def show_refusal(work: UnitOfWork, batch: Batch, reason: FileReason | None, now: datetime) -> None:
    """Keep why nothing can be made of a file; None where it could not be fetched."""
    present = batches.by_id(work, batch.id)
    if present is not None and present.revision == batch.revision:
        batches.forget_content(work, present)
        key = "table-not-fetched" if reason is None else f"old-file-{kebab(reason)}"
        batches.change(work, present, now, state=BatchState.UNREADABLE, reason=key)


def open_questions(batch: Batch) -> list[tuple[int, LedgerQuestion]]:
    """Return what is still asked about the file, each with its place; what was left open is not asked again."""
    left_open = batch.answers.get(_SKIPPED)
    skipped = left_open if isinstance(left_open, list) else []
    return [(place, asked) for place, asked in enumerate(batch.summary.questions) if _name(asked) not in skipped]


def _name(question: LedgerQuestion) -> str:
    return f"{question.kind} {question.subject}"


def _asked(batch: Batch, place: int) -> LedgerQuestion:
    """Return an open question. Raise UserError for one that is not asked any more."""
    question = dict(open_questions(batch)).get(place)
    if batch.state is not BatchState.SHOWN or question is None:
        raise UserError("button-old")
    return question


def skip(work: UnitOfWork, person: Person, number: int, place: int, now: datetime) -> Batch:
    """Leave a question open: the rows that hang on it stay out. Raise UserError for what is not asked any more."""
    batch = own(work, person, number).batch
    left_open = batch.answers.get(_SKIPPED)
    skipped = [*(left_open if isinstance(left_open, list) else []), _name(_asked(batch, place))]
    return batches.change(work, batch, now, answers={**batch.answers, _SKIPPED: skipped})


def answer(work: UnitOfWork, person: Person, number: int, place: int, choice: int, now: datetime) -> Batch:
    """Say what the file does not; it is read again. What a column is, is remembered for the organisation.

    Raise UserError for what is not asked any more.
    """
    batch, partnership = own(work, person, number)
    question = _asked(batch, place)
    if choice >= len(question.choices):
        raise UserError("button-old")
    kind, chosen = question.kind.value, question.choices[choice]
    said = int(chosen) if question.kind is QuestionKind.YEAR and chosen.isdecimal() else chosen
    answered: dict[str, JsonValue] = {kind: said}
    if question.subject:
        before = batch.answers.get(kind)
        answered = {kind: {**(before if isinstance(before, dict) else {}), question.subject: said}}
    if question.kind is QuestionKind.COLUMNS:  # it is called the same in the organisation's next file
        heading = question.column[:LONGEST_HEADING]
        batches.keep_match(work, partnership.organisation(batch.side).id, heading, chosen)
    return _read_again(work, batch, {**batch.answers, **answered}, now)


def _read_again(work: UnitOfWork, batch: Batch, answers: LedgerAnswers, now: datetime) -> Batch:
    return batches.change(work, batch, now, state=BatchState.WAITING, answers={**answers}, attempts=0)


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
    if batch.summary.fingerprint != batches.fingerprint(work, batch.partnership_id):
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


def look_at_sample(work: UnitOfWork, person: Person, seen: VisibleBatch, page: int) -> Batch:
    """Note that the other side has looked at a page of the sample."""
    batch = seen.batch
    if not seen.is_other(person) or batch.state is not BatchState.PENDING or page in batch.looked_at:
        return batch
    if page * SAMPLE_PAGE >= len(batch.sample):
        return batch
    return batches.note_looked_at(work, batch, [*batch.looked_at, page])


def pages_to_look_at(batch: Batch) -> int:
    """Return how many pages of the sample nobody of the other side has looked at."""
    return -(-len(batch.sample) // SAMPLE_PAGE) - len(batch.looked_at)


def waiting_for_side_of(work: UnitOfWork, person: Person, number: int) -> Batch:
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
    batch = waiting_for_side_of(work, person, number)
    if pages_to_look_at(batch) > 0:
        raise UserError("batch-look-first")
    return batches.change(work, batch, now, state=BatchState.CONFIRMING, decided_by=person.id, progress=0)


def refuse(work: UnitOfWork, person: Person, number: int, reason: str, now: datetime) -> Batch:
    """Refuse a batch for the other side: nothing of it counts. Raise UserError where the person may not."""
    batch = waiting_for_side_of(work, person, number)
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
