"""What a confirmation moved stands on the card of the record, for coordinators of both sides, a moment later."""

from storage.tables.records import impacts
from storage.tables.traffic import posts, set_aside
from tests.support.errands import is_confirmed
from tests.support.townsfolk import Person, Town


async def test_the_card_says_what_the_confirmation_moved(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    await is_confirmed(zhang, li, chen, "第一次主题党日", "2026-11-12")
    await li.sees("带来的变化：党建活动频次 — → ", "这条台账已由双方确认")
    before = len(town.rows(posts))
    await is_confirmed(zhang, li, chen, "第二次主题党日", "2026-11-19")
    await li.sees("带来的变化：党员参与率 — → 100、党建活动频次 4.5 → 9", "综合得分")
    await chen.sees("Effect: Participation of party members — → 100", "overall score")
    assert "带来的变化" not in await zhang.sees("第二次主题党日")
    assert len(town.rows(posts)) == before, "no message of its own"
    assert [row.state for row in town.rows(impacts)] == ["computed", "computed"]
    assert not town.rows(set_aside)


async def test_what_moved_nothing_says_nothing(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    """A record of a year that is over moves nothing of this one."""
    await is_confirmed(zhang, li, chen, "去年的主题党日", "2026-06-12")
    assert "带来的变化" not in await li.sees("去年的主题党日")
    (row,) = town.rows(impacts)
    assert row.moved == []


async def test_a_process_that_ended_in_between_leaves_it_to_the_next(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen, day="2026-11-12")
    await town.application.writer.job(lambda work: work.execute(impacts.update().values(state="waiting", moved=[])))
    await town.restart()
    assert town.rows(impacts)[0].moved
