"""Who was at an event: checked in by themselves or by the organiser, or with leave that was asked for beforehand."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from records.attendance import AbsenceReason, RosterEntry
from records.errors import UserError
from records.notices import EventChanged
from records.planned_events import EventState
from records.roles import Side
from services.clock.events import CODE_PREFIX, managed_event, visible_event
from storage.clock import events
from storage.clock.events import CheckIn, Event
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory, roster
from storage.people.directory import Partnership, Person

OPENS, CLOSES = timedelta(hours=1), timedelta(hours=1)  # before the start, after the end


def is_open(event: Event, now: datetime) -> bool:
    in_time = event.starts_at - OPENS <= now <= event.ends_at + CLOSES
    return in_time and event.record_id is None and event.state in (EventState.PLANNED, EventState.HELD)


def check_in(work: UnitOfWork, person: Person, event_id: int, now: datetime) -> bool:
    """False where it was noted before. Raises UserError outside of the event's time."""
    event, partnership = visible_event(work, person, event_id)
    return _note(work, person, event, partnership, None, now)


def check_in_by_code(work: UnitOfWork, person: Person, code: str, now: datetime) -> tuple[Event, bool]:
    """By the link or the picture that is shown on the spot. Raises UserError for a code that is unknown, of others, or
    whose time has not come or is over."""
    event = events.by_code(work, CODE_PREFIX + code)
    if event is None:
        raise UserError("check-in-code-unknown")
    partnership = directory.partnership(work, event.partnership_id)
    if partnership.side_of(person) is None:
        raise UserError("check-in-not-yours")
    return event, _note(work, person, event, partnership, None, now)


def ask_leave(work: UnitOfWork, person: Person, event_id: int, reason: AbsenceReason, now: datetime) -> bool:
    """Raises UserError once the event has begun."""
    event, partnership = visible_event(work, person, event_id)
    _check_not_begun(event, now)
    return _note(work, person, event, partnership, reason, now)


def take_leave_back(work: UnitOfWork, person: Person, event_id: int, now: datetime) -> None:
    """The person can come after all. Raises UserError once the event has begun."""
    event, _ = visible_event(work, person, event_id)
    _check_not_begun(event, now)
    leave = leave_of(work, person, event)
    if leave is not None:
        events.take_back(work, event.id, leave.roster_id, leave.person_id)
        work.events.append(EventChanged(event.id))


def leave_of(work: UnitOfWork, person: Person, event: Event) -> CheckIn | None:
    noted = events.checked_in(work, event.id)
    return next((each for each in noted if each.person_id == person.id and each.leave is not None), None)


def _check_not_begun(event: Event, now: datetime) -> None:
    if event.state is not EventState.PLANNED or now >= event.starts_at:
        raise UserError("excuse-too-late")


def _note(
    work: UnitOfWork,
    person: Person,
    event: Event,
    partnership: Partnership,
    leave: AbsenceReason | None,
    now: datetime,
) -> bool:
    side = partnership.side_of(person)
    if side is None:
        raise UserError("check-in-not-yours")
    if leave is None and not is_open(event, now):
        raise UserError("check-in-closed" if now > event.ends_at else "check-in-not-yet")
    entry = entry_of(work, person, partnership, side, event)
    noted = CheckIn(event.id, side, entry.id if entry else None, person.id, entry.name if entry else person.name, leave)
    if any(_same(noted, each) and each.leave == leave for each in events.checked_in(work, event.id)):
        return False
    events.note_check_in(work, noted, person.id, now)
    work.events.append(EventChanged(event.id))
    return True


def _same(one: CheckIn, other: CheckIn) -> bool:
    by_entry = one.roster_id is not None and one.roster_id == other.roster_id
    return by_entry or (one.person_id is not None and one.person_id == other.person_id)


def entry_of(
    work: UnitOfWork, person: Person, partnership: Partnership, side: Side, event: Event
) -> RosterEntry | None:
    """The person's entry on the own organisation's roster of that day: the one that is linked, else the only one of
    that name."""
    entries = roster_of(work, partnership, side, event)
    linked = {entry.id for entry in roster.of_person(work, person.id)}
    for entry in entries:
        if entry.id in linked:
            return entry
    named = [entry for entry in entries if entry.name == person.name]
    return named[0] if len(named) == 1 else None


def roster_of(work: UnitOfWork, partnership: Partnership, side: Side, event: Event) -> tuple[RosterEntry, ...]:
    """The side's roster on the event's day, all branches: who is of another branch can come, too."""
    day = event.starts_at.astimezone(ZoneInfo(partnership.time_zone)).date()
    branches = directory.branches_of(work, partnership.organisation(side).id)
    return directory.roster_on(work, day, [branch.id for branch in branches])


def side_to_keep(person: Person, event: Event, partnership: Partnership) -> Side:
    """Whose presence the person may note: the own side's, as its coordinator or as who has organised it."""
    for side in Side:
        if person.coordinates(partnership.organisation(side).id):
            return side
    if person.id == event.organiser_id:
        return event.side
    raise UserError("event-not-yours")


def note_present(work: UnitOfWork, person: Person, event_id: int, roster_id: int, now: datetime) -> None:
    """For people without Telegram: notes that they are there, or takes it back."""
    event = managed_event(work, person, event_id)
    partnership = directory.partnership(work, event.partnership_id)
    side = side_to_keep(person, event, partnership)
    entry = next((each for each in roster_of(work, partnership, side, event) if each.id == roster_id), None)
    if entry is None:
        raise UserError("button-old")
    if not is_open(event, now):
        raise UserError("check-in-closed" if now > event.ends_at else "check-in-not-yet")
    before = next((each for each in events.checked_in(work, event.id) if each.roster_id == roster_id), None)
    if before is not None and before.leave is None:
        events.take_back(work, event.id, roster_id, None)
    else:
        person_id = before.person_id if before else None
        events.note_check_in(work, CheckIn(event.id, side, roster_id, person_id, entry.name, None), person.id, now)
    work.events.append(EventChanged(event.id))


def branches_of_side(work: UnitOfWork, event: Event, partnership: Partnership, side: Side) -> list[int]:
    """Those of the side's branches that take part."""
    chosen = event.plan.get("branches")
    wanted = {int(str(branch)) for branch in chosen} if isinstance(chosen, list) else set()
    own = directory.branches_of(work, partnership.organisation(side).id)
    return [branch.id for branch in own if branch.id in wanted]


def attendance_so_far(work: UnitOfWork, event: Event, partnership: Partnership, side: Side) -> dict[str, JsonValue]:
    """What the check-ins say of a side's attendance, as the form's scratch paper: whoever is expected and has neither
    checked in nor asked for leave is marked absent, to be looked at before the reasons are asked: nobody has to check
    in. Empty where nobody did: then nothing is known."""
    noted = [each for each in events.checked_in(work, event.id) if each.side is side]
    present = {each.roster_id for each in noted if each.leave is None}
    if not present:
        return {}
    leave = {each.roster_id: each.leave for each in noted if each.leave is not None}
    taking_part = branches_of_side(work, event, partnership, side)
    entries = roster_of(work, partnership, side, event)
    own = [entry for entry in entries if entry.branch_id in taking_part]
    absent: dict[str, JsonValue] = {
        str(entry.id): leave.get(entry.id) for entry in own if entry.party_member and entry.id not in present
    }
    guests: list[JsonValue] = [entry.id for entry in own if not entry.party_member and entry.id in present]
    of_own = {entry.id for entry in own}
    others: list[JsonValue] = [
        each.name for each in noted if each.leave is None and (each.roster_id is None or each.roster_id not in of_own)
    ]
    return {"absent": absent, "guests_of_roster": guests, "others": others, "checked_in": True}
