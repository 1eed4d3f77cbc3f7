"""A rectification as people see it: its card with what may be done, and its line in a list."""

from datetime import datetime

from handlers.buttons.assessment import RECTIFICATION_STEPS, ShowRectification, ShowRectificationEvidence
from handlers.kit.replies import Button, Line, Screen
from records.lengths import shortened
from records.messages import Message, message
from records.purposes import RectificationPurpose
from records.text import kebab
from services.assessment.rectifications import possible_steps
from storage.assessment import rectifications
from storage.assessment.rectifications import StoredRectification, TakenStep
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.persons import Person


def rectification_screen(
    work: UnitOfWork,
    rectification: StoredRectification,
    reader: Person,
    now: datetime,
    *,
    heading: Message | None = None,
    move: bool,
) -> Screen:
    """Return the card in one reader's chat; when the rectification changes, the same card changes."""
    partnership = partnerships.by_id(work, rectification.partnership_id)
    today = partnership.today(now)
    lines: list[Line] = [heading, ""] if heading else []
    lines += [
        message(
            "rectification-heading",
            number=rectification.id,
            state=Message(f"rectification-state-{rectification.state}"),
        ),
        message(
            "rectification-side",
            organisation=partnership.organisation(rectification.side).name,
            side=Message(f"side-{rectification.side}"),
        ),
        "",
        *_answers(rectification),
        _due(rectification, overdue=rectification.overdue(today)),
        "",
        *(_taken(step) for step in rectifications.history(work, rectification.id)),
    ]
    buttons = [
        Button(
            Message(f"rectification-{step}-button"),
            RECTIFICATION_STEPS[step](rectification.id, rectification.revision),
        )
        for step in possible_steps(reader, rectification, partnership, today)
    ]
    if rectification.evidence:
        buttons.append(Button(Message("record-show-evidence"), ShowRectificationEvidence(rectification.id)))
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    return Screen(RectificationPurpose(rectification.id), lines, rows, move=move)


def _answers(rectification: StoredRectification) -> list[Line]:
    given = {
        "rectification-problem": rectification.problem,
        "rectification-measure": rectification.measure,
        "rectification-responsible": rectification.responsible,
        "rectification-outcome-outcome": rectification.outcome,
    }
    return [message("form-answer", label=Message(key), value=value) for key, value in given.items() if value]


def _due(rectification: StoredRectification, *, overdue: bool) -> Message:
    key = "rectification-due-overdue" if overdue else "rectification-due"
    return message(key, due=rectification.due_on, extensions=rectification.extensions)


def _taken(step: TakenStep) -> Message:
    did = Message(f"did-rectification-{kebab(step.step)}")
    if step.reason:
        return message("rectification-step-because", on=step.on, who=step.person, did=did, reason=step.reason)
    return message("rectification-step", on=step.on, who=step.person, did=did)


def rectification_button(rectification: StoredRectification) -> Button:
    """Return the button that shows the rectification."""
    return Button(shortened(f"#{rectification.id} {rectification.problem}", 60), ShowRectification(rectification.id))


def rectification_line(work: UnitOfWork, rectification: StoredRectification, now: datetime) -> Message:
    """Return a rectification as one line of a list."""
    partnership = partnerships.by_id(work, rectification.partnership_id)
    overdue = rectification.overdue(partnership.today(now))
    return message(
        "rectification-line",
        number=rectification.id,
        problem=shortened(rectification.problem, 60),
        side=Message(f"side-{rectification.side}"),
        due=rectification.due_on,
        state=Message("rectification-overdue-short" if overdue else f"rectification-state-{rectification.state}"),
    )
