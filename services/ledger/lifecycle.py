"""The life of a record: submitted, passed, confirmed, returned, mended, corrected, withdrawn, objected to, decided."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from records.attachments import file_ids
from records.attendance import RosterEntry, expected
from records.errors import UserError
from records.facts import Circumstances, Fact
from records.form import Form, fields_of, option_label
from records.notices import Notice, NoticeKind
from records.record import Record
from records.registry import KINDS
from records.roles import Side
from records.search import searchable
from records.states import DROPS, OVER, Action, Relation, State, check_allowed, next_state
from services.ledger.access import VisibleRecord, relations
from services.ledger.follow_ups import answer_facts, is_followed
from services.permissions import oversees
from storage import audit
from storage.audit import StepDetails
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import attachments, batches, outlets, record_rows
from storage.ledger.record_rows import Description, StoredRecord
from storage.people import organisations, partnerships, persons, roster
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring import facts, impacts

RETURNS = (Action.RETURN, Action.DECIDE_RETURN, Action.ASK_CORRECTION)
NO_DETAILS = StepDetails()
_MENDED_BY = {
    State.CONFIRMED: Action.CORRECT,
    State.WAITING_OWN: Action.AMEND,
    State.WAITING_OTHER: Action.AMEND,
}
# What is said where a new version would say the same as the one before.
_UNCHANGED = {Action.CORRECT: "correction-same", Action.AMEND: "amendment-same"}


class Versions(Protocol):
    """What of a record says which of its versions counts."""

    @property
    def version(self) -> int:
        """Return the number of the newest version, from 1."""
        ...

    @property
    def confirmed_version(self) -> int | None:
        """Return the number of the version that counts; None as long as none was confirmed."""
        ...


def submit(
    work: UnitOfWork, person: Person, partnership_id: int, answers: Record, now: datetime, *, seconds: int | None = None
) -> StoredRecord:
    """Add a record of the person's side, and ask whoever has to pass or to confirm it.

    `seconds`: how long it took to fill in, which its history keeps. Raise UserError for people of neither side, and for
    what happened after the partnership's end.
    """
    partnership = partnerships.by_id(work, partnership_id)
    side = partnership.side_of(person)
    if side is None:
        raise UserError("partnership-not-yours")
    _check_open(partnership, answers)
    description = description_of(answers)
    record = record_rows.add(work, partnership_id, side, answers, person.id, description, now)
    _attach_evidence(work, record.id, answers)
    return _step(work, person, VisibleRecord(record, partnership), Action.SUBMIT, now, StepDetails(seconds=seconds))


def _check_open(partnership: Partnership, answers: Record) -> None:
    """Raise UserError for what happened after the partnership's end."""
    if partnership.ended_on is not None and answers.event_date > partnership.ended_on:
        raise UserError("partnership-ended", date=partnership.ended_on)


def mend(work: UnitOfWork, person: Person, seen: VisibleRecord, answers: Record, now: datetime) -> StoredRecord:
    """Make a new version of a record: of a returned one, of a confirmed one, or of one that nobody has passed yet.

    It waits again. The other side's part is taken over, for it to look at once more. Raise UserError where it is not
    allowed.
    """
    record, partnership = seen
    action = mending_action(record)
    check_act(person, seen, action)
    if action in _UNCHANGED and answers.to_json() == record.answers:
        raise UserError(_UNCHANGED[action])
    if answers.event_date != record.event_date:
        _check_open(partnership, answers)
    version = record_rows.last_version(work, record.id) + 1
    record_rows.add_version(work, record.id, version, answers, record.counterpart, person.id, now)
    if record.confirmed_version is None:
        record_rows.describe(work, record.id, description_of(answers))
    mended = record_rows.change(work, record, now, version=version)
    _attach_evidence(work, record.id, answers)
    internal = action is Action.AMEND and record.state is State.WAITING_OWN
    return _step(work, person, VisibleRecord(mended, partnership), action, now, StepDetails(internal=internal))


def mending_action(record: StoredRecord) -> Action:
    """Return the step that a new version of the record is, by where the record stands."""
    return _MENDED_BY.get(record.state, Action.RESUBMIT)


def confirm(
    work: UnitOfWork, person: Person, seen: VisibleRecord, counterpart: Form | None, now: datetime
) -> StoredRecord:
    """Agree for the other side, with its own part where the kind has one: from now on this version counts.

    Raise UserError where it is not allowed.
    """
    if counterpart is not None and KINDS[seen.record.kind].counterpart is not None:
        check_act(person, seen, Action.CONFIRM)
        record = record_rows.set_counterpart(work, seen.record, counterpart)
        seen = VisibleRecord(record, seen.partnership)
    return _step(work, person, seen, Action.CONFIRM, now)


def act(
    work: UnitOfWork,
    person: Person,
    seen: VisibleRecord,
    action: Action,
    now: datetime,
    *,
    reason: str | None = None,
    fields: Sequence[str] = (),
) -> StoredRecord:
    """Take any other step. Raise UserError where it is not allowed.

    `reason` and `fields` (the names of those that are wrong) go into the record's history; what a side says to itself
    before the other one is asked is marked as internal.
    """
    internal = action is Action.RETURN and seen.record.state is State.WAITING_OWN
    return _step(work, person, seen, action, now, StepDetails(tuple(fields), reason, internal))


def praise(work: UnitOfWork, person: Person, seen: VisibleRecord, now: datetime) -> StoredRecord:
    """Mark a confirmed record as a good practice, or take the mark away. Raise UserError where it is not allowed."""
    record = seen.record
    if not may_praise(person, record, seen.partnership):
        raise UserError("record-not-allowed")
    audit.note(work, now, person.id, "unpraise" if record.good_practice else "praise", "record", record.id)
    return record_rows.change(work, record, now, good_practice=not record.good_practice)


def may_praise(person: Person, record: StoredRecord, partnership: Partnership) -> bool:
    """Tell whether the person may mark the record: coordinators of both sides and admins, what is confirmed."""
    return record.confirmed_version is not None and oversees(person, partnership)


def join(work: UnitOfWork, person: Person, record_id: int, now: datetime) -> StoredRecord:
    """Note that the person reports the same event: one event, one record, which is theirs too from now on.

    Raise UserError for another partnership's record, and for one of which nothing comes any more.
    """
    record = record_rows.by_id(work, record_id)
    if record is None or partnerships.by_id(work, record.partnership_id).side_of(person) is None:
        raise UserError("record-not-found")
    if record.state in OVER:
        raise UserError("record-state-changed", state=option_label(record.state))
    if record.author_id != person.id and record_rows.join(work, record.id, person.id, now):
        audit.note(work, now, person.id, "join_record", "record", record.id, record.version)
        waited_for = _waited_for(work, record)
        work.notices += [Notice(NoticeKind.JOINED, coordinator.id, record.id) for coordinator in waited_for]
    return record


def excused_fields(work: UnitOfWork, record: StoredRecord, form: type[Form], answers: Collection[str]) -> set[str]:
    """Return which fields of a form about an old ledger's record nobody has to answer: what that does not say.

    What was returned has to be answered.
    """
    if record.batch_id is None:
        return set()
    returned = returned_fields(work, record) if record.state is State.RETURNED else ()
    return {field.name for field in fields_of(form)} - {*answers, *returned}


def returned_fields(work: UnitOfWork, record: StoredRecord) -> tuple[str, ...]:
    """Return the names of the fields that were ticked when the record was returned last."""
    details = audit.last_note(work, record.id, RETURNS)
    return details.fields if details else ()


def check_act(person: Person, seen: VisibleRecord, action: Action) -> None:
    """Raise UserError unless the person may take this step now."""
    _following(person, seen.record, seen.partnership, action)


def _following(person: Person, record: StoredRecord, partnership: Partnership, action: Action) -> State:
    """Return the state that follows the step. Raise UserError unless the person may take it now."""
    held = relations(person, record, partnership)
    following = next_state(
        record.state,
        action,
        own_review=partnership.own_review,
        actor_is_own_coordinator=Relation.OWN_COORDINATOR in held,
        standing=record.confirmed_version is not None,
    )
    check_allowed(record.state, action, held, own_review=partnership.own_review)
    return following


def _step(
    work: UnitOfWork,
    person: Person,
    seen: VisibleRecord,
    action: Action,
    now: datetime,
    details: StepDetails = NO_DETAILS,
) -> StoredRecord:
    """Take the step: the record's state, its history, what is known of it, and whoever is to hear of it."""
    record, partnership = seen
    if record.batch_id is not None and batches.is_moving(work, record.batch_id):
        raise UserError("batch-moving")
    following = _following(person, record, partnership, action)
    stepped = record_rows.change(work, record, now, state=following, **versions_after(record, action, following))
    audit.note(work, now, person.id, action, "record", record.id, record.version, **details.to_json())
    revision = _keep_books(work, record, stepped, action, partnership, now)
    if revision is not None and stepped.state is State.CONFIRMED:
        impacts.expect(work, stepped, person.id, revision, now)
    _tell(work, person, stepped, partnership, record.state, action)
    return stepped


def versions_after(record: Versions, action: Action, following: State) -> dict[str, object]:
    """Return the columns that say which version counts after the step, and which is the newest."""
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
    """Write the facts, and what the record is listed by.

    Return the revision at which they are known; None where they are left alone, as those of a version that stands are.
    """
    if before.version == before.confirmed_version == after.confirmed_version:
        return None
    if action in DROPS and after.state is State.CONFIRMED:
        facts.drop_unconfirmed(work, before, now)
        return None
    answers = after.read()
    if after.state is State.CONFIRMED:
        record_rows.describe(work, after.id, description_of(answers))
    known = [*answers.facts(_circumstances(work, after, answers, partnership))]
    if action is Action.CONFIRM:
        known.append(answered(before.event_date, before.side, now - before.changed_at))
    if is_followed(before):
        known += answer_facts(work, after, partnership)
    return facts.replace(work, after, known, now)


def answered(event_date: date, reported_by: Side, after: timedelta) -> Fact:
    """Return the fact of how long the other side took to answer, in days."""
    return Fact("answered", event_date, event_date, max(0.0, after / timedelta(days=1)), reported_by.other)


def count_anew(work: UnitOfWork, record_id: int, measure: str, now: datetime) -> None:
    """Renew a record's facts of one measure, as what it depends on beside the answers has changed.

    Of a correction on its way that is found when it is confirmed.
    """
    record = record_rows.by_id(work, record_id)
    if record is None or record.confirmed_version != record.version or record.state is not State.CONFIRMED:
        return
    partnership, answers = partnerships.by_id(work, record.partnership_id), record.read()
    known = answers.facts(_circumstances(work, record, answers, partnership))
    facts.renew(work, record, measure, [fact for fact in known if fact.measure == measure], now)


def _tell(
    work: UnitOfWork, actor: Person, record: StoredRecord, partnership: Partnership, before: State, action: Action
) -> None:
    """Raise notices for whoever has to act next, and whoever waits to hear, by the state that the record is in now.

    An author who has left the side hears no more; what is returned is the coordinators' to mend then.
    """
    own = persons.coordinators_of(work, partnership.organisation(record.side).id)
    other = persons.coordinators_of(work, partnership.organisation(record.side.other).id)
    reporter = persons.by_id(work, record.author_id)
    author = [reporter] if record.side in partnership.sides_of(reporter) else []
    everybody = [*author, *own, *other]
    amended = action is Action.AMEND and record.state is before  # whoever was asked is asked already
    hear: dict[State, dict[NoticeKind, list[Person]]] = {
        State.WAITING_OWN: {NoticeKind.AMENDED if amended else NoticeKind.TO_PASS: own},
        State.WAITING_OTHER: {
            NoticeKind.PASSED: author if before is State.WAITING_OWN else [],
            NoticeKind.AMENDED if amended else NoticeKind.TO_CONFIRM: other,
        },
        State.CONFIRMED: {_CONFIRMED_BY.get(action, NoticeKind.CONFIRMED): everybody},
        State.RETURNED: {_RETURNED_BY.get(action, NoticeKind.RETURNED): author or own},
        State.OBJECTED: {NoticeKind.OBJECTED: [*author, *own], NoticeKind.TO_DECIDE: persons.admins(work)},
        State.WITHDRAWING: {NoticeKind.WITHDRAWING: [*author, *own], NoticeKind.TO_LET_GO: other},
        State.WITHDRAWN: {NoticeKind.WITHDRAWN: own if before is State.WAITING_OWN else everybody},
        State.VOID: {NoticeKind.VOID: everybody},
    }
    kinds = {person.id: kind for kind, people in hear.get(record.state, {}).items() for person in people}
    for person_id, kind in sorted(kinds.items()):
        if person_id != actor.id:
            work.notices.append(Notice(kind, person_id, record.id))


_CONFIRMED_BY: dict[Action, NoticeKind] = {
    Action.KEEP: NoticeKind.KEPT,
    Action.WITHDRAW: NoticeKind.CORRECTION_WITHDRAWN,
    Action.DECIDE_VOID: NoticeKind.CORRECTION_VOID,
    Action.DECIDE_CONFIRM: NoticeKind.DECIDED_CONFIRM,
}
_RETURNED_BY = {Action.ASK_CORRECTION: NoticeKind.TO_CORRECT}


def _waited_for(work: UnitOfWork, record: StoredRecord) -> list[Person]:
    """Return whose turn it is, in either wait."""
    partnership = partnerships.by_id(work, record.partnership_id)
    side = {State.WAITING_OWN: record.side, State.WAITING_OTHER: record.side.other}.get(record.state)
    return persons.coordinators_of(work, partnership.organisation(side).id) if side else []


def description_of(answers: Record) -> Description:
    """Return what a record with these answers is listed and found by."""
    return Description(answers.event_date, answers.title, answers.mode, searchable(answers), answers.key())


def _circumstances(work: UnitOfWork, record: StoredRecord, answers: Record, partnership: Partnership) -> Circumstances:
    """Return what facts depend on beside the answers.

    The roster is that of the event's date, whatever has become of it since.
    """
    entries: list[RosterEntry] = []
    for side in Side:
        branches = organisations.branches_of(work, partnership.organisation(side).id)
        entries += roster.on_day(work, answers.event_date, [branch.id for branch in branches])
    identities = {entry.id: entry.identity for entry in entries}
    owned = {
        outlet.key: side for side in Side for outlet in outlets.of_organisation(work, partnership.organisation(side).id)
    }
    party_members = {entry.id for entry in expected(entries)}
    return Circumstances(record.side, record.read_counterpart(), identities, party_members, owned)


def _attach_evidence(work: UnitOfWork, record_id: int, answers: Record) -> None:
    if numbers := file_ids(answers.evidence):
        attachments.attach(work, record_id, numbers)
