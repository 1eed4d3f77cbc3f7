"""A record as people see it: its answers, where it stands, and what the reader may do with it."""

from datetime import date

from pydantic import JsonValue

from handlers import forms
from handlers.forms import Context
from handlers.replies import Button, Line, Screen
from handlers.texts import plain
from records.attendance import Branch, RosterEntry
from records.form import Form, heading_of
from records.messages import Message, message
from records.registry import KINDS
from records.roles import Role, Side
from records.states import Action, State
from services.access import possible_actions
from storage import people
from storage import records as stored
from storage.people import Partnership, Person
from storage.records import StoredRecord
from storage.unit_of_work import UnitOfWork

# Steps that begin with a question of their own, or are told by a button.
BUTTONS = {
    Action.PASS_ON: "pass",
    Action.CONFIRM: "confirm",
    Action.RETURN: "return",
    Action.OBJECT: "object",
    Action.RESUBMIT: "mend",
    Action.WITHDRAW: "withdraw",
    Action.DECIDE_CONFIRM: "decide_confirm",
    Action.DECIDE_RETURN: "decide_return",
    Action.DECIDE_VOID: "decide_void",
}


RETURNS = (Action.RETURN, Action.DECIDE_RETURN)


def side_context(
    work: UnitOfWork, partnership: Partnership, side: Side, today: date, language: str, **more: object
) -> Context:
    """What a form must know of one side: its branches, and its roster on any day."""
    branches: tuple[Branch, ...] = people.branches_of(work, partnership.organisation(side).id)

    def roster_on(day: date, branch_ids: tuple[int, ...]) -> tuple[RosterEntry, ...]:
        return people.roster_on(work, day, branch_ids)

    def render(text: Message | str) -> str:
        return plain(language, text)

    return Context(
        today=today, language=language, side=side, branches=branches, roster_on=roster_on, render=render, **more,  # type: ignore[arg-type]  # the caller names fields of Context
    )  # fmt: skip


def record_screen(
    work: UnitOfWork, record: StoredRecord, reader: Person, language: str, *, heading: Message | None = None, move: bool
) -> Screen:
    """The record's card in one reader's chat; when the record changes, the same card changes."""
    partnership = people.partnership(work, record.partnership_id)
    lines: list[Line] = [heading, ""] if heading else []
    lines += _title(record, partnership, reader)
    lines += _answers(work, record, reader, partnership, language)
    if record.state is State.RETURNED and (returned := stored.last_note(work, record.id, *RETURNS)):
        lines += ["", message("record-returned-because", reason=str(returned.get("reason", "")))]
    if record.state is State.OBJECTED and (objected := stored.last_note(work, record.id, Action.OBJECT)):
        lines += ["", message("record-objected-because", reason=str(objected.get("reason", "")))]
    rows = [
        [
            Button(
                Message(f"action-{BUTTONS[action].replace('_', '-')}"),
                f"{BUTTONS[action]}:{record.id}:{record.revision}",
            )
        ]
        for action in possible_actions(reader, record, partnership)
        if action in BUTTONS
    ]
    return Screen(f"record:{record.id}", lines, rows, move=move)


def _title(record: StoredRecord, partnership: Partnership, reader: Person) -> list[Line]:
    kind = KINDS[record.kind]
    state = Message(f"state-{record.state.replace('_', '-')}")
    if record.state is State.WAITING_OTHER and partnership.organisation(record.side.other).id in reader.organisations:
        state = Message("state-waiting-yours")
    return [
        message("record-heading", number=record.id, kind=Message(heading_of(kind)), title=record.title),
        message("record-state-line", state=state),
        message("record-from", organisation=partnership.organisation(record.side).name),
        "",
    ]


def _answers(
    work: UnitOfWork, record: StoredRecord, reader: Person, partnership: Partnership, language: str
) -> list[Line]:
    """Reasons of absence are for the own side and admins; the other side reads numbers."""
    kind = KINDS[record.kind]
    lines = _side_answers(work, kind, record.answers, record, record.side, reader, partnership, language)
    if kind.counterpart is not None and record.counterpart is not None:
        other = record.side.other
        lines += ["", message("record-counterpart", organisation=partnership.organisation(other).name)]
        lines += _side_answers(work, kind.counterpart, record.counterpart, record, other, reader, partnership, language)
    return lines


def _side_answers(
    work: UnitOfWork,
    form: type[Form],
    answers: dict[str, JsonValue],
    record: StoredRecord,
    side: Side,
    reader: Person,
    partnership: Partnership,
    language: str,
) -> list[Line]:
    context = side_context(
        work, partnership, side, record.event_date, language, defaults={"event_date": record.event_date.isoformat()}
    )
    open_to = partnership.organisation(side).id in reader.organisations or Role.ADMIN in reader.roles
    shown = forms.card(form, answers, context, reasons=open_to)
    return [message("form-answer", label=label, value=value) for label, value in shown]


def record_button(record: StoredRecord) -> Button:
    return Button(f"#{record.id} {record.title}"[:60], f"record:{record.id}")


def record_line(record: StoredRecord) -> Message:
    return message(
        "record-line",
        number=record.id,
        title=record.title,
        date=record.event_date,
        state=Message(f"state-{record.state.replace('_', '-')}"),
    )
