"""What people write of what happened becomes a draft in the chat, and from there a record like any other."""

from storage.tables.records import drafts, record_versions, records
from storage.tables.traffic import reports
from tests.support.townsfolk import Person, Town

TOLD = "昨天下午在一号车间和精工一起过主题党日，学习工匠精神。王强出差，其他人都到了。"
MISSING = {"标题": "学习工匠精神", "在哪": "一号车间", "到场": "王强出差，其他人都到了"}


async def finishes(person: Person) -> None:
    """Answers the questions that the text has left open, until the card can be submitted."""
    for _ in range(6):
        if "提交" in await person.buttons():
            return
        question = (await person.sees()).rpartition("\n\n")[2]
        await person.says(next(answer for words, answer in MISSING.items() if words in question))
        if any("完成" in label for label in await person.buttons()):
            await person.taps("完成")
    raise AssertionError(await person.buttons())


async def test_a_text_becomes_a_draft_and_a_confirmed_record(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await zhang.says(TOLD)
    await zhang.sees("引号里是您的原话", "日期：2026年11月19日星期四 ← “昨天”", "类别：“主题党日”", "您的整段话")
    await finishes(zhang)
    await zhang.taps("提交")
    assert [row.state for row in town.rows(records)] == ["waiting_own"]
    assert not town.rows(drafts)
    assert [row.state for row in town.rows(reports)] == ["read"]
    await li.taps("审核通过")
    await chen.taps("Confirm")
    await chen.taps("All present")
    assert [row.state for row in town.rows(records)] == ["confirmed"]
    assert town.rows(record_versions)[0].answers["narrative"] == TOLD
