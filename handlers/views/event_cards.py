"""A planned event as people see it: the card in a private chat, the live card in a group, and what they prefill."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from handlers.buttons.links import OpenEvent
from handlers.kit.replies import Button, Line, Post, Rows, Screen, put
from handlers.kit.router import Request
from records.addresses import Address
from records.form import option_label
from records.kinds.joint_activity import ActivityCategory
from records.messages import Message, message
from records.notices import Announcement
from records.planned_events import EventState, Repeat
from records.roles import Side
from records.subjects import OfEvent
from services.clock import check_ins, events
from storage.chat import outbox
from storage.chat.drafts import Draft
from storage.clock import events as stored
from storage.clock.events import CheckIn, Event
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import StoredRecord
from storage.people import directory, groups
from storage.people.directory import Partnership, Person


def purpose_of(event: Event) -> str:
    return f"event:{event.id}"


def when_line(event: Event, partnership: Partnership) -> Message:
    """Day and hours on the clocks of the partnership."""
    zone = ZoneInfo(partnership.time_zone)
    start, end = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
    return message("event-when", date=start.date(), start=f"{start:%H:%M}", end=f"{end:%H:%M}")


def event_line(event: Event, partnership: Partnership) -> Message:
    """One line of a list."""
    return message("event-line", when=when_line(event, partnership), title=event.title, place=str(event.plan["place"]))


def event_button(event: Event, partnership: Partnership) -> Button:
    """With its day: those of a plan that repeats all have one title."""
    day = event.starts_at.astimezone(ZoneInfo(partnership.time_zone)).date()
    return Button(message("event-button", date=day, title=event.title[:40]), f"event:{event.id}")


def event_screen(
    work: UnitOfWork, event: Event, reader: Person, now: datetime, *, heading: Message | None = None, move: bool
) -> Screen:
    """The card in a private chat, with what the reader may do now."""
    partnership = directory.partnership(work, event.partnership_id)
    noted = stored.checked_in(work, event.id)
    lines: list[Line] = [heading, ""] if heading else []
    lines += _facts(work, event, partnership, noted)
    own = _own(reader, noted)
    if own is not None:
        lines.append(message("event-own-leave", reason=option_label(own.leave)) if own.leave else
                     Message("event-own-present"))  # fmt: skip
    return Screen(purpose_of(event), lines, _rows(event, partnership, reader, own, now), move=move)


def _own(reader: Person, noted: Sequence[CheckIn]) -> CheckIn | None:
    return next((each for each in noted if each.person_id == reader.id), None)


def _facts(work: UnitOfWork, event: Event, partnership: Partnership, noted: Sequence[CheckIn]) -> list[Line]:
    category = option_label(ActivityCategory(str(event.plan["category"])))
    lines: list[Line] = [
        message("event-heading", title=event.title, category=category),
        message("event-partnership", partnership=partnership.name),
        when_line(event, partnership),
        *_repeats(work, event),
        message("event-place", place=str(event.plan["place"])),
    ]
    if event.plan.get("host"):
        lines.append(message("event-host", host=option_label(Side(str(event.plan["host"])))))
    names = [
        branch.name
        for side in Side
        for branch in directory.branches_of(work, partnership.organisation(side).id)
        if branch.id in check_ins.branches_of_side(work, event, partnership, side)
    ]
    lines.append(message("event-branches", branches=tuple(names)))
    if event.state is not EventState.PLANNED:
        lines.append(message("event-state-line", state=option_label(event.state)))
    return [*lines, "", *_counts(noted)] if noted else lines


def _repeats(work: UnitOfWork, event: Event) -> list[Line]:
    series = None if event.series_id is None else stored.series(work, event.series_id)
    if series is None or series.ended:
        return []
    repeat = option_label(Repeat(str(series.plan["repeat"])))
    until = series.plan.get("until")
    if until is None:
        return [message("event-repeats", repeat=repeat)]
    return [message("event-repeats-until", repeat=repeat, until=date.fromisoformat(str(until)))]


def _counts(noted: Sequence[CheckIn]) -> list[Line]:
    """Numbers only: nobody is to be shown up by who has tapped and who has not."""
    return [
        message(
            "event-counts",
            college=sum(each.side is Side.COLLEGE and each.leave is None for each in noted),
            enterprise=sum(each.side is Side.ENTERPRISE and each.leave is None for each in noted),
            leave=sum(each.leave is not None for each in noted),
        )
    ]


def _rows(
    event: Event, partnership: Partnership, reader: Person, own: CheckIn | None, now: datetime
) -> list[list[Button]]:
    managed = events.may_manage(reader, event, partnership)
    rows: list[list[Button]] = []
    present = own is not None and own.leave is None
    if partnership.side_of(reader) is not None:
        first = []
        if check_ins.is_open(event, now) and not present:
            first.append(Button(Message("event-check-in"), f"checkin:{event.id}"))
        if event.state is EventState.PLANNED and now < event.starts_at and not present:
            label = "event-excuse" if own is None else "event-excuse-again"
            first.append(Button(Message(label), f"excuse:{event.id}"))
        rows.append(first)
    if managed and check_ins.is_open(event, now):
        rows.append([
            Button(Message("event-attend"), f"attend:{event.id}"),
            Button(Message("event-code"), f"code:{event.id}"),
        ])  # fmt: skip
    elif managed and event.state is EventState.PLANNED and now < event.starts_at:
        rows.append([Button(Message("event-code"), f"code:{event.id}")])
    if event.state is EventState.PLANNED and now < event.starts_at:
        rows.append([Button(Message("event-calendar-file"), f"ics:{event.id}")])
        if managed:
            rows.append([
                Button(Message("event-change"), f"replan:{event.id}:{event.revision}"),
                Button(Message("event-call-off"), f"calloff:{event.id}:{event.revision}"),
            ])  # fmt: skip
    return [*rows, *(outcome_rows(event) if managed and stored.is_to_complete(event, now) else [])]


def outcome_rows(event: Event, *, named: bool = False) -> list[list[Button]]:
    """What became of it, one tap each; `named` where more than one may be asked about."""
    held = message("event-held-named", title=event.title[:40]) if named else Message("event-held-button")
    return [
        [Button(held, f"held:{event.id}:{event.revision}")],
        [
            Button(Message("event-postponed-button"), f"postponed:{event.id}:{event.revision}"),
            Button(Message("event-not-held-button"), f"unheld:{event.id}:{event.revision}"),
        ],
    ]


def refresh(work: UnitOfWork, now: datetime, username: str) -> None:
    """Brings the cards that are on show up to date, and announces in the groups what is new."""
    changed: dict[int, set[Announcement | None]] = {}
    for each in work.events:
        changed.setdefault(each.event_id, set()).add(each.announce)
    work.events.clear()
    for event_id, announcements in changed.items():
        event = stored.by_id(work, event_id)
        assert event is not None
        _refresh(work, event, announcements, now, username)


def _refresh(
    work: UnitOfWork, event: Event, announcements: set[Announcement | None], now: datetime, username: str
) -> None:
    partnership, shown = (
        directory.partnership(work, event.partnership_id),
        outbox.addresses_with(work, purpose_of(event)),
    )
    organiser = directory.by_id(work, event.organiser_id)
    for group in groups.of_partnership(work, event.partnership_id):
        new = group.address not in shown and Announcement.PLANNED in announcements
        said = [each for each in (Announcement.CANCELLED, Announcement.CHANGED) if each in announcements]
        moved = new or (bool(said) and group.address in shown)
        heading = message(f"event-{said[0]}") if said else Message("event-planned")
        if new or (group.address in shown and announcements != {Announcement.PLANNED}):
            card = _group_card(work, event, partnership, heading, now, username, move=moved)
            put(work, group.address, group.language, card, now)
        if Announcement.SOON in announcements:
            put(work, group.address, group.language, _reminder(event, partnership, group.address, now, username), now)
    reads = organiser.address in shown and event.side in partnership.sides_of(organiser)
    if reads and announcements != {Announcement.PLANNED}:
        put(work, organiser.address, organiser.language, event_screen(work, event, organiser, now, move=False), now)


def _group_card(
    work: UnitOfWork,
    event: Event,
    partnership: Partnership,
    heading: Message,
    now: datetime,
    username: str,
    *,
    move: bool,
) -> Screen:
    noted = stored.checked_in(work, event.id)
    lines: list[Line] = [heading, "", *_facts(work, event, partnership, noted)]
    return Screen(purpose_of(event), lines, _group_rows(event, now, username), move=move)


def _group_rows(event: Event, now: datetime, username: str) -> Rows:
    """The button to check in is there from the announcement on: a group's card changes by itself only when something
    happens. Pressed too early, it says when its time comes."""
    over = event.record_id is not None or now > event.ends_at + check_ins.CLOSES
    if over or event.state not in (EventState.PLANNED, EventState.HELD):
        return []
    more = Button(Message("event-more"), url=OpenEvent(event.id).address(username))
    return [[Button(Message("event-check-in"), f"checkin:{event.id}"), more]]


def _reminder(event: Event, partnership: Partnership, group: Address, now: datetime, username: str) -> Post:
    key = f"event-soon:{event.id}:{event.starts_at:%Y%m%d%H%M}:{group.id}"
    zone = ZoneInfo(partnership.time_zone)
    day = "today" if now.astimezone(zone).date() == event.starts_at.astimezone(zone).date() else "tomorrow"
    told = message("event-soon", day=day, title=event.title, when=when_line(event, partnership),
                   place=str(event.plan["place"]))  # fmt: skip
    return Post([told], _group_rows(event, now, username), key=key)


def recorded(request: Request, draft: Draft, record_id: int) -> None:
    """Where the draft began with a planned event, that event has its record now."""
    if isinstance(draft.subject, OfEvent):
        events.recorded(request.work, draft.subject.event, record_id)


Prefilled = tuple[dict[str, JsonValue], dict[str, dict[str, JsonValue]]]


def record_so_far(work: UnitOfWork, event: Event, partnership: Partnership, side: Side) -> Prefilled:
    """What plan and check-ins say of the record of an event: answers, and the scratch paper of the attendance."""
    taken_over = ("category", "title", "place", "start", "end", "host")
    answers: dict[str, JsonValue] = {name: event.plan[name] for name in taken_over if event.plan.get(name) is not None}
    day: date = event.starts_at.astimezone(ZoneInfo(partnership.time_zone)).date()
    answers["event_date"] = day.isoformat()
    return _with_attendance(work, event, partnership, side, answers)


def _with_attendance(
    work: UnitOfWork, event: Event, partnership: Partnership, side: Side, answers: dict[str, JsonValue]
) -> Prefilled:
    branches: list[JsonValue] = [*check_ins.branches_of_side(work, event, partnership, side)]
    if branches:
        answers["branches"] = branches
    sheet = check_ins.attendance_so_far(work, event, partnership, side)
    return answers, {"attendance": sheet} if sheet else {}


def counterpart_so_far(work: UnitOfWork, record: StoredRecord) -> Prefilled:
    """What the check-ins of a planned event say of the other side's part of its record."""
    event = stored.of_record(work, record.id)
    if event is None:
        return {}, {}
    partnership = directory.partnership(work, record.partnership_id)
    return _with_attendance(work, event, partnership, record.side.other, {})
