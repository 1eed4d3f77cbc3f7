"""Check-in: by a button, by a link that is shown on the spot, by the organiser; and leave that is asked for before."""

from collections.abc import Mapping

from handlers.buttons.clock import AskForLeave, CheckInNow, LeaveAnswer, MakeCheckInCode, NotePresence, ShowEvent
from handlers.buttons.links import OpenCheckIn
from handlers.kit.documents import Document, DocumentContext, DocumentFile, EventFileParameters, ask_for
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Reply, Screen, Toast
from handlers.kit.router import OnLink, OnPress, Request
from handlers.views.event_cards import event_screen
from records.form import option_label
from records.messages import Message, message
from records.purposes import AttendancePurpose, EventPurpose
from services.clock import check_ins, events
from services.clock.events import ManagedEvent
from storage.clock import events as stored
from storage.clock.events import CheckIn, Event

PAGE = 12  # names, two in a row
REASONS = tuple(answer for answer in LeaveAnswer if answer is not LeaveAnswer.TAKE_BACK)


def check_in(request: Request, press: CheckInNow) -> list[Reply]:
    """Note that the person is there. In a group only the toast answers: the card there changes for everybody."""
    seen = events.visible_event(request.work, request.person, press.event)
    excused = check_ins.leave_of(request.work, request.person, seen.event) is not None
    new = check_ins.check_in(request.work, request.person, seen, request.now)
    toast = Toast(_checked_in(new=new, excused=excused))
    return [toast, *([_card(request, seen.event)] if request.private else [])]


def _checked_in(*, new: bool, excused: bool) -> Message:
    """Say that it is noted, and that apologies are no more, where there were any."""
    if not new:
        return Message("check-in-known")
    return Message("check-in-done-excused" if excused else "check-in-done")


def check_in_by_code(request: Request, link: OpenCheckIn) -> list[Reply]:
    """Check in by the link or the picture that is shown on the spot."""
    before = stored.by_code(request.work, link.code)
    excused = before is not None and check_ins.leave_of(request.work, request.person, before) is not None
    event, new = check_ins.check_in_by_code(request.work, request.person, link.code, request.now)
    heading = _checked_in(new=new, excused=excused)
    return [event_screen(request.work, event, request.person, request.now, heading=heading, move=True)]


def _card(request: Request, event: Event) -> Screen:
    return event_screen(request.work, event, request.person, request.now, move=False)


def ask_for_leave(request: Request, press: AskForLeave) -> list[Reply]:
    """Ask why the person cannot come, or note the reason, or take it back."""
    seen = events.visible_event(request.work, request.person, press.event)
    if press.answer is None:
        return [_ask_reason(request, seen.event)]
    if press.answer is LeaveAnswer.TAKE_BACK:
        check_ins.take_leave_back(request.work, request.person, seen.event, request.now)
        return [Toast(Message("excuse-taken-back")), _card(request, seen.event)]
    check_ins.ask_leave(request.work, request.person, seen, press.answer.value, request.now)
    return [Toast(Message("excuse-noted")), _card(request, seen.event)]


def _ask_reason(request: Request, event: Event) -> Screen:
    buttons = [Button(option_label(answer.value), AskForLeave(event.id, answer)) for answer in REASONS]
    rows = [buttons[:3], buttons[3:]]
    if check_ins.leave_of(request.work, request.person, event) is not None:
        rows.append([Button(Message("excuse-take-back"), AskForLeave(event.id, LeaveAnswer.TAKE_BACK))])
    rows.append([Button(Message("form-back"), ShowEvent(event.id))])
    return Screen(EventPurpose(event.id), [message("excuse-ask", title=event.title)], rows)


def note_presence(request: Request, press: NotePresence) -> list[Reply]:
    """Show the own side's roster: a tap notes that somebody is there, another one takes it back."""
    managed = events.managed_event(request.work, request.person, press.event)
    if press.entry is not None:
        check_ins.note_present(request.work, request.person, managed, press.entry, request.now)
    return [_roster(request, managed, press.page, move=not (press.page or press.entry))]


def _roster(request: Request, managed: ManagedEvent, number: int, *, move: bool) -> Screen:
    """Return the roster, beside the event's card, which goes on counting."""
    event, partnership = managed
    side = check_ins.side_to_keep(request.person, event, partnership)
    page = page_of(check_ins.roster_of(request.work, partnership, side, event), number, PAGE)
    noted = {presence.roster_id: presence for presence in stored.checked_in(request.work, event.id)}
    buttons = [
        Button(f"{_mark(noted, entry.id)} {entry.name}", NotePresence(event.id, page.number, entry.id))
        for entry in page.items
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    turning = page.turning(lambda other: NotePresence(event.id, other))
    present = sum(presence.leave is None for presence in noted.values() if presence.side is side)
    heading = message("attend-heading", title=event.title, present=present)
    done = [Button(Message("form-done"), ShowEvent(event.id))]
    return Screen(AttendancePurpose(event.id), [heading], [*rows, turning, done], move=move)


def _mark(noted: Mapping[int | None, CheckIn], roster_id: int) -> str:
    known = noted.get(roster_id)
    return "○" if known is None else "✓" if known.leave is None else "假"


def ask_code(request: Request, press: MakeCheckInCode) -> list[Reply]:
    """Have the picture made that is shown on the spot."""
    event, _ = events.managed_event(request.work, request.person, press.event)
    return [ask_for(request, CHECK_IN_CODE, EventFileParameters(event_id=event.id, username=request.username))]


def _make_code(context: DocumentContext, wanted: EventFileParameters) -> DocumentFile:
    """Make a picture to be shown on the spot; what it opens works around the event's time only."""
    import segno  # for few

    event, _ = events.managed_event(context.work, context.person, wanted.event_id)
    link = OpenCheckIn(event.code).address(wanted.username)
    path = context.folder / f"check-in-{event.id}.png"
    segno.make_qr(link).save(str(path), scale=8, border=4)
    return DocumentFile(path, message("check-in-code-caption", title=event.title, link=link), photo=True)


CHECK_IN_CODE = Document("check-in-code", EventFileParameters, _make_code)
DOCUMENTS = [CHECK_IN_CODE]
BUTTONS = [
    OnPress(CheckInNow, check_in),
    OnPress(AskForLeave, ask_for_leave),
    OnPress(NotePresence, note_presence),
    OnPress(MakeCheckInCode, ask_code),
]
LINKS = [OnLink(OpenCheckIn, check_in_by_code)]
