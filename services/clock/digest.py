"""The weekly digest 周报: a week's figures, frozen once for both sides, and to whom they go at what hour."""

from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from indicators.bilingual import BilingualText
from records.calendar import at_local, next_working
from records.kinds.joint_activity import JointActivity
from records.notifications import Availability, NotificationPreferences
from records.roles import Side
from records.states import Action, State
from services.clock.burden import availability_of
from services.scoring.publications import sheet_of
from services.scoring.restatements import restatements
from services.scoring.score_sheet import IndicatorSheet, as_shown, indicator_sheets
from services.scoring.scores import score_at, year_to_date
from storage import audit
from storage.clock import weeks
from storage.clock.weeks import FrozenWeek, NewTurn
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import listing
from storage.ledger.listing import Filter, Sight
from storage.ledger.record_rows import StoredRecord
from storage.people import directory, groups
from storage.people.directory import Partnership, Person
from storage.scoring import facts

AT_ONCE = 4  # partnerships that are frozen in one transaction: their scores take a moment each
MOST_PRACTICES, MOST_RESTATED, LONGEST_WORDS = 2, 6, 200
WEEKS_SHOWN, WEEKS_NEEDED = 8, 3  # in a picture, and of these with attendance, so that it shows anything
LONGEST_LEAVE = 60  # days for which a digest waits for somebody's return
SUNDAY = timedelta(days=6)
# Steps by which what was confirmed is no more, or reads otherwise.
RESTATING = (Action.CORRECT, Action.AGREE_WITHDRAWAL, Action.VOID, Action.DECIDE_VOID)


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Counted(Frozen):
    """Of one category or mode."""

    confirmed: int = 0
    waiting: int = 0


class Attended(Frozen):
    expected: int
    present: int

    @property
    def rate(self) -> float:
        return self.present / self.expected if self.expected else 0.0


class Listed(Frozen):
    """A record by its number; `words`: what its authors say of it."""

    record_id: int
    kind: str
    title: str
    words: str = ""


class MovedIndicator(Frozen):
    """Of the programme year to date. `before` is its value a week earlier, None where it had none."""

    sheet: IndicatorSheet
    before: float | None

    @property
    def moved(self) -> bool:
        return as_shown(self.sheet.value) != as_shown(self.before)

    @property
    def off_target(self) -> bool:
        return any(part.gap > 0 for part in self.sheet.parts)


class Restated(Frozen):
    record_id: int
    title: str
    action: str
    by: str
    reason: str


class RestatedFigure(Frozen):
    """Of a published result, by the code of its period. `name` is None for the composite."""

    period: str
    name: BilingualText | None
    told: float | None
    now: float | None


class WeekFigures(Frozen):
    """`attendance` is by side; `attendance_before` that of the week before. `confirmed` and `waiting` count the records
    of the week and the outcomes that are new or changed in it."""

    categories: dict[str, Counted] = {}
    modes: dict[str, Counted] = {}
    attendance: dict[Side, Attended] = {}
    attendance_before: dict[Side, Attended] = {}
    outcomes: tuple[Listed, ...] = ()
    indicators: tuple[MovedIndicator, ...] = ()
    practices: tuple[Listed, ...] = ()
    restatements: tuple[Restated, ...] = ()
    restated_figures: tuple[RestatedFigure, ...] = ()
    confirmed: int = 0
    waiting: int = 0

    @property
    def activities(self) -> Counted:
        every = self.categories.values()
        return Counted(confirmed=sum(each.confirmed for each in every), waiting=sum(each.waiting for each in every))

    @property
    def _restates(self) -> bool:
        return bool(self.restatements or self.restated_figures)

    @property
    def quiet(self) -> bool:
        return not (self.confirmed or self.waiting or self.outcomes or self.practices or self._restates)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def figures(work: UnitOfWork, partnership: Partnership, monday: date, now: datetime) -> WeekFigures:
    """As the ledger stands now."""
    zone = ZoneInfo(partnership.time_zone)
    begin, end = (at_local(day, time(), zone) for day in (monday, monday + timedelta(weeks=1)))
    sight = Sight(partnership.id, open=frozenset(Side))
    wanted = Filter(first=monday, last=monday + SUNDAY)
    own = [record for part in listing.in_parts(work, [sight], wanted) for record in part if _is_listed(record)]
    activities = [record for record in own if record.kind == JointActivity.kind]
    changed = [each for each in listing.changed_between(work, partnership.id, begin, end) if _is_listed(each)]
    outcomes = [each for each in changed if each.kind != JointActivity.kind]
    told_of = {each.id: each.state is State.CONFIRMED for each in (*own, *outcomes)}
    week = timedelta(weeks=1)
    return WeekFigures(
        categories=_counted(activities, "category"),
        modes=_counted(own, "mode"),
        attendance=_attended(work, partnership, monday),
        attendance_before=_attended(work, partnership, monday - week),
        outcomes=tuple(_listed(each) for each in outcomes if _is_for_both(each)),
        indicators=_indicators(work, partnership, min(end, now), week),
        practices=tuple(
            _listed(each, words=True) for each in changed if each.good_practice and each.confirmed_version is not None
        )[:MOST_PRACTICES],
        restatements=_restated(work, partnership, begin, end),
        restated_figures=_restated_figures(work, partnership, begin, min(end, now)),
        confirmed=sum(told_of.values()),
        waiting=len(told_of) - sum(told_of.values()),
    )


def _is_listed(record: StoredRecord) -> bool:
    return record.state not in (State.DRAFT, State.WITHDRAWN, State.VOID)


def _is_for_both(record: StoredRecord) -> bool:
    """Both sides read the same: what one has not asked the other about yet is counted, and not named."""
    return record.confirmed_version is not None or record.asked_version is not None


def _counted(found: list[StoredRecord], answer: str) -> dict[str, Counted]:
    counts: dict[str, Counted] = {}
    for record in found:
        name = record.answers.get(answer)
        if isinstance(name, str):
            before, stands = counts.get(name, Counted()), record.state is State.CONFIRMED
            counts[name] = Counted(confirmed=before.confirmed + stands, waiting=before.waiting + (not stands))
    return counts


def _attended(work: UnitOfWork, partnership: Partnership, monday: date) -> dict[Side, Attended]:
    found = facts.attendance_between(work, partnership.id, monday, monday + SUNDAY)
    return {side: Attended(expected=expected, present=present) for side, (expected, present) in found.items()}


def _listed(record: StoredRecord, *, words: bool = False) -> Listed:
    narrative = record.answers.get("narrative") if words else None
    said = str(narrative)[:LONGEST_WORDS] if narrative else ""
    return Listed(record_id=record.id, kind=record.kind, title=record.title, words=said)


def _indicators(
    work: UnitOfWork, partnership: Partnership, moment: datetime, week: timedelta
) -> tuple[MovedIndicator, ...]:
    """Those of the programme year to date that moved in the week or are off target, as known then."""
    period = year_to_date(work, partnership, moment - timedelta(microseconds=1))
    before: dict[str, float | None] = {}
    if period.first < (moment - week).astimezone(ZoneInfo(partnership.time_zone)).date():
        then = score_at(work, partnership, period, moment - week)
        before = {sheet.key: sheet.value for sheet in indicator_sheets(then.evaluation)}
    found = [
        MovedIndicator(
            sheet=sheet.model_copy(update={"counted": (), "left_out": ()}), before=before.get(sheet.key)
        )
        for sheet in indicator_sheets(score_at(work, partnership, period, moment).evaluation)
        if sheet.value is not None
    ]  # fmt: skip
    return tuple(each for each in found if each.moved or each.off_target)


def _restated(work: UnitOfWork, partnership: Partnership, begin: datetime, end: datetime) -> tuple[Restated, ...]:
    """What had been confirmed and was corrected, withdrawn or voided: scores that were reported are not the same."""
    found = []
    for record in listing.changed_between(work, partnership.id, begin, end):
        note = next(
            (each for each in reversed(audit.history(work, record.id))
             if each.action in RESTATING and begin <= each.at < end), None,
        )  # fmt: skip
        in_force = record.confirmed_version is None or record.confirmed_version > 1
        if note is not None and in_force:
            reason = note.details.reason or ""
            found.append(
                Restated(
                    record_id=record.id, title=record.title, action=note.action, by=note.person or "", reason=reason
                )
            )
    return tuple(found[:5])


def _restated_figures(
    work: UnitOfWork, partnership: Partnership, begin: datetime, end: datetime
) -> tuple[RestatedFigure, ...]:
    """What of published results became another figure in the week."""
    found = []
    for each in restatements(work, partnership, end, since=begin):
        told = sheet_of(each.publication)
        names = {indicator.key: indicator.name for indicator in told.indicators}
        found += [
            RestatedFigure(period=told.period, name=names.get(figure.key), told=figure.told, now=figure.now)
            for figure in each.figures
        ]
    return tuple(found[:MOST_RESTATED])


def freeze(work: UnitOfWork, now: datetime) -> bool:
    """Freezes the week that is over, of each partnership in which Monday has begun. A week that nobody was there to
    freeze in its time is frozen late; older ones are left. True where there may be more."""
    frozen: dict[date, set[int]] = {}
    done = 0
    for partnership_id, zone in weeks.going_on(work):
        monday = monday_of(now.astimezone(ZoneInfo(zone)).date()) - timedelta(weeks=1)
        if monday not in frozen:
            frozen[monday] = weeks.frozen_of(work, monday)
        if partnership_id in frozen[monday]:
            continue
        partnership = directory.partnership(work, partnership_id)
        if partnership.started_on > monday + SUNDAY:
            continue
        if work.apart("week of partnership", partnership_id, partial(_freeze_in_time, work, partnership, monday, now)):
            done += 1
        if done >= AT_ONCE:
            return True
    return False


def _freeze_in_time(work: UnitOfWork, partnership: Partnership, monday: date, now: datetime) -> FrozenWeek:
    known_before = weeks.has_any(work, partnership.id)
    frozen = _freeze(work, partnership, monday, now)
    if known_before or _is_fresh(partnership, monday, now):
        _give_turns(work, partnership, monday)
    return frozen


def _is_fresh(partnership: Partnership, monday: date, now: datetime) -> bool:
    """Whether the week has ended just now. Who begins in the middle of a week does not begin with a late digest."""
    ended = at_local(monday + timedelta(weeks=1), time(), ZoneInfo(partnership.time_zone))
    return now < ended + timedelta(days=1)


def _freeze(work: UnitOfWork, partnership: Partnership, monday: date, now: datetime) -> FrozenWeek:
    known = figures(work, partnership, monday, now).model_dump(mode="json")
    return weeks.freeze(work, partnership.id, monday, known, now)


def of_week(
    work: UnitOfWork, partnership: Partnership, monday: date, now: datetime
) -> tuple[WeekFigures, datetime | None]:
    """The figures of a week that is over, frozen when they are first asked for at the latest, with the moment of that;
    or those of the running week as they stand, with None."""
    if monday + timedelta(weeks=1) > now.astimezone(ZoneInfo(partnership.time_zone)).date():
        return figures(work, partnership, monday, now), None

    def read() -> tuple[WeekFigures, datetime]:
        found = weeks.of_week(work, partnership.id, monday) or _freeze(work, partnership, monday, now)
        return WeekFigures.model_validate(found.figures), found.frozen_at

    return work.once(("week", partnership.id, monday), read)


def weeks_up_to(work: UnitOfWork, partnership: Partnership, monday: date) -> list[tuple[date, WeekFigures]]:
    """What a picture of the weeks up to that one shows, the oldest first: as they were frozen, the same for both sides.
    Empty where too few of them have anything to show."""

    def read() -> list[tuple[date, WeekFigures]]:
        frozen = weeks.latest(work, partnership.id, monday, WEEKS_SHOWN)
        found = [(each, WeekFigures.model_validate(figures)) for each, figures in frozen]
        return found if sum(bool(known.attendance) for _, known in found) >= WEEKS_NEEDED else []

    return work.once(("weeks up to", partnership.id, monday), read)


def _give_turns(work: UnitOfWork, partnership: Partnership, monday: date) -> None:
    """Coordinators of both sides, unless they said no; members who said yes, the short one; and the groups."""
    weeks.drop_open(work, partnership.id)
    turns = []
    for person in directory.of_organisations(work, [partnership.organisation(side).id for side in Side]):
        coordinates = _coordinates(person, partnership)
        availability = availability_of(work, person)
        wanted = coordinates if availability.preferences.weekly is None else availability.preferences.weekly
        if wanted and not person.blocked and (due_at := due_for(availability, monday)) is not None:
            turns.append(NewTurn(person.address, person.id, due_at, not coordinates))
    for group in groups.of_partnership(work, partnership.id):
        due_at = due_for(usual_availability(partnership), monday)
        assert due_at is not None
        turns.append(NewTurn(group.address, None, due_at, True))
    weeks.add_turns(work, partnership.id, monday, turns)


def usual_availability(partnership: Partnership) -> Availability:
    """That of whoever has set nothing: a group's."""
    return Availability(NotificationPreferences(), ZoneInfo(partnership.time_zone))


def _coordinates(person: Person, partnership: Partnership) -> bool:
    return any(person.coordinates(partnership.organisation(side).id) for side in Side)


def due_for(availability: Availability, monday: date) -> datetime | None:
    """When the digest of the week from that Monday is due: in the week after it, at the chosen day and hour, moved to
    the next working day, and behind a leave; None where the leave has no near end."""
    day = monday + timedelta(weeks=1, days=availability.preferences.digest_day.number)
    for _ in range(LONGEST_LEAVE):
        day = day if availability.preferences.rest_days else next_working(day, availability.days_off)
        if not availability.is_away(day):
            return at_local(day, availability.preferences.digest_at, availability.zone)
        day += timedelta(days=1)
    return None


def reschedule(work: UnitOfWork, person: Person) -> None:
    """The person has chosen another hour: what has not been sent yet follows."""
    availability = availability_of(work, person)
    for turn in weeks.open_of(work, person.id):
        due_at = due_for(availability, turn.monday)
        if availability.preferences.weekly is False or due_at is None:
            weeks.remove(work, turn.id)
        else:
            weeks.move(work, turn.id, due_at)


def may_read(person: Person, partnership: Partnership) -> bool:
    return partnership.side_of(person) is not None or person.is_admin
