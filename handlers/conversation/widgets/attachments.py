"""Asks for photos, documents and links; an album counts as one."""

import re

from pydantic import JsonValue, ValidationError

from handlers.conversation.widgets.turn import (
    Answered,
    Attached,
    Face,
    Given,
    Option,
    Staying,
    Taken,
    Tap,
    Turn,
    Typed,
    Widget,
)
from records.attachments import AttachmentKind, RecordAttachment
from records.errors import UserError
from records.messages import Message
from records.text import clean

DONE = "done"
MOST = 50
_LINK = re.compile(r"https?://[^\s<>\"'、，。；）】]{3,1000}", re.IGNORECASE)


class EvidenceWidget(Widget):
    def face(self, turn: Turn) -> Face:
        items = _items(turn.answer)
        rows = [[Option(Message("form-done"), DONE)]] if items else []
        received = [Message("evidence-received", {"items": _counts(items)})] if items else []
        before = dict.fromkeys(item.seen_in for item in items if item.seen_in)
        reused = [Message("evidence-reused", {"record": record}) for record in before if record]
        return Face(rows, notes=[*received, *reused])

    def take(self, turn: Turn, given: Given) -> Taken:
        items = _items(turn.answer)
        match given:
            case Tap(token=token):
                if token != DONE or not items:
                    raise UserError("form-old-button")
                return Answered(turn.answer)
            case Attached(file=file):
                added = [_attached(file)]
            case Typed(text=text):
                links = _LINK.findall(clean(text, multiline=True))
                if not links:
                    raise UserError("evidence-not-text")
                added = [RecordAttachment(kind=AttachmentKind.LINK, url=link) for link in links]
        return Staying(dict(turn.scratch), keep=_json([*items, *(item for item in added if not _has(items, item))]))

    def show(self, turn: Turn) -> Message | str:
        items = _items(turn.answer)
        return Message("form-list", {"items": _counts(items)}) if items else Message("form-none")


def knows_album(answer: JsonValue, album: JsonValue) -> bool:
    """Whether photos of this album are among the answer already, so that a late one belongs to it."""
    return album is not None and any(item.media_group_id == album for item in _items(answer))


def _attached(file: object) -> RecordAttachment:
    try:
        return RecordAttachment.model_validate(file)
    except ValidationError as error:
        raise UserError("evidence-not-text") from error


def _items(answer: JsonValue) -> list[RecordAttachment]:
    return [RecordAttachment.model_validate(item) for item in answer] if isinstance(answer, list) else []


def _json(items: list[RecordAttachment]) -> JsonValue:
    if len(items) > MOST:
        raise UserError("evidence-too-many", maximum=MOST)
    return [item.model_dump(mode="json", exclude_none=True) for item in items]


def _has(items: list[RecordAttachment], new: RecordAttachment) -> bool:
    return any(item.kind is new.kind and item.evidence_id == new.evidence_id and item.url == new.url for item in items)


def _counts(items: list[RecordAttachment]) -> tuple[Message | str, ...]:
    """`1 album of 3 photos, 1 document`: one part for each sort that is there."""
    album_photos = [item for item in items if item.media_group_id and item.kind is AttachmentKind.PHOTO]
    albums = {item.media_group_id for item in album_photos}
    photos = sum(item.kind is AttachmentKind.PHOTO for item in items) - len(album_photos)
    parts: list[Message | str] = []
    if albums:
        parts.append(Message("evidence-albums", {"albums": len(albums), "photos": len(album_photos)}))
    if photos:
        parts.append(Message("evidence-photos", {"count": photos}))
    for kind, key in ((AttachmentKind.DOCUMENT, "evidence-documents"), (AttachmentKind.LINK, "evidence-links")):
        if count := sum(item.kind is kind for item in items):
            parts.append(Message(key, {"count": count}))
    return tuple(parts)
