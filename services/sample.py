"""A programme to try: one college, one enterprise, their people, and a few records in the states that they can have."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pydantic import JsonValue

from records.attendance import AbsenceReason
from records.kinds.joint_activity import ActivityCategory, JointActivity
from records.record import CoConstructionMode
from records.roles import Role, Side
from records.states import Action
from services import records as life
from storage import people
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


def fill(work: UnitOfWork, now: datetime, records: int = 6) -> int | None:
    """Fills an empty database and returns how many records it made. Does nothing (None) where there is something
    already, so that it is safe to run twice."""
    if people.all_organisations(work):
        return None
    organisations, roster = {}, {}
    for side, (organisation, branch, names) in ROSTERS.items():
        organisations[side] = people.add_organisation(work, side, organisation)
        branch_id = people.add_branch(work, organisations[side], branch)
        roster[side] = [
            people.add_to_roster(work, organisations[side], branch_id, name, True, STARTED) for name in names
        ]
    partnership = people.add_partnership(
        work, organisations[Side.COLLEGE], organisations[Side.ENTERPRISE], STARTED, TIME_ZONE
    )
    known = {}
    for each in PEOPLE:
        number = people.add_person(work, each.telegram_id, each.name, each.language, now)
        people.add_membership(work, number, each.role, organisations[each.side] if each.side else None, now)
        known[each.telegram_id] = people.by_id(work, number)
    for number in range(records):
        _record(work, partnership, known, roster, number, now)
    work.notices.clear()  # nobody is told of what is only there to be looked at
    return records


TOPICS = (
    (ActivityCategory.THEME_DAY, "学习工匠精神主题党日", "精工一号车间", CoConstructionMode.SHARED_IDEAS),
    (ActivityCategory.VOLUNTEERING, "社区家电义务维修", "滨江社区", CoConstructionMode.CULTURE),
    (ActivityCategory.TASK_FORCE, "夹具改进联合攻关", "实训楼 302", CoConstructionMode.INNOVATION),
    (ActivityCategory.MODEL_WORKERS, "劳模讲堂走进校园", "学院报告厅", CoConstructionMode.TALENT),
    (ActivityCategory.JOINT_CONFERENCE, "共建联席会议", "学院会议室", CoConstructionMode.SHARED_ORGANISATION),
)


def _record(
    work: UnitOfWork,
    partnership: int,
    known: dict[int, Person],
    roster: dict[Side, list[int]],
    number: int,
    now: datetime,
) -> None:
    """The newest ones still wait; the others are confirmed."""
    category, title, place, mode = TOPICS[number % len(TOPICS)]
    day = now.date() - timedelta(days=7 * number + 2)
    answers: dict[str, JsonValue] = {
        "event_date": day.isoformat(),
        "category": category,
        "title": title,
        "place": place,
        "mode": mode,
        "branches": [],
        "attendance": _attendance(work, day, roster[Side.COLLEGE], number),
    }
    answers["branches"] = answers["attendance"]["branches"]  # type: ignore[index,call-overload]
    record = life.submit(work, known[1001], partnership, JointActivity.kind, answers, now)
    if number == 0:
        return
    life.act(work, known[1002], record.id, Action.PASS_ON, now)
    if number == 1:
        return
    attendance = _attendance(work, day, roster[Side.ENTERPRISE], number + 1)
    life.confirm(work, known[2002], record.id, {"branches": attendance["branches"], "attendance": attendance}, now)


def _attendance(work: UnitOfWork, day: date, roster: list[int], number: int) -> dict[str, JsonValue]:
    """All but one came; who was away moves on from record to record."""
    away = roster[number % len(roster)]
    reason = list(AbsenceReason)[number % len(AbsenceReason)]
    return {
        "branches": [people.branch_of(work, away)],
        "present": [person for person in roster if person != away],
        "absent": {str(away): reason},
        "others": [],
    }
