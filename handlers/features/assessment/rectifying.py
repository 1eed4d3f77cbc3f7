"""整改: raised freely or from what was found, planned, mended, verified by the other side; both see the list."""

from collections.abc import Callable
from datetime import datetime

from pydantic import JsonValue

from handlers.conversation import dialogue
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.engine import Context
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS_AND_ADMINS, MEMBERS, Command, Request, Section, Tap
from handlers.kit.texts import in_language, plain
from handlers.lookup.parse import on_offer
from handlers.notices import Told
from handlers.views.attachments import evidence_replies
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
    RectificationSource,
    RectificationStep,
)
from records.roles import Side
from records.subjects import (
    CommentShortcoming,
    ItemShortcoming,
    OfRectification,
    RecordShortcoming,
    RectificationRevision,
    Shortcoming,
    Subject,
)
from services.assessment import rectifications as life
from services.assessment import rubrics
from services.assessment.survey_results import comment_for
from services.ledger.access import partnership_among, visible_record
from services.ledger.lifecycle import RETURNS
from storage import audit
from storage.assessment.rectifications import StoredRectification
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory
from storage.people.directory import Partnership, Person

PAGE = 8
SIDES, SOURCES = tuple(Side), tuple(RectificationSource)


# Raising --------------------------------------------------------------------------------------------------------------


def rectify(request: Request, rest: str) -> list[Reply]:
    """Of which partnership, and which side is to mend it?"""
    every = life.own_partnerships(request.work, request.person)
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
    request: Request, partnership_id: int = 0, side: int = -1, source: int = 0, source_id: int = 0
) -> list[Reply]:
    """Begins to ask; what it is raised from says the problem already."""
    own = partnership_among(life.own_partnerships(request.work, request.person), partnership_id)
    if not 0 <= side < len(SIDES) or not 0 <= source <= len(SOURCES):
        raise UserError("button-old")
    answers = _PROBLEMS[SOURCES[source - 1]](request, own, source_id) if source else {}
    subject = _shortcoming(own, SIDES[side], SOURCES[source - 1] if source else None, source_id)
    return dialogue.begin(request, "rectification", subject=subject, partnership_id=own.id, answers=answers)


def _shortcoming(
    partnership: Partnership, side: Side, source: RectificationSource | None, source_id: int
) -> Shortcoming:
    match source:
        case RectificationSource.RECORD:
            return RecordShortcoming(partnership.id, side, source_id)
        case RectificationSource.COMMENT:
            return CommentShortcoming(partnership.id, side, source_id)
        case RectificationSource.ITEM:
            return ItemShortcoming(partnership.id, side, *divmod(source_id, 100))
    return Shortcoming(partnership.id, side)


def _returned(request: Request, partnership: Partnership, record_id: int) -> dict[str, JsonValue]:
    record, of = visible_record(request.work, request.person, record_id)
    if of.id != partnership.id:
        raise UserError("button-old")
    told = audit.last_note(request.work, record.id, RETURNS)
    return {"problem": f"#{record.id} {record.title}: {told['reason']}"[:500]} if told and told.get("reason") else {}


def _commented(request: Request, partnership: Partnership, comment_id: int) -> dict[str, JsonValue]:
    """What somebody has written in a survey."""
    comment, of = comment_for(request.work, request.person, comment_id)
    if of.id != partnership.id:
        raise UserError("button-old")
    return {"problem": comment.text}


def _rated(request: Request, partnership: Partnership, source_id: int) -> dict[str, JsonValue]:
    """The item of a rubric, with its median."""
    found, of = rubrics.as_admin(request.work, request.person, source_id // 100)
    cells = rubrics.cells_of(rubrics.rubrics()[found.indicator])
    if of.id != partnership.id or source_id % 100 >= len(cells):
        raise UserError("button-old")
    cell = cells[source_id % 100]
    item = in_language(request.language, rubrics.rubrics()[found.indicator].items[cell.item])
    said = rubrics.summary(request.work, request.person, found.id).cells
    middle = next((f"{each.median:g}" for each in said if each.cell == cell), "—")
    return {"problem": plain(request.language, message("rubric-problem", item=item, median=middle))}


_PROBLEMS: dict[RectificationSource, Callable[[Request, Partnership, int], dict[str, JsonValue]]] = {
    RectificationSource.RECORD: _returned,
    RectificationSource.COMMENT: _commented,
    RectificationSource.ITEM: _rated,
}


def _source(shortcoming: Shortcoming) -> tuple[RectificationSource, int] | None:
    """Return what the rectification is raised from, as it is stored."""
    match shortcoming:
        case RecordShortcoming(record=record):
            return RectificationSource.RECORD, record
        case CommentShortcoming(comment=comment):
            return RectificationSource.COMMENT, comment
        case ItemShortcoming(rating_round=rating_round, place=place):
            return RectificationSource.ITEM, rating_round * 100 + place
    return None


def _raising_context(request: Request, draft: Draft) -> Context:
    partnership = directory.partnership(request.work, draft.partnership_id or 0)
    side = draft.about(Shortcoming).side
    return side_context(request.work, partnership, side, partnership.today(request.now), request.language)


def _raised(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    about = draft.about(Shortcoming)
    raised = life.raise_one(
        request.work, request.person, about.partnership, about.side, answers, _source(about), request.now
    )
    return _closing(request, raised)


# The steps of its life ------------------------------------------------------------------------------------------------

_FORMS: dict[RectificationStep, type[Form]] = {
    RectificationStep.PLAN: RectificationPlan,
    RectificationStep.EXTEND: RectificationExtension,
    RectificationStep.CLOSE: RectificationOutcome,
    RectificationStep.REFUSE: RectificationReason,
    RectificationStep.REOPEN: RectificationReason,
    RectificationStep.WITHDRAW: RectificationReason,
}


# What is said of it as it was looked at: whoever has not seen that it was mended anew does not refuse that.
_JUDGING = (RectificationStep.REFUSE, RectificationStep.REOPEN)


def _subject(step: RectificationStep, rectification: StoredRectification) -> Subject:
    if step in _JUDGING:
        return RectificationRevision(rectification.id, rectification.revision)
    return OfRectification(rectification.id)


def _asking(step: RectificationStep) -> Callable[..., list[Reply]]:
    def ask(request: Request, rectification_id: int = 0, revision: int = 0) -> list[Reply]:
        rectification, _ = life.visible(request.work, request.person, rectification_id)
        if rectification.revision != revision:
            return _changed(request, rectification)
        life.check(request.work, request.person, rectification.id, step, request.now)
        known: dict[str, JsonValue] = {}
        if step is RectificationStep.CLOSE:
            planned = {"measure": rectification.measure, "responsible": rectification.responsible}
            known = {name: value for name, value in planned.items() if value is not None}
        return dialogue.begin(
            request,
            STEP_NAMES[step],
            subject=_subject(step, rectification),
            partnership_id=rectification.partnership_id,
            answers=known,
        )

    return ask


def verify(request: Request, rectification_id: int = 0, revision: int = 0) -> list[Reply]:
    rectification, _ = life.visible(request.work, request.person, rectification_id)
    if rectification.revision != revision:
        return _changed(request, rectification)
    done = life.act(request.work, request.person, rectification.id, RectificationStep.VERIFY, {}, request.now)
    return [Toast(Message("rectification-verified")), _card(request, done, move=False)]


def _changed(request: Request, rectification: StoredRectification) -> list[Reply]:
    return [Toast(Message("button-old")), _card(request, rectification, move=False)]


def _step_context(request: Request, draft: Draft) -> Context:
    rectification, partnership = life.visible(request.work, request.person, _number(draft))
    today = partnership.today(request.now)
    return side_context(request.work, partnership, rectification.side, today, request.language)


def _number(draft: Draft) -> int:
    if isinstance(draft.subject, RectificationRevision):
        return draft.subject.rectification
    return draft.about(OfRectification).rectification


def _stepped(step: RectificationStep) -> Callable[[Request, Draft, dict[str, JsonValue]], list[Reply]]:
    def submit(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
        rectification, _ = life.visible(request.work, request.person, _number(draft))
        if step in _JUDGING and draft.subject != _subject(step, rectification):
            raise UserError("rectification-changed", number=rectification.id)
        return _closing(request, life.act(request.work, request.person, rectification.id, step, answers, request.now))

    return submit


def _closing(request: Request, rectification: StoredRectification) -> list[Reply]:
    state = Message(f"rectification-state-{rectification.state}")
    done = Screen("draft", [message("rectification-now", number=rectification.id, state=state)])
    return [done, _card(request, rectification, move=True)]


# Looking --------------------------------------------------------------------------------------------------------------


def _card(request: Request, rectification: StoredRectification, *, move: bool) -> Screen:
    return rectification_screen(request.work, rectification, request.person, request.now, move=move)


def show(request: Request, rectification_id: int = 0) -> list[Reply]:
    rectification, _ = life.visible(request.work, request.person, rectification_id)
    return [_card(request, rectification, move=True)]


def show_evidence(request: Request, rectification_id: int = 0) -> list[Reply]:
    rectification, _ = life.visible(request.work, request.person, rectification_id)
    return evidence_replies(request.work, rectification.evidence, rectification.id)


def rectifications(request: Request, _rest: str) -> list[Reply]:
    """Both sides' lists: first those that are not done, the most urgent first."""
    return [_list(request, 0, undone=True, move=True)]


def turn_page(request: Request, page: int = 0, everything: int = 0) -> list[Reply]:
    return [_list(request, min(page, 100_000), undone=not everything, move=False)]


def _list(request: Request, page: int, *, undone: bool, move: bool) -> Screen:
    found, count = life.listed(request.work, request.person, undone=undone, offset=page * PAGE, limit=PAGE)
    everything = int(not undone)
    turning = []
    if page:
        turning.append(Button(Message("page-before"), f"rectifications:{page - 1}:{everything}"))
    if (page + 1) * PAGE < count:
        turning.append(Button(Message("page-after"), f"rectifications:{page + 1}:{everything}"))
    label = Message("rectifications-all" if undone else "rectifications-undone")
    other = Button(label, f"rectifications:0:{1 - everything}")
    heading = message("rectifications-heading", count=count)
    lines: list[Line] = [heading, "", *(rectification_line(request.work, each, request.now) for each in found)]
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
    Tap(STEP_NAMES[RectificationStep.VERIFY], MEMBERS, verify),
    *(Tap(STEP_NAMES[step], MEMBERS, _asking(step)) for step in _FORMS),
]
FLOWS = [
    Flow("rectification", Rectification, _raising_context, as_json(_raised)),
    *(Flow(STEP_NAMES[step], form, _step_context, as_json(_stepped(step))) for step, form in _FORMS.items()),
]
ACTING = frozenset(
    f"rectification_{step}"
    for step in (
        RectificationStep.RAISE,
        RectificationStep.PLAN,
        RectificationStep.CLOSE,
        RectificationStep.REFUSE,
        RectificationStep.REOPEN,
    )
)
NEWS = [Told("rectification", _told, ACTING)]
