"""Check-in: by a button, by a link that is shown on the spot, by the organiser; and leave that is asked for before."""

from handlers.buttons.links import CheckIn
from handlers.kit.documents import Document, DocumentContext, DocumentFile, EventFileParameters, ask_for
from handlers.kit.replies import Button, Reply, Screen, Toast
from handlers.kit.router import SIDES, OnLink, Request, Tap
from handlers.views.event_cards import event_screen
from records.attendance import AbsenceReason
from records.errors import UserError
from records.form import option_label
from records.messages import Message, message
from services.clock import check_ins, events
from storage.clock import events as stored
from storage.clock.events import Event
from storage.people import directory

PAGE = 12
REASONS = tuple(AbsenceReason)


def check_in(request: Request, event_id: int = 0) -> list[Reply]:
    """In a group only the toast answers: the card there changes for everybody."""
    new = check_ins.check_in(request.work, request.person, event_id, request.now)
    told = Toast(Message("check-in-done" if new else "check-in-known"))
    return [told, *([_card(request, event_id)] if request.private else [])]


def check_in_by_code(request: Request, link: CheckIn) -> list[Reply]:
    """Check in by the link or the picture that is shown on the spot."""
    event, new = check_ins.check_in_by_code(request.work, request.person, link.code, request.now)
    heading = Message("check-in-done" if new else "check-in-known")
    return [event_screen(request.work, event, request.person, request.now, heading=heading, move=True)]


def _card(request: Request, event_id: int) -> Screen:
    event, _ = events.visible_event(request.work, request.person, event_id)
    return event_screen(request.work, event, request.person, request.now, move=False)


def excuse(request: Request, event_id: int = 0, reason: int = -1) -> list[Reply]:
    """Why somebody cannot come: a tap. The last button, after the reasons, takes it back."""
    if reason > len(REASONS):
        raise UserError("button-old")
    if reason == len(REASONS):
        check_ins.take_leave_back(request.work, request.person, event_id, request.now)
        return [Toast(Message("excuse-taken-back")), _card(request, event_id)]
    if reason >= 0:
        check_ins.ask_leave(request.work, request.person, event_id, REASONS[reason], request.now)
        return [Toast(Message("excuse-noted")), _card(request, event_id)]
    event, _ = events.visible_event(request.work, request.person, event_id)
    buttons = [Button(option_label(each), f"excuse:{event.id}:{at}") for at, each in enumerate(REASONS)]
    rows = [buttons[:3], buttons[3:]]
    if check_ins.leave_of(request.work, request.person, event) is not None:
        rows.append([Button(Message("excuse-take-back"), f"excuse:{event.id}:{len(REASONS)}")])
    rows.append([Button(Message("form-back"), f"event:{event.id}")])
    return [Screen(f"event:{event.id}", [message("excuse-ask", title=event.title)], rows)]


def attend(request: Request, event_id: int = 0, page: int = 0, roster_id: int = 0) -> list[Reply]:
    """The own side's roster: a tap notes that somebody is there, another one takes it back."""
    event = events.managed_event(request.work, request.person, event_id)
    if roster_id:
        check_ins.note_present(request.work, request.person, event_id, roster_id, request.now)
    return [_roster(request, event, min(page, 1000), move=not (page or roster_id))]


def _roster(request: Request, event: Event, page: int, *, move: bool) -> Screen:
    """Beside the event's card, which goes on counting."""
    partnership = directory.partnership(request.work, event.partnership_id)
    side = check_ins.side_to_keep(request.person, event, partnership)
    entries = check_ins.roster_of(request.work, partnership, side, event)
    noted = {each.roster_id: each for each in stored.checked_in(request.work, event.id)}
    buttons = [
        Button(f"{_mark(noted, entry.id)} {entry.name}", f"attend:{event.id}:{page}:{entry.id}")
        for entry in entries[page * PAGE : (page + 1) * PAGE]
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    turning = [Button(Message("page-before"), f"attend:{event.id}:{page - 1}")] if page else []
    if (page + 1) * PAGE < len(entries):
        turning.append(Button(Message("page-after"), f"attend:{event.id}:{page + 1}"))
    present = sum(each.leave is None for each in noted.values() if each.side is side)
    heading = message("attend-heading", title=event.title, present=present)
    done = [Button(Message("form-done"), f"event:{event.id}")]
    return Screen(f"attend:{event.id}", [heading], [*rows, turning, done], move=move)


def _mark(noted: dict[int | None, stored.CheckIn], roster_id: int) -> str:
    found = noted.get(roster_id)
    return "○" if found is None else "✓" if found.leave is None else "假"


def code(request: Request, event_id: int = 0) -> list[Reply]:
    event = events.managed_event(request.work, request.person, event_id)
    return [ask_for(request, CHECK_IN_CODE, EventFileParameters(event_id=event.id, username=request.username))]


def _make_code(context: DocumentContext, wanted: EventFileParameters) -> DocumentFile:
    """A picture to be shown on the spot; what it opens works around the event's time only."""
    import segno  # for few

    event = events.managed_event(context.work, context.person, wanted.event_id)
    link = CheckIn(event.code.removeprefix(events.CODE_PREFIX)).address(wanted.username)
    path = context.folder / f"check-in-{event.id}.png"
    segno.make_qr(link).save(str(path), scale=8, border=4)
    return DocumentFile(path, message("check-in-code-caption", title=event.title, link=link), photo=True)


CHECK_IN_CODE = Document("check-in-code", EventFileParameters, _make_code)
DOCUMENTS = [CHECK_IN_CODE]
TAPS = [
    Tap("checkin", SIDES, check_in, in_groups=True),
    Tap("excuse", SIDES, excuse),
    Tap("attend", SIDES, attend),
    Tap("code", SIDES, code),
]
LINKS = [OnLink(CheckIn, check_in_by_code)]
