"""The life of a record: submitted, passed, confirmed, returned, mended, objected to, withdrawn, decided."""

from collections.abc import Set
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from records.attendance import expected
from records.errors import UserError
from records.form import Form
from records.notices import Notice
from records.record import Record
from records.registry import KINDS
from records.roles import Side
from records.states import Action, Relation, State, check_allowed, next_state
from services.access import relations, visible_record
from storage import evidence, people, records
from storage.people import Partnership, Person
from storage.records import StoredRecord
from storage.unit_of_work import UnitOfWork


def today_in(partnership: Partnership, now: datetime) -> date:
    return now.astimezone(ZoneInfo(partnership.time_zone)).date()


def submit(
    work: UnitOfWork, person: Person, partnership_id: int, kind: str, answers: dict[str, JsonValue], now: datetime
) -> StoredRecord:
    """A new record of the person's side."""
    partnership = people.partnership(work, partnership_id)
    side = partnership.side_of(person)
    if side is None:
        raise UserError("partnership-not-yours")
    validated = KINDS[kind].validated(answers, today_in(partnership, now))
    title = validated.title
    number = records.add(work, partnership_id, side, kind, person.id, validated.event_date, title, answers, now)
    _attach_evidence(work, number, validated)
    return _step(work, person, _existing(work, number), Action.SUBMIT, now)


def mend(
    work: UnitOfWork, person: Person, record_id: int, answers: dict[str, JsonValue], now: datetime
) -> StoredRecord:
    """A returned record with its fields mended: a new version, which waits again."""
    record, partnership = visible_record(work, person, record_id)
    check_allowed(record.state, Action.RESUBMIT, relations(person, record, partnership))
    next_state(record.state, Action.RESUBMIT, own_review=True, actor_is_own_coordinator=False)
    validated = KINDS[record.kind].validated(answers, today_in(partnership, now))
    version = record.version + 1
    records.add_version(work, record.id, version, answers, person.id, now)
    records.change(work, record, now, version=version, title=validated.title, event_date=validated.event_date)
    _attach_evidence(work, record.id, validated)
    return _step(work, person, _existing(work, record_id), Action.RESUBMIT, now)


def confirm(
    work: UnitOfWork, person: Person, record_id: int, counterpart: dict[str, JsonValue] | None, now: datetime
) -> StoredRecord:
    """The other side agrees, with its own part where the kind has one; from now on the record counts."""
    record, _ = visible_record(work, person, record_id)
    check_act(work, person, record, Action.CONFIRM)
    if counterpart is not None:
        records.set_counterpart(work, record, counterpart)
    return _step(work, person, _existing(work, record_id), Action.CONFIRM, now)


def act(
    work: UnitOfWork, person: Person, record_id: int, action: Action, now: datetime, **details: JsonValue
) -> StoredRecord:
    """Any other step. `details` (fields, reason) go into the record's history."""
    record, _ = visible_record(work, person, record_id)
    return _step(work, person, record, action, now, **details)


def returned_fields(work: UnitOfWork, record: StoredRecord) -> list[str]:
    """The fields that were ticked when the record was returned last."""
    note = records.last_note(work, record.id, Action.RETURN, Action.DECIDE_RETURN)
    fields = note["fields"] if note else []
    return [str(field) for field in fields] if isinstance(fields, list) else []


def check_act(work: UnitOfWork, person: Person, record: StoredRecord, action: Action) -> None:
    """Raises UserError unless the person may take this step now."""
    partnership = people.partnership(work, record.partnership_id)
    next_state(record.state, action, own_review=partnership.own_review, actor_is_own_coordinator=False)
    check_allowed(record.state, action, relations(person, record, partnership))


def _step(
    work: UnitOfWork, person: Person, record: StoredRecord, action: Action, now: datetime, **details: JsonValue
) -> StoredRecord:
    partnership = people.partnership(work, record.partnership_id)
    held = relations(person, record, partnership)
    following = next_state(
        record.state,
        action,
        own_review=partnership.own_review,
        actor_is_own_coordinator=Relation.OWN_COORDINATOR in held,
    )
    check_allowed(record.state, action, held)
    records.change(work, record, now, state=following)
    records.note(work, now, person.id, action, "record", record.id, record.version, **details)
    stepped = _existing(work, record.id)
    records.replace_facts(work, stepped, following, _validated(stepped).facts(*_parts(work, stepped, partnership)), now)
    _tell(work, person, stepped, partnership, record.state, action)
    return stepped


def _tell(
    work: UnitOfWork, actor: Person, record: StoredRecord, partnership: Partnership, before: State, action: Action
) -> None:
    """Who has to act next, and who waits to hear, by the state that the record is in now."""
    own = people.coordinators(work, partnership.organisation(record.side).id)
    other = people.coordinators(work, partnership.organisation(record.side.other).id)
    author = [people.by_id(work, record.author_id)]
    hear: dict[State, dict[str, list[Person]]] = {
        State.WAITING_OWN: {"to_pass": own},
        State.WAITING_OTHER: {"passed": author if action is Action.PASS_ON else [], "to_confirm": other},
        State.CONFIRMED: {"confirmed": [*author, *own, *other]},
        State.RETURNED: {"returned": author},
        State.OBJECTED: {"objected": [*author, *own], "to_decide": people.admins(work)},
        State.WITHDRAWN: {"withdrawn": own if before is State.WAITING_OWN else [*own, *other]},
        State.VOID: {"void": [*author, *own, *other]},
    }
    told = {person.id: kind for kind, heard in hear.get(record.state, {}).items() for person in heard}
    for person_id, kind in sorted(told.items()):
        if person_id != actor.id:
            work.notices.append(Notice(kind, person_id, record.id))


def _existing(work: UnitOfWork, record_id: int) -> StoredRecord:
    record = records.by_id(work, record_id)
    assert record is not None
    return record


def _validated(record: StoredRecord) -> Record:
    return KINDS[record.kind].model_validate(record.answers)


def _parts(work: UnitOfWork, record: StoredRecord, partnership: Partnership) -> tuple[Side, Form | None, Set[int]]:
    """The arguments of a kind's `facts`."""
    kind = KINDS[record.kind]
    counterpart = None
    if kind.counterpart is not None and record.counterpart is not None:
        counterpart = kind.counterpart.model_validate(record.counterpart)
    due = {
        entry.id
        for side in Side
        for entry in expected(
            people.roster_on(
                work,
                record.event_date,
                [branch.id for branch in people.branches_of(work, partnership.organisation(side).id)],
            )
        )
    }
    return record.side, counterpart, due


def _attach_evidence(work: UnitOfWork, record_id: int, record: Record) -> None:
    numbers = [item.evidence_id for item in record.evidence if isinstance(item.evidence_id, int)]
    if numbers:
        evidence.attach(work, record_id, numbers)
