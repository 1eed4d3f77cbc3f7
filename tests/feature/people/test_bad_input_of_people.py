"""Whatever is answered to the questions about people: one sentence, nothing changed, and the question stays."""

import pytest

from storage.tables.records import drafts
from storage.tables.traffic import set_aside
from storage.tables.whole import metadata
from tests.support.townsfolk import Person, Town

LONG = "党" * 4000
SAID = ("🎉🎉", "\u202e\u200f", "<b>", LONG)
# How each question is reached, by whom (the number of the person), and what is no answer to it.
QUESTIONS: dict[str, tuple[int, tuple[str, ...], tuple[str, ...]]] = {
    "roster": (1002, ("/roster",), ("🎉🎉", "\u202e\u200f")),
    "roster_people": (1002, ("/roster", "名册（5 人）"), SAID),
    "entry_name": (1002, ("/roster", "=王强", "改姓名"), ("🎉🎉", "\u202e\u200f", LONG, "李娜")),
    "entry_left": (1002, ("/roster", "=王强", "离开"), (*SAID, "不知道", "2026-13-01", "2020-01-01", "明天")),
    "entry_link": (1002, ("/roster", "=王强", "关联成员"), (*SAID, "没有这个人")),
    "add_branch": (1002, ("/roster", "党支部（1）", "＋ 党支部"), ("🎉", LONG, "智能制造学院党支部")),
    "people": (1002, ("/people",), SAID),
    "setup": (9001, ("/setup", "＋ 建立结对共建"), ("🎉🎉", "\u202e\u200f", LONG)),
    "time_zone": (9001, ("/setup", "结对共建（1）", "江城", "时区"), (*SAID, "北京", "UTC+8", "../etc/passwd")),
    "end_partnership": (9001, ("/setup", "结对共建（1）", "江城", "结束"), (*SAID, "2001-01-01")),
    "rename_organisation": (9001, ("/setup", "单位（2）", "江城职业", "改单位"), ("🎉", LONG, "江城精工有限公司")),
    "audit_person": (9001, ("/audit", "按人"), SAID),
}
KEPT = [
    table
    for table in metadata.sorted_tables
    if table.name not in ("updates", "posts", "screens", "leases", "drafts", "evidence")
]


async def reach(person: Person, steps: tuple[str, ...]) -> None:
    for step in steps:
        if step.startswith(("/", "=")):
            await person.says(step.removeprefix("="))
        else:
            await person.taps(step)


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_wrong_answer_gets_one_sentence_and_changes_nothing(town: Town, question: str) -> None:
    number, steps, wrong = QUESTIONS[question]
    person = town.people[number]
    await reach(person, steps)
    before = town.state(*KEPT)
    asked = [row.form for row in town.rows(drafts)]
    assert asked == [question]
    for text in wrong:
        await person.says(text)
        assert await person.news(), text
    for deed in ("sticker", "voice", "location"):
        await person.does(deed)
        await person.sees("请发文字、照片或文件")
    assert town.state(*KEPT) == before
    assert [row.form for row in town.rows(drafts)] == asked
    assert not town.rows(set_aside)


async def test_lists_that_were_opened_are_nothing_to_do(town: Town) -> None:
    li = town.people[1002]
    await li.says("/people")
    await li.says("/roster")
    await li.says("/todo")
    assert not any("党员名册" in label for label in (await li.buttons())[-3:])
