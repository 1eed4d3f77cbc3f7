"""长效跟踪: whether what was adopted is still in use is asked of both sides, and answered with a tap."""

from datetime import timedelta

from handlers.buttons.follow_ups import AskNoLonger, SayNoLonger, SayStillUsed, ShowFollowUps
from handlers.kit.jobs import Job
from handlers.kit.replies import Reply, Toast
from handlers.kit.router import OnPress, Request
from handlers.views.follow_ups import follow_ups_screen, reasons_screen
from records.follow_ups import NoLongerBecause
from records.messages import Message
from records.purposes import FollowUpPurpose
from services.ledger import follow_ups
from services.ledger.access import visible_record
from storage.chat.outbox import has_screen


def still_used(request: Request, press: SayStillUsed) -> list[Reply]:
    """Note that it is in use still."""
    return _answered(request, press.follow_up, None)


def ask_why(request: Request, press: AskNoLonger) -> list[Reply]:
    """Ask why it is in use no longer."""
    follow_up, _ = follow_ups.own(request.work, request.person, press.follow_up)
    return [reasons_screen(follow_up, move=True)]


def no_longer(request: Request, press: SayNoLonger) -> list[Reply]:
    """Note that it is in use no longer, and why."""
    return _answered(request, press.follow_up, press.reason)


def _answered(request: Request, follow_up_id: int, reason: NoLongerBecause | None) -> list[Reply]:
    answered = follow_ups.answer(request.work, request.person, follow_up_id, reason, request.now)
    record, partnership = visible_record(request.work, request.person, answered.record_id)
    toast = Toast(Message("follow-up-noted"))
    if not has_screen(request.work, request.chat, FollowUpPurpose(record.id)):
        return [toast]  # answered in a reminder or a list
    return [toast, follow_ups_screen(request.work, record, partnership, request.person, move=False)]


def show(request: Request, press: ShowFollowUps) -> list[Reply]:
    """Show what both sides have said of a record."""
    record, partnership = visible_record(request.work, request.person, press.record)
    return [follow_ups_screen(request.work, record, partnership, request.person, move=False)]


BUTTONS = [
    OnPress(SayStillUsed, still_used),
    OnPress(AskNoLonger, ask_why),
    OnPress(SayNoLonger, no_longer),
    OnPress(ShowFollowUps, show),
]
JOBS = [Job("follow-ups", timedelta(hours=1), follow_ups.open_due)]
