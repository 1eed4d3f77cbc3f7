"""Keep which messages a submitted record came from, so that nothing that is sent or changed afterwards goes unheard."""

from datetime import timedelta

from pydantic import BaseModel, Field

from handlers.buttons.ledger import Amend, Correct, Mend, RecordStep, ShowRecord
from handlers.conversation.form_state import FormState, ReadFrom
from handlers.kit.list_views import keep_view, last_view
from handlers.kit.replies import Button, Post, Reply
from handlers.kit.router import Request
from records.errors import UserError
from records.messages import Message, message
from records.states import Action, State
from records.subjects import OfReport, RecordVersion
from records.text import kebab
from services.ledger.access import possible_actions, visible_record
from storage.chat import reports
from storage.chat.drafts import Draft
from storage.ledger import record_rows
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


class ToldBy(BaseModel):
    """The text that a record was read from: which of its `total` events it is, and how many plans stood beside them.

    `version` of the record says what the text said, but for the answers `by_hand`.
    """

    report: int
    number: int
    total: int
    plans: int
    version: int
    by_hand: tuple[str, ...] = ()


class Submission(BaseModel):
    """A record that was submitted, when, and by which messages its answers were given.

    `fields` are the questions that some of them answered, `told_by` is the text that others were.
    """

    record: int
    at: int
    said: tuple[int, ...] = ()
    fields: dict[int, str] = Field(default_factory=dict)
    told_by: ToldBy | None = None


class Submissions(BaseModel):
    """What somebody has submitted, the latest last."""

    every: tuple[Submission, ...] = ()


def note(request: Request, draft: Draft, record: StoredRecord) -> None:
    """Note that the draft has become that record, or its newest version."""
    state = FormState.model_validate(draft.state)
    earlier = last_view(request, VIEW, Submissions).every
    latest = Submission(
        record=record.id,
        at=int(request.now.timestamp()),
        said=(*state.said, *_text_of(request, draft)),
        fields=state.said,
        told_by=_told_by(request, draft, state.read_from, record),
    )
    keep_view(request, VIEW, Submissions(every=(*earlier, latest)[-MOST:]))


def _told_by(request: Request, draft: Draft, read_from: ReadFrom | None, record: StoredRecord) -> ToldBy | None:
    """Return which text the record is told by; what was changed since by hand stays so when the text is edited."""
    if isinstance(draft.subject, OfReport):
        read_from = read_from or ReadFrom()
        return ToldBy(
            report=draft.subject.report,
            number=draft.subject.number,
            total=read_from.total,
            plans=len(read_from.passed),
            version=record.version,
            by_hand=tuple(read_from.by_hand),
        )
    before = of_record(request, record.id)
    if not isinstance(draft.subject, RecordVersion) or before is None:
        return None
    until = record.version if read_from is None else draft.subject.version
    by_hand = {*before.by_hand, *changed_between(request, record.id, before.version, until)}
    by_hand |= {*read_from.by_hand} if read_from else set()
    return before.model_copy(update={"version": record.version, "by_hand": tuple(sorted(by_hand))})


def changed_between(request: Request, record_id: int, version: int, until: int) -> set[str]:
    """Return the fields that two versions of a record answer differently."""
    before = record_rows.answers_of_version(request.work, record_id, version) or {}
    now = record_rows.answers_of_version(request.work, record_id, until) or {}
    return {name for name in {*before, *now} if before.get(name) != now.get(name)}


def of_record(request: Request, record_id: int) -> ToldBy | None:
    """Return the text that told of a record, as of its latest version; None where none did, or long ago."""
    every = reversed(last_view(request, VIEW, Submissions).every)
    return next((each.told_by for each in every if each.record == record_id and each.told_by), None)


def of_text(request: Request, report_id: int) -> dict[int, Submission]:
    """Return what a text has become, by the numbers of its events."""
    every = last_view(request, VIEW, Submissions).every
    return {each.told_by.number: each for each in every if each.told_by and each.told_by.report == report_id}


def by_message(request: Request, message_id: int) -> Submission | None:
    """Return what was submitted last of which a message gave an answer or told."""
    every = reversed(last_view(request, VIEW, Submissions).every)
    return next((each for each in every if message_id in each.said), None)


def _text_of(request: Request, draft: Draft) -> list[int]:
    """Return the message with the text that the draft was read from."""
    report = reports.by_id(request.work, draft.subject.report) if isinstance(draft.subject, OfReport) else None
    return [report.message_id] if report is not None and report.message_id is not None else []


def latest(request: Request) -> StoredRecord | None:
    """Return the record that was submitted last, where that is not long ago and the person still sees it."""
    every = last_view(request, VIEW, Submissions).every
    if not every or request.now.timestamp() - every[-1].at > RECENT.total_seconds():
        return None
    return seen(request, every[-1].record)


def edited(request: Request, message_id: int) -> list[Reply]:
    """Say that a message that is edited changes nothing any more, and where its answer can be changed."""
    submission = by_message(request, message_id)
    record = seen(request, submission.record) if submission else None
    if record is None:
        return [Post([Message("edit-not-taken")])]
    return [edit_not_taken(request, record)]


def edit_not_taken(request: Request, record: StoredRecord) -> Post:
    """Return, of a record that is past being changed by an edit, which way there is now."""
    words = {State.CONFIRMED: "edit-after-confirmation", State.WAITING_OTHER: "edit-after-review"}
    key = "edit-after-submission" if may_amend(request, record) else words.get(record.state, "edit-after-submission")
    state = Message(f"state-{kebab(record.state)}")
    label = "record-correct-button" if record.state is State.CONFIRMED else "record-change-button"
    told = message(key, number=record.id, title=record.title, state=state)
    return Post([told], [_ways(request, record, label)])


def may_amend(request: Request, record: StoredRecord) -> bool:
    """Tell whether the person may change the record as nobody has passed or confirmed it yet."""
    return Action.AMEND in _steps(request, record)


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
    records = [record for number in numbers if (record := seen(request, number)) is not None]
    return [
        _ways(request, record, "files-add-to")
        for record in records
        if (last is not None and record.id == last.id) or not _OPEN.isdisjoint(_steps(request, record))
    ]


def seen(request: Request, record_id: int) -> StoredRecord | None:
    """Return a record that was submitted, where the person still sees it."""
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
    visible = visible_record(request.work, request.person, record.id)
    return [step for step in possible_actions(request.person, *visible) if step in _AMENDING]
