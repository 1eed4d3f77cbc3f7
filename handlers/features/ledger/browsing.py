"""What stands behind a record's card: who did what when, and its evidence; and the mark of a good practice."""

from handlers.buttons.ledger import BackToCard, JoinRecord, Praise, ShowEvidence, ShowHistory
from handlers.conversation import own_drafts, record_drafts
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import OnPress, Request
from handlers.views.attachments import evidence_replies
from handlers.views.record_cards import record_screen
from handlers.views.record_history import history_line, history_steps
from records.errors import UserError
from records.messages import Message, message
from records.purposes import Purpose, RecordPurpose
from services.ledger import lifecycle as life
from services.ledger.access import sees_newest, visible_record
from storage.ledger import record_rows as stored
from storage.ledger.record_rows import StoredRecord


def history(request: Request, press: ShowHistory) -> list[Reply]:
    """Show a record's history in place of its card; whoever sees only what stands sees how that came about."""
    record, partnership = visible_record(request.work, request.person, press.record)
    lines: list[Line] = [message("history-heading", number=record.id, title=record.title), ""]
    for step in history_steps(request.work, record, request.person, partnership):
        lines += [history_line(step), *step.said]
    back = [[Button(Message("form-back"), BackToCard(record.id))]]
    return [Screen(RecordPurpose(record.id), lines, back)]


def card(request: Request, press: BackToCard) -> list[Reply]:
    """Show a record's card where it stands, after its history was looked at."""
    record, _ = visible_record(request.work, request.person, press.record)
    return [_card_in_place(request, record)]


def _card_in_place(request: Request, record: StoredRecord) -> Screen:
    return record_screen(request.work, record, request.person, request.language, move=False)


def show_evidence(request: Request, press: ShowEvidence) -> list[Reply]:
    """Send a record's photos and documents one by one, its links as text."""
    record, partnership = visible_record(request.work, request.person, press.record)
    if not sees_newest(request.person, record, partnership):
        record = stored.as_confirmed(request.work, record)
    return evidence_replies(request.work, record.read().evidence, record.id)


def praise(request: Request, press: Praise) -> list[Reply]:
    """Mark a record as a good practice, or take the mark away."""
    seen = visible_record(request.work, request.person, press.record)
    if seen.record.revision != press.revision:
        return [Toast(Message("button-old")), _card_in_place(request, seen.record)]
    praised = life.praise(request.work, request.person, seen, request.now)
    toast = "record-praised" if praised.good_practice else "record-unpraised"
    return [Toast(Message(toast)), _card_in_place(request, praised)]


def join(request: Request, press: JoinRecord) -> list[Reply]:
    """Join the record of the event that somebody was about to report: the draft is put down."""
    draft = own_drafts.own_draft(request, press.draft)
    record = life.join(request.work, request.person, press.record, request.now)
    record_drafts.note_recorded(request, draft, record.id)
    done = Screen(Purpose.DRAFT, [message("record-joined", number=record.id, title=record.title)])
    own_drafts.put_down(request, press.draft)
    try:
        visible_record(request.work, request.person, press.record)
    except UserError:
        return [done]  # the other side has not been asked about it yet
    return [done, record_screen(request.work, record, request.person, request.language, move=True)]


BUTTONS = [
    OnPress(ShowHistory, history),
    OnPress(BackToCard, card),
    OnPress(ShowEvidence, show_evidence),
    OnPress(Praise, praise),
    OnPress(JoinRecord, join),
]
