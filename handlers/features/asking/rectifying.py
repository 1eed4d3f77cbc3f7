"""整改: raised freely or from what was found, planned, mended, verified by the other side; both see the list."""

from collections.abc import Callable
from datetime import datetime

from pydantic import JsonValue

from handlers import conversation
from handlers.conversation import Flow
from handlers.forms import Context
from handlers.naming import on_offer
from handlers.notices import Told
from handlers.replies import Button, Line, Reply, Screen, Toast
from handlers.router import COORDINATORS_AND_ADMINS, MEMBERS, Command, Section, Tap, Turn
from handlers.texts import in_language, plain
from handlers.views.evidence import evidence_replies
from handlers.views.record_cards import side_context
from handlers.views.rectifications import STEP_NAMES, rectification_button, rectification_line, rectification_screen
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.notices import News
from records.rectifications import (
    Rectification,
    RectificationExtension,
    RectificationOutcome,
    RectificationPlan,
    RectificationReason,
    Source,
    Step,
)
from records.roles import Side
from services.asking import rectifications as life
from services.asking import rubrics
from services.asking.survey_results import comment_for
from services.ledger.access import partnership_among, visible_record
from services.ledger.records import RETURNS, today_in
from storage import audit, people
from storage.drafts import Draft
from storage.people import Partnership, Person
from storage.rectifications import StoredRectification
from storage.unit_of_work import UnitOfWork

PAGE = 8
SIDES, SOURCES = tuple(Side), tuple(Source)


# Raising --------------------------------------------------------------------------------------------------------------


def rectify(turn: Turn, rest: str) -> list[Reply]:
    """Of which partnership, and which side is to mend it?"""
    every = life.own_partnerships(turn.work, turn.person)
    if not every:
        raise UserError("partnership-none")
    own, more = on_offer(rest, every, "rectify")
    key = "rectify-side" if len(every) == 1 else "rectify-side-of"
    rows = [
        [Button(_side_named(key, each, side), f"rectify:{each.id}:{number}")]
        for each in own
        for number, side in enumerate(SIDES)
    ]
    return [Screen("menu", [Message("rectify-ask"), *more], rows, move=True)]


def _side_named(key: str, partnership: Partnership, side: Side) -> Message:
    """An organisation may be in several partnerships, each of them with another one."""
    here, there = (partnership.organisation(each).name for each in (side, side.other))
    return message(key, organisation=here, other=there, side=Message(f"side-{side}"))


def rectify_side(
    turn: Turn, partnership_id: int = 0, side: int = -1, source: int = 0, source_id: int = 0
) -> list[Reply]:
    """Begins to ask; what it is raised from says the problem already."""
    own = partnership_among(life.own_partnerships(turn.work, turn.person), partnership_id)
    if not 0 <= side < len(SIDES) or not 0 <= source <= len(SOURCES):
        raise UserError("button-old")
    answers = _PROBLEMS[SOURCES[source - 1]](turn, own, source_id) if source else {}
    subject = f"{own.id}-{side}-{source}-{source_id}"
    return conversation.begin(turn, "rectification", subject=subject, partnership_id=own.id, answers=answers)


def _returned(turn: Turn, partnership: Partnership, record_id: int) -> dict[str, JsonValue]:
    record, of = visible_record(turn.work, turn.person, record_id)
    if of.id != partnership.id:
        raise UserError("button-old")
    told = audit.last_note(turn.work, record.id, RETURNS)
    return {"problem": f"#{record.id} {record.title}: {told['reason']}"[:500]} if told and told.get("reason") else {}


def _commented(turn: Turn, partnership: Partnership, comment_id: int) -> dict[str, JsonValue]:
    """What somebody has written in a survey."""
    comment, of = comment_for(turn.work, turn.person, comment_id)
    if of.id != partnership.id:
        raise UserError("button-old")
    return {"problem": comment.text}


def _rated(turn: Turn, partnership: Partnership, source_id: int) -> dict[str, JsonValue]:
    """The item of a rubric, with its median."""
    found, of = rubrics.as_admin(turn.work, turn.person, source_id // 100)
    cells = rubrics.cells_of(rubrics.rubrics()[found.indicator])
    if of.id != partnership.id or source_id % 100 >= len(cells):
        raise UserError("button-old")
    cell = cells[source_id % 100]
    item = in_language(turn.language, rubrics.rubrics()[found.indicator].items[cell.item])
    said = rubrics.summary(turn.work, turn.person, found.id).cells
    middle = next((f"{each.median:g}" for each in said if each.cell == cell), "—")
    return {"problem": plain(turn.language, message("rubric-problem", item=item, median=middle))}


_PROBLEMS: dict[Source, Callable[[Turn, Partnership, int], dict[str, JsonValue]]] = {
    Source.RECORD: _returned,
    Source.COMMENT: _commented,
    Source.ITEM: _rated,
}


def _about(draft: Draft) -> tuple[Side, tuple[Source, int] | None]:
    """Which side is to mend it, and what it is raised from."""
    _, side, source, source_id = map(int, draft.subject.split("-"))
    return SIDES[side], (SOURCES[source - 1], source_id) if source else None


def _raising_context(turn: Turn, draft: Draft) -> Context:
    partnership = people.partnership(turn.work, draft.partnership_id or 0)
    side, _ = _about(draft)
    return side_context(turn.work, partnership, side, today_in(partnership, turn.now), turn.language)


def _raised(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    side, source = _about(draft)
    raised = life.raise_one(turn.work, turn.person, draft.partnership_id or 0, side, answers, source, turn.now)
    return _closing(turn, raised)


# The steps of its life ------------------------------------------------------------------------------------------------

_FORMS: dict[Step, type[Form]] = {
    Step.PLAN: RectificationPlan,
    Step.EXTEND: RectificationExtension,
    Step.CLOSE: RectificationOutcome,
    Step.REFUSE: RectificationReason,
    Step.REOPEN: RectificationReason,
    Step.WITHDRAW: RectificationReason,
}


# What is said of it as it was looked at: whoever has not seen that it was mended anew does not refuse that.
_JUDGING = (Step.REFUSE, Step.REOPEN)


def _asking(step: Step) -> Callable[..., list[Reply]]:
    def ask(turn: Turn, rectification_id: int = 0, revision: int = 0) -> list[Reply]:
        rectification, _ = life.visible(turn.work, turn.person, rectification_id)
        if rectification.revision != revision:
            return _changed(turn, rectification)
        life.check(turn.work, turn.person, rectification.id, step, turn.now)
        known: dict[str, JsonValue] = {}
        if step is Step.CLOSE:
            planned = {"measure": rectification.measure, "responsible": rectification.responsible}
            known = {name: value for name, value in planned.items() if value is not None}
        return conversation.begin(
            turn,
            STEP_NAMES[step],
            subject=f"{rectification.id}:{revision}" if step in _JUDGING else str(rectification.id),
            partnership_id=rectification.partnership_id,
            answers=known,
        )

    return ask


def verify(turn: Turn, rectification_id: int = 0, revision: int = 0) -> list[Reply]:
    rectification, _ = life.visible(turn.work, turn.person, rectification_id)
    if rectification.revision != revision:
        return _changed(turn, rectification)
    done = life.act(turn.work, turn.person, rectification.id, Step.VERIFY, {}, turn.now)
    return [Toast(Message("rectification-verified")), _card(turn, done, move=False)]


def _changed(turn: Turn, rectification: StoredRectification) -> list[Reply]:
    return [Toast(Message("button-old")), _card(turn, rectification, move=False)]


def _step_context(turn: Turn, draft: Draft) -> Context:
    rectification, partnership = life.visible(turn.work, turn.person, _number(draft))
    today = today_in(partnership, turn.now)
    return side_context(turn.work, partnership, rectification.side, today, turn.language)


def _number(draft: Draft) -> int:
    return int(draft.subject.partition(":")[0])


def _stepped(step: Step) -> Callable[[Turn, Draft, dict[str, JsonValue]], list[Reply]]:
    def submit(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
        rectification, _ = life.visible(turn.work, turn.person, _number(draft))
        if step in _JUDGING and draft.subject != f"{rectification.id}:{rectification.revision}":
            raise UserError("rectification-changed", number=rectification.id)
        return _closing(turn, life.act(turn.work, turn.person, rectification.id, step, answers, turn.now))

    return submit


def _closing(turn: Turn, rectification: StoredRectification) -> list[Reply]:
    state = Message(f"rectification-state-{rectification.state}")
    done = Screen("draft", [message("rectification-now", number=rectification.id, state=state)])
    return [done, _card(turn, rectification, move=True)]


# Looking --------------------------------------------------------------------------------------------------------------


def _card(turn: Turn, rectification: StoredRectification, *, move: bool) -> Screen:
    return rectification_screen(turn.work, rectification, turn.person, turn.now, move=move)


def show(turn: Turn, rectification_id: int = 0) -> list[Reply]:
    rectification, _ = life.visible(turn.work, turn.person, rectification_id)
    return [_card(turn, rectification, move=True)]


def show_evidence(turn: Turn, rectification_id: int = 0) -> list[Reply]:
    rectification, _ = life.visible(turn.work, turn.person, rectification_id)
    return evidence_replies(turn.work, rectification.evidence, rectification.id)


def rectifications(turn: Turn, _rest: str) -> list[Reply]:
    """Both sides' lists: first those that are not done, the most urgent first."""
    return [_list(turn, 0, undone=True, move=True)]


def turn_page(turn: Turn, page: int = 0, everything: int = 0) -> list[Reply]:
    return [_list(turn, min(page, 100_000), undone=not everything, move=False)]


def _list(turn: Turn, page: int, *, undone: bool, move: bool) -> Screen:
    found, count = life.listed(turn.work, turn.person, undone=undone, offset=page * PAGE, limit=PAGE)
    everything = int(not undone)
    turning = []
    if page:
        turning.append(Button(Message("page-before"), f"rectifications:{page - 1}:{everything}"))
    if (page + 1) * PAGE < count:
        turning.append(Button(Message("page-after"), f"rectifications:{page + 1}:{everything}"))
    label = Message("rectifications-all" if undone else "rectifications-undone")
    other = Button(label, f"rectifications:0:{1 - everything}")
    heading = message("rectifications-heading", count=count)
    lines: list[Line] = [heading, "", *(rectification_line(turn.work, each, turn.now) for each in found)]
    if not found:
        lines = [heading, "", Message("rectifications-none")]
    return Screen("list", lines, [*([rectification_button(each)] for each in found), turning, [other]], move=move)


def _told(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Screen:
    """The card, below what has happened."""
    rectification, _ = life.visible(work, reader, news.subject_id)
    return rectification_screen(work, rectification, reader, now, heading=heading, move=True)


COMMANDS = [
    Command("rectify", COORDINATORS_AND_ADMINS, rectify, place=44, section=Section.TASKS),
    Command("rectifications", MEMBERS, rectifications, place=45, section=Section.LOOK),
]
TAPS = [
    Tap("rectify", COORDINATORS_AND_ADMINS, rectify_side),
    Tap("rectification", MEMBERS, show),
    Tap("rectifications", MEMBERS, turn_page),
    Tap("rectification_evidence", MEMBERS, show_evidence),
    Tap(STEP_NAMES[Step.VERIFY], MEMBERS, verify),
    *(Tap(STEP_NAMES[step], MEMBERS, _asking(step)) for step in _FORMS),
]
FLOWS = [
    Flow("rectification", Rectification, _raising_context, _raised),
    *(Flow(STEP_NAMES[step], form, _step_context, _stepped(step)) for step, form in _FORMS.items()),
]
ACTING = frozenset(f"rectification_{step}" for step in (Step.RAISE, Step.PLAN, Step.CLOSE, Step.REFUSE, Step.REOPEN))
NEWS = [Told("rectification", _told, ACTING)]
