"""Planned events: asked for in a form, listed, shown as a card, changed, called off, and taken into a calendar."""

from datetime import date, time, timedelta

from pydantic import JsonValue

from handlers.buttons.links import OpenEvent
from handlers.conversation import dialogue
from handlers.conversation.dialogue import Answers, Flow, as_json
from handlers.conversation.engine import Context, Option
from handlers.exports.calendar_file import CALENDAR_FILE
from handlers.kit.documents import EventFileParameters, ask_for
from handlers.kit.jobs import Job
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS, MEMBERS, SIDES, Command, OnLink, Request, Section, Tap
from handlers.views.event_cards import event_button, event_line, event_screen, record_so_far
from handlers.views.record_cards import side_context
from records.errors import UserError
from records.messages import Message, message
from records.planned_events import EventState, PlannedEvent, RecurringEvent
from records.roles import Side
from records.subjects import EventRevision, New, OfEvent, Subject
from services.clock import events
from services.ledger.access import partnership_among
from storage.chat.drafts import Draft
from storage.clock import events as stored
from storage.clock.events import Event
from storage.people import directory, groups
from storage.people.directory import Partnership

MOST = 20  # events in a list


def _context(request: Request, draft: Draft) -> Context:
    """The branches of both sides can take part."""
    partnership = directory.partnership(request.work, draft.partnership_id or 0)
    side = partnership.side_of(request.person) or Side.COLLEGE
    branches = tuple(
        Option(branch.name, str(branch.id))
        for each in Side
        for branch in directory.branches_of(request.work, partnership.organisation(each).id)
    )
    today = partnership.today(request.now)
    return side_context(request.work, partnership, side, today, request.language, options={"branches": branches})


def _coordinated(request: Request) -> list[Partnership]:
    own = [
        each
        for each in directory.partnerships_of(request.work, request.person)
        if any(request.person.coordinates(each.organisation(side).id) for side in Side)
    ]
    if not own:
        raise UserError("partnership-none")
    return own


def plan(request: Request, _rest: str) -> list[Reply]:
    own = _coordinated(request)
    if len(own) == 1:
        return plan_for(request, own[0].id)
    rows = [[Button(each.name, f"plan:{each.id}")] for each in own]
    return [Screen("menu", [Message("plan-ask-partnership")], rows, move=True)]


def plan_for(request: Request, partnership_id: int = 0) -> list[Reply]:
    partnership_among(_coordinated(request), partnership_id)
    return _begin(request, partnership_id, New(), _all_branches(request, partnership_id))


def _begin(request: Request, partnership_id: int, subject: Subject, answers: dict[str, JsonValue]) -> list[Reply]:
    return dialogue.begin(request, "plan", subject=subject, partnership_id=partnership_id, answers=answers)


def _all_branches(request: Request, partnership_id: int) -> dict[str, JsonValue]:
    """All of them, unless the card is told otherwise."""
    partnership = directory.partnership(request.work, partnership_id)
    every: list[JsonValue] = [
        str(branch.id)
        for side in Side
        for branch in directory.branches_of(request.work, partnership.organisation(side).id)
    ]
    return {"branches": every}


def _check(request: Request, draft: Draft, before: Answers, answers: Answers) -> None:
    """A day or time that cannot be is refused where it is given."""
    day, start = answers.get("day"), answers.get("start")
    if isinstance(day, str) and (day, start) != (before.get("day"), before.get("start")):
        partnership = directory.partnership(request.work, draft.partnership_id or 0)
        begins = time.fromisoformat(start) if isinstance(start, str) else None
        events.check_begins(partnership, date.fromisoformat(day), begins, request.now)


def _planned(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    event = events.plan(request.work, request.person, draft.partnership_id or 0, answers, request.now)
    bound = groups.of_partnership(request.work, event.partnership_id)
    done = Message("event-planned-announced" if bound else "event-planned-no-group")
    return [Screen("draft", [done]), event_screen(request.work, event, request.person, request.now, move=True)]


def _changed(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    """Where somebody else has changed it meanwhile, that is not undone unseen."""
    planned = draft.about(EventRevision)
    events.managed_event(request.work, request.person, planned.event, planned.revision)
    event = events.change(request.work, request.person, planned.event, answers, request.now)
    card = event_screen(request.work, event, request.person, request.now, move=True)
    return [Screen("draft", [Message("event-changed-done")]), card]


def list_events(request: Request, _rest: str) -> list[Reply]:
    """What is planned in the person's partnerships, and what is over and waits to be told about."""
    own = {each.id: each for each in directory.partnerships_of(request.work, request.person)}
    found = stored.open_ones(request.work, list(own))
    if not found:
        return [Screen("list", [Message("events-empty")], move=True)]
    lines: list[Line] = [message("events-heading", count=len(found)), ""]
    for event in found[:MOST]:
        if len(own) > 1:
            lines.append(message("event-partnership", partnership=own[event.partnership_id].name))
        lines.append(event_line(event, own[event.partnership_id]))
    rows = [[event_button(event, own[event.partnership_id])] for event in found[:MOST]]
    return [Screen("list", lines, rows, move=True)]


def show(request: Request, event_id: int = 0) -> list[Reply]:
    event, _ = events.visible_event(request.work, request.person, event_id)
    return [event_screen(request.work, event, request.person, request.now, move=True)]


def show_linked(request: Request, link: OpenEvent) -> list[Reply]:
    """Show the event to which a card in a group has led."""
    return show(request, link.event)


def _in_place(request: Request, event: Event) -> Screen:
    return event_screen(request.work, event, request.person, request.now, move=False)


def change(request: Request, event_id: int = 0, revision: int = 0) -> list[Reply]:
    """The plan's card, on which any answer can be changed."""
    event = events.managed_event(request.work, request.person, event_id, revision)
    if event.state is not EventState.PLANNED:
        raise UserError("button-old")
    return dialogue.begin(
        request,
        "plan-change",
        subject=EventRevision(event.id, event.revision),
        partnership_id=event.partnership_id,
        answers=dict(event.plan),
        anew=True,
    )


def call_off(request: Request, event_id: int = 0, revision: int = 0, which: int = 0) -> list[Reply]:
    """Asks first: this one, or all that would follow, too."""
    event = events.managed_event(request.work, request.person, event_id, revision)
    if which:
        done = events.cancel(request.work, request.person, event_id, request.now, following=which == 2)
        return [Toast(Message("event-called-off")), _in_place(request, done)]
    data = f"calloff:{event.id}:{event.revision}"
    rows = [[Button(Message("event-call-off-this"), f"{data}:1")]]
    if event.series_id is not None:
        rows.append([Button(Message("event-call-off-following"), f"{data}:2")])
    rows.append([Button(Message("form-back"), f"event:{event.id}")])
    return [Screen(f"event:{event.id}", [message("event-call-off-ask", title=event.title)], rows)]


def calendar_file(request: Request, event_id: int = 0) -> list[Reply]:
    event, _ = events.visible_event(request.work, request.person, event_id)
    return [ask_for(request, CALENDAR_FILE, EventFileParameters(event_id=event.id, username=request.username))]


def held(request: Request, event_id: int = 0, revision: int = 0) -> list[Reply]:
    """Its record, prefilled from plan and check-ins."""
    event = events.managed_event(request.work, request.person, event_id, revision)
    partnership = directory.partnership(request.work, event.partnership_id)
    event = events.tell_outcome(request.work, request.person, event_id, EventState.HELD, request.now)
    side = partnership.side_of(request.person) or event.side
    answers, scratch = record_so_far(request.work, event, partnership, side)
    return dialogue.begin(
        request,
        "joint_activity",
        subject=OfEvent(event.id),
        partnership_id=partnership.id,
        answers=answers,
        scratch=scratch,
    )


def postponed(request: Request, event_id: int = 0, revision: int = 0) -> list[Reply]:
    """And it is asked at once when it takes place instead."""
    events.managed_event(request.work, request.person, event_id, revision)
    event = events.tell_outcome(request.work, request.person, event_id, EventState.POSTPONED, request.now)
    again = {name: value for name, value in event.plan.items() if name != "day"}
    return [_in_place(request, event), *_begin(request, event.partnership_id, OfEvent(event.id), again)]


def not_held(request: Request, event_id: int = 0, revision: int = 0) -> list[Reply]:
    events.managed_event(request.work, request.person, event_id, revision)
    event = events.tell_outcome(request.work, request.person, event_id, EventState.NOT_HELD, request.now)
    return [Toast(Message("done")), _in_place(request, event)]


COMMANDS = [
    Command("plan", COORDINATORS, plan, place=15, section=Section.RECORD, often=True),
    Command("events", MEMBERS, list_events, place=16, section=Section.RECORD, often=True),
]
TAPS = [
    Tap("plan", COORDINATORS, plan_for),
    Tap("event", MEMBERS, show),
    Tap("replan", SIDES, change),
    Tap("calloff", SIDES, call_off),
    Tap("ics", MEMBERS, calendar_file),
    Tap("held", SIDES, held),
    Tap("postponed", SIDES, postponed),
    Tap("unheld", SIDES, not_held),
]
LINKS = [OnLink(OpenEvent, show_linked)]
FLOWS = [
    Flow("plan", RecurringEvent, _context, as_json(_planned), check=_check),
    Flow("plan-change", PlannedEvent, _context, as_json(_changed), check=_check),
]
DOCUMENTS = [CALENDAR_FILE]
JOBS = [
    Job("repeating events", timedelta(hours=1), events.extend),
    Job("event announcements", timedelta(minutes=5), events.announce),
]
