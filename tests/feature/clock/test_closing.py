"""The end of a quarter: nil returns are asked for ahead of it, and the admin hears when all is there."""

from tests.support.townsfolk import Person, Town


async def attests(person: Person, button: str, label: str) -> None:
    await person.taps(button)
    await person.taps(label)


async def sums_up(person: Person, button: str, submit: str) -> None:
    await person.taps(button)
    for answer in ("课程共建两门 · two courses", "企方来得少 · few came", "到厂区办 · in the plant"):
        await person.says(answer)
    await person.taps(submit)


async def test_what_is_missing_is_asked_for_and_the_admin_hears_when_all_is_there(
    town: Town, li: Person, chen: Person, zhou: Person
) -> None:
    await town.moves_to("2026-12-23T09:00:00+08:00")
    assert not [each for each in await li.answers() if "周期收尾" in each["text"]]
    await town.moves_to("2026-12-25T09:00:00+08:00")
    await li.sees("周期收尾，请补齐", "2026年第四季度", "零报告", "本方的总结评价")
    await li.taps("零报告 2026年第四季度")
    await li.says("/todo")
    await li.sees("周期收尾")
    await town.moves_to("2027-01-04T09:00:00+08:00")
    assert not [each for each in await zhou.answers() if "都齐了" in each["text"]]
    await attests(li, "零报告 2026年第四季度", "提交本方零报告")
    await attests(chen, "Nil return Q4 2026", "File nil return")
    await li.says("/todo")
    assert "零报告（" not in await li.sees("周期收尾", "本方的总结评价")
    await sums_up(li, "总结评价 2026年第四季度", "提交")
    await chen.says("/todo")
    await sums_up(chen, "Assessment Q4 2026", "Submit")
    await li.says("/todo")
    await li.sees("没有待办")
    await town.moves_to("2027-01-05T09:00:00+08:00")
    await zhou.sees("2026年第四季度的台账、零报告和总结评价都齐了", "还没有发起：", "共建满意度问卷")
    await town.moves_to("2027-01-06T09:00:00+08:00")
    assert len([each for each in await zhou.answers() if "都齐了" in each["text"]]) == 1
