"""What somebody has begun to say: answered button by button, taken up again, or discarded (/cancel)."""

from handlers.buttons.conversation import Answer, ContinueDraft, DiscardDraft
from handlers.conversation import dialogue
from handlers.kit.replies import Reply
from handlers.kit.router import MEMBERS, Command, OnPress, Request, Section


def cancel(request: Request, _rest: str) -> list[Reply]:
    """Ask before a draft with answers is thrown away."""
    return dialogue.ask_whether_to_discard(request)


def resume(request: Request, press: ContinueDraft) -> list[Reply]:
    """Go on with a draft where it was left."""
    return dialogue.resume(request, press.draft)


def discard(request: Request, press: DiscardDraft) -> list[Reply]:
    """Discard a draft, after asking once."""
    return dialogue.discard(request, press.draft, sure=press.sure)


COMMANDS = [Command("cancel", MEMBERS, cancel, place=92, section=Section.RECORD)]
BUTTONS = [OnPress(Answer, dialogue.pressed), OnPress(ContinueDraft, resume), OnPress(DiscardDraft, discard)]
