"""What is answered where a plan is on a day on which somebody does not work: keep it, or take another."""

from handlers.buttons.clock import KeepDay, OtherDay
from handlers.conversation import dialogue, own_drafts
from handlers.conversation.flow import PLAN, PLAN_CHANGE
from handlers.conversation.form_state import FormState
from handlers.conversation.plan_days import not_accepted
from handlers.kit.replies import Reply
from handlers.kit.router import OnPress, Request
from records.errors import UserError
from storage.chat.drafts import Draft


def keep_day(request: Request, press: KeepDay) -> list[Reply]:
    """Go on with the plan as it is: its days are not pointed out again."""
    draft, state = _plan(request, press.draft)
    state.accepted += [rest.day for rest in not_accepted(request, draft, state)]
    return dialogue.resume_with(request, draft, state)


def other_day(request: Request, press: OtherDay) -> list[Reply]:
    """Ask for another day."""
    draft, state = _plan(request, press.draft)
    state.cursor, state.amending = "day", state.cursor is None
    return dialogue.resume_with(request, draft, state)


def _plan(request: Request, draft_id: int) -> tuple[Draft, FormState]:
    draft = own_drafts.own_draft(request, draft_id)
    if draft.form not in (PLAN, PLAN_CHANGE):
        raise UserError("button-old")
    return draft, FormState.model_validate(draft.state)


BUTTONS = [OnPress(KeepDay, keep_day), OnPress(OtherDay, other_day)]
