"""A college with forty enterprises and three years of records: what is fine for two partnerships is not for forty.

One coordinator of the college has all of them. Most go on well, some have fallen silent, and some dozens of records wait.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import islice, product
from random import Random

from records.roles import Role, Side
from records.states import Action
from samples import bulk
from samples.bulk import TO_CONFIRMED, PlannedRecord, Rosters
from samples.cast import COLLEGE, MANUFACTURING
from samples.partnership import (
    Enrolled,
    SamplePartnership,
    SamplePerson,
    add_organisation,
    add_partnership,
    add_person,
)
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations

PARTNERSHIPS, RECORDS = 40, 2_400  # some twenty records a year in each
WAITS = timedelta(days=21)  # for so long records wait for the college's coordinator
SILENT_EVERY, SILENT = 6, timedelta(days=75)  # every sixth partnership has done nothing for so long
_ENDS = {Action.CONFIRM, Action.WITHDRAW, Action.AGREE_WITHDRAWAL, Action.VOID}

_PLACES = ("江城", "东湖", "临港", "青山", "汉阳", "长江", "光谷", "南岭")
_TRADES = ("精密机械", "智能装备", "云计算", "新能源", "物流")
NAMES = tuple(f"{place}{trade}有限公司" for trade, place in product(_TRADES, _PLACES))
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"
_GIVEN = ("志强", "晓燕", "建国", "丽华", "文涛")
_OFFICE = (
    SamplePerson(1001, "张伟", Role.MEMBER, Side.COLLEGE, "zh-CN", "校方成员 · college member", COLLEGE),
    SamplePerson(1002, "李娜", Role.COORDINATOR, Side.COLLEGE, "zh-CN", "四十个结对的联络员 · has all forty", COLLEGE),
    SamplePerson(9001, "周主任", Role.ADMIN, None, "zh-CN", "管理员 · admin"),
)
_ENROLLED = {MANUFACTURING: [Enrolled(name) for name in ("张伟", "李娜", "王强", "刘洋", "陈静", "马晓东", "唐丽")]}


def _names(number: int) -> list[str]:
    return [_SURNAMES[(number + at) % len(_SURNAMES)] + given for at, given in enumerate(_GIVEN)]


def _people_of(number: int) -> tuple[SamplePerson, SamplePerson]:
    """Return the coordinator of an enterprise, who reads English in every fifth, and a member."""
    coordinator, member, *_ = _names(number)
    language = "zh-CN" if number % 5 else "en"
    return (
        SamplePerson(
            2001 + 2 * number,
            coordinator,
            Role.COORDINATOR,
            Side.ENTERPRISE,
            language,
            "联络员 · coordinator",
            NAMES[number],
        ),
        SamplePerson(2002 + 2 * number, member, Role.MEMBER, Side.ENTERPRISE, "zh-CN", "成员 · member", NAMES[number]),
    )


EVERYBODY = (*_OFFICE, *(person for number in range(PARTNERSHIPS) for person in _people_of(number)))


def play(work: UnitOfWork, now: datetime, records: int = RECORDS, seed: int = 1) -> int | None:
    """Fill an empty database with about so many records, and return how many; None where there is something already.

    The same seed and day give the same data.
    """
    if organisations.every(work):
        return None
    samples = list(_settled(work, now))
    rosters = Rosters.read(work, samples, now.date())
    plans = bulk.planned_records(samples, rosters, records, Random(seed), now)
    silent = {sample.partnership.id for sample in samples[::SILENT_EVERY]}
    kept = filter(None, map(partial(_as_it_went, silent=silent, now=now), plans))
    return sum(bulk.write(work, chunk, rosters, now) for chunk in iter(lambda: list(islice(kept, bulk.CHUNK)), []))


def _settled(work: UnitOfWork, now: datetime) -> Iterator[SamplePartnership]:
    started = now.date().replace(year=now.year - bulk.YEARS, month=9, day=1)
    college = add_organisation(work, Side.COLLEGE, COLLEGE, _ENROLLED, started)
    office = [add_person(work, one, college if one.side else None, now) for one in _OFFICE]
    for number, name in enumerate(NAMES):
        branch = {"第一党支部": [Enrolled(each) for each in _names(number)]}
        enterprise = add_organisation(work, Side.ENTERPRISE, name, branch, started)
        people = [add_person(work, one, enterprise, now) for one in _people_of(number)]
        yield add_partnership(work, college, enterprise, [*office, *people], started)


def _as_it_went(plan: PlannedRecord, silent: set[int], now: datetime) -> PlannedRecord | None:
    """Return a record as it went in the end: what is new waits, what is old does no more, the silent have none of late."""
    age = now - plan.begun
    if age < SILENT and plan.sample.partnership.id in silent:
        return None
    if age < WAITS:
        return replace(plan, way=TO_CONFIRMED[:1] if plan.side is Side.COLLEGE else TO_CONFIRMED[:2])
    return plan if plan.way[-1] in _ENDS else replace(plan, way=TO_CONFIRMED)
