"""Fifty people in a year of leave, holidays and debts, whatever ticks are lost or late, and whoever takes over."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from handlers.features.clock import reminding
from records.addresses import Address
from records.calendar import DaysOff, is_working, known_until
from records.notifications import Availability, NotificationPreferences
from services.clock import burden, debts
from storage.clock import reminders
from storage.engine.unit_of_work import UnitOfWork, read_only
from storage.people import persons
from storage.people.persons import Person
from storage.tables.planning import digest_turns, unasked
from tests.support.simulated_town import Sent, SimulatedTown

WEEK = timedelta(days=7)


def minutes(at: time) -> int:
    return 60 * at.hour + at.minute


def is_quiet(preferences: NotificationPreferences, at: time) -> bool:
    """On a dial of a day's minutes."""
    begin = minutes(preferences.quiet_from)
    return (minutes(at) - begin) % 1440 < (minutes(preferences.quiet_until) - begin) % 1440


def is_permitted(availability: Availability, now: datetime) -> bool:
    """Whether the person may be disturbed, said in another way than the bot does."""
    local, preferences = now.astimezone(availability.zone), availability.preferences
    first, last = preferences.leave_from, preferences.leave_until
    away = last is not None and (first or local.date()) <= local.date() <= last
    works = preferences.rest_days or is_working(local.date(), availability.days_off)
    return works and not away and not is_quiet(preferences, local.time())


@dataclass
class Witness:
    """Looks on, and compares what came with what should have."""

    town: SimulatedTown
    random: Random
    availabilities: dict[Address, Availability] = field(default_factory=dict)
    looked_at: int = 0

    def learns(self) -> None:
        """NotificationPreferences as they are now, by chat."""
        with read_only(self.town.database) as work:
            self.availabilities = {each.address: burden.availability_of(work, each) for each in self.town.people}

    def looks_at_the_new(self, now: datetime) -> None:
        """All that has come since was permitted, within the budget, and came once."""
        new, self.looked_at = self.town.sent[self.looked_at :], len(self.town.sent)
        for each in new:
            availability = self.availabilities[each.to]
            if each.bulk:
                self._looks_at_digest(each, availability)
            else:
                assert is_permitted(availability, each.at), each
                assert len(self.of_the_week(each.to, each.at)) <= self.allowed(availability), each
        reminded = Counter(each.to for each in new if is_reminder(each))
        assert all(times == 1 for times in reminded.values())

    def of_the_week(self, to: Address, now: datetime) -> list[Sent]:
        """Of the seven days before, and what is of the future since the clock was set back."""
        return [each for each in self.town.sent if each.to == to and not each.bulk and each.at > now - WEEK]

    def allowed(self, availability: Availability) -> int:
        own = availability.preferences.per_week
        return self.town.budget if own is None or own > self.town.budget else own

    def _looks_at_digest(self, sent: Sent, availability: Availability) -> None:
        """At the own hour of a working day; a late one when it does not disturb, and it says so."""
        local, preferences = sent.at.astimezone(availability.zone), availability.preferences
        late = "晚到" in sent.text or "is late" in sent.text
        permitted = (
            is_permitted(availability, sent.at) if late else minutes(local.time()) >= minutes(preferences.digest_at)
        )
        assert permitted, (local, sent, availability)
        assert preferences.rest_days or is_working(local.date(), availability.days_off)

    def owed_in_vain(self, work: UnitOfWork, person: Person, now: datetime) -> set[str]:
        """What the person should have been told of by now and was not: every debt is told at once, again after two
        working days, and then after every five; unless the hour, a snooze or the budget forbid it."""
        availability = self.availabilities[person.address]
        local, preferences = now.astimezone(availability.zone), availability.preferences
        own = preferences.quiet_until if is_quiet(preferences, preferences.remind_at) else preferences.remind_at
        snoozed = availability.snoozed_until is not None and now < availability.snoozed_until
        full = len(self.of_the_week(person.address, now)) >= self.allowed(availability)
        if snoozed or full or not is_permitted(availability, now) or minutes(local.time()) < minutes(own):
            return set()
        told = reminders.told(work, person.id)
        waited = {
            key: worked_since(each.last_at, now, availability.zone, availability.days_off) for key, each in told.items()
        }
        owed = [debt.key for debt in debts.debts_of(work, person, now) if not debt.resting]
        return {key for key in owed
                if key not in told or waited[key] >= (2 if told[key].times == 1 else 5)}  # fmt: skip

    def finds_nothing_forgotten(self, now: datetime) -> None:
        with read_only(self.town.database) as work:
            for person in self.random.sample(self.town.people, 3):
                assert not self.owed_in_vain(work, person, now), (person.name, now)


def worked_since(then: datetime, now: datetime, zone: ZoneInfo, days_off: tuple[DaysOff, ...]) -> int:
    """Working days after that day, today included."""
    first, last = then.astimezone(zone).date(), now.astimezone(zone).date()
    days = (first + timedelta(days=number) for number in range(1, min((last - first).days, 30) + 1))
    return sum(is_working(day, days_off) for day in days)


def is_reminder(sent: Sent) -> bool:
    return "方便的时候看一下就好" in sent.text or "Please have a look when it suits you" in sent.text


def moments(random: Random, begin: datetime, days: int) -> Iterator[datetime]:
    """At which the clock ticks: some hours apart, now and then the clock is set back, and once there is a week off."""
    gap = begin + timedelta(days=random.randrange(days // 3, days // 2))
    now = begin
    while now < begin + timedelta(days=days):
        now += timedelta(minutes=random.choice((30, 90, 240, 480)))
        if gap <= now < gap + WEEK:
            now = gap + WEEK
        yield now - timedelta(hours=2) if random.random() < 0.01 else now


def live(url: str, seed: int, begin: datetime, days: int, inhabitants: int) -> SimulatedTown:
    random = Random(seed)
    town = SimulatedTown(url, random, begin, inhabitants)
    witness = Witness(town, random)
    witness.learns()
    for now in moments(random, begin, days):
        for _ in range(random.choice((0, 0, 0, 1, 2))):
            town.acts(now)
            witness.looks_at_the_new(now)
            witness.learns()
        jobs = town.tick(now)
        witness.looks_at_the_new(now)
        if any(job.run is reminding.remind for job in jobs):
            witness.finds_nothing_forgotten(now)
    return town


def looks_back(town: SimulatedTown) -> None:
    """Over all of it: what the bot has noted is what people have seen, and no digest came twice or stayed away."""
    with read_only(town.database) as work:
        chats = {person.id: person.address for person in persons.everybody(work)}
        noted = Counter((chats[row.person_id], row.at) for row in work.rows(unasked.select()))
        turns = work.rows(digest_turns.select())
    assert noted == Counter((each.to, each.at) for each in town.sent if not each.bulk)
    digests = Counter((each.to, heading(each)) for each in town.sent if each.bulk)
    assert set(digests.values()) == {1}
    assert len([turn for turn in turns if turn.done_at is not None]) == len(digests)
    last = max(each.at for each in town.sent)
    assert all(turn.done_at for turn in turns if turn.due_at < last - WEEK)


def heading(sent: Sent) -> str:
    """Which partnership's, and of which week."""
    return next(line for line in sent.text.splitlines() if line.startswith("<b>"))


def autumn() -> datetime:
    """Of the last year whose substituted working days are known."""
    return datetime(known_until(), 11, 20, tzinfo=UTC)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(2))
def test_across_a_turn_of_the_year_nobody_is_disturbed_and_nothing_is_forgotten(sqlite_url: str, seed: int) -> None:
    town = live(sqlite_url, seed, autumn(), 60, 15)
    assert {each.at.year for each in town.sent} == {known_until(), known_until() + 1}
    looks_back(town)
    town.ends()


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", [10])
def test_in_a_year_of_fifty_people_nobody_is_disturbed_and_nothing_is_forgotten(sqlite_url: str, seed: int) -> None:
    town = live(sqlite_url, seed, autumn() - timedelta(days=120), 366, 50)
    assert len({each.to for each in town.sent}) > 40
    looks_back(town)
    town.ends()
