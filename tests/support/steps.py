"""Steps of a record's life, taken through the services, for records known by number and answers as JSON."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from pydantic import JsonValue

from records.record import Record
from records.registry import KINDS
from records.states import Action
from services.ledger import lifecycle
from services.ledger.access import visible_record
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import StoredRecord
from storage.people import partnerships
from storage.people.persons import Person

Answers = Mapping[str, JsonValue]


def _read(work: UnitOfWork, partnership_id: int, kind: str, answers: Answers, now: datetime) -> Record:
    return KINDS[kind].validated(answers, partnerships.by_id(work, partnership_id).today(now))


def submit(
    work: UnitOfWork, person: Person, partnership_id: int, kind: str, answers: Answers, now: datetime
) -> StoredRecord:
    record = _read(work, partnership_id, kind, answers, now)
    return lifecycle.submit(work, person, partnership_id, record, now)


def mend(work: UnitOfWork, person: Person, record_id: int, answers: Answers, now: datetime) -> StoredRecord:
    seen = visible_record(work, person, record_id)
    record = _read(work, seen.partnership.id, seen.record.kind, answers, now)
    return lifecycle.mend(work, person, seen, record, now)


def confirm(
    work: UnitOfWork, person: Person, record_id: int, counterpart: Answers | None, now: datetime
) -> StoredRecord:
    seen = visible_record(work, person, record_id)
    form, own_part = KINDS[seen.record.kind].counterpart, None
    if form is not None and counterpart is not None:
        own_part = form.validated(counterpart, seen.partnership.today(now))
    return lifecycle.confirm(work, person, seen, own_part, now)


def act(
    work: UnitOfWork,
    person: Person,
    record_id: int,
    action: Action,
    now: datetime,
    *,
    reason: str | None = None,
    fields: Sequence[str] = (),
) -> StoredRecord:
    seen = visible_record(work, person, record_id)
    return lifecycle.act(work, person, seen, action, now, reason=reason, fields=fields)
