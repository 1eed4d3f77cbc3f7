"""The ledger is filtered by buttons and words, searched and paged."""

import pytest

from tests.support.errands import is_confirmed, logs_a_resource, logs_an_activity, submits
from tests.support.townsfolk import Person, Town


@pytest.fixture
async def ledger(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    """Two confirmed activities and a resource that waits for the own side."""
    await is_confirmed(zhang, li, chen)
    await is_confirmed(zhang, li, chen, "社区义诊", "2026-08-12")
    await logs_a_resource(zhang, "数控加工")


@pytest.mark.usefixtures("ledger")
async def test_both_sides_see_the_same_confirmed_records(zhang: Person, chen: Person) -> None:
    for person in (zhang, chen):
        await person.says("/ledger")
        shown = await person.sees("学习工匠精神", "社区义诊")
        assert "数控加工" not in shown


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("工匠", {"学习工匠精神"}),
        ("2026Q3", {"社区义诊"}),
        ("本季度", {"学习工匠精神"}),
        ("本季度 义诊", set()),
        ("联合活动", {"学习工匠精神", "社区义诊"}),
        ("校方", {"学习工匠精神", "社区义诊"}),
        ("企方", set()),
        ("待本方审核", {"数控加工"}),
        ("學習工匠", {"学习工匠精神"}),
        ("＃１", {"学习工匠精神"}),
        ("#2", {"社区义诊"}),
        ("义诊 #1", set()),
        ("%", set()),
        ("没有这样的词", set()),
    ],
)
async def test_words_after_the_command_filter(zhang: Person, words: str, found: set[str]) -> None:
    await zhang.says(f"/ledger {words}")
    listed = " ".join(line for line in (await zhang.news()).splitlines() if "#" in line)
    assert {title for title in ("学习工匠精神", "社区义诊", "数控加工") if title in listed} == found


@pytest.mark.usefixtures("ledger")
async def test_filters_are_set_and_cleared_by_buttons(zhang: Person) -> None:
    await zhang.says("/ledger")
    await zhang.taps("筛选")
    await zhang.taps("周期：")
    await zhang.taps("2026年第三季度")
    assert "学习工匠精神" not in await zhang.sees("社区义诊", "2026年第三季度")
    await zhang.taps("清除条件")
    await zhang.sees("学习工匠精神", "社区义诊")
    await zhang.taps("搜索")
    await zhang.says("工匠")
    assert "社区义诊" not in await zhang.sees("学习工匠精神", "工匠")


@pytest.mark.usefixtures("ledger")
async def test_members_of_the_other_side_see_nothing_that_is_open(town: Town, zhang: Person, chen: Person) -> None:
    zhao = town.people[2001]
    await zhao.says("/ledger 待本方审核")
    await zhao.sees("没有符合条件的台账")
    await chen.says("/ledger 待本方审核")
    await chen.sees("No record matches")


async def test_long_lists_are_turned_page_by_page(zhang: Person) -> None:
    for day in range(1, 11):
        await logs_an_activity(zhang, f"活动{day:02}", f"2026-11-{day:02}")
    await zhang.says("/my")
    assert "活动02" not in await zhang.sees("10 条", "活动10", "活动03")
    await zhang.taps("下一页")
    await zhang.sees("活动02", "活动01")
    await zhang.taps("上一页")
    await zhang.sees("活动10")


@pytest.mark.usefixtures("ledger")
async def test_by_no_filter_the_other_side_finds_what_is_being_corrected(town: Town, zhang: Person) -> None:
    await zhang.taps("更正")
    await zhang.taps("修改")
    await zhang.taps("地点")
    await zhang.says("三号车间")
    await zhang.taps("提交")
    for person, found in ((zhang, True), (town.people[2001], False)):
        await person.says("/ledger 待本方审核")
        assert ("社区义诊" in await person.news()) is found
        await person.says("/ledger")
        await person.sees("社区义诊")


async def test_open_projects_of_the_other_side_are_not_named_to_choose_from(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    zhao = town.people[2001]
    await zhang.says("/log")
    await zhang.taps("科研项目")
    for answer in ("HT-2026-07", "夹具改进", "2026-10-01"):
        await zhang.says(answer)
    await submits(zhang)
    for person, told in ((zhang, True), (zhao, False)):
        await person.says("/log")
        await person.taps("科研成果")
        await person.taps("专利")
        for answer in ("夹具", "2026-11-02"):
            await person.says(answer)
        await person.taps("补充选填内容")
        await person.says(f"ZL2026{person.id}")
        assert any("HT-2026-07" in label for label in await person.buttons()) is told
