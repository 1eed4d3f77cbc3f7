"""Show the several drafts of one text together: what each lacks, and the whole ones to be submitted at once."""

from collections.abc import Sequence
from contextlib import suppress

from handlers.buttons.conversation import ContinueDraft, DiscardDraft, SubmitReport
from handlers.conversation import dialogue, engine
from handlers.conversation.draft_screen import OpenDraft, answer_line, named_outside, quoted
from handlers.conversation.flow import PLAN, flows
from handlers.conversation.form_state import ReadFrom
from handlers.conversation.report_siblings import drafts_of_report, message_of, plan_rows
from handlers.conversation.suspension import suspend
from handlers.conversation.walk import Walk
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import Request
from records.errors import UserError
from records.form import heading_of
from records.messages import Message, message
from records.purposes import Purpose
from storage.chat.drafts import Draft

NARRATIVE = "narrative"


def records_of_report(request: Request, report_id: int) -> list[Draft]:
    """Return the drafts of records that a text has left, in its order."""
    there = drafts_of_report(request.work, request.person.id, report_id)
    return [there[number] for number in sorted(there) if there[number].form != PLAN]


def overview(request: Request, report_id: int, records: Sequence[Draft], *, move: bool = True) -> list[Reply]:
    """Show the drafts of a text on one card; none of them takes words before it is opened."""
    suspend(request)
    opened = [dialogue.opened(request, draft) for draft in records]
    lines: list[Line] = [message("report-events", count=len(records))]
    for each in opened:
        lines += ["", *_lines(each)]
    passed = opened[0].state.read_from.passed if opened[0].state.read_from else []
    lines += ["", *(message("report-passed", words=quoted(words)) for words in passed)] if passed else []
    whole = sum(dialogue.is_whole(request, draft) for draft in records)
    submit = [[Button(message("report-submit", count=whole), SubmitReport(report_id, whole))]] if whole else []
    rows = [*submit, *(_buttons(each) for each in opened), *plan_rows(request.work, request.person.id, report_id)]
    return [Screen(Purpose.DRAFT, lines, rows, move=move, replies_to=message_of(request, records[0].subject))]


def submit_whole(request: Request, report_id: int, count: int) -> list[Reply]:
    """Submit the drafts of a text that lack nothing, as many as were shown; those that are refused stay drafts.

    Raises UserError where the text has no drafts any more.
    """
    records = records_of_report(request, report_id)
    if not records:
        raise UserError("button-old")
    whole = [draft for draft in records if dialogue.is_whole(request, draft)]
    if len(whole) != count:
        return [Toast(Message("button-old")), *overview(request, report_id, records, move=False)]
    replies: list[Reply] = []
    for draft in whole:
        if not dialogue.is_whole(request, draft):
            continue  # it looks like one that has just been submitted: whether it is the same is asked on its own card
        with suppress(UserError), request.work.savepoint():
            replies += dialogue.submit(request, draft)
    return _last_of_each(replies) or overview(request, report_id, records_of_report(request, report_id), move=False)


def _last_of_each(replies: Sequence[Reply]) -> list[Reply]:
    """Return the replies without what stands in the place of the draft only until the next one is submitted."""
    of_drafts = [reply for reply in replies if isinstance(reply, Screen) and reply.purpose == Purpose.DRAFT]
    return [reply for reply in replies if reply not in of_drafts[:-1]]


def _lines(each: OpenDraft) -> list[Line]:
    """Return what a draft says, with its words, and what it lacks."""
    walk, doubts = Walk(flows()[each.draft.form].form, each.state, each.context), each.state.doubts
    view = engine.view(walk.form, each.state, each.context)
    lacking = _lacking(each)
    number, form = _number(each), Message(heading_of(walk.form))
    lines: list[Line] = [message("report-event", number=number, form=form)]
    if doubts:
        lines = [message("report-event-doubts", number=number, form=form, count=len(doubts))]
    elif lacking:
        lines = [message("report-event-lacks", number=number, form=form, fields=lacking)]
    labels = [field.label for field in walk.fields if field.name == NARRATIVE]
    lines += [answer_line(given, each.context.render) for given in view.answered if given.label not in labels]
    return [*lines, *named_outside(each.state.read_from or ReadFrom()), *view.doubts]


def _lacking(each: OpenDraft) -> str:
    """Return the questions that have no answer yet, by name."""
    walk = Walk(flows()[each.draft.form].form, each.state, each.context)
    render, open_fields = each.context.render, {doubt.field for doubt in each.state.doubts}
    names = [render(field.label) for field in walk.fields if walk.lacks(field) and field.name not in open_fields]
    return render(Message("report-comma")).join(names)


def _number(each: OpenDraft) -> int:
    return each.state.read_from.number if each.state.read_from else 1


def _buttons(each: OpenDraft) -> list[Button]:
    """Return the buttons to open a draft and to drop it."""
    number = _number(each)
    words = "report-settle" if each.state.doubts else "report-fill" if _lacking(each) else "report-look"
    return [
        Button(message(words, number=number), ContinueDraft(each.draft.id)),
        Button(message("report-drop", number=number), DiscardDraft(each.draft.id)),
    ]
