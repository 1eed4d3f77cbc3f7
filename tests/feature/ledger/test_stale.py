"""What was begun on one version of a record does not touch a later one, which the person has not seen."""

from storage.tables.records import record_versions, records
from storage.tables.traffic import set_aside
from tests.support.errands import is_confirmed
from tests.support.townsfolk import Person, Town


def newest(town: Town) -> dict[str, object]:
    answers: dict[str, object] = town.rows(record_versions)[-1].answers
    return answers


async def begins_to_correct(person: Person, field: str, value: str) -> None:
    await person.taps("更正")
    await person.taps("修改")
    await person.taps(field)
    await person.says(value)


async def corrects(person: Person, field: str, value: str) -> None:
    await begins_to_correct(person, field, value)
    await person.taps("提交")


async def test_a_correction_can_follow_one_that_was_withdrawn(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    await corrects(zhang, "地点", "二号车间")
    await zhang.taps("撤回更正")
    await zhang.says("还是原来的对")
    await zhang.taps("撤回更正")
    await zhang.taps("办理经过")
    await zhang.sees("撤回", "还是原来的对")
    await zhang.taps("返回")
    await corrects(zhang, "地点", "三号车间")
    await zhang.sees("待本方审核", "三号车间")
    assert not town.rows(set_aside)
    await zhang.taps("办理经过")
    await zhang.sees("还是原来的对", "第 3 版")


async def test_a_correction_that_was_begun_before_another_one_does_not_undo_it(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    await begins_to_correct(zhang, "地点", "二号车间")
    old = await zhang.button("提交")
    await corrects(li, "标题", "工匠精神进车间")
    await chen.taps("✓ Confirm")
    await chen.says("all present")
    await zhang.does("tap", message_id=old[0], data=old[1])
    assert "刚有更新" in (zhang.toast or "")
    assert newest(town)["title"] == "工匠精神进车间"
    await corrects(zhang, "地点", "二号车间")
    assert (newest(town)["title"], newest(town)["place"]) == ("工匠精神进车间", "二号车间")


async def test_what_was_not_seen_is_not_confirmed(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    await is_confirmed(zhang, li, chen)
    await corrects(zhang, "地点", "二号车间")
    await li.taps("审核通过")
    await chen.taps("✓ Confirm")
    old = await chen.button("All present")
    await zhang.taps("撤回更正")
    await zhang.says("还要改")
    await zhang.taps("撤回更正")
    await corrects(zhang, "地点", "三号车间")
    await li.taps("审核通过")
    await chen.does("tap", message_id=old[0], data=old[1])
    assert "just been updated" in (chen.toast or "")
    assert town.rows(records)[0].confirmed_version == 1
