"""The life of a record: submitted, passed, confirmed, returned, mended, corrected, withdrawn, objected to, decided."""

from datetime import date, datetime, timedelta
from typing import Protocol

from pydantic import JsonValue

from records.attachments import file_ids
from records.attendance import RosterEntry, expected
from records.errors import UserError
from records.facts import Circumstances, Fact
from records.form import option_label
from records.notices import Notice, NoticeKind
from records.record import Record
from records.registry import KINDS
from records.roles import Side
from records.states import DROPS, OVER, Action, Relation, State, check_allowed, next_state
from services.ledger.access import relations, visible_record
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import attachments, outlets, record_rows
from storage.ledger.record_rows import Description, StoredRecord
from storage.people import directory
from storage.people.directory import Partnership, Person
from storage.scoring import facts, impacts

RETURNS = (Action.RETURN, Action.DECIDE_RETURN, Action.ASK_CORRECTION)
LONGEST_SEARCH = 3_000  # characters of title and narrative that can be searched


class Versions(Protocol):
    """What of a record says which of its versions counts."""

    @property
    def version(self) -> int: ...

    @property
    def confirmed_version(self) -> int | None: ...


def submit(
    work: UnitOfWork,
    person: Person,
    partnership_id: int,
    kind: str,
    answers: dict[str, JsonValue],
    now: datetime,
    **details: JsonValue,
) -> StoredRecord:
    """A new record of the person's side. `details` go into its history: the seconds that it took."""
    partnership = directory.partnership(work, partnership_id)
    side = partnership.side_of(person)
    if side is None:
        raise UserError("partnership-not-yours")
    validated = KINDS[kind].validated(answers, partnership.today(now))
    _check_open(partnership, validated)
    number = record_rows.add(work, partnership_id, side, kind, person.id, description_of(validated), answers, now)
    _attach_evidence(work, number, validated)
    return _step(work, person, _existing(work, number), Action.SUBMIT, now, **details)


def _check_open(partnership: Partnership, record: Record) -> None:
    """Nothing that happened after its end belongs to a partnership."""
    if partnership.ended_on is not None and record.event_date > partnership.ended_on:
        raise UserError("partnership-ended", date=partnership.ended_on)


def mend(
    work: UnitOfWork, person: Person, record_id: int, answers: dict[str, JsonValue], now: datetime
) -> StoredRecord:
    """A returned record with its fields mended, or a confirmed one corrected: a new version, which waits again. The
    other side's part is taken over, for it to look at once more."""
    record, partnership = visible_record(work, person, record_id)
    action = mending_action(record)
    check_act(work, person, record, action)
    validated = KINDS[record.kind].validated(answers, partnership.today(now))
    if validated.event_date != record.event_date:
        _check_open(partnership, validated)
    version = record_rows.last_version(work, record.id) + 1
    record_rows.add_version(work, record.id, version, answers, record.counterpart, person.id, now)
    record_rows.change(work, record, now, version=version)
    if record.confirmed_version is None:
        record_rows.describe(work, record.id, description_of(validated))
    _attach_evidence(work, record.id, validated)
    return _step(work, person, _existing(work, record_id), action, now)


def mending_action(record: StoredRecord) -> Action:
    return Action.CORRECT if record.state is State.CONFIRMED else Action.RESUBMIT


def confirm(
    work: UnitOfWork, person: Person, record_id: int, counterpart: dict[str, JsonValue] | None, now: datetime
) -> StoredRecord:
    """The other side agrees, with its own part where the kind has one; from now on this version counts."""
    record, partnership = visible_record(work, person, record_id)
    check_act(work, person, record, Action.CONFIRM)
    form = KINDS[record.kind].counterpart
    if form is not None and counterpart is not None:
        form.validated(counterpart, partnership.today(now))
        record_rows.set_counterpart(work, record, counterpart)
    return _step(work, person, _existing(work, record_id), Action.CONFIRM, now)


def act(
    work: UnitOfWork, person: Person, record_id: int, action: Action, now: datetime, **details: JsonValue
) -> StoredRecord:
    """Any other step. `details` (fields, reason) go into the record's history; what a side says to itself before the
    other one is asked is marked as internal."""
    record, _ = visible_record(work, person, record_id)
    if action is Action.RETURN and record.state is State.WAITING_OWN:
        details["internal"] = True
    return _step(work, person, record, action, now, **details)


def praise(work: UnitOfWork, person: Person, record_id: int, now: datetime) -> StoredRecord:
    """Marks a confirmed record as a good practice, or takes the mark away."""
    record, partnership = visible_record(work, person, record_id)
    if not may_praise(person, record, partnership):
        raise UserError("record-not-allowed")
    record_rows.change(work, record, now, good_practice=not record.good_practice)
    audit.note(work, now, person.id, "unpraise" if record.good_practice else "praise", "record", record.id)
    return _existing(work, record_id)


def may_praise(person: Person, record: StoredRecord, partnership: Partnership) -> bool:
    coordinates = any(person.coordinates(partnership.organisation(side).id) for side in Side)
    return record.confirmed_version is not None and (coordinates or person.is_admin)


def join(work: UnitOfWork, person: Person, record_id: int, now: datetime) -> StoredRecord:
    """The person reports the same event: one event, one record, which is theirs too from now on."""
    record = record_rows.by_id(work, record_id)
    if record is None or directory.partnership(work, record.partnership_id).side_of(person) is None:
        raise UserError("record-not-found")
    if record.state in OVER:
        raise UserError("record-state-changed", state=option_label(record.state))
    if record.author_id != person.id and record_rows.join(work, record.id, person.id, now):
        audit.note(work, now, person.id, "join_record", "record", record.id, record.version)
        for each in _waited_for(work, record):
            work.notices.append(Notice("joined", each.id, record.id))
    return record


def returned_fields(work: UnitOfWork, record: StoredRecord) -> list[str]:
    """The fields that were ticked when the record was returned last."""
    note = audit.last_note(work, record.id, RETURNS)
    fields = note["fields"] if note else []
    return [str(field) for field in fields] if isinstance(fields, list) else []


def check_act(work: UnitOfWork, person: Person, record: StoredRecord, action: Action) -> None:
    """Raises UserError unless the person may take this step now."""
    partnership = directory.partnership(work, record.partnership_id)
    next_state(record.state, action, own_review=partnership.own_review, actor_is_own_coordinator=False)
    check_allowed(record.state, action, relations(person, record, partnership))


def _step(
    work: UnitOfWork, person: Person, record: StoredRecord, action: Action, now: datetime, **details: JsonValue
) -> StoredRecord:
    partnership = directory.partnership(work, record.partnership_id)
    held = relations(person, record, partnership)
    following = next_state(
        record.state,
        action,
        own_review=partnership.own_review,
        actor_is_own_coordinator=Relation.OWN_COORDINATOR in held,
        standing=record.confirmed_version is not None,
    )
    check_allowed(record.state, action, held)
    record_rows.change(work, record, now, state=following, **versions_after(record, action, following))
    audit.note(work, now, person.id, action, "record", record.id, record.version, **details)
    stepped = _existing(work, record.id)
    revision = _keep_books(work, record, stepped, action, partnership, now)
    if revision is not None and stepped.state is State.CONFIRMED:
        impacts.expect(work, stepped, person.id, revision, now)
    _tell(work, person, stepped, partnership, record.state, action)
    return stepped


def versions_after(record: Versions, action: Action, following: State) -> dict[str, object]:
    """Which version counts after the step, and which is the newest."""
    if following is State.CONFIRMED and action in DROPS:
        return {"version": record.confirmed_version}
    if following is State.CONFIRMED:
        return {"confirmed_version": record.version}
    if following in (State.WITHDRAWN, State.VOID):
        return {"confirmed_version": None, "good_practice": False}
    return {"asked_version": record.version} if following is State.WAITING_OTHER else {}


def _keep_books(
    work: UnitOfWork, before: StoredRecord, after: StoredRecord, action: Action, partnership: Partnership, now: datetime
) -> int | None:
    """The facts, and what the record is listed by: the revision at which they are known. A version that stands is left
    alone (None)."""
    if before.version == before.confirmed_version == after.confirmed_version:
        return None
    if action in DROPS and after.state is State.CONFIRMED:
        facts.drop_unconfirmed(work, before, now)
        return None
    validated = KINDS[after.kind].model_validate(after.answers)
    if after.state is State.CONFIRMED:
        record_rows.describe(work, after.id, description_of(validated))
    told = [*validated.facts(_circumstances(work, after, validated, partnership))]
    if action is Action.CONFIRM:
        told.append(answered(before.event_date, before.side, now - before.changed_at))
    return facts.replace(work, after, told, now)


def answered(event_date: date, reported_by: Side, after: timedelta) -> Fact:
    """How long the other side took to answer, in days."""
    return Fact("answered", event_date, event_date, max(0.0, after / timedelta(days=1)), reported_by.other)


def count_anew(work: UnitOfWork, record_id: int, measure: str, now: datetime) -> None:
    """What that measure of a record depends on beside its answers has changed. Of a correction on its way it is found
    when that is confirmed."""
    record = record_rows.by_id(work, record_id)
    if record is None or record.confirmed_version != record.version or record.state is not State.CONFIRMED:
        return
    partnership = directory.partnership(work, record.partnership_id)
    validated = KINDS[record.kind].model_validate(record.answers)
    told = validated.facts(_circumstances(work, record, validated, partnership))
    facts.renew(work, record, measure, [fact for fact in told if fact.measure == measure], now)


def _tell(
    work: UnitOfWork, actor: Person, record: StoredRecord, partnership: Partnership, before: State, action: Action
) -> None:
    """Who has to act next, and who waits to hear, by the state that the record is in now. An author who has left the
    side hears no more; what is returned is the coordinators' to mend then."""
    own = directory.coordinators(work, partnership.organisation(record.side).id)
    other = directory.coordinators(work, partnership.organisation(record.side.other).id)
    reported = directory.by_id(work, record.author_id)
    author = [reported] if record.side in partnership.sides_of(reported) else []
    everybody = [*author, *own, *other]
    hear: dict[State, dict[NoticeKind, list[Person]]] = {
        State.WAITING_OWN: {"to_pass": own},
        State.WAITING_OTHER: {"passed": author if action is Action.PASS_ON else [], "to_confirm": other},
        State.CONFIRMED: {_CONFIRMED_BY.get(action, "confirmed"): everybody},
        State.RETURNED: {"returned": author or own},
        State.OBJECTED: {"objected": [*author, *own], "to_decide": directory.admins(work)},
        State.WITHDRAWING: {"withdrawing": [*author, *own], "to_let_go": other},
        State.WITHDRAWN: {"withdrawn": own if before is State.WAITING_OWN else everybody},
        State.VOID: {"void": everybody},
    }
    told = {person.id: kind for kind, heard in hear.get(record.state, {}).items() for person in heard}
    for person_id, kind in sorted(told.items()):
        if person_id != actor.id:
            work.notices.append(Notice(kind, person_id, record.id))


_CONFIRMED_BY: dict[Action, NoticeKind] = {
    Action.KEEP: "kept",
    Action.WITHDRAW: "correction_withdrawn",
    Action.DECIDE_VOID: "correction_void",
}


def _waited_for(work: UnitOfWork, record: StoredRecord) -> list[Person]:
    """Whose turn it is, in either wait."""
    partnership = directory.partnership(work, record.partnership_id)
    side = {State.WAITING_OWN: record.side, State.WAITING_OTHER: record.side.other}.get(record.state)
    return directory.coordinators(work, partnership.organisation(side).id) if side else []


def _existing(work: UnitOfWork, record_id: int) -> StoredRecord:
    record = record_rows.by_id(work, record_id)
    assert record is not None
    return record


def description_of(record: Record) -> Description:
    """What the record is listed and found by."""
    search = f"{record.title} {record.narrative or ''}".casefold()[:LONGEST_SEARCH]
    return Description(record.event_date, record.title, record.mode, search, record.key())


def _circumstances(work: UnitOfWork, stored: StoredRecord, record: Record, partnership: Partnership) -> Circumstances:
    """The roster is that of the event's date, whatever has become of it since."""
    form = KINDS[stored.kind].counterpart
    counterpart = form.model_validate(stored.counterpart) if form and stored.counterpart is not None else None
    entries: list[RosterEntry] = []
    for side in Side:
        branches = directory.branches_of(work, partnership.organisation(side).id)
        entries += directory.roster_on(work, record.event_date, [branch.id for branch in branches])
    identities = {entry.id: entry.identity for entry in entries}
    owned = {
        outlet.key: side for side in Side for outlet in outlets.of_organisation(work, partnership.organisation(side).id)
    }
    return Circumstances(stored.side, counterpart, identities, {entry.id for entry in expected(entries)}, owned)


def _attach_evidence(work: UnitOfWork, record_id: int, record: Record) -> None:
    if numbers := file_ids(record.evidence):
        attachments.attach(work, record_id, numbers)
