"""A question that was left takes no later words: it is suspended, says so, and can be taken up again."""

from storage.tables.records import drafts, records
from tests.support.errands import logs_an_activity
from tests.support.townsfolk import Person, Town


async def waits_for_a_ruling(town: Town, zhang: Person, li: Person, chen: Person, zhou: Person) -> None:
    """Both sides do not agree; the admin has tapped that the record is void, and is asked why."""
    await logs_an_activity(zhang)
    await li.taps("审核通过")
    await chen.taps("Raise objection")
    await chen.says("It was cancelled")
    await chen.taps("Raise objection")
    assert town.rows(records)[-1].state == "objected"
    await zhou.taps("裁定：作废")


async def test_a_forgotten_void_takes_no_thanks(
    town: Town, zhang: Person, li: Person, chen: Person, zhou: Person
) -> None:
    await waits_for_a_ruling(town, zhang, li, chen, zhou)
    await zhou.says("/ledger")
    await zhou.sees("先放下了")
    await zhou.says("谢谢")
    await zhou.sees("“谢谢”没有填进去", "还没有填完")
    assert town.rows(records)[-1].state == "objected"

    await zhou.taps("继续填写")
    await zhou.sees("“谢谢”还没有填入", "请先看清问题")
    await zhou.says("活动没有举行")
    assert town.rows(records)[-1].state == "objected", "the last button decides"
    await zhou.sees("活动没有举行")
    await zhou.taps("裁定：作废")
    assert town.rows(records)[-1].state == "void"


async def test_a_new_question_suspends_the_one_before(
    town: Town, zhang: Person, li: Person, chen: Person, zhou: Person
) -> None:
    await waits_for_a_ruling(town, zhang, li, chen, zhou)
    await zhou.says("/people")
    await zhou.sees("先放下了")
    await zhou.says("Chen Jie")
    await zhou.says("谢谢")
    await zhou.sees("还没有填完")
    assert town.rows(records)[-1].state == "objected"


async def test_words_of_a_week_later_are_not_taken_before_the_question_is_seen_again(
    town: Town, zhang: Person, li: Person
) -> None:
    await logs_an_activity(zhang)
    await zhang.taps("撤回")
    await town.moves_to("2026-11-27T12:00:00+08:00")
    await zhang.says("收到")
    await zhang.sees("“收到”还没有填入", "请先看清问题")
    assert town.rows(records)[-1].state == "waiting_own"
    await zhang.taps("填入这句话")
    await zhang.sees("收到")
    assert town.rows(records)[-1].state == "waiting_own"
    await zhang.taps("撤回")
    assert town.rows(records)[-1].state == "withdrawn"


async def test_an_open_draft_takes_no_list_that_was_meant_for_another_question(town: Town, li: Person) -> None:
    await li.says("/activity")
    for answer in ("昨天", "主题党日", "学习工匠精神", "一号车间"):
        await li.says(answer)
    await li.says("/mentions")
    await li.sees("先放下了", "联合活动")
    await li.says("2026-11-18 | 省报 | 校企共建")
    await li.says("张伟、王强")
    await li.sees("联合活动", "还没有填完")
    state = town.rows(drafts)[0].state
    assert "attendance" not in state["answers"]
    await li.says("继续填写")
    await li.sees("联合活动（5/5）")
    await li.taps("填入这句话")
    await li.sees("联合活动（5/5）")


async def test_a_suspended_draft_can_be_discarded_by_word(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    await zhang.says("昨天")
    await zhang.says("/my")
    await zhang.says("主题党日")
    await zhang.says("放弃")
    await zhang.says("放弃")
    await zhang.sees("已放弃")
    assert not town.rows(drafts)


async def test_the_same_in_english(town: Town, chen: Person) -> None:
    await chen.says("/activity")
    await chen.says("yesterday")
    await chen.says("/ledger")
    await chen.sees("is set aside; your answers are kept")
    await chen.says("thanks")
    await chen.sees("“thanks” was not filled in", "is not finished. Continue with it?")
    await chen.taps("Continue")
    await chen.sees("“thanks” is not filled in yet")
    await chen.taps("Use these words")


async def test_a_suspended_question_survives_a_restart(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    await zhang.says("/my")
    await town.restart()
    await zhang.says("昨天")
    await zhang.sees("“昨天”没有填进去")
    assert "event_date" not in town.rows(drafts)[0].state["answers"]
    await zhang.taps("继续填写")
    await zhang.taps("填入这句话")
    assert "event_date" in town.rows(drafts)[0].state["answers"]


async def test_an_answer_of_a_suspended_draft_can_still_be_edited(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    await zhang.says("昨天")
    said = zhang.last["message_ids"][0]
    await zhang.says("/my")
    await zhang.edits(said, "2026-11-17")
    assert town.rows(drafts)[0].state["answers"]["event_date"] == "2026-11-17"


async def test_a_mistyped_command_suspends_nothing(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    await zhang.says("/legder")
    await zhang.sees("/ledger")
    await zhang.says("昨天")
    assert "event_date" in town.rows(drafts)[0].state["answers"]


async def test_a_command_in_a_group_suspends_nothing_in_private(town: Town, li: Person) -> None:
    await li.says("/activity")
    group = (await town.post("chats", {"title": "共建群", "members": [1001, 1002]}))["id"]
    await li.in_group(group).says("/bind")
    await li.says("昨天")
    assert "event_date" in town.rows(drafts)[0].state["answers"]


async def test_words_that_sound_like_a_command_are_kept_for_the_draft_that_waits(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    for answer in ("昨天", "主题党日", "学习工匠精神", "一号车间"):
        await zhang.says(answer)
    await zhang.says("/whoami")
    await zhang.says("签到")
    assert "没有填进去" not in await zhang.sees("目前没有安排活动"), "this is nothing but a command"
    await zhang.says("除了王强都到了，王强请假")
    await zhang.sees("目前没有安排活动", "“除了王强都到了，王强请假”没有填进去", "还没有填完")
    await zhang.taps("继续填写")
    await zhang.taps("填入这句话")
    await zhang.sees("请选择王强的缺席原因")


async def test_whoever_types_the_name_of_the_button_to_cancel_is_asked_and_loses_nothing(
    town: Town, zhang: Person, chen: Person
) -> None:
    for person, cancel, go_on, answers in (
        (zhang, "取消", "继续填写", ("昨天", "主题党日")),
        (chen, "cancel", "Continue", ("yesterday", "Themed Party day")),
    ):
        await person.says("/activity")
        for answer in answers:
            await person.says(answer)
        await person.says(cancel)
        await person.sees("要放弃正在填写的内容吗" if person is zhang else "Discard")
        await person.taps(go_on)
        assert "title" not in town.rows(drafts)[-1].state["answers"]
