"""What stands behind a record's card: who did what when, and its evidence; and the mark of a good practice."""

from typing import Any
from zoneinfo import ZoneInfo

from handlers.conversation import dialogue
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS_AND_ADMINS, MEMBERS, Request, Tap
from handlers.views.attachments import evidence_replies
from handlers.views.event_cards import recorded
from handlers.views.record_cards import record_screen
from records.errors import UserError
from records.form import fields_of
from records.messages import Message, message
from records.registry import KINDS
from records.text import kebab
from services.ledger import lifecycle as life
from services.ledger.access import sees_newest, sees_note, sees_reason, visible_record
from storage import audit
from storage.audit import Note
from storage.ledger import record_rows as stored
from storage.ledger.record_rows import StoredRecord


def history(request: Request, record_id: int = 0) -> list[Reply]:
    """In place of the card, which a button brings back. Whoever sees only what stands sees how that came about."""
    record, partnership = visible_record(request.work, request.person, record_id)
    newest = sees_newest(request.person, record, partnership)
    notes = [
        note
        for note in audit.history(request.work, record.id)
        if sees_note(request.person, record, partnership, note.version)
    ]
    lines: list[Line] = [message("history-heading", number=record.id, title=record.title), ""]
    for note in notes:
        lines += _told(
            note,
            record,
            ZoneInfo(partnership.time_zone),
            reasons=newest and sees_reason(request.person, record, partnership, note.details),
        )
    back = [[Button(Message("form-back"), f"card:{record.id}")]]
    return [Screen(f"record:{record.id}", lines, back)]


def _told(note: Note, record: StoredRecord, zone: ZoneInfo, *, reasons: bool) -> list[Line]:
    who: Message | str = note.person or Message("history-clock")
    did = Message(f"did-{kebab(note.action)}")
    at = note.at.astimezone(zone)
    lines: list[Line] = [message("history-line", at=at, who=who, did=did, version=note.version or 0)]
    fields = note.details.get("fields")
    if reasons and isinstance(fields, list) and fields:
        labels = {field.name: field.label for field in fields_of(KINDS[record.kind])}
        lines.append(message("history-fields", fields=tuple(labels.get(str(name), str(name)) for name in fields)))
    if reasons and note.details.get("reason"):
        lines.append(message("history-reason", reason=str(note.details["reason"])))
    return lines


def card(request: Request, record_id: int = 0) -> list[Reply]:
    """The card where it stands, after its history was looked at."""
    record, _ = visible_record(request.work, request.person, record_id)
    return [record_screen(request.work, record, request.person, request.language, move=False)]


def show_evidence(request: Request, record_id: int = 0) -> list[Reply]:
    """The photos and documents one by one, the links as text."""
    record, partnership = visible_record(request.work, request.person, record_id)
    if not sees_newest(request.person, record, partnership):
        record = stored.as_confirmed(request.work, record)
    answer: Any = record.answers.get("evidence") or []  # JSON that the form has validated
    return evidence_replies(request.work, answer, record.id)


def praise(request: Request, record_id: int = 0, revision: int = 0) -> list[Reply]:
    record, _ = visible_record(request.work, request.person, record_id)
    if record.revision != revision:
        return [Toast(Message("button-old")), *card(request, record_id)]
    praised = life.praise(request.work, request.person, record_id, request.now)
    told = "record-praised" if praised.good_practice else "record-unpraised"
    return [Toast(Message(told)), record_screen(request.work, praised, request.person, request.language, move=False)]


def join(request: Request, record_id: int = 0, draft_id: int = 0) -> list[Reply]:
    """The event that somebody was about to report is this one: the draft is put down, and the record is theirs too."""
    draft = dialogue.own_draft(request, draft_id)
    record = life.join(request.work, request.person, record_id, request.now)
    recorded(request, draft, record.id)
    done = Screen("draft", [message("record-joined", number=record.id, title=record.title)])
    dialogue.put_down(request, draft_id)
    try:
        visible_record(request.work, request.person, record_id)
    except UserError:
        return [done]  # the other side has not been asked about it yet
    return [done, record_screen(request.work, record, request.person, request.language, move=True)]


TAPS = [
    Tap("history", MEMBERS, history),
    Tap("card", MEMBERS, card),
    Tap("evidence", MEMBERS, show_evidence),
    Tap("praise", COORDINATORS_AND_ADMINS, praise),
    Tap("join", MEMBERS, join),
]
