"""Who was at an event: checked in by themselves or by the organiser, or with leave that was asked for beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from records.attendance import AbsenceReason, RosterEntry
from records.errors import UserError
from records.form import option_label
from records.name_comparison import same_name
from records.notices import EventChanged
from records.planned_events import EventState
from records.roles import Side
from services.clock.events import ManagedEvent, VisibleEvent
from services.permissions import side_coordinated
from storage.clock import events
from storage.clock.events import CheckIn, Event
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, partnerships, roster
from storage.people.partnerships import Partnership
from storage.people.persons import Person

OPENS, CLOSES = timedelta(hours=1), timedelta(hours=1)  # before the start, after the end


def is_open(event: Event, now: datetime) -> bool:
    """Tell whether people can check in now."""
    in_time = event.starts_at - OPENS <= now <= event.ends_at + CLOSES
    return in_time and event.record_id is None and event.state in (EventState.PLANNED, EventState.HELD)


def _check_open(event: Event, now: datetime) -> None:
    if event.state not in (EventState.PLANNED, EventState.HELD):
        raise UserError("event-state-changed", state=option_label(event.state))
    if not is_open(event, now):
        raise UserError("check-in-closed" if now > event.ends_at else "check-in-not-yet")


def check_in(work: UnitOfWork, person: Person, seen: VisibleEvent, now: datetime) -> bool:
    """Note that the person is there; return False where it was noted before.

    Raise UserError outside of the event's time, and for people of neither side.
    """
    return _note(work, person, seen, None, now)


def check_in_by_code(work: UnitOfWork, person: Person, code: str, now: datetime) -> tuple[Event, bool]:
    """Check in by the link or the picture that is shown on the spot.

    Raise UserError for a code that is unknown, of others, or whose time has not come or is over.
    """
    event = events.by_code(work, code)
    if event is None:
        raise UserError("check-in-code-unknown")
    seen = VisibleEvent(event, partnerships.by_id(work, event.partnership_id))
    return event, _note(work, person, seen, None, now)


def ask_leave(work: UnitOfWork, person: Person, seen: VisibleEvent, reason: AbsenceReason, now: datetime) -> bool:
    """Note that the person cannot come; return False where it was noted before.

    Raise UserError once the event has begun.
    """
    _check_not_begun(seen.event, now)
    return _note(work, person, seen, reason, now)


def take_leave_back(work: UnitOfWork, person: Person, event: Event, now: datetime) -> None:
    """Note that the person can come after all. Raise UserError once the event has begun."""
    _check_not_begun(event, now)
    leave = leave_of(work, person, event)
    if leave is not None:
        events.take_back(work, event.id, leave.roster_id, leave.person_id)
        work.events.append(EventChanged(event.id))


def leave_of(work: UnitOfWork, person: Person, event: Event) -> CheckIn | None:
    """Return the leave that the person has asked for."""
    noted = events.checked_in(work, event.id)
    return next(
        (check_in for check_in in noted if check_in.person_id == person.id and check_in.leave is not None), None
    )


def _check_not_begun(event: Event, now: datetime) -> None:
    if event.state is not EventState.PLANNED or now >= event.starts_at:
        raise UserError("excuse-too-late")


def _note(work: UnitOfWork, person: Person, seen: VisibleEvent, leave: AbsenceReason | None, now: datetime) -> bool:
    event, partnership = seen
    side = partnership.side_of(person)
    if side is None:
        raise UserError("check-in-not-yours")
    if leave is None:
        _check_open(event, now)
    entry = entry_of(work, person, partnership, side, event)
    noted = CheckIn(event.id, side, entry.id if entry else None, person.id, entry.name if entry else person.name, leave)
    if any(_same(noted, known) and known.leave == leave for known in events.checked_in(work, event.id)):
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
    """Return the person's entry on the own organisation's roster of that day.

    It is the one that is linked to the person, else the only one of that name; None where there is neither.
    """
    entries = roster_of(work, partnership, side, event)
    linked = {entry.id for entry in roster.of_person(work, person.id)}
    for entry in entries:
        if entry.id in linked:
            return entry
    named = [entry for entry in entries if same_name(entry.name, person.name)]
    return named[0] if len(named) == 1 else None


def roster_of(work: UnitOfWork, partnership: Partnership, side: Side, event: Event) -> tuple[RosterEntry, ...]:
    """Return the side's roster on the event's day, all branches: who is of another branch can come, too."""
    branches = organisations.branches_of(work, partnership.organisation(side).id)
    return roster.on_day(work, partnership.today(event.starts_at), [branch.id for branch in branches])


def side_to_keep(person: Person, event: Event, partnership: Partnership) -> Side:
    """Return whose presence the person may note: the own side's, as its coordinator or as who has organised it.

    Raise UserError for anybody else.
    """
    side = side_coordinated(person, partnership)
    if side is None and person.id == event.organiser_id:
        side = event.side
    if side is None:
        raise UserError("event-not-yours")
    return side


def note_present(work: UnitOfWork, person: Person, managed: ManagedEvent, roster_id: int, now: datetime) -> None:
    """Note that somebody of the roster is there, who may be without Telegram, or take it back.

    Raise UserError outside of the event's time, and for an entry of another roster.
    """
    event, partnership = managed
    side = side_to_keep(person, event, partnership)
    entry = next((entry for entry in roster_of(work, partnership, side, event) if entry.id == roster_id), None)
    if entry is None:
        raise UserError("button-old")
    _check_open(event, now)
    noted = next((known for known in events.checked_in(work, event.id) if known.roster_id == roster_id), None)
    if noted is not None and noted.leave is None:
        events.take_back(work, event.id, roster_id, None)
    else:
        person_id = noted.person_id if noted else None
        events.note_check_in(work, CheckIn(event.id, side, roster_id, person_id, entry.name, None), person.id, now)
    work.events.append(EventChanged(event.id))


def branches_of_side(work: UnitOfWork, event: Event, partnership: Partnership, side: Side) -> list[int]:
    """Return the numbers of the side's branches that take part."""
    own = organisations.branches_of(work, partnership.organisation(side).id)
    return [branch.id for branch in own if branch.id in event.plan.branches]


@dataclass(frozen=True)
class AttendanceSoFar:
    """What the check-ins say of a side's attendance, by the roster's entries.

    `absent` are those who are expected and have neither checked in nor asked for leave, or have: then with the reason.
    `guests` of the roster were there and not expected, `others` are named who were there and are not of the branches
    that take part.
    """

    absent: Mapping[int, AbsenceReason | None]
    guests: tuple[int, ...]
    others: tuple[str, ...]


def attendance_so_far(work: UnitOfWork, event: Event, partnership: Partnership, side: Side) -> AttendanceSoFar | None:
    """Return what the check-ins say of a side's attendance; None where nobody has checked in: then nothing is known.

    Nobody has to check in, so it is to be looked at before reasons are asked.
    """
    noted = [check_in for check_in in events.checked_in(work, event.id) if check_in.side is side]
    present = {check_in.roster_id for check_in in noted if check_in.leave is None}
    if not present:
        return None
    leave = {check_in.roster_id: check_in.leave for check_in in noted if check_in.leave is not None}
    taking_part = branches_of_side(work, event, partnership, side)
    own = [entry for entry in roster_of(work, partnership, side, event) if entry.branch_id in taking_part]
    of_own = {entry.id for entry in own}
    return AttendanceSoFar(
        {entry.id: leave.get(entry.id) for entry in own if entry.party_member and entry.id not in present},
        tuple(entry.id for entry in own if not entry.party_member and entry.id in present),
        tuple(
            check_in.name
            for check_in in noted
            if check_in.leave is None and (check_in.roster_id is None or check_in.roster_id not in of_own)
        ),
    )
