"""The road from a message to a confirmed record, walked by the people of both sides, in both languages."""


import pytest
from townsfolk import Person, Town

from storage.tables import facts, set_aside

CHINESE = {
    "Yesterday": "昨天",
    "Theme day": "主题党日",
    "Change": "修改",
    "Add more": "补充其他内容",
    "Evidence": "佐证材料",
    "Guests": "列席",
    "Place": "地点",
    "Done": "完成",
    "Submit": "提交",
    "Skip": "跳过",
    "on business": "因公",
    "sick leave": "病假",
    "4 of 5 present": "应到 5，实到 4",
    "5 of 6 present": "应到 6，实到 5",
    "1 album (3 photos)": "相册 1 组（照片 3 张）",
    "Count as others present": "名册外人员",
    "waiting for own side": "待本方审核",
    "waiting for the other side": "待对方确认",
    "waiting for your side": "待您方确认",
    "confirmed": "已确认",
    "returned": "已退回",
    "Returned because": "退回原因",
    "✓ Pass": "✓ 审核通过",
    "✓ Confirm": "✓ 确认",
    "← Return": "← 退回",
    "Mend the returned fields": "修改退回项",
    "out of date": "过时",
    "voided": "已作废",
    "Withdraw": "撤回",
    "withdrawn": "已撤回",
    "Object": "有异议",
    "Continue": "继续填写",
    "Discard": "放弃",
    "unfinished": "没写完",
    "discarded": "已放弃",
    "Decide: void": "裁定：作废",
}


class Words:
    """What is written in English, as the language of the walk has it."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, english: str) -> str:
        return english if self.language == "en" else CHINESE[english]


@pytest.fixture(params=["zh-CN", "en"])
async def words(request: pytest.FixtureRequest, any_town: Town) -> Words:
    """The language, which everybody has chosen by taps."""
    for person in any_town.people.values():
        await person.says("/language")
        await person.taps("English" if request.param == "en" else "中文")
    return Words(request.param)


async def log_a_theme_day(zhang: Person, word: Words) -> None:
    """Up to the card of the draft."""
    await zhang.says("/log")
    await zhang.taps(word("Yesterday"))
    await zhang.taps(word("Theme day"))
    await zhang.says("学习工匠精神")
    await zhang.says("精工一号车间")
    await zhang.taps("王强")
    await zhang.taps(word("on business"))
    await zhang.taps(word("Done"))
    await zhang.sees("学习工匠精神", "精工一号车间", word("4 of 5 present"))


async def log_quickly(zhang: Person) -> None:
    """A record that waits for the own side, in the sample's own languages."""
    await zhang.says("/log")
    for answer in ("2026-11-19", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await zhang.says(answer)
    await zhang.taps("提交")
    await zhang.sees("待本方审核")


async def confirm_with_six(chen: Person, word: Words) -> None:
    await chen.taps(word("✓ Confirm"))
    await chen.taps("何雪")
    await chen.taps(word("sick leave"))
    await chen.taps(word("Done"))


def count_facts(town: Town) -> dict[tuple[str, str | None], tuple[int, float]]:
    """Of each measure and side, how many facts hold now and what they add up to."""
    told: dict[tuple[str, str | None], tuple[int, float]] = {}
    for fact in town.rows(facts):
        if fact.known_until is None and fact.state == "confirmed":
            count, total = told.get((fact.measure, fact.side), (0, 0.0))
            told[fact.measure, fact.side] = count + 1, total + fact.quantity
    return told


async def test_a_theme_day_is_logged_returned_mended_and_confirmed(any_town: Town, words: Words) -> None:
    zhang, li, chen = (any_town.people[number] for number in (1001, 1002, 2002))
    await log_a_theme_day(zhang, words)

    await zhang.taps(words("Change"))
    await zhang.taps(words("Guests"))
    await zhang.says("钱七、孙八")
    await zhang.taps(words("Done"))
    await zhang.taps(words("Change"))
    await zhang.taps(words("Evidence"))
    await zhang.sends_photos(3)
    await zhang.sees(words("1 album (3 photos)"))
    await zhang.taps(words("Done"))
    await zhang.taps(words("Submit"))
    await zhang.sees(words("waiting for own side"))

    await li.sees("学习工匠精神", "钱七", words("1 album (3 photos)"))
    await li.taps(words("✓ Pass"))
    await chen.sees("学习工匠精神", words("4 of 5 present"))
    assert "王强" not in await chen.news()

    await chen.taps(words("← Return"))
    await chen.taps(words("Place"))
    await chen.taps(words("Done"))
    await chen.says("是二号车间")
    await zhang.sees(words("Returned because"), "是二号车间")

    await zhang.taps(words("Mend the returned fields"))
    await zhang.says("精工二号车间")
    await zhang.taps(words("Submit"))
    await li.sees("精工二号车间")
    await li.taps(words("✓ Pass"))
    await confirm_with_six(chen, words)
    await chen.sees(words("confirmed"), words("4 of 5 present"), words("5 of 6 present"), "何雪")

    for person, own, others in ((zhang, "王强", "何雪"), (chen, "何雪", "王强")):
        await person.says("/ledger")
        await person.taps("#1 学习工匠精神")
        shown = await person.sees("精工二号车间", words("4 of 5 present"), words("5 of 6 present"), own)
        assert others not in shown, "reasons of absence are for the own side"
    told = {("activity", None): (1, 1.0), ("attendance", "college"): (5, 4.0), ("attendance", "enterprise"): (6, 5.0)}
    assert count_facts(any_town) == told
    assert not any_town.rows(set_aside)
