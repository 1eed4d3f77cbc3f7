"""Suspend the question that waits for words once something else is begun, so that no later words answer it.

Of a person's drafts one at most takes words: the one that was shown last, unless it is suspended. A question that has
stood for a day is asked again before it takes any.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.buttons.conversation import ContinueDraft
from handlers.conversation.draft_screen import go_on_or_discard, quoted, title_of
from handlers.conversation.form_state import FormState
from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import Request
from records.messages import message
from records.purposes import Purpose
from services.assessment import ballots
from storage.chat import drafts
from storage.chat.drafts import Draft

FRESH = timedelta(days=1)  # for so long a question takes the answer that is typed


def waiting(request: Request) -> Draft | None:
    """Return the draft whose question takes what the person writes."""
    draft = drafts.current(request.work, request.known.id) if request.known else None
    return None if draft is None or draft.state.get("suspended") else draft


def suspend(request: Request, *, keep: int | None = None) -> None:
    """Let the draft that waits take no words until the person goes on with it, unless it is the one to `keep`."""
    draft = waiting(request)
    if draft is not None and draft.id != keep:
        drafts.note(request.work, draft, {**draft.state, "suspended": True})


def is_stale(state: FormState, now: datetime) -> bool:
    """Tell whether the question was shown so long ago that the person may have forgotten it."""
    asked = state.asked or state.begun
    return asked is not None and now.timestamp() - asked > FRESH.total_seconds()


def is_untouched(draft: Draft) -> bool:
    """Tell whether nothing has been answered yet but what was known beforehand."""
    state = FormState.model_validate(draft.state)
    return state.read_from is None and not state.scratch and not state.said and state.answers.keys() <= set(state.known)


def beside(request: Request, reply: Callable[[], Iterable[Reply]], *, is_command: bool) -> list[Reply]:
    """Return what a command or a tap replies, and below it which draft was suspended by it, if any.

    A command suspends what waits; a tap does only where it asks something else or shows it in the question's place.
    """
    waited = waiting(request)
    if is_command:
        suspend(request)
        ballots.set_aside(request.work, request.chat, request.sender, request.known, request.now)
    replies = list(reply())
    draft = drafts.own(request.work, waited.person_id, waited.id) if waited else None
    if draft is None or not draft.state.get("suspended") or _is_offered(draft, replies):
        return replies
    return _with_note(request, draft, replies)


def _is_offered(draft: Draft, replies: Iterable[Reply]) -> bool:
    """Tell whether the replies have a button to go on with the draft."""
    going_on = ContinueDraft(draft.id)
    return any(
        button.press == going_on
        for reply in replies
        if isinstance(reply, Screen)
        for row in reply.rows
        for button in row
    )


def _with_note(request: Request, draft: Draft, replies: list[Reply]) -> list[Reply]:
    """Say it below what stands in the question's place now; where nothing does, in place of the question."""
    note = message("draft-suspended", form=title_of(request.work, draft))
    last = next((at for at in reversed(range(len(replies))) if _is_of_drafts(replies[at])), None)
    if last is None:
        return [Screen(Purpose.DRAFT, [note], [go_on_or_discard(draft)]), *replies]
    shown = replies[last]
    assert isinstance(shown, Screen)
    going_on = Button(message("draft-continue-with", form=title_of(request.work, draft)), ContinueDraft(draft.id))
    replies[last] = replace(shown, lines=[*shown.lines, "", note], rows=[*shown.rows, [going_on]])
    return replies


def _is_of_drafts(reply: Reply) -> bool:
    return isinstance(reply, Screen) and reply.purpose == Purpose.DRAFT


def suspended_screen(request: Request, draft: Draft, words: str = "") -> Screen:
    """Return the question whether to go on with a suspended draft; `words` are what has not been taken."""
    lines: list[Line] = [message("draft-words-not-taken", words=quoted(words))] if words else []
    lines.append(message("draft-suspended-ask", form=title_of(request.work, draft)))
    return Screen(Purpose.DRAFT, lines, [go_on_or_discard(draft)], move=True)
