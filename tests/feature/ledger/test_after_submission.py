"""After a record is submitted nothing that is sent, said or edited goes unheard; corrections show what they change."""

from storage.tables.records import drafts, evidence, record_versions, records
from tests.support.errands import corrects_the_place, is_confirmed, logs_a_resource, logs_an_activity
from tests.support.townsfolk import Person, Town


async def test_words_after_submission_are_answered_with_the_record(town: Town, zhang: Person) -> None:
    await logs_an_activity(zhang)
    await zhang.says("地点写错了，是二号车间")
    await zhang.sees("台账 #1 学习工匠精神已经提交", "没有填进去")
    await zhang.taps("修改 #1")
    await zhang.sees("联合活动", "地点：一号车间")


async def test_an_answer_that_is_edited_after_submission_is_offered_as_a_change(
    town: Town, zhang: Person, li: Person
) -> None:
    await zhang.says("/activity")
    for answer in ("2026-11-19", "主题党日", "学习工匠精神"):
        await zhang.says(answer)
    await zhang.says("一号车间")
    said = zhang.last["message_ids"][0]
    await zhang.says("全部到齐")
    await zhang.taps("提交")
    await zhang.edits(said, "二号车间")
    await zhang.sees("改动：", "地点：一号车间 → 二号车间")
    await zhang.taps("提交")
    await li.sees("地点：一号车间 → 二号车间")
    await li.taps("审核通过")
    await zhang.edits(said, "三号车间")
    await zhang.sees("本方已审核通过，改动消息不会改台账")


async def test_other_edits_are_answered_too_in_english(town: Town, chen: Person) -> None:
    await chen.says("nice weather")
    await chen.edits(chen.last["message_ids"][0], "bad weather")
    await chen.sees("Your edit was not used")


async def test_photos_after_submission_can_be_added_once_it_is_confirmed(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    await zhang.sends_photos(2)
    await zhang.sees("照片 2 张")
    await zhang.taps("补到 #1")
    await zhang.sees("照片 2 张")
    await zhang.taps("提交")
    await zhang.sees("更正内容：佐证材料", "佐证材料：（未填） → ")
    assert len(town.rows(record_versions)[-1].answers["evidence"]) == 2
    assert [row.record_id for row in town.rows(evidence)] == [1, 1]


async def test_photos_for_a_record_that_was_passed_lead_to_its_card(town: Town, zhang: Person, li: Person) -> None:
    await logs_an_activity(zhang)
    await li.taps("审核通过")
    await zhang.sends_photos(1)
    await zhang.taps("打开 #1")
    await zhang.sees("待对方确认")


async def test_photos_are_added_to_what_was_returned(town: Town, zhang: Person, li: Person) -> None:
    await logs_a_resource(zhang, "数控加工")
    await li.taps("退回")
    await li.taps("名称")
    await li.taps("完成")
    await li.says("名称请写全")
    await li.taps("退回")
    await zhang.sends_photos(1)
    await zhang.taps("补到 #1")
    assert len(town.rows(drafts)[0].state["answers"]["evidence"]) == 1


async def test_a_correction_that_changes_nothing_is_refused(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    await zhang.taps("更正")
    await zhang.taps("提交")
    assert "没有要更正的" in (zhang.toast or "")
    assert town.rows(records)[0].version == 1


async def test_a_correction_shows_what_it_changes_to_both_sides(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    await corrects_the_place(zhang, "二号车间")
    await li.sees("更正内容：地点", "地点：一号车间 → 二号车间")
    await li.taps("审核通过")
    await chen.sees("Corrected: Place", "Place: 一号车间 → 二号车间")


async def test_reasons_of_absence_are_in_no_difference_that_the_other_side_reads(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    await zhang.taps("更正")
    await zhang.taps("修改")
    await zhang.taps("出勤")
    await zhang.says("除了王强都到了")
    await zhang.taps("病假")
    await zhang.taps("完成")
    await zhang.taps("提交")
    await li.sees("更正内容：出勤", "王强（病假）")
    await li.taps("审核通过")
    shown = await chen.sees("Corrected: Attendance", "4 of 5 present")
    assert "王强" not in shown


async def test_what_was_returned_and_not_changed_is_said_to_be_unchanged(town: Town, zhang: Person, li: Person) -> None:
    await logs_a_resource(zhang, "数控加工")
    await li.taps("退回")
    await li.taps("名称")
    await li.taps("完成")
    await li.says("名称请写全")
    await li.taps("退回")
    await zhang.taps("修改退回项")
    await zhang.taps("保留原答案")
    await zhang.taps("提交")
    await li.sees("退回后没有改动内容")


async def test_a_withdrawn_record_is_filled_in_again_with_its_answers(town: Town, zhang: Person) -> None:
    await logs_an_activity(zhang)
    await zhang.taps("撤回")
    await zhang.says("地点不对")
    await zhang.taps("撤回")
    assert town.rows(records)[0].state == "withdrawn"
    await zhang.taps("重新填写")
    await zhang.sees("标题：学习工匠精神", "地点：一号车间")
    await zhang.taps("修改")
    await zhang.taps("地点")
    await zhang.says("二号车间")
    await zhang.taps("提交")
    assert [row.state for row in town.rows(records)] == ["withdrawn", "waiting_own"]
    assert town.rows(record_versions)[-1].answers["place"] == "二号车间"


async def changes_the_place(person: Person, place: str) -> None:
    """Changes a record that waits."""
    await person.taps("✎ 修改")
    await person.taps("修改某一项")
    await person.taps("地点")
    await person.says(place)
    await person.taps("提交")


async def test_what_nobody_has_passed_is_changed_and_the_coordinator_sees_how(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await logs_an_activity(zhang)
    await changes_the_place(zhang, "二号车间")
    await changes_the_place(zhang, "三号车间")
    await li.sees("这条台账提交后有修改", "提交后已修改：地点", "地点：一号车间 → 三号车间")
    assert [row.version for row in town.rows(records)] == [3]
    await li.taps("审核通过")
    shown = await chen.sees("三号车间")
    assert "一号车间" not in shown
    assert "✎ 修改" not in await zhang.buttons()


async def test_the_other_side_sees_what_a_coordinator_changed_before_its_eyes(
    town: Town, li: Person, chen: Person
) -> None:
    await logs_an_activity(li)
    await changes_the_place(li, "二号车间")
    await chen.sees("This record was changed after it was submitted", "Place: 一号车间 → 二号车间")
    await chen.taps("✓ Confirm")
    await chen.says("all present")
    assert town.rows(records)[0].state == "confirmed"


async def test_a_change_that_changes_nothing_is_told_so(town: Town, zhang: Person) -> None:
    await logs_an_activity(zhang)
    await zhang.taps("✎ 修改")
    await zhang.taps("提交")
    assert "没有要修改的" in (zhang.toast or "")
    assert town.rows(records)[0].version == 1


async def test_what_was_passed_meanwhile_is_not_changed(town: Town, zhang: Person, li: Person) -> None:
    await logs_an_activity(zhang)
    await zhang.taps("✎ 修改")
    await zhang.taps("修改某一项")
    await zhang.taps("地点")
    await zhang.says("二号车间")
    await li.taps("审核通过")
    await zhang.taps("提交")
    assert "本方已审核通过" in (zhang.toast or "")
    assert town.rows(records)[0].version == 1


async def test_what_is_changed_after_its_return_shows_all_that_is_new_since(
    town: Town, zhang: Person, li: Person
) -> None:
    await logs_a_resource(zhang, "数控加工")
    await li.taps("退回")
    await li.taps("名称")
    await li.taps("完成")
    await li.says("名称请写全")
    await li.taps("退回")
    await zhang.taps("修改退回项")
    await zhang.says("数控加工技术")
    await zhang.taps("提交")
    await zhang.taps("✎ 修改")
    await zhang.taps("修改某一项")
    await zhang.taps("名称")
    await zhang.says("数控加工技术基础")
    await zhang.taps("提交")
    await li.sees("退回后已修改", "数控加工 → 数控加工技术基础")


async def test_photos_by_themselves_are_asked_about(town: Town, zhang: Person, li: Person) -> None:
    await logs_an_activity(zhang, "学习工匠精神", "2026-11-18")
    await logs_an_activity(zhang, "参观车间")
    await zhang.sends_photos(1)
    await zhang.sees("是哪一条的")
    await zhang.taps("补到 #1 学习工匠精神")
    await zhang.taps("提交")
    await li.sees("佐证材料：（未填） → ")
    assert [row.record_id for row in town.rows(evidence)] == [1]


async def test_photos_are_asked_about_in_english(town: Town, chen: Person) -> None:
    await chen.says("/activity")
    for answer in ("2026-11-19", "1", "Craftsmanship", "Workshop 1", "all present"):
        await chen.says(answer)
    await chen.taps("Submit")
    await chen.sends_photos(1)
    await chen.sees("Which record are they for?")
    await chen.taps("+ Add to #1 Craftsmanship")
    await chen.taps("Submit")
    assert [row.record_id for row in town.rows(evidence)] == [1]


async def test_only_who_looks_after_a_withdrawn_record_fills_it_in_again(town: Town, zhang: Person, li: Person) -> None:
    await logs_an_activity(li)
    await li.taps("撤回")
    await li.says("地点不对")
    await li.taps("撤回")
    await zhang.forges("log_again:1")
    assert "填报方联络员" in (zhang.toast or "")
    assert not town.rows(drafts)
