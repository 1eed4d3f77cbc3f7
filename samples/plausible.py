"""Answers that somebody might have given, for each kind of record: any number of them, drawn from a seed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from dateutil.relativedelta import relativedelta
from pydantic import JsonValue

from records.attendance import AbsenceReason, RosterEntry
from records.kinds.economic_contribution import ContributionType
from records.kinds.innovative_practice import Recognition
from records.kinds.joint_activity import ActivityCategory
from records.kinds.public_mention import Tone
from records.kinds.research_project import ProjectLevel
from records.kinds.research_result import ConversionWay, ResultType
from records.kinds.talent_exchange import ExchangeDirection, ExchangeType, Workload
from records.kinds.teaching_resource import ResourceType
from records.record import CoConstructionMode
from records.roles import Side
from samples.story import Answers

_MODES, _REASONS = list(CoConstructionMode), list(AbsenceReason)


@dataclass(frozen=True)
class Scene:
    """Where and when something is recorded.

    `number` tells records apart; the rosters are those of the day.
    """

    number: int
    side: Side
    day: date
    today: date
    branches: Mapping[Side, Sequence[int]]
    rosters: Mapping[Side, Sequence[RosterEntry]]


def attendance(random: Random, scene: Scene, side: Side) -> Answers:
    """Return who was there: most of the party members came, and now and then somebody else."""
    due = [entry.id for entry in scene.rosters[side] if entry.party_member]
    away = random.sample(due, min(len(due), random.choice((0, 0, 1, 1, 2))))
    absent: Answers = {str(entry): random.choice(_REASONS).value for entry in away}
    branches: list[JsonValue] = [*scene.branches[side]]
    present: list[JsonValue] = [entry for entry in due if entry not in away]
    return {"branches": branches, "attendance": {"branches": branches, "present": present, "absent": absent}}


def _activity(random: Random, scene: Scene) -> Answers:
    category, title, place = random.choice(_ACTIVITIES)
    more = attendance(random, scene, scene.side)
    return {"category": category.value, "title": title, "place": place, "host": random.choice(_SIDES), **more}


def _exchange(random: Random, scene: Scene) -> Answers:
    sort, title, post = random.choice(_EXCHANGES)
    direction = sort.direction or random.choice(list(ExchangeDirection))
    entries = [entry.id for entry in scene.rosters[scene.side]]
    named: JsonValue = {"roster": [*random.sample(entries, min(len(entries), random.choice((1, 1, 2))))]}
    until = min(scene.day + relativedelta(months=random.choice((1, 2, 3, 6))), scene.today + relativedelta(months=6))
    return {
        "type": sort.value,
        "direction": direction.value,
        "title": title,
        "post": post,
        "persons": named if random.random() < 0.7 else {"headcount": random.randint(3, 30)},
        "until": until.isoformat(),
        "workload": random.choice(list(Workload)).value,
    }


def _resource(random: Random, scene: Scene) -> Answers:
    sort = random.choice(list(ResourceType))
    title = f"{random.choice(_SUBJECTS)}{_RESOURCES[sort]}"
    return {"type": sort.value, "title": title, "number": f"JX-{scene.number:07}", "revised": random.random() < 0.2}


def _project(random: Random, scene: Scene) -> Answers:
    end = scene.day + relativedelta(months=random.choice((12, 18, 24, 36)))
    return {
        "contract": f"HT-{scene.day.year}-{scene.number:07}",
        "title": f"{random.choice(_SUBJECTS)}关键技术研究",
        "end": end.isoformat(),
        "level": random.choice(list(ProjectLevel)).value,
        "funding": float(random.randint(3, 120)),
        "lead": random.choice(_SIDES),
    }


def _result(random: Random, scene: Scene) -> Answers:
    sort = random.choice(list(ResultType))
    answers: Answers = {
        "type": sort.value,
        "title": f"一种{random.choice(_SUBJECTS)}装置",
        "number": f"ZL{scene.day.year}{scene.number:08}",
    }
    if random.random() < 0.35:
        converted = scene.day + timedelta(days=random.randint(0, (scene.today - scene.day).days))
        way = random.choice(list(ConversionWay))
        answers |= {"converted_on": converted.isoformat(), "way": way.value, "amount": float(random.randint(2, 80))}
    return answers


def _contribution(random: Random, scene: Scene) -> Answers:
    sort = random.choice(list(ContributionType))
    answers: Answers = {"type": sort.value, "title": f"{random.choice(_SUBJECTS)}产线改造"}
    if sort is not ContributionType.JOBS:
        answers |= {
            "output_value": float(random.randint(-20, 600)),
            "share": float(random.choice((30, 50, 60, 100))),
            "basis": "企业财务部出具的产值说明",
        }
    if sort is not ContributionType.OUTPUT:
        answers |= {"jobs": random.randint(1, 12), "jobs_since": scene.day.isoformat()}
    return answers


def _practice(random: Random, scene: Scene) -> Answers:
    return {
        "title": f"“{random.choice(_SUBJECTS)}”双导师工作法",
        "reviewed_by": "共建联席会议",
        "recognition": random.choice(list(Recognition)).value,
    }


def _mention(random: Random, scene: Scene) -> Answers:
    return {
        "title": f"校企携手攻关{random.choice(_SUBJECTS)}",
        "outlet": random.choice(_OUTLETS),
        "link": f"https://news.example.com/{scene.number}",
        "reach": random.randint(200, 80_000),
        "tone": random.choice((Tone.POSITIVE, Tone.POSITIVE, Tone.POSITIVE, Tone.NEUTRAL, Tone.NEGATIVE)).value,
    }


_SIDES = [side.value for side in Side]
_SUBJECTS = ("数控加工", "精密夹具", "工业机器人", "设备点检", "在线检测", "数字孪生", "云边协同", "质量追溯")
_OUTLETS = ("江城日报", "江城晚报", "江城新闻网", "省教育网", "工人时报", "职教周刊", "江城发布", "制造前沿")
_RESOURCES = {
    ResourceType.COURSE: "课程",
    ResourceType.TEXTBOOK: "活页式教材",
    ResourceType.CASE_LIBRARY: "案例库",
    ResourceType.DIGITAL: "微课资源包",
    ResourceType.TRAINING_BASE: "实训基地",
    ResourceType.STANDARD: "教学标准",
}
_ACTIVITIES = (
    (ActivityCategory.THEME_DAY, "学习工匠精神主题党日", "精工一号车间"),
    (ActivityCategory.VOLUNTEERING, "社区家电义务维修", "滨江社区"),
    (ActivityCategory.TASK_FORCE, "夹具改进联合攻关", "实训楼 302"),
    (ActivityCategory.MODEL_WORKERS, "劳模讲堂走进校园", "学院报告厅"),
    (ActivityCategory.JOINT_CONFERENCE, "共建联席会议", "学院会议室"),
    (ActivityCategory.JOINT_LECTURE, "支部书记同讲一堂党课", "企业培训中心"),
)
_EXCHANGES = (
    (ExchangeType.TEACHER_PRACTICE, "教师下企业实践", "工艺员"),
    (ExchangeType.EXPERT_TEACHING, "企业工程师来校授课", "兼职教师"),
    (ExchangeType.MUTUAL_APPOINTMENT, "支部委员互聘", "党建指导员"),
    (ExchangeType.INTERNSHIP, "学生跟岗实习", "装配实习生"),
    (ExchangeType.JOINT_TRAINING, "班组长联合培训", "学员"),
)
KINDS: Mapping[str, tuple[float, Callable[[Random, Scene], Answers]]] = {
    "joint_activity": (50, _activity),
    "talent_exchange": (18, _exchange),
    "teaching_resource": (8, _resource),
    "research_project": (4, _project),
    "research_result": (6, _result),
    "economic_contribution": (4, _contribution),
    "innovative_practice": (4, _practice),
    "public_mention": (6, _mention),
}
_NAMES, _WEIGHTS = list(KINDS), list(accumulate(weight for weight, _ in KINDS.values()))


def draw_kind(random: Random) -> str:
    """Return the name of a kind, the common ones more often."""
    return random.choices(_NAMES, cum_weights=_WEIGHTS)[0]


def draw_answers(random: Random, kind: str, scene: Scene) -> Answers:
    """Return all that the kind asks for, and a mode and a narrative now and then."""
    answers: Answers = {"event_date": scene.day.isoformat(), **KINDS[kind][1](random, scene)}
    if random.random() < 0.8:
        answers["mode"] = random.choice(_MODES).value
    if random.random() < 0.5:
        answers["narrative"] = "双方支部共同组织，参加的同志都动了手，问题当场议定了办法，下次活动时回头看。"
    return answers
