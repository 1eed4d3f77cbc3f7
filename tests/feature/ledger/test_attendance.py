"""Attendance as people write it: lists and sentences, names of other branches and near ones; nothing is lost."""

from typing import Any

from storage.tables.records import record_versions
from tests.support.townsfolk import Person, Town


async def _asked_who_came(person: Person, *answers: str) -> None:
    await person.says("/activity")
    for answer in answers or ("2026-11-20", "主题党日", "学习", "一号车间"):
        await person.says(answer)


async def _with_second_branch(li: Person) -> None:
    await li.says("/roster")
    await li.says("潘婷 党员 机关党支部 2020-01-01\n马晓东 党员 机关党支部 2020-01-01")
    await li.taps("新建“机关党支部”")
    await li.taps("加入这 2 人")


def _attendance(town: Town) -> Any:
    return town.rows(record_versions)[-1].answers["attendance"]


async def test_a_pasted_list_with_remarks_marks_who_was_away(town: Town, zhang: Person) -> None:
    await _asked_who_came(zhang)
    await zhang.says("1. 张伟\n2. 李娜（病假）\n3. 王强 请假\n4.刘洋 5.陈静")
    await zhang.sees("请选择王强的缺席原因")
    await zhang.taps("事假")
    assert "完成（实到 3 / 应到 5）" in await zhang.buttons()
    await zhang.says("参加人员：张伟、陈静 缺席人员：李娜（因公）、王强（值班）、刘洋（病假）")
    await zhang.taps("完成")
    await zhang.taps("提交")
    absent = _attendance(town)["absent"]
    assert sorted(absent.values()) == ["on_business", "on_duty", "sick"]


async def test_a_sentence_is_no_strangers_name_and_is_asked_about(town: Town, zhang: Person) -> None:
    await _asked_who_came(zhang)
    await zhang.says("除了王强都到了，他爱人住院在陪着")
    shown = await zhang.sees("没看懂：他爱人住院在陪着。", "怎么处理？")
    assert "名册上没有" not in shown
    assert "记为名册外到场" not in await zhang.buttons()
    await zhang.taps("忽略")
    await zhang.sees("请选择王强的缺席原因")


async def test_a_near_name_is_offered_and_marked_as_was_said(town: Town, zhang: Person) -> None:
    await _asked_who_came(zhang)
    await zhang.says("王墙因公没来，其他人都到了")
    await zhang.sees("名册上没有：王墙")
    assert "记为名册外到场" not in await zhang.buttons()
    await zhang.taps("王墙 → 王强")
    await zhang.taps("完成")
    await zhang.taps("提交")
    assert list(_attendance(town)["absent"].values()) == ["on_business"]


async def test_who_is_of_another_branch_is_told_with_the_branch(town: Town, li: Person, zhang: Person) -> None:
    await _with_second_branch(li)
    await _asked_who_came(zhang)
    await zhang.taps("智能制造")
    await zhang.taps("完成")
    await zhang.says("张伟、李娜、王强、刘洋、陈静、马晓东、潘婷")
    shown = await zhang.sees("属于没有参加的支部：马晓东（机关党支部）、潘婷（机关党支部）")
    assert "名册上没有" not in shown
    await zhang.taps("记为名册外到场")
    await zhang.sees("另有名册外人员：马晓东、潘婷")


async def test_who_came_to_the_roster_later_is_told_so(town: Town, li: Person, zhang: Person) -> None:
    await li.says("/roster")
    await li.says("马晓东 党员 2026-11-20")
    await li.taps("加入这 1 人")
    await _asked_who_came(zhang, "2026-11-19", "主题党日", "学习", "一号车间")
    await zhang.says("马晓东没来，其他人都到了")
    shown = await zhang.sees("当天还不在名册上：马晓东")
    assert "名册上没有" not in shown


async def test_in_english_sentences_and_lists_are_read_too(town: Town, chen: Person) -> None:
    await _asked_who_came(chen, "2026-11-20", "Themed Party day", "Study", "Workshop one")
    await chen.says("everyone but Sun Lei, and He Xue (sick)")
    await chen.sees("Not on the roster: Sun Lei, He Xue")
    await chen.taps("Sun Lei → 孙磊")
    await chen.taps("He Xue → 何雪")
    await chen.sees("Reason for the absence of 孙磊?")
    await chen.says("absent: 吴芳 (on business), 孙磊 (sick); everyone else was there. It rained a lot")
    await chen.sees("I could not read: It rained a lot.")
    await chen.taps("Ignore")
    assert "Done (4 of 6 present)" in await chen.buttons()


async def test_a_count_that_differs_from_the_names_is_told(town: Town, zhang: Person) -> None:
    await _asked_who_came(zhang)
    await zhang.says("应到5人，实到3人，王强病假")
    await zhang.sees("您写的是 3 人到场，按名单是 4 人")
    await zhang.says("实到3人")
    await zhang.sees("请输入到场人员的姓名")


async def test_namesakes_are_told_apart_as_the_roster_has_them(town: Town, li: Person, zhang: Person) -> None:
    await li.says("/roster")
    await li.says("张伟（2） 党员 2020-01-01")
    await li.taps("加入这 1 人")
    await _asked_who_came(zhang)
    await zhang.says("除了张伟(2)都到了")
    await zhang.sees("请选择张伟（2）的缺席原因")


async def test_whole_names_come_first_of_people_too_who_joined_after_the_event(li: Person, zhang: Person) -> None:
    await li.says("/roster")
    await li.says("张伟（2）\n欧阳娜娜")
    await li.taps("加入这 2 人")
    await zhang.says("/activity")
    for answer in ("2026-11-18", "主题党日", "学习工匠精神", "一号车间"):
        await zhang.says(answer)
    await zhang.says("除了张伟（2）都到了")
    await zhang.sees("当天还不在名册上：张伟（2）")
    await zhang.taps("重新输入")
    await zhang.says("张伟、李娜、欧阳 娜娜")
    await zhang.sees("当天还不在名册上：欧阳")
