"""Each question of every kind, with answers that are wrong for its type: one sentence, and nothing is lost."""

import pytest

from handlers.kit.texts import plain
from records import questions
from records.form import Field, fields_of, heading_of
from records.messages import Message
from records.registry import KINDS
from storage.tables.records import drafts, records
from storage.tables.traffic import set_aside
from tests.support.townsfolk import Person, Town

LONG = "党" * 4000
MARKS = ("🎉", "\u202e\u200f", LONG)
WRONG: dict[type[questions.Question], tuple[str, ...]] = {
    questions.Text: MARKS,
    questions.Day: ("不知道", "2026-13-45", "0", "<b>昨天</b>", *MARKS),
    questions.Choice: ("一种别的", "999", "-1", "<i>", *MARKS),
    questions.Number: ("很多", "1e400", "9" * 30, "=1+1", "1.23456789", "NaN", "∞", *MARKS),
    questions.Link: ("不是网址", "javascript:alert(1)", "ftp://example.org", "a b.cn", *MARKS),
    questions.ParticipantList: ("0人", "99999人", "@somebody", *MARKS),
    questions.Reference: MARKS,
    questions.YesNo: ("也许", "2026", *MARKS),
    questions.Attachments: ("现场照片", "ftp://example.org", *MARKS),
}
RIGHT: dict[type[questions.Question], str] = {
    questions.Text: "数控加工 1 号",
    questions.Day: "2026-03-01",
    questions.Choice: "1",
    questions.Number: "10",
    questions.Link: "https://example.com/a",
    questions.ParticipantList: "30人",
    questions.Reference: "HT-2026-001",
    questions.YesNo: "是",
    questions.Attachments: "https://example.com/a",
}
CHOSEN = {("economic_contribution", "type"): "3"}  # both, so that everything is asked


def asked(town: Town) -> tuple[object, str | None]:
    state = town.rows(drafts)[0].state
    return state["answers"], state["cursor"]


async def refuses(town: Town, person: Person, field: Field) -> None:
    """All that is wrong for this question, by text and otherwise."""
    before = asked(town)
    for text in WRONG[type(field.question)]:
        await person.says(text)
        told = next(line for line in (await person.sees("✗")).splitlines() if line.startswith("✗"))
        assert len(told) < 80
        assert asked(town) == before, text
    if not isinstance(field.question, questions.Attachments):
        await person.sends_photos(1)
        await person.sees("✗")
        assert asked(town) == before


@pytest.mark.parametrize("kind", [name for name in KINDS if name != "joint_activity"])
async def test_every_question_of_a_kind_survives_wrong_answers(any_town: Town, kind: str) -> None:
    town, zhang = any_town, any_town.people[1001]
    declared = KINDS[kind]
    fields = {field.name: field for field in fields_of(declared)}
    seen: set[str] = set()
    await zhang.says("/log")
    await zhang.taps(plain("zh-CN", Message(heading_of(declared))))
    while len(seen) < len(fields):
        _, cursor = asked(town)
        if cursor is None:
            if "补充选填内容" in await zhang.buttons():
                await zhang.taps("补充选填内容")
                continue
            aside = next((field for name, field in fields.items() if field.question.aside and name not in seen), None)
            if aside is None:
                break
            await zhang.taps("修改某一项")
            await zhang.taps(plain("zh-CN", aside.label))
            continue
        field = fields[cursor]
        await refuses(town, zhang, field)
        seen.add(cursor)
        await zhang.says(CHOSEN.get((kind, cursor)) or RIGHT[type(field.question)])
        if isinstance(field.question, questions.Attachments):
            await zhang.taps("完成")
    settled = {name for name in fields if name == "direction"}
    assert seen == set(fields) - settled
    assert not town.rows(records)
    await zhang.taps("提交")
    assert [row.kind for row in town.rows(records)] == [kind]
    assert not town.rows(set_aside)
