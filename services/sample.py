"""A programme to try: one college, one enterprise, their people, and a few records in the states that they can have."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from pydantic import JsonValue

from records.attendance import AbsenceReason
from records.kinds.joint_activity import ActivityCategory, JointActivity
from records.record import CoConstructionMode
from records.roles import Role, Side
from records.states import Action
from services import records as life
from storage import impacts, people
from storage.people import Person
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class SamplePerson:
    """`telegram_id` is the person's in the sandbox; `note` says there who it is."""

    telegram_id: int
    name: str
    role: Role
    side: Side | None
    language: str
    note: str


PEOPLE = (
    SamplePerson(1001, "张伟", Role.MEMBER, Side.COLLEGE, "zh-CN", "校方成员 · college member"),
    SamplePerson(1002, "李娜", Role.COORDINATOR, Side.COLLEGE, "zh-CN", "校方联络员 · college coordinator"),
    SamplePerson(2001, "赵敏", Role.MEMBER, Side.ENTERPRISE, "zh-CN", "企方成员 · enterprise member"),
    SamplePerson(2002, "Chen Jie", Role.COORDINATOR, Side.ENTERPRISE, "en", "企方联络员 · enterprise coordinator"),
    SamplePerson(9001, "周主任", Role.ADMIN, None, "zh-CN", "管理员 · admin"),
)
ROSTERS = {
    Side.COLLEGE: ("江城职业技术学院", "智能制造学院党支部", ("张伟", "李娜", "王强", "刘洋", "陈静")),
    Side.ENTERPRISE: ("江城精工有限公司", "精工生产党支部", ("赵敏", "Chen Jie", "孙磊", "吴芳", "郑凯", "何雪")),
}
STARTED = date(2024, 9, 1)
TIME_ZONE = "Asia/Shanghai"


def fill(
    work: UnitOfWork,
    now: datetime,
    records: int = 6,
    *,
    partnerships: int = 1,
    seed: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> int | None:
    """Fills an empty database and returns how many records it made, spread over the partnerships. Does nothing (None)
    where there is something already, so that it is safe to run twice. The same seed and day give the same data."""
    if people.all_organisations(work):
        return None
    random = Random(seed)
    made = [_partnership(work, number, now) for number in range(partnerships)]
    for number in range(records):
        _record(work, made[number % partnerships], number // partnerships, random, now)
        work.notices.clear()  # nobody is told of what is only there to be looked at
        progress(number + 1)
    impacts.drop_waiting(work)
    return records


@dataclass(frozen=True)
class _Programme:
    """A partnership with what its records need: who reports, passes and confirms, and whom they count."""

    partnership_id: int
    author: Person
    passer: Person
    confirmer: Person
    branches: dict[Side, int]
    roster: dict[Side, list[int]]


def _partnership(work: UnitOfWork, number: int, now: datetime) -> _Programme:
    """The first one has the sample's own names; further ones are told apart by their number."""
    suffix = f"（{number + 1}）" if number else ""
    organisations, branches, roster = {}, {}, {}
    for side, (organisation, branch, names) in ROSTERS.items():
        organisations[side] = people.add_organisation(work, side, organisation + suffix)
        branches[side] = people.add_branch(work, organisations[side], branch)
        roster[side] = [
            people.add_to_roster(work, organisations[side], branches[side], name, True, STARTED) for name in names
        ]
    partnership_id = people.add_partnership(
        work, organisations[Side.COLLEGE], organisations[Side.ENTERPRISE], STARTED, TIME_ZONE
    )
    known = {}
    for each in PEOPLE:
        if each.side is None and number:
            continue
        telegram_id = each.telegram_id + 10_000 * number
        person_id = people.add_person(work, telegram_id, each.name, each.language, now)
        people.add_membership(work, person_id, each.role, organisations[each.side] if each.side else None, now)
        known[each.telegram_id] = people.by_id(work, person_id)
    return _Programme(partnership_id, known[1001], known[1002], known[2002], branches, roster)


TOPICS = (
    (ActivityCategory.THEME_DAY, "学习工匠精神主题党日", "精工一号车间", CoConstructionMode.SHARED_IDEAS),
    (ActivityCategory.VOLUNTEERING, "社区家电义务维修", "滨江社区", CoConstructionMode.CULTURE),
    (ActivityCategory.TASK_FORCE, "夹具改进联合攻关", "实训楼 302", CoConstructionMode.INNOVATION),
    (ActivityCategory.MODEL_WORKERS, "劳模讲堂走进校园", "学院报告厅", CoConstructionMode.TALENT),
    (ActivityCategory.JOINT_CONFERENCE, "共建联席会议", "学院会议室", CoConstructionMode.SHARED_ORGANISATION),
)


def _record(work: UnitOfWork, programme: _Programme, number: int, random: Random, now: datetime) -> None:
    """A week before the one before. The newest two of a partnership still wait; the others are confirmed."""
    category, title, place, mode = TOPICS[number % len(TOPICS)]
    # Beyond a year and a half the weeks are filled again, so that any number of records fits after the start.
    day = now.date() - timedelta(days=7 * (number % 80) + 2)
    attendance = _attendance(programme, Side.COLLEGE, random)
    answers: dict[str, JsonValue] = {
        "event_date": day.isoformat(),
        "category": category,
        "title": title,
        "place": place,
        "mode": mode,
        "branches": attendance["branches"],
        "attendance": attendance,
    }
    record = life.submit(work, programme.author, programme.partnership_id, JointActivity.kind, answers, now)
    if number == 0:
        return
    life.act(work, programme.passer, record.id, Action.PASS_ON, now)
    if number == 1:
        return
    theirs = _attendance(programme, Side.ENTERPRISE, random)
    life.confirm(work, programme.confirmer, record.id, {"branches": theirs["branches"], "attendance": theirs}, now)


def _attendance(programme: _Programme, side: Side, random: Random) -> dict[str, JsonValue]:
    """Most of them came."""
    roster = programme.roster[side]
    away = random.sample(roster, random.choice((0, 1, 1, 2)))
    reasons: dict[str, JsonValue] = {str(person): random.choice(list(AbsenceReason)) for person in away}
    present: list[JsonValue] = [person for person in roster if person not in away]
    return {"branches": [programme.branches[side]], "present": present, "absent": reasons, "others": []}
