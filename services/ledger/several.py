"""The steps that a coordinator may take with several records at once, each by the rules that hold for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from records.errors import UserError
from records.registry import KINDS
from records.states import Action, State
from services.ledger import lifecycle
from services.ledger.access import visible_record
from services.permissions import coordinated_sides
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import waiting
from storage.ledger.record_rows import StoredRecord
from storage.people.persons import Person


class SharedStep(StrEnum):
    """What can be done with several records at once. It only grows at the end: buttons hold places."""

    PASS = "pass"
    CONFIRM = "confirm"

    @property
    def state(self) -> State:
        """The state in which a record waits for the step."""
        return State.WAITING_OWN if self is SharedStep.PASS else State.WAITING_OTHER

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of which nothing is asked in the step: those without a part of the other side can be confirmed."""
        if self is SharedStep.PASS:
            return frozenset(KINDS)
        return frozenset(name for name, kind in KINDS.items() if kind.counterpart is None)


@dataclass(frozen=True)
class StepsTaken:
    """What came of it: the records that took the step, and the numbers of those that did not."""

    taken: Sequence[StoredRecord]
    left_out: Sequence[int]


def count(work: UnitOfWork, person: Person, step: SharedStep) -> int:
    """Return how many records wait for the step by this person."""
    return waiting.count_alike(work, coordinated_sides(work, person), step.state, step.kinds)


def page(work: UnitOfWork, person: Person, step: SharedStep, offset: int, limit: int) -> list[StoredRecord]:
    """Return a page of the records that wait for the step by this person, oldest first.

    Corrections are not among them: what they change has to be read one by one.
    """
    sides = coordinated_sides(work, person)
    return waiting.page_alike(work, sides, step.state, step.kinds, offset=offset, limit=limit)


def take(work: UnitOfWork, person: Person, step: SharedStep, revisions: Mapping[int, int], now: datetime) -> StepsTaken:
    """Take the step with each of these records, given with the revision that the person has seen.

    One that has changed since, or with which the person may not take the step, is left as it is.
    """
    taken, left_out = [], []
    for number, revision in revisions.items():
        try:
            taken.append(_take_one(work, person, step, number, revision, now))
        except UserError:
            left_out.append(number)
    return StepsTaken(taken, left_out)


def _take_one(
    work: UnitOfWork, person: Person, step: SharedStep, number: int, revision: int, now: datetime
) -> StoredRecord:
    """Take the step with one record. Raise UserError, before anything is written, where it may not be taken."""
    seen = visible_record(work, person, number)
    record = seen.record
    if record.revision != revision or record.correcting or record.kind not in step.kinds:
        raise UserError("button-old")
    if step is SharedStep.CONFIRM:
        return lifecycle.confirm(work, person, seen, None, now)
    return lifecycle.act(work, person, seen, Action.PASS_ON, now)
