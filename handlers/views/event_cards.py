"""A planned event as people see it: the card in a private chat, the live card in a group, and what they prefill."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from handlers.buttons.clock import (
    AskForLeave,
    CallOff,
    ChangeEvent,
    CheckInNow,
    MakeCalendarFile,
    MakeCheckInCode,
    NotePresence,
    SayHeld,
    SayNotHeld,
    SayPostponed,
    ShowEvent,
)
from handlers.buttons.links import OpenEvent
from handlers.conversation.widgets.attendance_sheet import Sheet
from handlers.kit.replies import Button, Line, Post, Rows, Screen, put
from records.addresses import Address, without_topic
from records.form import option_label
from records.lengths import shortened
from records.messages import Message, message
from records.notices import Announcement
from records.planned_events import EventState
from records.purposes import EventPurpose
from records.roles import Side
from services.clock import check_ins, event_news, events
from services.clock.check_ins import AttendanceSoFar
from storage.chat import outbox
from storage.clock import events as stored
from storage.clock.events import CheckIn, Event, Series
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import StoredRecord
from storage.people import groups, organisations, partnerships
from storage.people.groups import Group
from storage.people.partnerships import Partnership
from storage.people.persons import Person


def when_line(event: Event, partnership: Partnership) -> Message:
    """Return day and hours on the clocks of the partnership."""
    zone = ZoneInfo(partnership.time_zone)
    start, end = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
    ends: Message | str = f"{end:%H:%M}"
    if end.date() > start.date():
        ends = "24:00" if ends == "00:00" else message("form-next-day", time=ends)
    return message("event-when", date=start.date(), start=f"{start:%H:%M}", end=ends)


def event_line(event: Event, partnership: Partnership) -> Message:
    """Return the event's line in a list."""
    return message("event-line", when=when_line(event, partnership), title=event.title, place=event.plan.place)


def event_button(event: Event, partnership: Partnership) -> Button:
    """Return the button to the event, with its day: those of a plan that repeats all have one title."""
    return Button(
        message("event-button", date=partnership.today(event.starts_at), title=shortened(event.title, 40)),
        ShowEvent(event.id),
    )


def event_screen(
    work: UnitOfWork, event: Event, reader: Person, now: datetime, *, heading: Message | None = None, move: bool
) -> Screen:
    """Return the card in a private chat, with what the reader may do now."""
    partnership = partnerships.by_id(work, event.partnership_id)
    noted = stored.checked_in(work, event.id)
    lines: list[Line] = [heading, ""] if heading else []
    lines += _facts(work, event, partnership, noted)
    own = _own(reader, noted)
    if own is not None:
        lines.append(message("event-own-leave", reason=option_label(own.leave)) if own.leave else
                     Message("event-own-present"))  # fmt: skip
    return Screen(EventPurpose(event.id), lines, _rows(event, partnership, reader, own, now), move=move)


def _own(reader: Person, noted: Sequence[CheckIn]) -> CheckIn | None:
    return next((check_in for check_in in noted if check_in.person_id == reader.id), None)


def _facts(work: UnitOfWork, event: Event, partnership: Partnership, noted: Sequence[CheckIn]) -> list[Line]:
    category = option_label(event.plan.category)
    lines: list[Line] = [
        message("event-heading", title=event.title, category=category),
        message("event-partnership", partnership=partnership.name),
        when_line(event, partnership),
        *_repeats(work, event),
        message("event-place", place=event.plan.place),
    ]
    if event.plan.host is not None:
        lines.append(message("event-host", host=option_label(event.plan.host)))
    names = [
        branch.name
        for side in Side
        for branch in organisations.branches_of(work, partnership.organisation(side).id)
        if branch.id in check_ins.branches_of_side(work, event, partnership, side)
    ]
    lines.append(message("event-branches", branches=tuple(names)))
    if event.state is not EventState.PLANNED:
        lines.append(message("event-state-line", state=option_label(event.state)))
    if event.state is EventState.CANCELLED and (series := _series(work, event)) is not None and series.ended:
        lines.append(Message("event-following-cancelled"))
    return [*lines, "", *_counts(noted)] if noted else lines


def _series(work: UnitOfWork, event: Event) -> Series | None:
    return None if event.series_id is None else stored.series(work, event.series_id)


def _repeats(work: UnitOfWork, event: Event) -> list[Line]:
    series = _series(work, event)
    if series is None or series.ended:
        return []
    repeat, until = option_label(series.plan.repeat), series.plan.until
    if until is None:
        return [message("event-repeats", repeat=repeat)]
    return [message("event-repeats-until", repeat=repeat, until=until)]


def _counts(noted: Sequence[CheckIn]) -> list[Line]:
    """Return numbers only: nobody is to be shown up by who has tapped and who has not."""
    return [
        message(
            "event-counts",
            college=sum(check_in.side is Side.COLLEGE and check_in.leave is None for check_in in noted),
            enterprise=sum(check_in.side is Side.ENTERPRISE and check_in.leave is None for check_in in noted),
            leave=sum(check_in.leave is not None for check_in in noted),
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
            first.append(Button(Message("event-check-in"), CheckInNow(event.id)))
        if event.state is EventState.PLANNED and now < event.starts_at and not present:
            label = "event-excuse" if own is None else "event-excuse-again"
            first.append(Button(Message(label), AskForLeave(event.id)))
        rows.append(first)
    if managed and check_ins.is_open(event, now):
        rows.append([
            Button(Message("event-attend"), NotePresence(event.id)),
            Button(Message("event-code"), MakeCheckInCode(event.id)),
        ])  # fmt: skip
    elif managed and event.state is EventState.PLANNED and now < event.starts_at:
        rows.append([Button(Message("event-code"), MakeCheckInCode(event.id))])
    if event.state is EventState.PLANNED and now < event.starts_at:
        rows.append([Button(Message("event-calendar-file"), MakeCalendarFile(event.id))])
        if managed:
            rows.append([
                Button(Message("event-change"), ChangeEvent(event.id, event.revision)),
                Button(Message("event-call-off"), CallOff(event.id, event.revision)),
            ])  # fmt: skip
    if event.state is EventState.CANCELLED and now < event.starts_at:
        rows.append([Button(Message("event-calendar-remove"), MakeCalendarFile(event.id))])
    return [*rows, *(outcome_rows(event) if managed and stored.is_to_complete(event, now) else [])]


def outcome_rows(event: Event, *, named: bool = False) -> list[list[Button]]:
    """Return what may have become of the event, one tap each; `named` where more than one may be asked about."""
    held = message("event-held-named", title=shortened(event.title, 40)) if named else Message("event-held-button")
    return [
        [Button(held, SayHeld(event.id, event.revision))],
        [
            Button(Message("event-postponed-button"), SayPostponed(event.id, event.revision)),
            Button(Message("event-not-held-button"), SayNotHeld(event.id, event.revision)),
        ],
    ]


_ONLY_ANNOUNCED = {Announcement.PLANNED, Announcement.SOON}  # by which no card becomes another


def refresh(work: UnitOfWork, now: datetime, username: str) -> None:
    """Bring the cards that are on show up to date, and announce in the groups what is new."""
    changed: dict[int, set[Announcement | None]] = {}
    for change in work.events:
        changed.setdefault(change.event_id, set()).add(change.announce)
    work.events.clear()
    for event_id, announcements in changed.items():
        event = stored.by_id(work, event_id)
        assert event is not None
        _refresh(work, event, announcements, now, username)


def _refresh(
    work: UnitOfWork, event: Event, announcements: set[Announcement | None], now: datetime, username: str
) -> None:
    partnership = partnerships.by_id(work, event.partnership_id)
    shown = outbox.addresses_with(work, EventPurpose(event.id))
    for group in groups.of_partnership(work, event.partnership_id):
        there = {address for address in shown if without_topic(address) == without_topic(group.address)}
        _refresh_group(work, event, partnership, group, there, announcements, now, username)
    if announcements - _ONLY_ANNOUNCED:
        _refresh_private(work, event, partnership, announcements, now)


def _refresh_group(
    work: UnitOfWork,
    event: Event,
    partnership: Partnership,
    group: Group,
    there: set[Address],
    announcements: set[Announcement | None],
    now: datetime,
    username: str,
) -> None:
    """Announce what is new where the group's notices go, and edit the card where it is, which may be another topic."""
    new = not there and Announcement.PLANNED in announcements
    said = [each for each in (Announcement.CANCELLED, Announcement.CHANGED) if each in announcements]
    heading = message(f"event-{said[0]}") if said else Message("event-planned")
    moved = {group.address} if new or (said and there) else set()
    for address in sorted(moved | (there if announcements - _ONLY_ANNOUNCED else set())):
        card = _group_card(work, event, partnership, heading, now, username, move=address in moved)
        put(work, address, group.language, card, now)
    if Announcement.SOON in announcements:
        put(work, group.address, group.language, _reminder(event, partnership, group.address, now, username), now)


def _refresh_private(
    work: UnitOfWork, event: Event, partnership: Partnership, announcements: set[Announcement | None], now: datetime
) -> None:
    """Edit the cards in private chats: everybody's, where the event itself is another; else the organiser's.

    Each check-in would be an edit in every chat that has the card.
    """
    itself = event.state is not EventState.PLANNED or Announcement.CHANGED in announcements
    for reader in event_news.readers(work, event, partnership):
        if (itself or reader.id == event.organiser_id) and not reader.blocked:
            put(work, reader.address, reader.language, event_screen(work, event, reader, now, move=False), now)


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
    return Screen(EventPurpose(event.id), lines, _group_rows(event, now, username), move=move)


def _group_rows(event: Event, now: datetime, username: str) -> Rows:
    """Return the button to check in, which is there from the announcement on.

    A group's card changes by itself only when something happens. Pressed too early, the button says when its time
    comes.
    """
    over = event.record_id is not None or now > event.ends_at + check_ins.CLOSES
    if over or event.state not in (EventState.PLANNED, EventState.HELD):
        return []
    more = Button(Message("event-more"), url=OpenEvent(event.id).address(username))
    return [[Button(Message("event-check-in"), CheckInNow(event.id)), more]]


def _reminder(event: Event, partnership: Partnership, group: Address, now: datetime, username: str) -> Post:
    key = f"event-soon:{event.id}:{event.starts_at:%Y%m%d%H%M}:{without_topic(group).id}"
    day = "today" if partnership.today(now) == partnership.today(event.starts_at) else "tomorrow"
    when, place = when_line(event, partnership), event.plan.place
    soon = message("event-soon", day=day, title=event.title, when=when, place=place)
    return Post([soon], _group_rows(event, now, username), key=key)


Prefilled = tuple[dict[str, JsonValue], dict[str, dict[str, JsonValue]]]


def record_so_far(work: UnitOfWork, event: Event, partnership: Partnership, side: Side) -> Prefilled:
    """Return what plan and check-ins say of an event's record: answers, and scratch paper of the attendance."""
    planned = event.plan.to_json()
    taken_over = ("category", "title", "place", "start", "end", "host")
    answers: dict[str, JsonValue] = {name: planned[name] for name in taken_over if planned.get(name) is not None}
    answers["event_date"] = partnership.today(event.starts_at).isoformat()
    return _with_attendance(work, event, partnership, side, answers)


def _with_attendance(
    work: UnitOfWork, event: Event, partnership: Partnership, side: Side, answers: dict[str, JsonValue]
) -> Prefilled:
    branches: list[JsonValue] = [*check_ins.branches_of_side(work, event, partnership, side)]
    if branches:
        answers["branches"] = branches
    known = check_ins.attendance_so_far(work, event, partnership, side)
    return answers, {} if known is None else {"attendance": _scratch_of(known)}


def _scratch_of(known: AttendanceSoFar) -> dict[str, JsonValue]:
    """Return the scratch paper on which the attendance's question begins: it is to be looked at first."""
    sheet = Sheet(absent=dict(known.absent), guests_of_roster=[*known.guests], others=[*known.others], checked_in=True)
    scratch: dict[str, JsonValue] = sheet.model_dump(mode="json", exclude_unset=True)
    return scratch


def counterpart_so_far(work: UnitOfWork, record: StoredRecord) -> Prefilled:
    """Return what the check-ins of a planned event say of the other side's part of its record."""
    event = stored.of_record(work, record.id)
    if event is None:
        return {}, {}
    partnership = partnerships.by_id(work, record.partnership_id)
    return _with_attendance(work, event, partnership, record.side.other, {})
