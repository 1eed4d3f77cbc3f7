"""A page of records with which one step is taken at once: what matters of each, what is ticked, and the last button."""

from collections.abc import Sequence

from pydantic import BaseModel

from handlers.buttons.ledger import ShowRecord, TurnPending
from handlers.buttons.several import ShowSeveral, TakeStep, TickPage, TickRecord
from handlers.kit.pager import PageOf
from handlers.kit.replies import Button, Line, Screen
from handlers.views.record_cards import attendance_answer, record_name
from records.form import heading_of
from records.lengths import shortened
from records.messages import Message, message
from records.purposes import Purpose
from records.registry import KINDS
from services.ledger.several import SharedStep, StepsTaken
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows
from storage.ledger.record_rows import StoredRecord
from storage.people import partnerships, persons

_DONE = {SharedStep.PASS: "several-passed", SharedStep.CONFIRM: "several-confirmed"}
LONGEST_TITLE = 40  # UTF-16 units of a title on a button that shares its row with another


class SeveralView(BaseModel):
    """What is on show: the page, the revision of each record on it, and which are ticked.

    `turn` grows with each page shown, so that a button of an earlier one takes no step.
    """

    step: SharedStep = SharedStep.PASS
    page: int = 0
    turn: int = 0
    revisions: dict[int, int] = {}
    ticked: tuple[int, ...] = ()


def several_button(step: SharedStep) -> Button:
    """Return the button to the records with which the step can be taken at once."""
    return Button(Message(f"several-{step.value}"), ShowSeveral(step))


def several_screen(
    work: UnitOfWork, page: PageOf[StoredRecord], view: SeveralView, language: str, above: Sequence[Line]
) -> Screen:
    """Return the page with its ticks, in place; `above` is what came of the step taken last."""
    back = [Button(Message("several-back"), TurnPending(0))]
    head: list[Line] = [*above, ""] if above else []
    if not page.count:
        return Screen(Purpose.LIST, [*head, Message("several-empty")], [back])
    lines = [*head, message(f"several-{view.step.value}-heading", count=page.count)]
    for record in page.items:
        lines += ["", *_record_lines(work, record, language)]
    rows = [_record_row(record, ticked=record.id in view.ticked) for record in page.items]
    every = len(view.ticked) == len(page.items)
    rows.append([Button(Message("several-tick-none" if every else "several-tick-all"), TickPage(not every))])
    if view.ticked:
        label = message(f"several-take-{view.step.value}", count=len(view.ticked))
        rows.append([Button(label, TakeStep(view.turn))])
    return Screen(Purpose.LIST, lines, [*rows, page.turning(lambda number: ShowSeveral(view.step, number)), back])


def _record_row(record: StoredRecord, *, ticked: bool) -> list[Button]:
    label = "several-ticked" if ticked else "several-unticked"
    title = shortened(record.title, LONGEST_TITLE)
    return [
        Button(message(label, number=record.id, title=title), TickRecord(record.id)),
        Button(message("several-open", number=record.id), ShowRecord(record.id)),
    ]


def _record_lines(work: UnitOfWork, record: StoredRecord, language: str) -> list[Line]:
    """Return what matters of a record: kind, day, title, who reports it, attendance in numbers, and doubts."""
    partnership = partnerships.by_id(work, record.partnership_id)
    # Forty partnerships may have one college: the enterprise tells them apart.
    organisation, author = partnership.organisation(record.side).name, persons.by_id(work, record.author_id).name
    lines: list[Line] = [
        message("several-record", name=record_name(record), kind=Message(heading_of(KINDS[record.kind]))),
        message("several-details", organisation=organisation, author=author),
    ]
    attendance = attendance_answer(work, record, partnership, language)
    if attendance is not None:
        lines.append(message("several-attendance", attendance=attendance))
    doubts = record_doubts(work, record)
    return [*lines, message("several-doubts", doubts=tuple(doubts))] if doubts else lines


def record_doubts(work: UnitOfWork, record: StoredRecord) -> list[Message]:
    """Return what whoever decides on the record should look at first."""
    doubts = [Message("several-revised")] if record.version > 1 else []
    if not record.answers.get("evidence"):
        doubts.append(Message("several-no-evidence"))
    key = record.read().key()
    similar = record_rows.similar(work, record.partnership_id, record.kind, record.event_date, key)
    return doubts + [message("several-like", number=other.id) for other in similar if other.id != record.id][:1]


def outcome_lines(step: SharedStep, outcome: StepsTaken) -> list[Line]:
    """Return what came of a step that was taken with several records."""
    lines: list[Line] = [message(_DONE[step], count=len(outcome.taken))] if outcome.taken else []
    if outcome.left_out:
        lines.append(message("several-left-out", numbers=tuple(f"#{number}" for number in outcome.left_out)))
    return lines
