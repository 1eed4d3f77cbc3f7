"""Keep which messages a submitted record came from, so that nothing that is sent or changed afterwards goes unheard."""

from datetime import timedelta

from pydantic import BaseModel

from handlers.buttons.ledger import Amend, Correct, Mend, RecordStep, ShowRecord
from handlers.conversation.form_state import FormState
from handlers.kit.list_views import keep_view, last_view
from handlers.kit.replies import Button, Post, Reply
from handlers.kit.router import Request
from records.errors import UserError
from records.messages import Message, message
from records.states import Action
from records.subjects import OfReport
from services.ledger.access import possible_actions, visible_record
from storage.chat import reports
from storage.chat.drafts import Draft
from storage.ledger.record_rows import StoredRecord

VIEW = "submitted"
MOST = 10  # submissions that are kept
RECENT = timedelta(days=1)  # for so long what is sent may belong to what was submitted last
_AMENDING: dict[Action, type[RecordStep]] = {
    Action.RESUBMIT: Mend,
    Action.AMEND: Amend,
    Action.CORRECT: Correct,
}

_OPEN = frozenset({Action.RESUBMIT, Action.AMEND})  # what changes a record that nobody has confirmed yet


class Submission(BaseModel):
    """A record that was submitted, when, and by which messages its answers were given."""

    record: int
    at: int
    said: tuple[int, ...] = ()


class Submissions(BaseModel):
    """What somebody has submitted, the latest last."""

    every: tuple[Submission, ...] = ()


def note(request: Request, draft: Draft, record: int) -> None:
    """Note that the draft has become that record."""
    said = (*FormState.model_validate(draft.state).said, *_text_of(request, draft))
    earlier = last_view(request, VIEW, Submissions).every
    latest = Submission(record=record, at=int(request.now.timestamp()), said=said)
    keep_view(request, VIEW, Submissions(every=(*earlier, latest)[-MOST:]))


def _text_of(request: Request, draft: Draft) -> list[int]:
    """Return the message with the text that the draft was read from."""
    report = reports.by_id(request.work, draft.subject.report) if isinstance(draft.subject, OfReport) else None
    return [report.message_id] if report is not None and report.message_id is not None else []


def came_from(request: Request, message_id: int) -> bool:
    """Tell whether a record was submitted that was told by that message."""
    return any(message_id in each.said for each in last_view(request, VIEW, Submissions).every)


def latest(request: Request) -> StoredRecord | None:
    """Return the record that was submitted last, where that is not long ago and the person still sees it."""
    every = last_view(request, VIEW, Submissions).every
    if not every or request.now.timestamp() - every[-1].at > RECENT.total_seconds():
        return None
    return _seen(request, every[-1].record)


def edited(request: Request, message_id: int) -> list[Reply]:
    """Say that a message that is edited changes nothing any more, and where its answer can be changed."""
    every = last_view(request, VIEW, Submissions).every
    submission = next((each for each in reversed(every) if message_id in each.said), None)
    record = _seen(request, submission.record) if submission else None
    if record is None:
        return [Post([Message("edit-not-taken")])]
    return [Post([message("edit-after-submission", number=record.id, title=record.title)], [_ways(request, record)])]


def said_afterwards(request: Request) -> list[Reply]:
    """Say, of words that nothing asks for, what was submitted last and how it can be changed, unless that is old."""
    record = latest(request)
    if record is None:
        return []
    return [Post([message("said-after-submission", number=record.id, title=record.title)], [_ways(request, record)])]


def adding(request: Request) -> list[list[Button]]:
    """Return a button for each submitted record that files can still be added to, the latest first.

    What was submitted last and waits is opened instead, so that its card says why; what is confirmed is offered only as
    the latest, as adding to it is a correction.
    """
    last = latest(request)
    numbers = dict.fromkeys(each.record for each in reversed(last_view(request, VIEW, Submissions).every))
    records = [record for number in numbers if (record := _seen(request, number)) is not None]
    return [
        _ways(request, record, "files-add-to")
        for record in records
        if (last is not None and record.id == last.id) or not _OPEN.isdisjoint(_steps(request, record))
    ]


def _seen(request: Request, record_id: int) -> StoredRecord | None:
    try:
        return visible_record(request.work, request.person, record_id).record
    except UserError:
        return None


def _ways(request: Request, record: StoredRecord, words: str = "record-change-button") -> list[Button]:
    """Return the button that changes the record as it stands; while it waits, the one that shows its card."""
    steps = _steps(request, record)
    if steps:
        press = _AMENDING[steps[0]](record.id, record.revision)
        return [Button(message(words, number=record.id, title=record.title), press)]
    return [Button(message("record-open-button", number=record.id), ShowRecord(record.id))]


def _steps(request: Request, record: StoredRecord) -> list[Action]:
    """Return the steps by which the person may change the record as it stands."""
    seen = visible_record(request.work, request.person, record.id)
    return [step for step in possible_actions(request.person, *seen) if step in _AMENDING]
