"""Planned events: asked for in a form, listed, shown as a card, changed, called off, and taken into a calendar."""

from datetime import date, time, timedelta

from pydantic import JsonValue

from handlers import conversation
from handlers.conversation import Answers, Flow
from handlers.documents import ask_for
from handlers.exports.calendar_file import CALENDAR_FILE
from handlers.forms import Context, Option
from handlers.jobs import Job
from handlers.replies import Button, Line, Reply, Screen, Toast
from handlers.router import COORDINATORS, MEMBERS, SIDES, Command, Section, Start, Tap, Turn
from handlers.views.event_cards import OF_EVENT, event_button, event_line, event_screen, record_so_far
from handlers.views.record_cards import side_context
from records.errors import UserError
from records.messages import Message, message
from records.plan import EventPlan, EventState, Plan
from records.roles import Side
from services.clock import events
from services.ledger.access import partnership_among
from services.ledger.records import today_in
from storage import events as stored
from storage import groups, people
from storage.drafts import Draft
from storage.events import Event
from storage.people import Partnership

MOST = 20  # events in a list


def _context(turn: Turn, draft: Draft) -> Context:
    """The branches of both sides can take part."""
    partnership = people.partnership(turn.work, draft.partnership_id or 0)
    side = partnership.side_of(turn.person) or Side.COLLEGE
    branches = tuple(
        Option(branch.name, str(branch.id))
        for each in Side
        for branch in people.branches_of(turn.work, partnership.organisation(each).id)
    )
    today = today_in(partnership, turn.now)
    return side_context(turn.work, partnership, side, today, turn.language, options={"branches": branches})


def _coordinated(turn: Turn) -> list[Partnership]:
    own = [
        each
        for each in people.partnerships_of(turn.work, turn.person)
        if any(turn.person.coordinates(each.organisation(side).id) for side in Side)
    ]
    if not own:
        raise UserError("partnership-none")
    return own


def plan(turn: Turn, _rest: str) -> list[Reply]:
    own = _coordinated(turn)
    if len(own) == 1:
        return plan_for(turn, own[0].id)
    rows = [[Button(each.name, f"plan:{each.id}")] for each in own]
    return [Screen("menu", [Message("plan-ask-partnership")], rows, move=True)]


def plan_for(turn: Turn, partnership_id: int = 0) -> list[Reply]:
    partnership_among(_coordinated(turn), partnership_id)
    return _begin(turn, partnership_id, "new", _all_branches(turn, partnership_id))


def _begin(turn: Turn, partnership_id: int, subject: str, answers: dict[str, JsonValue]) -> list[Reply]:
    return conversation.begin(turn, "plan", subject=subject, partnership_id=partnership_id, answers=answers)


def _all_branches(turn: Turn, partnership_id: int) -> dict[str, JsonValue]:
    """All of them, unless the card is told otherwise."""
    partnership = people.partnership(turn.work, partnership_id)
    every: list[JsonValue] = [
        str(branch.id) for side in Side for branch in people.branches_of(turn.work, partnership.organisation(side).id)
    ]
    return {"branches": every}


def _check(turn: Turn, draft: Draft, before: Answers, answers: Answers) -> None:
    """A day or time that cannot be is refused where it is given."""
    day, start = answers.get("day"), answers.get("start")
    if isinstance(day, str) and (day, start) != (before.get("day"), before.get("start")):
        partnership = people.partnership(turn.work, draft.partnership_id or 0)
        begins = time.fromisoformat(start) if isinstance(start, str) else None
        events.check_begins(partnership, date.fromisoformat(day), begins, turn.now)


def _planned(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    event = events.plan(turn.work, turn.person, draft.partnership_id or 0, answers, turn.now)
    bound = groups.of_partnership(turn.work, event.partnership_id)
    done = Message("event-planned-announced" if bound else "event-planned-no-group")
    return [Screen("draft", [done]), event_screen(turn.work, event, turn.person, turn.now, move=True)]


def _changed(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    """Where somebody else has changed it meanwhile, that is not undone unseen."""
    number, _, revision = draft.subject.partition(":")
    events.managed_event(turn.work, turn.person, int(number), int(revision or 0))
    event = events.change(turn.work, turn.person, int(number), answers, turn.now)
    card = event_screen(turn.work, event, turn.person, turn.now, move=True)
    return [Screen("draft", [Message("event-changed-done")]), card]


def list_events(turn: Turn, _rest: str) -> list[Reply]:
    """What is planned in the person's partnerships, and what is over and waits to be told about."""
    own = {each.id: each for each in people.partnerships_of(turn.work, turn.person)}
    found = stored.open_ones(turn.work, list(own))
    if not found:
        return [Screen("list", [Message("events-empty")], move=True)]
    lines: list[Line] = [message("events-heading", count=len(found)), ""]
    for event in found[:MOST]:
        if len(own) > 1:
            lines.append(message("event-partnership", partnership=own[event.partnership_id].name))
        lines.append(event_line(event, own[event.partnership_id]))
    rows = [[event_button(event, own[event.partnership_id])] for event in found[:MOST]]
    return [Screen("list", lines, rows, move=True)]


def show(turn: Turn, event_id: int = 0) -> list[Reply]:
    event, _ = events.visible_event(turn.work, turn.person, event_id)
    return [event_screen(turn.work, event, turn.person, turn.now, move=True)]


def show_linked(turn: Turn, rest: str) -> list[Reply]:
    """From the card in a group."""
    if not (rest.isascii() and rest.isdecimal() and len(rest) <= 18):
        raise UserError("event-not-found")
    return show(turn, int(rest))


def _in_place(turn: Turn, event: Event) -> Screen:
    return event_screen(turn.work, event, turn.person, turn.now, move=False)


def change(turn: Turn, event_id: int = 0, revision: int = 0) -> list[Reply]:
    """The plan's card, on which any answer can be changed."""
    event = events.managed_event(turn.work, turn.person, event_id, revision)
    if event.state is not EventState.PLANNED:
        raise UserError("button-old")
    return conversation.begin(
        turn,
        "plan-change",
        subject=f"{event.id}:{event.revision}",
        partnership_id=event.partnership_id,
        answers=dict(event.plan),
        anew=True,
    )


def call_off(turn: Turn, event_id: int = 0, revision: int = 0, which: int = 0) -> list[Reply]:
    """Asks first: this one, or all that would follow, too."""
    event = events.managed_event(turn.work, turn.person, event_id, revision)
    if which:
        done = events.cancel(turn.work, turn.person, event_id, turn.now, following=which == 2)
        return [Toast(Message("event-called-off")), _in_place(turn, done)]
    data = f"calloff:{event.id}:{event.revision}"
    rows = [[Button(Message("event-call-off-this"), f"{data}:1")]]
    if event.series_id is not None:
        rows.append([Button(Message("event-call-off-following"), f"{data}:2")])
    rows.append([Button(Message("form-back"), f"event:{event.id}")])
    return [Screen(f"event:{event.id}", [message("event-call-off-ask", title=event.title)], rows)]


def calendar_file(turn: Turn, event_id: int = 0) -> list[Reply]:
    event, _ = events.visible_event(turn.work, turn.person, event_id)
    return [ask_for(turn, CALENDAR_FILE, event_id=event.id, username=turn.username)]


def held(turn: Turn, event_id: int = 0, revision: int = 0) -> list[Reply]:
    """Its record, prefilled from plan and check-ins."""
    event = events.managed_event(turn.work, turn.person, event_id, revision)
    partnership = people.partnership(turn.work, event.partnership_id)
    event = events.tell_outcome(turn.work, turn.person, event_id, EventState.HELD, turn.now)
    side = partnership.side_of(turn.person) or event.side
    answers, scratch = record_so_far(turn.work, event, partnership, side)
    return conversation.begin(
        turn,
        "joint_activity",
        subject=f"{OF_EVENT}{event.id}",
        partnership_id=partnership.id,
        answers=answers,
        scratch=scratch,
    )


def postponed(turn: Turn, event_id: int = 0, revision: int = 0) -> list[Reply]:
    """And it is asked at once when it takes place instead."""
    events.managed_event(turn.work, turn.person, event_id, revision)
    event = events.tell_outcome(turn.work, turn.person, event_id, EventState.POSTPONED, turn.now)
    again = {name: value for name, value in event.plan.items() if name != "day"}
    return [_in_place(turn, event), *_begin(turn, event.partnership_id, f"{OF_EVENT}{event.id}", again)]


def not_held(turn: Turn, event_id: int = 0, revision: int = 0) -> list[Reply]:
    events.managed_event(turn.work, turn.person, event_id, revision)
    event = events.tell_outcome(turn.work, turn.person, event_id, EventState.NOT_HELD, turn.now)
    return [Toast(Message("done")), _in_place(turn, event)]


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
STARTS = [Start(OF_EVENT, MEMBERS, show_linked)]
FLOWS = [
    Flow("plan", Plan, _context, _planned, check=_check),
    Flow("plan-change", EventPlan, _context, _changed, check=_check),
]
DOCUMENTS = [CALENDAR_FILE]
JOBS = [
    Job("repeating events", timedelta(hours=1), events.extend),
    Job("event announcements", timedelta(minutes=5), events.announce),
]
