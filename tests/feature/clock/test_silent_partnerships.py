"""Partnerships that have had no joint activity for long are seen at a glance."""

import re

from samples import forty
from tests.support.errands import logs_an_activity
from tests.support.townsfolk import Person, Town


async def test_of_forty_partnerships_the_silent_are_listed_the_longest_first(empty_town: Town) -> None:
    now = empty_town.application.clock.now()
    await empty_town.application.writer.job(lambda work: forty.play(work, now, records=800))
    li = await empty_town.moves_in(1002, "李娜")
    await li.says("/silent")
    heading = re.search(r"有 (\d+) 个结对超过 60 天没有共同活动（共 40 个）", await li.news())
    assert heading
    days: list[int] = []
    while True:
        shown = (await li.answers())[-1]["text"]
        days += map(int, re.findall(r"：(?:结对 )?(\d+) 天", shown))
        if not any("下一页" in label for label in await li.buttons()):
            break
        await li.taps("下一页")
    assert days == sorted(days, reverse=True)
    assert len(days) == int(heading[1]) >= len(forty.NAMES[:: forty.SILENT_EVERY])
    assert min(days) > 60


async def test_a_silent_partnership_is_a_tap_away_from_a_plan(town: Town, li: Person, zhou: Person) -> None:
    await li.says("/silent")
    await li.sees("有 1 个结对超过 60 天", "还没有共同活动")
    await zhou.says("/silent")
    await zhou.sees("还没有共同活动")
    assert not any("安排" in label for label in await zhou.buttons())  # whoever plans is one of the two sides
    await li.taps("安排 · 江城精工有限公司")
    await li.sees("安排活动（1/6）")


async def test_an_activity_ends_the_silence(town: Town, zhang: Person, chen: Person) -> None:
    await logs_an_activity(zhang)
    await chen.says("/silent")
    await chen.sees("The partnership has had a joint activity in the last 60 days.")
