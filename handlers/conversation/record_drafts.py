"""Begin and submit drafts about a record that is there.

Each is about the version that was looked at when it was begun: whoever has not seen a newer one neither confirms it nor
writes over it.
"""

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from handlers.conversation import dialogue
from handlers.kit.replies import Reply
from handlers.kit.router import Request
from records.errors import UserError
from records.subjects import OfEvent, RecordVersion
from services.clock import events
from services.ledger.access import VisibleRecord, visible_record
from storage.chat.drafts import Draft
from storage.ledger.record_rows import StoredRecord


def begin(
    request: Request,
    flow: str,
    record: StoredRecord,
    *,
    answers: dict[str, JsonValue] | None = None,
    only: Sequence[str] | None = None,
    scratch: Mapping[str, dict[str, JsonValue]] | None = None,
) -> list[Reply]:
    """Open a draft of that flow about the record as it is now."""
    return dialogue.begin(
        request,
        flow,
        subject=RecordVersion(record.id, record.version),
        partnership_id=record.partnership_id,
        answers=answers,
        only=only,
        scratch=scratch,
    )


def note_recorded(request: Request, draft: Draft, record: int) -> None:
    """Note that an event has its record, where the draft began with one."""
    if isinstance(draft.subject, OfEvent):
        events.recorded(request.work, draft.subject.event, record)


def record_id(draft: Draft) -> int:
    """Return the number of the record that a draft is about."""
    return draft.about(RecordVersion).record


def submitted_for(request: Request, draft: Draft) -> VisibleRecord:
    """Return the record that the draft is about. Raises UserError where there is a newer version by now."""
    seen = visible_record(request.work, request.person, record_id(draft))
    if draft.subject != RecordVersion(seen.record.id, seen.record.version):
        raise UserError("record-newer-version", number=seen.record.id)
    return seen
