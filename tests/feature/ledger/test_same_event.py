"""One event, one record: what is recorded already is found again, and joined or told apart."""

from storage.tables.records import drafts, record_joins, records
from tests.support.errands import confirms_an_activity, is_confirmed, logs_a_resource, logs_an_activity
from tests.support.townsfolk import Person, Town


async def test_the_same_event_is_joined_rather_than_recorded_twice(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await logs_an_activity(zhang)
    zhao = town.people[2001]
    await zhao.says("/activity")
    await zhao.says("2026-11-19")
    await zhao.sees("相似的台账", "学习工匠精神")
    await zhao.taps("就是 #1")
    await zhao.sees("填报人")
    assert len(town.rows(records)) == 1
    assert not town.rows(drafts)
    assert [row.person_id for row in town.rows(record_joins)] == [3]
    await li.sees("又有一位同志报告了这件事")
    await confirms_an_activity(li, chen)
    await zhao.says("/my")
    await zhao.sees("学习工匠精神")


async def test_a_record_that_was_withdrawn_meanwhile_is_not_joined_and_the_draft_stays(
    town: Town, zhang: Person
) -> None:
    await logs_an_activity(zhang)
    zhao = town.people[2001]
    await zhao.says("/activity")
    await zhao.says("2026-11-19")
    await zhang.taps("撤回")
    await zhang.says("记错了")
    await zhang.taps("撤回")
    await zhao.taps("就是 #1")
    assert "已撤回" in (zhao.toast or "")
    assert not town.rows(record_joins)
    assert len(town.rows(drafts)) == 1


async def test_another_event_of_the_day_is_recorded_without_being_asked_again(town: Town, zhang: Person) -> None:
    await logs_an_activity(zhang)
    await zhang.says("/activity")
    await zhang.says("2026-11-19")
    await zhang.taps("另记一条")
    for answer in ("志愿服务", "社区义诊", "滨江社区", "全部到齐"):
        await zhang.says(answer)
    await zhang.taps("提交")
    assert [row.title for row in town.rows(records)] == ["学习工匠精神", "社区义诊"]


async def test_a_natural_key_is_found_again_however_it_is_written(town: Town, zhang: Person) -> None:
    await logs_a_resource(zhang, "数控加工", "978-7-111-12345-6", "2026-10-01")
    await zhang.says("/log")
    await zhang.taps("教学资源")
    await zhang.taps("教材")
    for answer in ("数控加工（新）", "2026-11-02"):
        await zhang.says(answer)
    await zhang.taps("补充选填内容")
    await zhang.says("isbn ９７８７１１１１２３４５６")
    await zhang.sees("相似的台账", "数控加工")


async def test_whether_it_is_the_same_event_can_be_answered_by_typing(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    await li.says("/activity")
    await li.says("2026-11-19")
    await li.sees("是同一件事吗")
    await li.says("3")
    assert "类别：" not in await li.sees("✗ 请从选项中选一个", "是同一件事吗"), "3 is no answer to this"
    await li.says("/log")
    await li.taps("继续填写")
    await li.sees("是同一件事吗")
    await li.says("不是")
    await li.sees("是哪一类活动")
    await li.says("/cancel")
    await li.taps("放弃")
    await li.says("/activity")
    await li.says("2026-11-19")
    await li.says("是")
    await li.sees("不用再填")
    await chen.says("/activity")
    await chen.says("2026-11-19")
    await chen.says("1")
    await chen.sees("you are now also a reporter")
    assert len(town.rows(records)) == 1
    assert not town.rows(drafts)
