"""What is said is true for the one who reads it: who may, what was closed, what an admin has decided, what is asked."""

from tests.support.errands import is_confirmed, logs_an_activity, plans
from tests.support.townsfolk import Person, Town


async def test_a_ruling_is_told_as_one(li: Person, zhang: Person, chen: Person, zhou: Person) -> None:
    await logs_an_activity(zhang)
    await li.taps("审核通过")
    await chen.taps("Raise objection")
    await chen.says("It was another day.")
    await chen.taps("Raise objection")
    await zhou.taps("裁定：确认")
    await zhou.says("查过签到，属实")
    await zhou.taps("裁定：确认")
    assert "管理员裁定这条台账有效" in str(await zhang.answers())
    assert "An admin has decided that this record counts" in str(await chen.answers())
    assert "Both sides have confirmed" not in str((await chen.answers())[-2:])


async def test_a_correction_that_is_asked_for_is_no_return(li: Person, zhang: Person, chen: Person) -> None:
    await is_confirmed(zhang, li, chen)
    await chen.taps("Ask to correct")
    await chen.taps("Place")
    await chen.taps("Done")
    await chen.says("It was in hall 2.")
    if "← Ask to correct" in (await chen.buttons())[-3:]:
        await chen.taps("← Ask to correct")
    said = str(await zhang.answers())
    assert "对方请本方更正这条已确认的台账；更正确认之前，原内容仍然有效" in said
    assert "待更正" in said


async def test_who_may_is_said(li: Person, zhang: Person, zhou: Person) -> None:
    await li.says("/setup")
    await li.sees("需要时请找管理员")
    await zhang.says("/plan")
    await zhang.sees("需要时请找联络员。")
    await zhou.says("/log")
    await zhou.sees("管理员不能代办")


async def test_what_only_looks_something_up_is_closed_without_asking(li: Person, zhou: Person) -> None:
    await zhou.says("/people")
    await zhou.says("/cancel")
    await zhou.sees("已关闭。")
    await li.says("/roster")
    await li.taps("取消")
    await li.sees("已关闭。")
    await li.says("/log")
    await li.taps("联合活动")
    await li.says("昨天")
    await li.says("/cancel")
    await li.sees("要放弃正在填写的内容吗")


async def test_an_invitation_comes_with_words_to_pass_on(li: Person, chen: Person) -> None:
    await li.says("/invite")
    await li.taps("成员")
    assert (await li.answers())[-1]["text"].startswith(
        "您好！请点链接加入江城职业技术学院的共建台账，打开后按“开始”：https://t.me/"
    )
    await chen.says("/invite")
    await chen.taps("member")
    assert (await chen.answers())[-1]["text"].startswith(
        "Hello! Please join the joint ledger of 江城精工有限公司 by this link"
    )


async def test_a_voice_message_is_answered_by_what_is_asked(li: Person) -> None:
    await li.does("voice")
    await li.sees("现在没有要填的内容")
    await li.says("/log")
    await li.taps("联合活动")
    await li.does("voice")
    await li.sees("请发文字、照片或文件")


async def test_an_admin_reads_for_whom_a_record_waits(li: Person, zhang: Person, zhou: Person) -> None:
    await logs_an_activity(zhang)
    await zhou.forges("record:1")
    await zhou.sees("待江城职业技术学院审核")
    await li.taps("审核通过")
    await zhou.forges("record:1")
    await zhou.sees("待江城精工有限公司确认")


async def test_one_word_of_a_kind_s_english_name_is_enough(li: Person, zhang: Person, chen: Person) -> None:
    await is_confirmed(zhang, li, chen)
    await chen.says("/ledger economic")
    await chen.sees("Economic contribution")
    assert "学习工匠精神" not in await chen.news()
    await chen.says("/ledger 学习")
    await chen.sees("学习工匠精神")


async def test_no_quiet_hours_are_none(zhang: Person, chen: Person) -> None:
    await zhang.says("/settings")
    await zhang.sees("免打扰：不设")
    await chen.says("/settings")
    await chen.sees("Quiet hours: none")


async def test_who_checks_in_after_apologies_reads_that_they_are_gone(town: Town, li: Person, zhang: Person) -> None:
    await plans(li)
    await zhang.says("/events")
    await zhang.taps("学习工匠精神")
    await zhang.taps("请假")
    await zhang.taps("病假")
    await town.moves_to("2026-11-25T14:10:00+08:00")
    await zhang.says("/events")
    await zhang.taps("学习工匠精神")
    await zhang.taps("✓ 签到")
    assert zhang.toast == "签到成功，请假已取消。"


async def test_what_was_asked_survives_the_choice_of_a_partnership(li: Person, zhou: Person, town: Town) -> None:
    await zhou.says("/setup")
    await zhou.taps("建立结对共建")
    for answer in ("滨江职业学院", "滨江重工", "2025-03-01"):
        await zhou.says(answer)
    await zhou.taps("提交")
    await zhou.says("/publish 2026Q3")
    await zhou.sees("为哪个结对共建发布结果？")
    await zhou.says("/why 12")
    await zhou.taps("江城")
    await zhou.sees("满意度")
    assert "参与率" not in await zhou.news()


async def test_what_the_bot_is_for_is_read_before_start_is_pressed(town: Town) -> None:
    calls = await town.get("calls")
    described = {
        call["parameters"]["language_code"]: call["parameters"]["description"]
        for call in calls
        if call["method"] == "setMyDescription"
    }
    assert "点“开始”接受邀请" in described["zh"]
    assert "Press Start" in described["en"]
