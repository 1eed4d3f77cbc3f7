"""Every kind of record goes the whole way: logged, passed, returned in one field, mended, confirmed, corrected."""

from dataclasses import dataclass

import pytest

from handlers.kit.texts import plain
from records.form import heading_of
from records.messages import Message
from records.registry import KINDS
from storage.tables.records import facts, record_versions, records
from storage.tables.traffic import set_aside
from tests.support.townsfolk import Person, Town


@dataclass(frozen=True)
class Story:
    """`answers` are given to the questions in their order: a key is tapped, any other text typed. `returned` is the
    field that the other side sends back, `mended` its new answer, `shown` what both sides read of it."""

    answers: tuple[str, ...]
    returned: str
    mended: str
    shown: str
    facts: dict[str, float]


STORIES = {
    "talent_exchange": Story(
        ("key:exchange-type-teacher-practice", "2026-09-01", "张伟、王强", "key:form-done", "张伟王强到车间实践"),
        "persons",
        "12人",
        "12",
        {"exchange": 12},
    ),
    "teaching_resource": Story(
        ("key:resource-type-textbook", "数控加工活页教材", "2026-10-12"),
        "title",
        "数控加工工作手册式教材",
        "数控加工工作手册式教材",
        {"teaching_resource": 1},
    ),
    "research_project": Story(
        ("HT-2026-018", "夹具在线检测", "2026-03-01"),
        "contract",
        "HT-2026-081",
        "HT-2026-081",
        {"project": 36},
    ),
    "research_result": Story(
        ("key:result-type-patent", "一种可调夹具", "2026-05-20"),
        "event_date",
        "2026-05-21",
        "21",
        {"result": 1},
    ),
    "economic_contribution": Story(
        ("key:contribution-type-both", "夹具国产化", "2026-11-01", "1200000元", "50", "财务报表", "6", "2026-03-01"),
        "output_value",
        "80万",
        "80",
        {"output_value": 40, "jobs": 6},
    ),
    "innovative_practice": Story(
        ("师徒双向日志", "2026-06-01"),
        "title",
        "师徒双向成长日志",
        "师徒双向成长日志",
        {},
    ),
    "public_mention": Story(
        ("江城日报", "车间里的党课", "2026-11-10"),
        "outlet",
        "江城晚报",
        "江城晚报",
        {"mention": 0},
    ),
}


class Language:
    """Says a key's text as the language has it."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __call__(self, key: str) -> str:
        return plain(self.code, Message(key))


@pytest.fixture(params=["zh-CN", "en"])
async def says(request: pytest.FixtureRequest, town: Town) -> Language:
    """The language, which everybody has chosen."""
    for person in town.people.values():
        await person.says("/language")
        await person.taps("English" if request.param == "en" else "中文")
    return Language(request.param)


async def answers(person: Person, told: str, say: Language) -> None:
    if told.startswith("key:"):
        await person.taps(say(told.removeprefix("key:")))
    else:
        await person.says(told)


NOT_ADDED_UP = ("mode", "exchange_spell", "answered")


def known(town: Town, state: str) -> dict[str, float]:
    """What holds now of each measure that is added up."""
    told: dict[str, float] = {}
    for fact in town.rows(facts):
        if fact.known_until is None and fact.state == state and fact.measure not in NOT_ADDED_UP:
            told[fact.measure] = told.get(fact.measure, 0) + fact.quantity
    return told


def test_every_kind_but_the_activity_has_its_story() -> None:
    assert {*STORIES, "joint_activity"} == set(KINDS)


@pytest.mark.parametrize("kind", STORIES)
async def test_a_record_goes_the_whole_way(
    town: Town, zhang: Person, li: Person, chen: Person, says: Language, kind: str
) -> None:
    story, declared = STORIES[kind], KINDS[kind]
    field = next(field for field in declared.model_fields if field == story.returned)
    key = f"{heading_of(declared)}-{field.replace('_', '-')}"

    await zhang.says("/log")
    await zhang.taps(says(heading_of(declared)))
    for told in story.answers:
        await answers(zhang, told, says)
    await zhang.taps(says("form-submit"))
    await zhang.sees(says("state-waiting-own"))
    await li.taps(says("action-pass"))
    assert not known(town, "confirmed")

    await chen.taps(says("action-return"))
    await chen.taps(says(key))
    await chen.taps(says("form-done"))
    await chen.says("请再核对一次")
    await chen.taps(says("action-return"))
    await zhang.sees("请再核对一次")
    await zhang.taps(says("action-mend"))
    await zhang.says(story.mended)
    if kind == "talent_exchange":
        await zhang.sees("12")
    await zhang.taps(says("form-submit"))
    await li.taps(says("action-pass"))
    await chen.sees(story.shown)
    await chen.taps(says("action-confirm"))
    assert chen.toast == says("confirmed")
    assert known(town, "confirmed") == story.facts

    await zhang.taps(says("action-correct"))
    await zhang.taps(says("form-change"))
    await zhang.taps(says("record-narrative"))
    await zhang.says("双方共同完成，效果良好。")
    await zhang.taps(says("form-submit"))
    await zhang.sees(says("record-stands"))
    assert known(town, "confirmed") == story.facts, "the confirmed version counts until the correction is confirmed"
    await li.taps(says("action-pass"))
    await chen.taps(says("action-confirm"))
    await chen.sees("双方共同完成")

    (record,) = town.rows(records)
    assert (record.state, record.version, record.confirmed_version) == ("confirmed", 3, 3)
    assert [row.version for row in town.rows(record_versions)] == [1, 2, 3]
    assert known(town, "confirmed") == story.facts
    for person in (zhang, chen):
        await person.says("/ledger")
        await person.taps(f"#{record.id}")
        await person.sees(story.shown, "双方共同完成")
    assert not town.rows(set_aside)
