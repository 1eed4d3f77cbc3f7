"""Asks for photos, documents and links; an album counts as one."""

import re
from collections.abc import Sequence

from pydantic import JsonValue

from handlers.conversation.widgets.tokens import Done, Token
from handlers.conversation.widgets.widget import (
    Answered,
    Attached,
    BoundField,
    FormButton,
    Given,
    QuestionView,
    Result,
    Typed,
    Unfinished,
    Widget,
)
from records.attachments import AttachmentKind, RecordAttachment
from records.errors import UserError
from records.lengths import shortened
from records.messages import Message
from records.questions import Attachments
from records.text import clean

MOST = 50
LONGEST_SHOWN = 60  # UTF-16 units of a caption that are shown beside the number of files
_LINK = re.compile(r"https?://[^\s<>\"'、，。；）】]{3,1000}", re.IGNORECASE)


class AttachmentsWidget(Widget[Attachments]):
    """Photos, documents and links, one after the other, until it is done."""

    tokens = (Done,)

    def view(self, bound: BoundField[Attachments]) -> QuestionView:
        """Say what has been received, and which records have the same already."""
        items = _items(bound.answer)
        rows = [[FormButton(Message("form-done"), Done())]] if items else []
        received = [Message("evidence-received", {"items": _counts(items)})] if items else []
        before = dict.fromkeys(item.seen_in for item in items if item.seen_in)
        reused = [Message("evidence-reused", {"record": record}) for record in before if record]
        return QuestionView(rows, notes=[*received, *reused])

    def take(self, bound: BoundField[Attachments], given: Given) -> Result:
        """Add what was sent, or the links in what was typed."""
        items = _items(bound.answer)
        match given:
            case Token():
                if not isinstance(given, Done) or not items:
                    raise UserError("form-old-button")
                return Answered(bound.answer)
            case Attached(file=file):
                added = [file]
            case Typed(text=text):
                links = _LINK.findall(clean(text, multiline=True))
                if not links:
                    raise UserError("evidence-not-text")
                added = [RecordAttachment(kind=AttachmentKind.LINK, url=link) for link in links]
        new = [item for item in added if not _has(items, item)]
        return Unfinished(dict(bound.scratch), keep=_json([*items, *new]))

    def describe(self, bound: BoundField[Attachments]) -> Message | str:
        """Return how many there are of each sort."""
        items = _items(bound.answer)
        return Message("form-list", {"items": _counts(items)}) if items else Message("form-none")


def with_files(answer: JsonValue | Sequence[RecordAttachment], files: Sequence[RecordAttachment]) -> list[JsonValue]:
    """Return the answer with further files, each once. Raises UserError where they are too many."""
    items = [RecordAttachment.model_validate(item) for item in answer] if isinstance(answer, Sequence) else []
    return _json([*items, *(file for file in files if not _has(items, file))])


def counted(answer: JsonValue) -> Message:
    """Return how many files of each sort the answer has."""
    return Message("evidence-received", {"items": _counts(_items(answer))})


def knows_album(answer: JsonValue, album: str | None) -> bool:
    """Tell whether photos of this album are among the answer already, so that a late one belongs to it."""
    return album is not None and any(item.media_group_id == album for item in _items(answer))


def _items(answer: JsonValue) -> list[RecordAttachment]:
    return [RecordAttachment.model_validate(item) for item in answer] if isinstance(answer, list) else []


def _json(items: list[RecordAttachment]) -> list[JsonValue]:
    if len(items) > MOST:
        raise UserError("evidence-too-many", maximum=MOST)
    return [item.model_dump(mode="json", exclude_none=True) for item in items]


def _has(items: list[RecordAttachment], new: RecordAttachment) -> bool:
    return any(item.kind is new.kind and item.evidence_id == new.evidence_id and item.url == new.url for item in items)


def _counts(items: list[RecordAttachment]) -> tuple[Message | str, ...]:
    """Return one part for each sort that is there: `1 album of 3 photos`, `1 document`."""
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
    captions = dict.fromkeys(shortened(item.caption, LONGEST_SHOWN) for item in items if item.caption)
    return (*parts, *(Message("evidence-caption-said", {"caption": caption}) for caption in captions))
