"""Find a draft of somebody's, and discard it, after asking once where something would be lost."""

from handlers.conversation.draft_screen import discarding_screen
from handlers.conversation.form_state import FormState
from handlers.conversation.suspension import is_untouched, suspend
from handlers.kit.replies import Reply, Screen
from handlers.kit.router import Request
from records.errors import UserError
from records.messages import Message
from records.purposes import Purpose
from storage.chat import drafts
from storage.chat.drafts import Draft


def own_draft(request: Request, draft_id: int) -> Draft:
    """Return a draft of the person's. Raises UserError where it is gone or somebody else's."""
    draft = drafts.own(request.work, request.person.id, draft_id)
    if draft is None:
        raise UserError("draft-gone")
    return draft


def put_down(request: Request, draft_id: int) -> None:
    """Remove a draft that is not needed any more."""
    drafts.remove(request.work, own_draft(request, draft_id))


def ask_whether_to_discard(request: Request) -> list[Reply]:
    """Ask whether the draft that was shown last is to be discarded. Raises UserError where there is none."""
    draft = drafts.current(request.work, request.person.id)
    if draft is None:
        raise UserError("nothing-to-cancel")
    if _has_no_answer(draft):
        return _closed(request, draft, move=True)
    suspend(request)
    return [discarding_screen(draft, move=True)]


def discard(request: Request, draft_id: int, *, sure: bool) -> list[Reply]:
    """Discard a draft, after asking once where something was answered."""
    draft = own_draft(request, draft_id)
    if _has_no_answer(draft):
        return _closed(request, draft, move=False)
    if not sure:
        suspend(request)
        return [discarding_screen(draft, move=False)]
    drafts.remove(request.work, draft)
    return [Screen(Purpose.DRAFT, [Message("draft-discarded")])]


def _has_no_answer(draft: Draft) -> bool:
    """Tell whether there is nothing to be lost; what was known beforehand may have been changed by a tap."""
    return is_untouched(draft) and not FormState.model_validate(draft.state).known


def _closed(request: Request, draft: Draft, *, move: bool) -> list[Reply]:
    """Close a question to which nothing was answered."""
    drafts.remove(request.work, draft)
    return [Screen(Purpose.DRAFT, [Message("form-closed")], move=move)]
