"""Offer what an edited message says otherwise than the record that it has become, until somebody has passed that.

The offer is a draft of the record's next version: its card shows what differs, and submitting it is up to the person.
"""

from collections.abc import Mapping
from dataclasses import replace

from pydantic import JsonValue

from handlers.conversation import dialogue, engine, record_drafts, submissions
from handlers.conversation.flow import flows
from handlers.conversation.form_state import FormState, ReadFrom
from handlers.conversation.report_answers import answers_of
from handlers.conversation.submissions import Submission
from handlers.kit.incoming import TextMessage
from handlers.kit.replies import Post, Reply, Screen
from handlers.kit.router import Request
from records.messages import message
from records.reports.drafts import ReportDraft
from records.subjects import RecordVersion
from services.ledger.report_reading import ReadingOfReport
from storage.chat import drafts
from storage.chat.drafts import Draft
from storage.chat.reports import Report
from storage.ledger.record_rows import StoredRecord


def answered_anew(request: Request, text: TextMessage) -> list[Reply] | None:
    """Offer the answer that a message gives by now; None where it gave none to a record that can be changed still."""
    submission = submissions.by_message(request, text.message_id) if request.known else None
    name = submission.fields.get(text.message_id) if submission else None
    record = submissions.seen(request, submission.record) if submission else None
    if record is None or name is None or not submissions.may_amend(request, record):
        return None
    draft, _ = _next_version(request, record)
    state = FormState.model_validate(draft.state)
    state.said = {**state.said, text.message_id: name}
    drafts.note(request.work, draft, state.model_dump(mode="json"))
    return dialogue.amended(request, text)


def offered(
    request: Request, report: Report, reading: ReadingOfReport, read: ReportDraft, submission: Submission
) -> list[Reply]:
    """Offer what an event of an edited text says by now, but for what the person has answered or changed by hand."""
    record, told_by = submissions.seen(request, submission.record), submission.told_by
    if record is None or told_by is None:
        return []
    if read.kind != record.kind or not submissions.may_amend(request, record):
        return [submissions.edit_not_taken(request, record)]
    draft, is_new = _next_version(request, record)
    state = FormState.model_validate(draft.state)
    context = flows()[record.kind].context(request, draft)
    answers = answers_of(read, reading.text, (), context)
    by_hand = {*told_by.by_hand, *submissions.changed_between(request, record.id, told_by.version, record.version)}
    by_hand |= {*state.read_from.by_hand} if state.read_from else differing(state.answers, record.answers)
    said = {name: value for name, value in answers.answers.items() if name not in by_hand}
    changed = differing({**state.answers, **said}, state.answers)
    told = {**state.answers, **{name: said[name] for name in changed}}
    if not differing(told, record.answers):
        drafts.remove(request.work, draft)
        return [Post([message("edit-changes-nothing", number=record.id, title=record.title)])]
    if changed or is_new:
        words = {name: answers.read_from.words[name] for name in changed if name in answers.read_from.words}
        kept = state.read_from.words if state.read_from else {}
        read_from = ReadFrom(words={**kept, **words}, by_hand=sorted(by_hand))
        renewed = engine.start(flows()[record.kind].form, context, answers=told, read_from=read_from)
        renewed.said, renewed.begun = state.said, state.begun
        state = renewed
    shown = dialogue.resume_with(request, draft, state)
    return [
        replace(reply, move=True, replies_to=report.message_id) if isinstance(reply, Screen) else reply
        for reply in shown
    ]


def _next_version(request: Request, record: StoredRecord) -> tuple[Draft, bool]:
    """Return the draft of a record's next version, and whether it has only been begun now."""
    subject = RecordVersion(record.id, record.version)
    there = drafts.find(request.work, request.person.id, record.kind, subject)
    if there is not None:
        return there, False
    record_drafts.begin(request, record.kind, record, answers=record.answers)
    begun = drafts.find(request.work, request.person.id, record.kind, subject)
    assert begun is not None, "a draft was begun"
    return begun, True


def differing(one: Mapping[str, JsonValue], other: Mapping[str, JsonValue]) -> set[str]:
    """Return the names of the answers that are not the same in both."""
    return {name for name in {*one, *other} if one.get(name) != other.get(name)}
