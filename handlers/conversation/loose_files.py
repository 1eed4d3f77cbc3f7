"""Keep the photos and documents that come before anything was asked, until the person says what they are of."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import BaseModel, JsonValue

from handlers.conversation.form_state import FormState
from handlers.conversation.widgets.attachments import with_files
from handlers.kit.list_views import keep_view, last_view
from handlers.kit.router import Request
from records.attachments import RecordAttachment
from records.form import Field, Form, fields_of
from records.questions import Attachments

VIEW = "loose files"
KEPT = timedelta(days=1)


class LooseFiles(BaseModel):
    """What somebody has sent that belongs to nothing yet; `at`: when the last of it came, in seconds of Unix time."""

    files: tuple[RecordAttachment, ...] = ()
    at: int = 0


def add(request: Request, file: RecordAttachment) -> JsonValue:
    """Keep a file, and return all that are kept, as an answer has them. Raises UserError where they are too many."""
    every = with_files(kept(request), [file])
    files = tuple(RecordAttachment.model_validate(item) for item in every)
    keep_view(request, VIEW, LooseFiles(files=files, at=int(request.now.timestamp())))
    return every


def take(request: Request, form: type[Form], state: FormState) -> bool:
    """Put the files that are kept into the draft where its form asks for such, and tell whether there were any."""
    field = _asking(form)
    loose = kept(request) if field else []
    if field is None or not loose:
        return False
    if state.only is not None and field.name not in state.only:
        state.only.append(field.name)
    state.answers[field.name] = with_files(state.answers.get(field.name), loose)
    keep_view(request, VIEW, LooseFiles())
    return True


def kept(request: Request) -> Sequence[RecordAttachment]:
    """Return the files that are kept and of no record yet."""
    loose = last_view(request, VIEW, LooseFiles)
    fresh = request.now - datetime.fromtimestamp(loose.at, request.now.tzinfo) <= KEPT
    return loose.files if fresh else ()


def _asking(form: type[Form]) -> Field | None:
    return next((field for field in fields_of(form) if isinstance(field.question, Attachments)), None)
