"""A simulated year of fifty people with leave, holidays and debts, whatever ticks are lost, repeated or delayed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records.calendar import DaysOff, at_local, is_working, known_until, next_working
from records.habits import Habits, Rhythm, Telling, has_room, is_due, is_silent, may_disturb, may_remind

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
BEGIN = datetime(2026, 8, 1, tzinfo=UTC)  # a year that goes beyond what the table of holidays knows


@dataclass
class Somebody:
    """What a row each keeps of a person: a process that takes over knows it, too."""

    rhythm: Rhythm
    debts: dict[str, tuple[datetime, datetime]]  # since when, until when they are owed
    sent: list[datetime] = field(default_factory=list)
    told: dict[str, Telling] = field(default_factory=dict)

    def owes(self, now: datetime) -> list[str]:
        return [name for name, (since, until) in self.debts.items() if since <= now < until]

    def is_reminded(self, now: datetime) -> bool:
        """As the job does it."""
        if not may_remind(self.rhythm, now) or not has_room(self.rhythm.habits, self.sent, now):
            return False
        owed = self.owes(now)
        if not any(is_due(self.rhythm, self.told.get(name), now) for name in owed):
            return False
        self.sent.append(now)
        for name in owed:
            before = self.told.get(name)
            self.told[name] = Telling(before.times + 1 if before else 1, now)
        return True


def somebody(random: Random) -> Somebody:
    first = BEGIN.date() + timedelta(days=random.randrange(365))
    habits = Habits(
        remind_at=time(random.randrange(24), random.choice((0, 30))),
        quiet_from=time(random.choice((18, 20, 22, 0))),
        quiet_until=time(random.choice((6, 8, 9))),
        rest_days=random.random() < 0.2,
        per_week=random.randrange(1, 5),
        leave_from=first if random.random() < 0.5 else None,
        leave_until=first + timedelta(days=random.randrange(40)),
    ) if random.random() < 0.7 else Habits()  # fmt: skip
    holidays = tuple(
        DaysOff(day, day + timedelta(days=random.randrange(30)), random.random() < 0.2)
        for day in (BEGIN.date() + timedelta(days=random.randrange(365)) for _ in range(3))
    )
    debts = {}
    for number in range(random.randrange(12)):
        since = BEGIN + timedelta(minutes=random.randrange(365 * 24 * 60))
        debts[f"{number}"] = (since, since + timedelta(days=random.choice((1, 5, 60))))
    return Somebody(Rhythm(habits, ZoneInfo(random.choice(ZONES)), holidays), debts)


def ticks(random: Random) -> Iterator[datetime]:
    """Every half hour; some are lost, some come twice, some late, and once a week off altogether."""
    gap = random.randrange(360)
    for step in range(365 * 48):
        now = BEGIN + timedelta(minutes=30 * step)
        if random.random() < 0.1 or gap <= step // 48 < gap + 7:
            continue
        yield now + timedelta(seconds=random.choice((0, 0, 0, 900)))
        if random.random() < 0.05:
            yield now + timedelta(seconds=901)


@pytest.mark.parametrize("seed", range(5))
def test_nobody_is_disturbed_at_a_wrong_time_or_too_often_and_nothing_is_forgotten(seed: int) -> None:
    random = Random(seed)
    people = [somebody(random) for _ in range(10)]
    times = list(ticks(random))
    for person in people:
        for now in times:
            person.is_reminded(now)
        for at in person.sent:
            local = at.astimezone(person.rhythm.zone)
            habits = person.rhythm.habits
            assert habits.rest_days or is_working(local.date(), person.rhythm.days_off)
            assert not person.rhythm.is_away(local.date())
            assert not (local.time() >= habits.quiet_from > habits.quiet_until)
            assert local.time() >= habits.quiet_until
            assert sum(at - timedelta(days=7) < other <= at for other in person.sent) <= habits.per_week
        assert len(person.sent) == len(set(person.sent))
        for name, (since, until) in person.debts.items():
            chances = [now for now in times if since <= now < until and may_remind(person.rhythm, now)]
            if name not in person.told and chances:
                assert not any(has_room(person.rhythm.habits, person.sent, now) for now in chances), "forgotten"


def test_the_table_of_holidays_ends_within_that_year() -> None:
    assert known_until() < 2027
    assert is_working(date(2026, 2, 14)), "a Saturday that is worked on"
    assert not is_working(date(2026, 2, 20))
    assert not is_working(date(2027, 10, 1)), "the law's own holidays are known"
    assert is_working(date(2027, 10, 11))


@given(st.builds(datetime.combine, st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.times()), st.sampled_from(ZONES))
@settings(max_examples=200, deadline=None)
def test_a_local_time_is_the_first_moment_at_which_clocks_show_it_or_later(when: datetime, name: str) -> None:
    zone, wanted = ZoneInfo(name), when.replace(second=0, microsecond=0)
    moment = at_local(wanted.date(), wanted.time(), zone)
    shown = moment.astimezone(zone).replace(tzinfo=None)
    assert shown >= wanted
    assert shown - wanted <= timedelta(hours=1)
    earlier = (moment - timedelta(minutes=1)).astimezone(zone).replace(tzinfo=None)
    assert earlier < wanted or earlier < shown


def test_a_time_that_is_left_out_means_the_first_after_it_and_one_that_comes_twice_the_first() -> None:
    new_york = ZoneInfo("America/New_York")
    assert at_local(date(2026, 3, 8), time(2, 30), new_york) == datetime(2026, 3, 8, 7, tzinfo=UTC)
    assert at_local(date(2026, 11, 1), time(1, 30), new_york) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert at_local(date(2028, 2, 29), time(9), new_york) == datetime(2028, 2, 29, 14, tzinfo=UTC)


def test_the_next_working_day_is_looked_for_across_holidays_and_not_for_ever() -> None:
    assert next_working(date(2026, 10, 1)) == date(2026, 10, 8)
    endless = DaysOff(date(2026, 1, 1), date(2030, 1, 1))
    assert next_working(date(2026, 10, 1), [endless]) == date(2026, 10, 1)


def test_silence_counts_from_the_second_telling() -> None:
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert not is_silent(None, now)
    assert not is_silent(Telling(1, now - timedelta(days=9)), now)
    assert not is_silent(Telling(2, now - timedelta(days=1)), now)
    assert is_silent(Telling(2, now - timedelta(days=2)), now)


def test_the_same_hour_means_at_any_time() -> None:
    rhythm = Rhythm(Habits(quiet_from=time(0), quiet_until=time(0), rest_days=True), ZoneInfo("Asia/Shanghai"))
    assert all(may_disturb(rhythm, BEGIN + timedelta(hours=hour)) for hour in range(24 * 8))
