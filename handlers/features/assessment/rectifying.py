"""整改: raised freely or from what was found, planned, mended, verified by the other side; both see the list."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from pydantic import JsonValue

from handlers.buttons.assessment import (
    RECTIFICATION_STEPS,
    CloseRectification,
    ExtendRectification,
    ListRectifications,
    OldSource,
    PlanRectification,
    RectificationStepPress,
    Rectify,
    RectifyComment,
    RectifyItem,
    RectifyRecord,
    RefuseRectification,
    ReopenRectification,
    ShowRectification,
    ShowRectificationEvidence,
    VerifyRectification,
    WithdrawRectification,
)
from handlers.conversation import dialogue
from handlers.conversation.context import Context
from handlers.conversation.flow import Answers, Flow
from handlers.kit.news import OnNews
from handlers.kit.pager import fetched_page
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS_AND_ADMINS, MEMBERS, Command, OnPress, Request, Section
from handlers.kit.texts import in_language, plain
from handlers.lookup.partnerships import on_offer
from handlers.views.attachments import evidence_replies
from handlers.views.record_cards import side_context
from handlers.views.rectifications import rectification_button, rectification_line, rectification_screen
from records.attachments import RecordAttachment
from records.errors import UserError
from records.form import Form, deciding
from records.lengths import shortened
from records.messages import Message, message
from records.notices import News, NewsKind
from records.purposes import Purpose
from records.reading.dates import iso_date
from records.rectifications import (
    Rectification,
    RectificationExtension,
    RectificationOutcome,
    RectificationPlan,
    RectificationReason,
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
)
from records.text import kebab
from services.assessment import rectifications as life
from services.assessment import rubrics
from services.assessment.rater_agreement import rated_items
from services.assessment.survey_results import comment_for
from services.ledger.access import partnership_among, visible_record
from services.ledger.lifecycle import RETURNS
from services.permissions import check_oversees, overseen
from storage import audit
from storage.assessment.rectifications import StoredRectification
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person

LONGEST_PROBLEM = 500  # characters

F = TypeVar("F", bound=Form)

# Raising --------------------------------------------------------------------------------------------------------------


def rectify(request: Request, rest: str) -> list[Reply]:
    """Ask of which partnership, and which side is to mend it."""
    every = overseen(request.work, request.person)
    if not every:
        raise UserError("partnership-none")
    offered, more = on_offer(rest, every, "rectify")
    key = "rectify-side" if len(every) == 1 else "rectify-side-of"
    rows = [
        [Button(_side_named(key, partnership, side), Rectify(partnership.id, side))]
        for partnership in offered
        for side in Side
    ]
    return [Screen(Purpose.MENU, [Message("rectify-ask"), *more], rows, move=True)]


def _side_named(key: str, partnership: Partnership, side: Side) -> Message:
    """Name the partner, too: an organisation may be in several partnerships, each of them with another one."""
    organisation, other = partnership.organisation(side).name, partnership.organisation(side.other).name
    return message(key, organisation=organisation, other=other, side=Message(f"side-{side}"))


def rectify_side(request: Request, press: Rectify) -> list[Reply]:
    """Ask what the side is to mend."""
    partnership = partnership_among(overseen(request.work, request.person), press.partnership)
    match press.source:
        case OldSource.RECORD:
            return rectify_record(request, RectifyRecord(press.source_id))
        case OldSource.COMMENT:
            return rectify_comment(request, RectifyComment(press.source_id, press.side))
        case OldSource.ITEM:
            return rectify_item(request, RectifyItem(*divmod(press.source_id, 100)))
        case OldSource.NOTHING:
            return _ask(request, Shortcoming(partnership.id, press.side), None)


def rectify_record(request: Request, press: RectifyRecord) -> list[Reply]:
    """Ask what the side is to mend whose record was returned, which says the problem already."""
    record, partnership = visible_record(request.work, request.person, press.record)
    check_oversees(request.person, partnership)
    details = audit.last_note(request.work, record.id, RETURNS)
    problem = f"#{record.id} {record.title}: {details.reason}" if details and details.reason else None
    return _ask(request, RecordShortcoming(partnership.id, record.side, record.id), problem)


def rectify_comment(request: Request, press: RectifyComment) -> list[Reply]:
    """Ask what a side is to mend of what somebody has written in a survey."""
    comment, partnership = comment_for(request.work, request.person, press.comment)
    return _ask(request, CommentShortcoming(partnership.id, press.side, comment.id), comment.text)


def rectify_item(request: Request, press: RectifyItem) -> list[Reply]:
    """Ask what the organisation is to mend whose item was rated, which is told with its median."""
    rating_round, partnership = rubrics.as_admin(request.work, request.person, press.rating_round)
    rubric = rubrics.rubric_of(rating_round)
    items = rated_items(rubric)
    if press.place >= len(items):
        raise UserError("button-old")
    rated = items[press.place]
    spreads = rubrics.agreement_in(request.work, request.person, rating_round).items
    median = next((f"{spread.median:g}" for spread in spreads if spread.rated == rated), "—")
    item = in_language(request.language, rubric.items[rated.item])
    problem = plain(request.language, message("rubric-problem", item=item, median=median))
    return _ask(request, ItemShortcoming(partnership.id, rated.side, rating_round.id, press.place), problem)


def _ask(request: Request, about: Shortcoming, problem: str | None) -> list[Reply]:
    answers: dict[str, JsonValue] = {"problem": shortened(problem, LONGEST_PROBLEM)} if problem is not None else {}
    return dialogue.begin(request, "rectification", subject=about, partnership_id=about.partnership, answers=answers)


def _raising_context(request: Request, draft: Draft) -> Context:
    about = draft.about(Shortcoming)
    partnership = partnerships.by_id(request.work, about.partnership)
    return side_context(request.work, partnership, about.side, partnership.today(request.now), request.language)


def _raise(request: Request, draft: Draft, answers: Rectification) -> list[Reply]:
    about = draft.about(Shortcoming)
    return _closing(request, life.raise_shortcoming(request.work, request.person, about, answers, request.now))


# The steps of its life ------------------------------------------------------------------------------------------------

# What is said of it as it was looked at: whoever has not seen that it was mended anew does not refuse that.
_JUDGING = (RectificationStep.REFUSE, RectificationStep.REOPEN)


def _asking(step: RectificationStep) -> Callable[[Request, RectificationStepPress], list[Reply]]:
    def ask(request: Request, press: RectificationStepPress) -> list[Reply]:
        rectification, partnership = life.visible(request.work, request.person, press.rectification)
        if rectification.revision != press.revision:
            return _changed(request, rectification)
        life.check(request.person, rectification, partnership, step, request.now)
        about = OfRectification(rectification.id)
        seen = RectificationRevision(rectification.id, rectification.revision)
        return dialogue.begin(
            request,
            press.name,
            subject=seen if step in _JUDGING else about,
            partnership_id=partnership.id,
            answers=_planned(rectification) if step is RectificationStep.CLOSE else None,
        )

    return ask


def _planned(rectification: StoredRectification) -> dict[str, JsonValue]:
    planned = {"measure": rectification.measure, "responsible": rectification.responsible}
    return {name: value for name, value in planned.items() if value is not None}


def verify(request: Request, press: VerifyRectification) -> list[Reply]:
    """Take the other side's word that it is mended."""
    rectification, _ = life.visible(request.work, request.person, press.rectification)
    if rectification.revision != press.revision:
        return _changed(request, rectification)
    verified = life.verify(request.work, request.person, rectification.id, request.now)
    return [Toast(Message("rectification-verified")), _card(request, verified, move=False)]


def _changed(request: Request, rectification: StoredRectification) -> list[Reply]:
    return [Toast(Message("button-old")), _card(request, rectification, move=False)]


def _step_context(request: Request, draft: Draft) -> Context:
    subject = draft.subject
    about = subject if isinstance(subject, RectificationRevision) else draft.about(OfRectification)
    rectification, partnership = life.visible(request.work, request.person, about.rectification)
    today = partnership.today(request.now)
    return side_context(request.work, partnership, rectification.side, today, request.language)


def _stepping(
    take: Callable[[UnitOfWork, Person, int, F, datetime], StoredRectification],
) -> Callable[[Request, Draft, F], list[Reply]]:
    def submit(request: Request, draft: Draft, answers: F) -> list[Reply]:
        rectification_id = draft.about(OfRectification).rectification
        return _closing(request, take(request.work, request.person, rectification_id, answers, request.now))

    return submit


def _judging(
    judge: Callable[[UnitOfWork, Person, RectificationRevision, RectificationReason, datetime], StoredRectification],
) -> Callable[[Request, Draft, RectificationReason], list[Reply]]:
    def submit(request: Request, draft: Draft, answers: RectificationReason) -> list[Reply]:
        seen = draft.about(RectificationRevision)
        return _closing(request, judge(request.work, request.person, seen, answers, request.now))

    return submit


def _check_later(request: Request, draft: Draft, _before: Answers, now: Answers) -> None:
    due_on = iso_date(now.get("due_on"))
    if due_on is not None:
        rectification, _ = life.visible(request.work, request.person, draft.about(OfRectification).rectification)
        life.check_later(rectification, due_on)


def _deciding(form: type[F], step: type[RectificationStepPress]) -> type[F]:
    """Return the form of a step, whose last button says the same as the one on the card."""
    return deciding(form, f"{kebab(step.name)}-button")


def _closing(request: Request, rectification: StoredRectification) -> list[Reply]:
    state = Message(f"rectification-state-{rectification.state}")
    done = Screen(Purpose.DRAFT, [message("rectification-now", number=rectification.id, state=state)])
    return [done, _card(request, rectification, move=True)]


# Looking --------------------------------------------------------------------------------------------------------------


def _card(request: Request, rectification: StoredRectification, *, move: bool) -> Screen:
    return rectification_screen(request.work, rectification, request.person, request.now, move=move)


def show(request: Request, press: ShowRectification) -> list[Reply]:
    """Show a rectification's card."""
    rectification, _ = life.visible(request.work, request.person, press.rectification)
    return [_card(request, rectification, move=True)]


def show_evidence(request: Request, press: ShowRectificationEvidence) -> list[Reply]:
    """Send the photos and documents that show what was mended."""
    rectification, _ = life.visible(request.work, request.person, press.rectification)
    evidence = [RecordAttachment.model_validate(item) for item in rectification.evidence]
    return evidence_replies(request.work, evidence, rectification.id)


def show_list(request: Request, _rest: str) -> list[Reply]:
    """Show both sides' rectifications: first those that are not done, the most urgent first."""
    return [_list(request, ListRectifications(0), move=True)]


def turn_page(request: Request, press: ListRectifications) -> list[Reply]:
    """Show a page of the list."""
    return [_list(request, press, move=False)]


def _list(request: Request, press: ListRectifications, *, move: bool) -> Screen:
    undone = not press.everything
    page = fetched_page(
        lambda offset, limit: life.listed(request.work, request.person, undone=undone, offset=offset, limit=limit),
        press.page,
    )
    lines: list[Line] = [message("rectifications-heading", count=page.count), ""]
    lines += [rectification_line(request.work, rectification, request.now) for rectification in page.items]
    if not page.items:
        lines.append(Message("rectifications-none"))
    turning = page.turning(lambda number: ListRectifications(number, press.everything))
    label = Message("rectifications-all" if undone else "rectifications-undone")
    others = [Button(label, ListRectifications(0, undone))]
    rows = [*([rectification_button(rectification)] for rectification in page.items), turning, others]
    return Screen(Purpose.LIST, lines, rows, move=move)


def _tell(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Screen:
    """Return the card, below what has happened."""
    rectification, _ = life.visible(work, reader, news.subject_id)
    return rectification_screen(work, rectification, reader, now, heading=heading, move=True)


COMMANDS = [
    Command("rectify", COORDINATORS_AND_ADMINS, rectify, place=44, section=Section.TASKS),
    Command("rectifications", MEMBERS, show_list, place=45, section=Section.LOOK),
]
BUTTONS = [
    OnPress(Rectify, rectify_side),
    OnPress(RectifyRecord, rectify_record),
    OnPress(RectifyComment, rectify_comment),
    OnPress(RectifyItem, rectify_item),
    OnPress(ShowRectification, show),
    OnPress(ListRectifications, turn_page),
    OnPress(ShowRectificationEvidence, show_evidence),
    OnPress(VerifyRectification, verify),
    *(
        OnPress(press, _asking(step))
        for step, press in RECTIFICATION_STEPS.items()
        if step is not RectificationStep.VERIFY
    ),
]
FLOWS = [
    Flow("rectification", Rectification, _raising_context, _raise),
    Flow(PlanRectification.name, RectificationPlan, _step_context, _stepping(life.plan)),
    Flow(
        ExtendRectification.name,
        _deciding(RectificationExtension, ExtendRectification),
        _step_context,
        _stepping(life.extend),
        check=_check_later,
    ),
    Flow(
        CloseRectification.name,
        RectificationOutcome,
        _step_context,
        _stepping(life.close),
    ),
    Flow(
        WithdrawRectification.name,
        _deciding(RectificationReason, WithdrawRectification),
        _step_context,
        _stepping(life.withdraw),
    ),
    Flow(
        RefuseRectification.name,
        _deciding(RectificationReason, RefuseRectification),
        _step_context,
        _judging(life.refuse),
    ),
    Flow(
        ReopenRectification.name,
        _deciding(RectificationReason, ReopenRectification),
        _step_context,
        _judging(life.reopen),
    ),
]
NEWS = [
    OnNews(
        [
            NewsKind.RECTIFICATION_RAISE,
            NewsKind.RECTIFICATION_PLAN,
            NewsKind.RECTIFICATION_EXTEND,
            NewsKind.RECTIFICATION_CLOSE,
            NewsKind.RECTIFICATION_VERIFY,
            NewsKind.RECTIFICATION_REFUSE,
            NewsKind.RECTIFICATION_REOPEN,
            NewsKind.RECTIFICATION_WITHDRAW,
        ],
        _tell,
        quiet=[NewsKind.RECTIFICATION_EXTEND, NewsKind.RECTIFICATION_VERIFY, NewsKind.RECTIFICATION_WITHDRAW],
    )
]
