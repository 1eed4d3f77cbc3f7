"""A record as people see it: its answers, where it stands, and what the reader may do with it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from pydantic import JsonValue

from handlers.buttons.assessment import RectifyRecord
from handlers.buttons.follow_ups import ShowFollowUps
from handlers.buttons.ledger import STEPS, LogAgain, Praise, ShowEvidence, ShowHistory, ShowRecord
from handlers.conversation import engine
from handlers.conversation.context import Context
from handlers.kit.replies import Button, Line, Screen
from handlers.kit.texts import plain
from handlers.views import follow_ups
from handlers.views.scores import impact_line
from records.attendance import Branch, RosterEntry
from records.form import Form, fields_of, heading_of
from records.lengths import shortened, shortened_where_different
from records.messages import Message, message
from records.purposes import RecordPurpose
from records.questions import RollCall
from records.registry import KINDS
from records.roles import Side
from records.states import DROPS, Action, State
from records.text import kebab
from services.ledger.access import looks_after, possible_actions, sees_newest, sees_reason
from services.ledger.follow_ups import is_followed
from services.ledger.lifecycle import RETURNS, may_praise, returned_fields
from services.permissions import oversees
from services.scoring import impact
from services.scoring.methods import current
from storage import audit
from storage.audit import Note
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows as stored
from storage.ledger.record_rows import StoredRecord
from storage.people import organisations, partnerships, roster
from storage.people.partnerships import Partnership
from storage.people.persons import Person

# In which state a reason is told, and the steps that gave it.
REASONS: dict[State, Sequence[Action]] = {
    State.RETURNED: RETURNS,
    State.OBJECTED: (Action.OBJECT,),
    State.WITHDRAWING: (Action.ASK_WITHDRAWAL,),
    State.WITHDRAWN: (Action.WITHDRAW, Action.ASK_WITHDRAWAL),
    State.VOID: (Action.VOID, Action.DECIDE_VOID),
}

_VERSIONS = (Action.SUBMIT, Action.RESUBMIT, Action.CORRECT, Action.AMEND)  # the steps that make a version
LabelledAnswer = tuple[Message, Message | str]  # the label, and what was answered
LONGEST_CHANGE = 120  # UTF-16 units of what an answer was and is
NONE = Message("record-change-none")


def side_context(
    work: UnitOfWork, partnership: Partnership, side: Side, today: date, language: str, **more: object
) -> Context:
    """Return what a form must know of one side: its branches, and its roster on any day."""
    branches: tuple[Branch, ...] = organisations.branches_of(work, partnership.organisation(side).id)

    def roster_on(day: date, branch_ids: tuple[int, ...]) -> tuple[RosterEntry, ...]:
        return roster.on_day(work, day, branch_ids)

    def render(text: Message | str) -> str:
        return plain(language, text)

    return Context(
        today=today, language=language, side=side, branches=branches, roster_on=roster_on, render=render, **more,  # type: ignore[arg-type]  # the caller names fields of Context
    )  # fmt: skip


def record_screen(
    work: UnitOfWork, record: StoredRecord, reader: Person, language: str, *, heading: Message | None = None, move: bool
) -> Screen:
    """Return the record's card in one reader's chat; when the record changes, the same card changes.

    Who may not see a correction yet sees the version that stands.
    """
    partnership = partnerships.by_id(work, record.partnership_id)
    newest = sees_newest(reader, record, partnership)
    shown = record if newest else stored.as_confirmed(work, record)
    lines: list[Line] = [heading, ""] if heading else []
    lines += _title(shown, partnership, reader)
    lines += answer_lines(work, shown, reader, partnership, language)
    lines += (
        _reason(work, shown, reader, partnership)
        or _corrected(work, shown, reader, partnership, language)
        or _mended(work, shown, reader, partnership, language)
        or _amended(work, shown, reader, partnership, language)
    )
    lines += follow_ups.answer_lines(work, shown)
    lines += _impact(work, shown, reader, partnership, language)
    rows = _step_rows(record, reader, partnership) if newest else []
    return Screen(RecordPurpose(record.id), lines, [*rows, _view_row(work, shown, reader, partnership)], move=move)


def _step_rows(record: StoredRecord, reader: Person, partnership: Partnership) -> list[list[Button]]:
    """Return the steps that the reader may take, two by two: the card is read on a phone."""
    buttons = [
        Button(Message(_label(action, record)), STEPS[action](record.id, record.revision))
        for action in possible_actions(reader, record, partnership)
        if action in STEPS
    ]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _label(action: Action, record: StoredRecord) -> str:
    if action in DROPS and record.confirmed_version is not None:
        return f"action-{kebab(STEPS[action].name)}-correction"
    return f"action-{kebab(STEPS[action].name)}"


def _view_row(work: UnitOfWork, shown: StoredRecord, reader: Person, partnership: Partnership) -> list[Button]:
    row = [Button(Message("record-history"), ShowHistory(shown.id))]
    if shown.answers.get("evidence"):
        row.append(Button(Message("record-show-evidence"), ShowEvidence(shown.id)))
    if may_praise(reader, shown, partnership):
        label = "record-unpraise" if shown.good_practice else "record-praise"
        row.append(Button(Message(label), Praise(shown.id, shown.revision)))
    if is_followed(shown) and follow_ups.may_change(work, shown, reader, partnership):
        row.append(Button(Message("follow-up-change"), ShowFollowUps(shown.id)))
    if shown.state is State.WITHDRAWN and looks_after(reader, shown, partnership):
        row.append(Button(Message("record-log-again"), LogAgain(shown.id)))
    if shown.state is State.RETURNED and oversees(reader, partnership):
        row.append(Button(Message("rectify-from"), RectifyRecord(shown.id)))
    return row


def _title(record: StoredRecord, partnership: Partnership, reader: Person) -> list[Line]:
    state = state_of(record, yours=record.side.other in partnership.sides_of(reader))
    if not partnership.sides_of(reader) and record.state in (State.WAITING_OWN, State.WAITING_OTHER):
        waited_for = record.side if record.state is State.WAITING_OWN else record.side.other
        state = message(f"{state.key}-of", organisation=partnership.organisation(waited_for).name)
    lines: list[Line] = [
        message(
            "record-heading",
            number=record.id,
            kind=Message(heading_of(KINDS[record.kind])),
            title=str(record.answers.get("title", record.title)),
        ),
        message("record-state-line", state=state),
    ]
    if record.confirmed_version is not None and record.state is not State.CONFIRMED:
        lines.append(Message("record-stands-until" if record.state is State.WITHDRAWING else "record-stands"))
    if record.good_practice:
        lines.append(Message("record-good-practice"))
    if record.batch_id is not None:
        lines.append(message("record-of-batch", number=record.batch_id))
    return [*lines, message("record-from", organisation=partnership.organisation(record.side).name), ""]


def _reason(work: UnitOfWork, record: StoredRecord, reader: Person, partnership: Partnership) -> list[Line]:
    details = audit.last_note(work, record.id, REASONS.get(record.state, ()))
    if details is None or not details.reason:
        return []
    if not sees_reason(reader, record, partnership, internal=details.internal):
        return []
    reason = message(f"record-{kebab(record.state)}-because", reason=details.reason)
    wrong = returned_fields(work, record) if record.state is State.RETURNED else []
    return ["", *_fields("record-returned-fields", record, wrong), reason]


def _fields(key: str, record: StoredRecord, names: Collection[object]) -> list[Line]:
    labels = tuple(field.label for field in fields_of(KINDS[record.kind]) if field.name in names)
    return [message(key, fields=labels)] if labels else []


def _mended(
    work: UnitOfWork, record: StoredRecord, reader: Person, partnership: Partnership, language: str
) -> list[Line]:
    """Return what was mended: whoever returned it, or is to pass it on, need not look for them."""
    if record.state not in (State.WAITING_OWN, State.WAITING_OTHER):
        return []
    history = audit.history(work, record.id)
    returned = record.version - len(_amendments(history)) - 1
    returns = [note.details for note in history if note.action in RETURNS and note.version == returned]
    if not returns or not sees_reason(reader, record, partnership, internal=returns[-1].internal):
        return []
    before = stored.answers_of_version(work, record.id, returned)
    return _changes(work, record, before or {}, "record-mended", reader, partnership, language)


def _amended(
    work: UnitOfWork, record: StoredRecord, reader: Person, partnership: Partnership, language: str
) -> list[Line]:
    """Return what was changed while the record waited, against what was submitted.

    The other side is shown what was changed before its own eyes only.
    """
    if record.state not in (State.WAITING_OWN, State.WAITING_OTHER):
        return []
    amendments = _amendments(audit.history(work, record.id))
    seen = takewhile(lambda note: sees_reason(reader, record, partnership, internal=note.details.internal), amendments)
    count = len([*seen])
    if not count:
        return []
    before = stored.answers_of_version(work, record.id, record.version - count)
    return _changes(work, record, before or {}, "record-amended", reader, partnership, language)


def _amendments(history: Sequence[Note]) -> list[Note]:
    """Return the changes since the record was submitted last, the latest first: each has made a version."""
    versions = [note for note in reversed(history) if note.action in _VERSIONS]
    return [*takewhile(lambda note: note.action == Action.AMEND, versions)]


def _corrected(
    work: UnitOfWork, record: StoredRecord, reader: Person, partnership: Partnership, language: str
) -> list[Line]:
    """Return what a correction makes otherwise than what was confirmed."""
    if not record.correcting or record.confirmed_version is None:
        return []
    before = stored.answers_of_version(work, record.id, record.confirmed_version)
    return _changes(work, record, before or {}, "record-corrected", reader, partnership, language)


def _changes(
    work: UnitOfWork,
    record: StoredRecord,
    before: dict[str, JsonValue],
    words: str,
    reader: Person,
    partnership: Partnership,
    language: str,
) -> list[Line]:
    """Return which answers are otherwise than before, each with what it was and what it is."""
    changed = [
        field for field in fields_of(KINDS[record.kind]) if record.answers.get(field.name) != before.get(field.name)
    ]
    if not changed:
        return ["", Message(f"{words}-nothing")]
    labels = tuple(field.label for field in changed)
    return [
        "",
        message(f"{words}-fields", fields=labels),
        *changed_answers(work, record, before, reader, partnership, language),
    ]


def changed_answers(
    work: UnitOfWork,
    record: StoredRecord,
    before: dict[str, JsonValue],
    reader: Person,
    partnership: Partnership,
    language: str,
) -> list[Message]:
    """Return, as the reader may see it, what a record's answers were and what they are, where that is not the same."""
    was = _by_key(own_answers(work, replace(record, answers=before), reader, partnership, language)) if before else {}
    now = _by_key(own_answers(work, record, reader, partnership, language))
    return [
        _change(field.label, was.get(field.key, NONE), now.get(field.key, NONE))
        for field in fields_of(KINDS[record.kind])
        if was.get(field.key) != now.get(field.key)
    ]


def _change(label: Message, before: Message | str, now: Message | str) -> Message:
    if isinstance(before, str) and isinstance(now, str):
        before, now = shortened_where_different(before, now, LONGEST_CHANGE)
    before, now = (shortened(value, LONGEST_CHANGE) if isinstance(value, str) else value for value in (before, now))
    return message("record-change", label=label, before=before, now=now)


def _by_key(answers: Sequence[LabelledAnswer]) -> dict[str, Message | str]:
    return {label.key: value for label, value in answers}


def _impact(
    work: UnitOfWork, record: StoredRecord, reader: Person, partnership: Partnership, language: str
) -> list[Line]:
    """Return what the confirmation moved, in one line, to those who may read scores."""
    reads = oversees(reader, partnership)
    moved = impact.of_record(work, record.id, record.version) if reads and record.state is State.CONFIRMED else ()
    return ["", impact_line(moved, current(work, record.changed_at), language)] if moved else []


def answer_lines(
    work: UnitOfWork, record: StoredRecord, reader: Person, partnership: Partnership, language: str
) -> list[Line]:
    """Return what both sides have filled in."""
    answers = [*own_answers(work, record, reader, partnership, language)]
    lines: list[Line] = [message("form-answer", label=label, value=value) for label, value in answers]
    theirs = counterpart_answers(work, record, reader, partnership, language)
    if theirs:
        other = partnership.organisation(record.side.other)
        lines += ["", message("record-counterpart", organisation=other.name)]
        lines += [message("form-answer", label=label, value=value) for label, value in theirs]
    return lines


def own_answers(
    work: UnitOfWork, record: StoredRecord, reader: Person, partnership: Partnership, language: str
) -> list[LabelledAnswer]:
    """Return what the reporting side has filled in, each answer with its label."""
    kind = KINDS[record.kind]
    return _side_answers(work, kind, record.answers, record, record.side, reader, partnership, language)


def attendance_answer(
    work: UnitOfWork, record: StoredRecord, partnership: Partnership, language: str
) -> Message | str | None:
    """Return in numbers who of the reporting side was there; None where the record does not say."""
    kind = KINDS[record.kind]
    asked = {field.name: field.key for field in fields_of(kind) if isinstance(field.question, RollCall)}
    answers = {name: value for name, value in record.answers.items() if name in asked and value is not None}
    if not answers:
        return None
    context = side_context(work, partnership, record.side, record.event_date, language)
    keys = {asked[name] for name in answers}
    card = engine.card(kind, record.answers, context, reasons=False)
    return next((value for label, value in card if label.key in keys), None)


def counterpart_answers(
    work: UnitOfWork, record: StoredRecord, reader: Person, partnership: Partnership, language: str
) -> list[LabelledAnswer]:
    """Return what the other side has filled in, each answer with its label."""
    form = KINDS[record.kind].counterpart
    if form is None or record.counterpart is None:
        return []
    return _side_answers(work, form, record.counterpart, record, record.side.other, reader, partnership, language)


def _side_answers(
    work: UnitOfWork,
    form: type[Form],
    answers: dict[str, JsonValue],
    record: StoredRecord,
    side: Side,
    reader: Person,
    partnership: Partnership,
    language: str,
) -> list[LabelledAnswer]:
    """Return what a side has filled in.

    Reasons of absence are for the own side and admins; the other side reads numbers.
    """
    day = date.fromisoformat(str(record.answers["event_date"]))
    context = side_context(work, partnership, side, day, language, defaults={"event_date": day.isoformat()})
    open_to = side in partnership.sides_of(reader) or reader.is_admin
    return engine.card(form, answers, context, reasons=open_to)


def state_of(record: StoredRecord, *, yours: bool = False) -> Message:
    """Return the state; `yours`: what waits for the other side waits for the reader's.

    What was confirmed and is to be revised counts meanwhile, and is called otherwise.
    """
    if record.state is State.RETURNED and record.confirmed_version is not None:
        return Message("state-to-correct")
    waits = yours and record.state in (State.WAITING_OTHER, State.WITHDRAWING, State.BATCHED)
    return Message(f"state-{kebab(record.state)}{'-yours' if waits else ''}")


def record_button(record: StoredRecord) -> Button:
    """Return the button to the record."""
    return Button(shortened(f"#{record.id} {record.title}", 60), ShowRecord(record.id))


def record_name(record: StoredRecord) -> Message:
    """Return the record's line in a list in which all are in the same state."""
    key = "record-name-good" if record.good_practice else "record-name"
    return message(key, number=record.id, title=record.title, date=record.event_date)


def record_line(record: StoredRecord, *, waiting: bool = False, yours: bool = False) -> Message:
    """Return the record's line in a list.

    What stands is told as confirmed, whatever goes on beside it, but to those who look at what is `waiting`, be it for
    themselves (`yours`) or for others.
    """
    stands = record.confirmed_version is not None and not waiting
    state = Message("state-confirmed") if stands else state_of(record, yours=yours)
    return message("record-line", name=record_name(record), state=state)


def with_partnership(line: Message, record: StoredRecord, names: Mapping[int, str]) -> Message:
    """Return a record's line with the partnership's name behind it, where `names` has it."""
    name = names.get(record.partnership_id)
    return line if name is None else message("record-where", line=line, partnership=name)
