"""What somebody has begun: answered button by button, taken up again, discarded (/cancel), or left undone."""

from handlers.buttons.conversation import Answer, ContinueDraft, DiscardDraft
from handlers.conversation import dialogue, own_drafts, report_drafts
from handlers.kit.deeds import LeaveDeed, closed
from handlers.kit.replies import Reply
from handlers.kit.router import MEMBERS, Command, OnPress, Request, Section
from records.messages import Message
from storage.chat import drafts


def cancel(request: Request, _rest: str) -> list[Reply]:
    """Ask before a draft with answers is thrown away."""
    return own_drafts.ask_whether_to_discard(request)


def resume(request: Request, press: ContinueDraft) -> list[Reply]:
    """Go on with a draft where it was left."""
    return dialogue.resume(request, press.draft)


def discard(request: Request, press: DiscardDraft) -> list[Reply]:
    """Discard a draft, after asking once."""
    draft = own_drafts.own_draft(request, press.draft)
    replies = own_drafts.discard(request, press.draft, sure=press.sure)
    is_gone = drafts.own(request.work, request.person.id, draft.id) is None
    return (report_drafts.following(request, draft) if is_gone else []) or replies


def leave_deed(request: Request, _press: LeaveDeed) -> list[Reply]:
    """Leave what cannot be taken back undone."""
    return [closed(request.work, request.chat, Message("deed-left"))]


COMMANDS = [Command("cancel", MEMBERS, cancel, place=92, section=Section.RECORD)]
BUTTONS = [
    OnPress(Answer, dialogue.pressed),
    OnPress(ContinueDraft, resume),
    OnPress(DiscardDraft, discard),
    OnPress(LeaveDeed, leave_deed),
]
