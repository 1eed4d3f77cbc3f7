"""Programmes to try: `fill` makes a small one with any number of records, `whole` a college with two enterprises."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import islice
from random import Random

from records.roles import Role, Side
from samples import bulk, term
from samples.bulk import Rosters
from samples.cast import COLLEGE, EVERYBODY, MANUFACTURING, PRECISION, PRODUCTION
from samples.partnership import Enrolled, SamplePartnership, SamplePerson, add_organisation, add_partnership, add_person
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations
from storage.people.persons import Person
from storage.scoring import impacts

__all__ = ["EVERYBODY", "LONG_AGO", "PEOPLE", "Filling", "SamplePerson", "fill", "settle", "whole"]

PEOPLE = (
    SamplePerson(1001, "张伟", Role.MEMBER, Side.COLLEGE, "zh-CN", "校方成员 · college member", COLLEGE),
    SamplePerson(1002, "李娜", Role.COORDINATOR, Side.COLLEGE, "zh-CN", "校方联络员 · college coordinator", COLLEGE),
    SamplePerson(2001, "赵敏", Role.MEMBER, Side.ENTERPRISE, "zh-CN", "企方成员 · enterprise member", PRECISION),
    SamplePerson(
        2002, "Chen Jie", Role.COORDINATOR, Side.ENTERPRISE, "en", "企方联络员 · enterprise coordinator", PRECISION
    ),
    SamplePerson(9001, "周主任", Role.ADMIN, None, "zh-CN", "管理员 · admin"),
)
ROSTERS = {
    Side.COLLEGE: (COLLEGE, MANUFACTURING, ("张伟", "李娜", "王强", "刘洋", "陈静")),
    Side.ENTERPRISE: (PRECISION, PRODUCTION, ("赵敏", "Chen Jie", "孙磊", "吴芳", "郑凯", "何雪")),
}
STARTED = date(2024, 9, 1)
LONG_AGO = date(2023, 9, 1)  # for a demo of three years
ELSEWHERE = 10_000  # added to the numbers of the people of each further partnership


def fill(
    work: UnitOfWork,
    now: datetime,
    records: int = 6,
    *,
    partnerships: int = 1,
    seed: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> int | None:
    """Fill an empty database with records spread over the partnerships, and return how many it made.

    Does nothing (None) where there is something already, so that it is safe to run twice. The same seed and day give
    the same data.
    """
    filling = settle(work, now, partnerships, seed)
    if filling is None:
        return None
    done = 0
    for write in filling.chunks(records):
        done += write(work)
        progress(done)
    return done


def whole(work: UnitOfWork, now: datetime) -> int | None:
    """Play one college, two enterprises, some thirty people, and all that they did in the last three quarters.

    Returns how many records that is; None where there is something already.
    """
    if organisations.every(work):
        return None
    records = term.play(work, now)
    impacts.drop_waiting(work)
    return records


@dataclass(frozen=True)
class Filling:
    """People who have settled, and the records that they are going to make."""

    samples: list[SamplePartnership]
    rosters: Rosters
    random: Random
    now: datetime

    def chunks(self, records: int, years: int = bulk.YEARS) -> Iterator[Callable[[UnitOfWork], int]]:
        """Yield for each chunk what writes it and returns how many records it has: each can be committed by itself."""
        plans = bulk.planned_records(self.samples, self.rosters, records, self.random, self.now, years)
        while chunk := list(islice(plans, bulk.CHUNK)):
            yield partial(bulk.write, planned=chunk, rosters=self.rosters, now=self.now)


def settle(
    work: UnitOfWork, now: datetime, partnerships: int = 1, seed: int = 1, started: date = STARTED
) -> Filling | None:
    """Add the people of so many partnerships; None where there is somebody already."""
    if organisations.every(work):
        return None
    admins: list[Person] = []
    samples = []
    for number in range(partnerships):
        samples.append(_partnership(work, number, admins, now, started))
    return Filling(samples, Rosters.read(work, samples, now.date()), Random(seed), now)


def _partnership(
    work: UnitOfWork, number: int, admins: list[Person], now: datetime, started: date
) -> SamplePartnership:
    """Add a partnership: the first has the sample's own names, further ones are told apart by their number.

    All share the admin.
    """
    suffix = f"（{number + 1}）" if number else ""
    ids = {
        side: add_organisation(work, side, name + suffix, {branch: [Enrolled(line) for line in names]}, started)
        for side, (name, branch, names) in ROSTERS.items()
    }
    here = [
        add_person(work, person, ids[person.side] if person.side else None, now, ELSEWHERE * number)
        for person in PEOPLE
        if person.side is not None or not number
    ]
    admins += [person for person in here if person.is_admin]
    return add_partnership(work, ids[Side.COLLEGE], ids[Side.ENTERPRISE], [*here, *admins[:1]], started)
