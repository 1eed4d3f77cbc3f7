"""A partnership that records, asks, rates and mends has all thirteen indicators, each with its receipt."""

from collections.abc import AsyncIterator

import pytest

from samples import build
from storage.tables.traffic import set_aside
from tests.support.evaluations import evaluation
from tests.support.survey_errands import answers, begins_a_survey, looks_at_it
from tests.support.townsfolk import Person, Town

pytestmark = pytest.mark.slow
CONTENT = (5, 4, 2, 4, 5, 4, 1, 4)


@pytest.fixture
async def whole_town(sqlite_url: str) -> AsyncIterator[Town]:
    """The bot among the people of the whole sample, whose ledgers are kept."""
    town = Town(sqlite_url)
    await town.start(inhabited=False)
    now = town.application.clock.now()
    await town.application.writer.job(lambda work: build.whole(work, now))
    for each in build.EVERYBODY:
        person = await town.moves_in(each.telegram_id, each.name, each.language[:2])
        await person.does("start", settle=False)
    await town.settles()
    yield town
    await town.stop()


async def satisfaction(town: Town, li: Person) -> None:
    await begins_a_survey(li)
    for number in (*range(1001, 1007), *range(2001, 2007)):
        await answers(town.people[number], CONTENT)
    await looks_at_it(li)
    await li.taps("现在截止")
    await li.taps("现在截止")


async def influence(town: Town, li: Person) -> None:
    await begins_a_survey(li, "校企共建社会评价问卷")
    payload = (await li.news()).rpartition("start=")[2].split()[0]
    for at in range(31):
        person = await town.moves_in(60_000 + at, f"Outsider {at}", "en")
        await person.opens(payload)
        await answers(person, (4, 5, 2, 4, 4))
    await li.says("/surveys")
    await li.taps("#2 校企共建社会评价问卷")
    await li.taps("现在截止")
    await li.taps("现在截止")


async def ratings(zhou: Person, raters: list[Person], rubric: str, number: int) -> None:
    await zhou.says("/rubrics")
    await zhou.taps("发起：")
    await zhou.taps(rubric)
    await zhou.taps("2026年第四季度")
    await zhou.taps("发起")
    await zhou.taps("邀请双方人员")
    for name in ("李娜", "Chen Jie"):
        while name not in " ".join(await zhou.buttons()):
            await zhou.taps("下一页")
        await zhou.taps(name)
        await zhou.taps("请其评分")
        await zhou.taps("邀请双方人员")
    await zhou.taps("返回")
    for rater in raters:
        await rater.says("/rate")
        await rater.forges(f"rate:{number}")
        for _ in range(6):
            await rater.taps("4")
    await zhou.taps("现在截止")
    await zhou.taps("现在截止")


async def rectification(li: Person, chen: Person) -> None:
    await chen.says("/rectify")
    await chen.taps("(College)")
    for answer in ("Minutes are incomplete", "2026-11-27"):
        await chen.says(answer)
    await chen.taps("Submit")
    await li.says("/rectifications")
    await li.taps("#1")
    await li.taps("报整改完成")
    for answer in ("补齐记录", "李娜", "已补齐"):
        await li.says(answer)
    await li.taps("提交")
    await chen.says("/rectifications")
    await chen.taps("#1")
    await chen.taps("Verify")


async def test_all_thirteen_have_their_receipts(whole_town: Town) -> None:
    li, chen, zhou = (whole_town.people[number] for number in (1002, 2002, 9001))
    await satisfaction(whole_town, li)
    await influence(whole_town, li)
    await ratings(zhou, [li, chen], "组织建设完善度", 1)
    await ratings(zhou, [li, chen], "教学模式创新度", 2)
    await rectification(li, chen)
    found = evaluation(whole_town)
    assert len(found.receipts) == 13
    assert {receipt.key: receipt.missing for receipt in found.receipts if receipt.value is None} == {}
    assert found.coverage == 1
    values = {receipt.key: receipt.value for receipt in found.receipts}
    assert values["organisation_improvement"] == values["teaching_innovation"] == 75
    assert values["rectification_rate"] == 100
    assert not whole_town.rows(set_aside)
