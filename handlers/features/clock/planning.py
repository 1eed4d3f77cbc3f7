"""Planned events: asked for in a form, listed, shown as a card, changed, called off, and taken into a calendar."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from pydantic import JsonValue

from handlers.buttons.clock import (
    CallOff,
    CallOffScope,
    ChangeEvent,
    ListEvents,
    MakeCalendarFile,
    PlanEvent,
    SayHeld,
    SayNotHeld,
    SayPostponed,
    ShowEvent,
)
from handlers.buttons.links import OpenEvent
from handlers.conversation import dialogue, report_drafts
from handlers.conversation.context import Context, Option
from handlers.conversation.flow import PLAN, PLAN_CHANGE, Answers, Flow
from handlers.conversation.plan_days import ask_whether_meant
from handlers.exports.calendar_file import CALENDAR_FILE
from handlers.kit.deeds import Deed
from handlers.kit.documents import EventFileParameters, ask_for
from handlers.kit.jobs import Job
from handlers.kit.news import OnNews
from handlers.kit.pager import PageOf
from handlers.kit.replies import Button, Line, Post, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS, MEMBERS, Command, OnLink, OnPress, Request, Section
from handlers.views.event_cards import event_button, event_line, event_screen, record_so_far
from handlers.views.record_cards import side_context
from records.errors import UserError
from records.kinds.joint_activity import JointActivity
from records.messages import Message, message
from records.notices import News, NewsKind
from records.planned_events import EventState, PlannedEvent, RecurringEvent
from records.purposes import EventPurpose, Purpose
from records.roles import Side
from records.subjects import EventRevision, New, OfEvent, Subject
from services.clock import check_ins, events
from services.ledger.access import partnership_among
from storage.chat.drafts import Draft
from storage.clock import events as stored
from storage.clock.events import Event
from storage.engine.unit_of_work import UnitOfWork
from storage.people import groups, organisations, partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person

MOST = 20  # events on a page


def _context(request: Request, draft: Draft) -> Context:
    """Return what the form must know: the branches of both sides can take part."""
    partnership = partnerships.by_id(request.work, draft.partnership_id or 0)
    side = partnership.side_of(request.person) or Side.COLLEGE
    branches = tuple(Option(name, number) for number, name in _branches(request, partnership))
    today = partnership.today(request.now)
    return side_context(request.work, partnership, side, today, request.language, options={"branches": branches})


def _branches(request: Request, partnership: Partnership) -> list[tuple[str, str]]:
    """Return the branches of both sides, as number and name."""
    return [
        (str(branch.id), branch.name)
        for side in Side
        for branch in organisations.branches_of(request.work, partnership.organisation(side).id)
    ]


def plan(request: Request, _rest: str) -> list[Reply]:
    """Ask what is planned: first in which partnership, where there are several."""
    own = events.plannable(request.work, request.person)
    if len(own) == 1:
        return _ask_plan(request, own[0])
    rows = [[Button(partnership.name, PlanEvent(partnership.id))] for partnership in own]
    return [Screen(Purpose.MENU, [Message("plan-ask-partnership")], rows, move=True)]


def plan_for(request: Request, press: PlanEvent) -> list[Reply]:
    """Ask what is planned in the partnership."""
    return _ask_plan(request, partnership_among(events.plannable(request.work, request.person), press.partnership))


def _ask_plan(request: Request, partnership: Partnership) -> list[Reply]:
    """Ask for all branches to take part, unless the card is told otherwise."""
    every: list[JsonValue] = [number for number, _ in _branches(request, partnership)]
    return _begin(request, partnership.id, New(), {"branches": every})


def _begin(request: Request, partnership_id: int, subject: Subject, answers: dict[str, JsonValue]) -> list[Reply]:
    return dialogue.begin(request, PLAN, subject=subject, partnership_id=partnership_id, answers=answers)


def _check(request: Request, draft: Draft, before: Answers, answers: Answers) -> None:
    """Refuse a day or time that cannot be where it is given."""
    day, start = answers.get("day"), answers.get("start")
    if isinstance(day, str) and (day, start) != (before.get("day"), before.get("start")):
        partnership = partnerships.by_id(request.work, draft.partnership_id or 0)
        begins = time.fromisoformat(start) if isinstance(start, str) else None
        events.check_begins(partnership, date.fromisoformat(day), begins, request.now)


def _planned(request: Request, draft: Draft, answers: RecurringEvent) -> list[Reply]:
    event = events.plan(request.work, request.person, draft.partnership_id or 0, answers, request.now)
    bound = groups.of_partnership(request.work, event.partnership_id)
    done = Message("event-planned-announced" if bound else "event-planned-no-group")
    if next_of_text := report_drafts.following(request, draft):
        return [Post([done]), _below(request, event), *next_of_text]
    return [Screen(Purpose.DRAFT, [done]), _below(request, event)]


def _changed(request: Request, draft: Draft, answers: PlannedEvent) -> list[Reply]:
    """Change the event; where somebody else has changed it meanwhile, that is not undone unseen."""
    about = draft.about(EventRevision)
    managed = events.managed_event(request.work, request.person, about.event, about.revision)
    event = events.change(request.work, request.person, managed, answers, request.now)
    return [Screen(Purpose.DRAFT, [Message("event-changed-done")]), _below(request, event)]


def list_events(request: Request, _rest: str) -> list[Reply]:
    """Show what is planned in the person's partnerships, and what is over and waits to be told about."""
    return _listed(request, 0, move=True)


def turn_list(request: Request, press: ListEvents) -> list[Reply]:
    """Show another page of what is planned."""
    return _listed(request, press.page, move=False)


def _listed(request: Request, number: int, *, move: bool) -> list[Reply]:
    own = {partnership.id: partnership for partnership in partnerships.of_person(request.work, request.person)}
    count = stored.count_open(request.work, list(own))
    if not count:
        return [Screen(Purpose.LIST, [Message("events-empty")], move=move)]
    number = min(number, (count - 1) // MOST)
    page = PageOf(stored.open_ones(request.work, list(own), MOST, number * MOST), number, count, MOST)
    lines: list[Line] = [message("events-heading", count=count), ""]
    for event in page.items:
        if len(own) > 1:
            lines.append(message("event-partnership", partnership=own[event.partnership_id].name))
        lines.append(event_line(event, own[event.partnership_id]))
    rows = [[event_button(event, own[event.partnership_id])] for event in page.items]
    return [Screen(Purpose.LIST, lines, [*rows, page.turning(ListEvents)], move=move)]


def show(request: Request, press: ShowEvent) -> list[Reply]:
    """Show an event's card below everything else."""
    event, _ = events.visible_event(request.work, request.person, press.event)
    return [_below(request, event)]


def show_linked(request: Request, link: OpenEvent) -> list[Reply]:
    """Show the event to which a card in a group has led."""
    return show(request, ShowEvent(link.event))


def _below(request: Request, event: Event) -> Screen:
    return event_screen(request.work, event, request.person, request.now, move=True)


def _in_place(request: Request, event: Event) -> Screen:
    return event_screen(request.work, event, request.person, request.now, move=False)


def tell(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Screen | None:
    """Return the card of the event that the news is about; None where it is over, or is something else by now."""
    event, _ = events.visible_event(work, reader, news.subject_id)
    told = EventState.CANCELLED if news.kind is NewsKind.EVENT_CANCELLED else EventState.PLANNED
    if event.state is not told or event.ends_at <= now:
        return None
    card = event_screen(work, event, reader, now, heading=heading, move=True)
    if told is EventState.PLANNED and check_ins.leave_of(work, reader, event) is not None:
        return replace(card, lines=[*card.lines, Message("event-leave-kept")])
    return card


def change(request: Request, press: ChangeEvent) -> list[Reply]:
    """Show the plan's card, on which any answer can be changed."""
    event, _ = events.managed_event(request.work, request.person, press.event, press.revision)
    if event.state is not EventState.PLANNED:
        raise UserError("button-old")
    return dialogue.begin(
        request,
        PLAN_CHANGE,
        subject=EventRevision(event.id, event.revision),
        partnership_id=event.partnership_id,
        answers=event.plan.to_json(),
        anew=True,
    )


def call_off(request: Request, press: CallOff) -> list[Reply]:
    """Call an event off, after asking: this one, or all that would follow, too."""
    managed = events.managed_event(request.work, request.person, press.event, press.revision)
    event = managed.event
    if press.scope is not CallOffScope.UNDECIDED:
        following = press.scope is CallOffScope.FOLLOWING_TOO
        event = events.cancel(request.work, request.person, managed, request.now, following=following)
        return [Toast(Message("event-called-off")), _in_place(request, event)]
    this_one = CallOff(event.id, event.revision, CallOffScope.THIS_ONE)
    rows = [[Button(Message("event-call-off-this"), this_one)]]
    if event.series_id is not None:
        following_too = CallOff(event.id, event.revision, CallOffScope.FOLLOWING_TOO)
        rows.append([Button(Message("event-call-off-following"), following_too)])
    rows.append([Button(Message("form-back"), ShowEvent(event.id))])
    return [Screen(EventPurpose(event.id), [message("event-call-off-ask", title=event.title)], rows)]


def calendar_file(request: Request, press: MakeCalendarFile) -> list[Reply]:
    """Have the file made for people's own calendars."""
    event, _ = events.visible_event(request.work, request.person, press.event)
    return [ask_for(request, CALENDAR_FILE, EventFileParameters(event_id=event.id, username=request.username))]


def held(request: Request, press: SayHeld) -> list[Reply]:
    """Note that the event took place, and begin its record, prefilled from plan and check-ins."""
    managed = events.managed_event(request.work, request.person, press.event, press.revision)
    event = events.tell_outcome(request.work, request.person, managed, EventState.HELD, request.now)
    side = managed.partnership.side_of(request.person) or event.side
    answers, scratch = record_so_far(request.work, event, managed.partnership, side)
    return dialogue.begin(
        request,
        JointActivity.kind,
        subject=OfEvent(event.id),
        partnership_id=event.partnership_id,
        answers=answers,
        scratch=scratch,
    )


def postponed(request: Request, press: SayPostponed) -> list[Reply]:
    """Note that the event was postponed, and ask at once when it takes place instead."""
    managed = events.managed_event(request.work, request.person, press.event, press.revision)
    event = events.tell_outcome(request.work, request.person, managed, EventState.POSTPONED, request.now)
    again = {name: value for name, value in event.plan.to_json().items() if name != "day"}
    return [_in_place(request, event), *_begin(request, event.partnership_id, OfEvent(event.id), again)]


def _ask_whether(question: str, label: str) -> Callable[[Request, SayPostponed | SayNotHeld], Deed]:
    """Return what says which event is over for good; a later plan is another event."""

    def ask(request: Request, press: SayPostponed | SayNotHeld) -> Deed:
        event, _ = events.managed_event(request.work, request.person, press.event, press.revision)
        return Deed(message(question, title=event.title), Message(label))

    return ask


def not_held(request: Request, press: SayNotHeld) -> list[Reply]:
    """Note that the event did not take place."""
    managed = events.managed_event(request.work, request.person, press.event, press.revision)
    event = events.tell_outcome(request.work, request.person, managed, EventState.NOT_HELD, request.now)
    return [Toast(Message("done")), _in_place(request, event)]


COMMANDS = [
    Command("plan", COORDINATORS, plan, place=15, section=Section.RECORD, often=COORDINATORS),
    Command("events", MEMBERS, list_events, place=16, section=Section.RECORD, often=MEMBERS),
]
BUTTONS = [
    OnPress(PlanEvent, plan_for),
    OnPress(ListEvents, turn_list),
    OnPress(ShowEvent, show),
    OnPress(ChangeEvent, change),
    OnPress(CallOff, call_off),
    OnPress(MakeCalendarFile, calendar_file),
    OnPress(SayHeld, held),
    OnPress(SayPostponed, postponed, _ask_whether("event-postponed-ask", "event-postponed-button")),
    OnPress(SayNotHeld, not_held, _ask_whether("event-not-held-ask", "event-not-held-button")),
]
LINKS = [OnLink(OpenEvent, show_linked)]
FLOWS = [
    Flow(PLAN, RecurringEvent, _context, _planned, ask_whether_meant, check=_check),
    Flow(PLAN_CHANGE, PlannedEvent, _context, _changed, ask_whether_meant, check=_check),
]
NEWS = [OnNews([NewsKind.EVENT_CHANGED, NewsKind.EVENT_CANCELLED, NewsKind.EVENT_REST_DAY], tell)]
DOCUMENTS = [CALENDAR_FILE]
JOBS = [
    Job("repeating events", timedelta(hours=1), events.extend),
    Job("event announcements", timedelta(minutes=5), events.announce),
]
