"""The weekly digest: frozen figures for both sides, each reader's own hour, what is to be done with a button."""

import re

from storage.tables.planning import digest_turns, weeks
from tests.support.errands import confirms_an_activity, is_confirmed, logs_a_resource, logs_an_activity, plans
from tests.support.townsfolk import Person, Town

MONDAY = "2026-11-23T09:00:00+08:00"


async def latest(person: Person, heading: str = "共建周报") -> str:
    """The newest digest in the chat."""
    found = [str(message["text"]) for message in await person.answers() if heading in message.get("text", "")]
    assert found, "no digest"
    return found[-1]


async def test_on_monday_at_nine_both_sides_read_the_same_figures(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    await li.says("/ledger")
    await li.taps("#1")
    await li.taps("设为典型做法")
    await logs_a_resource(zhang, "数控加工")
    await li.taps("审核通过")
    await plans(li)
    await town.moves_to("2026-11-23T08:59:00+08:00")
    assert len(town.rows(weeks)) == 1
    assert not [each for each in await li.answers() if "共建周报" in each["text"]]
    await town.moves_to(MONDAY)
    told = await latest(li)
    for part in (
        "这一周双方开展活动 1 次，新增或更新交流与成果 1 项",
        "2026年11月16日至2026年11月22日",
        "主题党日：已确认 1 次",
        "校方：应到 5 人次，实到 5 人次，100%",
        "企方：应到 6 人次，实到 6 人次，100%",
        "#2 数控加工（教学资源）",
        "典型做法",
        "2026年11月25日星期三 14:00–15:30 学习工匠精神",
        "双方看到的数字相同",
    ):
        assert part in told, f"no {part} in\n{told}"
    english = await latest(chen, "Weekly digest")
    for part in ("One joint activity", "Themed Party day: 1 confirmed", "Enterprise: 6 of 6 present (100%)"):
        assert part in english, f"no {part} in\n{english}"


async def test_a_button_in_it_acts_and_it_can_be_refreshed_in_place(town: Town, zhang: Person, li: Person) -> None:
    await logs_an_activity(zhang)
    await town.moves_to(MONDAY)
    assert "请审核或确认" in await latest(li)
    await li.taps("#1")
    await li.taps("审核通过")
    count = len(await li.answers())
    await li.taps("⟳ 刷新")
    assert "请审核或确认" not in await latest(li)
    assert len(await li.answers()) == count


async def test_figures_stay_as_they_were_frozen(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    await logs_an_activity(zhang)
    await town.moves_to(MONDAY)
    assert "待确认 1 次" in await latest(li)
    await confirms_an_activity(li, chen)
    await li.says("/digest 上周一")
    assert "待确认 1 次" in await latest(li)
    await chen.says("/digest last Monday")
    assert "1 waiting" in await latest(chen, "Weekly digest")
    await li.says("/digest")
    assert "本周还没有结束" in await latest(li)


async def test_a_week_is_over_at_midnight_where_the_partnership_is(town: Town, li: Person, zhou: Person) -> None:
    await zhou.says("/setup")
    for button in ("结对共建（1）", "江城精工", "时区"):
        await zhou.taps(button)
    await zhou.says("Europe/Berlin")
    for time, frozen in (("00:01", False), ("06:59", False), ("07:00", True)):
        await town.moves_to(f"2026-11-23T{time}:00+08:00")
        assert (f"{town.rows(weeks)[-1].monday}" == "2026-11-16") is frozen
    await town.moves_to("2026-11-23T15:59:00+08:00")
    assert not [each for each in await li.answers() if "共建周报" in each["text"]]
    await town.moves_to("2026-11-23T16:00:00+08:00")
    assert await latest(li), "at nine in Berlin, where the partnership is"


async def test_a_quiet_week_is_one_line(town: Town, li: Person) -> None:
    await town.moves_to(MONDAY)
    assert "\n" not in await latest(li)
    assert "这一周没有新的台账" in await latest(li)


async def test_each_has_a_day_and_hour_of_their_own(town: Town, li: Person, chen: Person) -> None:
    await li.says("/settings")
    for label, answer in (("休息日", "否"), ("周报发送日", "星期六"), ("周报发送时间", "16:00")):
        await li.taps("修改某一项")
        await li.taps(label)
        await li.says(answer)
    await li.taps("保存")
    await town.moves_to(MONDAY)
    await town.moves_to("2026-11-28T16:00:00+08:00")
    assert not [each for each in await li.answers() if "共建周报" in each["text"]], "Saturday is a day off"
    assert await latest(chen, "Weekly digest")
    await town.moves_to("2026-11-30T15:59:00+08:00")
    await li.says("/settings")
    await li.taps("修改某一项")
    await li.taps("周报发送日")
    await li.says("星期三")
    await li.taps("保存")
    await town.moves_to("2026-12-02T16:00:00+08:00")
    assert "2026年11月23日" in await latest(li)


async def test_a_digest_that_is_late_says_so_and_overtaken_ones_are_dropped(town: Town, li: Person) -> None:
    await town.moves_to("2026-11-22T20:00:00+08:00")
    await town.moves_to("2026-11-23T00:01:00+08:00")
    await town.moves_to("2026-12-16T20:00:00+08:00")
    told = [each["text"] for each in await li.answers() if "共建周报" in each["text"]]
    assert len(told) == 1
    assert "2026年12月7日" in told[0]
    assert "这份周报晚到了" in told[0]
    assert all(row.done_at for row in town.rows(digest_turns))


async def test_a_digest_that_is_late_waits_for_the_morning(town: Town, li: Person) -> None:
    await li.says("/settings")
    for label, answer in (("免打扰从", "20:00"), ("免打扰到", "08:00"), ("休息日", "否")):
        await li.taps("修改某一项")
        await li.taps(label)
        await li.says(answer)
    await li.taps("保存")
    await town.moves_to("2026-11-23T00:01:00+08:00")
    await town.moves_to("2026-11-23T22:00:00+08:00")
    assert not [each for each in await li.answers() if "共建周报" in each["text"]]
    await town.moves_to("2026-11-24T08:00:00+08:00")
    told = await latest(li)
    assert told.startswith("抱歉，这份周报晚到了。")
    await town.moves_to("2026-11-24T09:00:00+08:00")
    assert len([each for each in await li.answers() if "共建周报" in each["text"]]) == 1


async def test_who_begins_in_the_middle_of_a_week_does_not_begin_with_a_late_digest(town: Town, li: Person) -> None:
    await town.moves_to("2026-11-25T20:00:00+08:00")
    assert not [each for each in await li.answers() if "共建周报" in each["text"]]
    await town.moves_to("2026-11-30T09:00:00+08:00")
    assert "晚到" not in await latest(li)


async def test_the_group_and_members_who_ask_for_it_have_the_short_one(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    group = (await town.post("chats", {"title": "共建群", "members": [1001, 1002]}))["id"]
    await li.in_group(group).says("/bind")
    await zhang.says("/settings")
    await zhang.taps("修改某一项")
    await zhang.taps("接收周报")
    await zhang.says("是")
    await zhang.taps("保存")
    await is_confirmed(zhang, li, chen)
    await logs_a_resource(zhang, "数控加工")
    await town.moves_to(MONDAY)
    for reader in (zhang, zhang.in_group(group)):
        told = await latest(reader)
        assert "出勤" in told
        assert "您的待办" not in told
        assert "交流与成果</b>" not in told
    await town.moves_to("2026-11-23T18:00:00+08:00")
    digests = [each for each in await zhang.in_group(group).answers() if "共建周报" in each["text"]]
    assert len(digests) == 1


async def test_what_was_corrected_is_restated_with_who_and_why(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen, day="2026-11-12")
    await town.moves_to("2026-11-24T10:00:00+08:00")
    await zhang.says("/my")
    await zhang.taps("#1")
    await zhang.taps("申请撤回")
    await zhang.says("活动其实改期了")
    await zhang.taps("申请撤回")
    await chen.taps("✓ Agree")
    await chen.taps("✓ Agree")
    await town.moves_to("2026-11-30T09:00:00+08:00")
    assert "更正说明" in await latest(li)
    assert "学习工匠精神：Chen Jie 同意撤回" in await latest(li)


async def corrects_the_attendance(zhang: Person, li: Person, chen: Person) -> None:
    """王强 was not there after all."""
    await zhang.says("/my")
    for button in ("#", "更正", "修改", "出勤"):
        await zhang.taps(button)
    await zhang.says("除王强外全部到齐")
    for button in ("病假", "完成", "提交"):
        await zhang.taps(button)
    await confirms_an_activity(li, chen)


async def test_published_figures_that_are_corrected_are_restated_the_same_to_both_sides(
    town: Town, zhang: Person, li: Person, chen: Person, zhou: Person
) -> None:
    for day in ("2026-10-13", "2026-10-14", "2026-10-15"):
        await is_confirmed(zhang, li, chen, title=f"党日{day[-2:]}", day=day)
    await zhou.says("/publish 2026-10")
    await zhou.taps("发布并通知双方")
    await town.moves_to(MONDAY)
    assert "更正说明" not in await latest(li)
    await corrects_the_attendance(zhang, li, chen)
    await town.moves_to("2026-11-30T09:00:00+08:00")
    chinese, english = await latest(li), await latest(chen, "Weekly digest")
    for part in ("这一周没有新的台账", "已公布的2026年10月 党员参与率：100 → 96.7", "#3 党日15：张伟 提交更正"):
        assert part in chinese, f"no {part} in\n{chinese}"
    for part in (
        "No new records this week",
        "Published for Oct 2026: Participation of party members 100 → 96.7",
        "#3 党日15: 张伟 submitted a correction",
    ):
        assert part in english, f"no {part} in\n{english}"
    assert re.findall(r"\d+\.\d", chinese) == re.findall(r"\d+\.\d", english), "the same figures to both"
    await town.moves_to("2026-12-07T09:00:00+08:00")
    assert "更正说明" not in await latest(li), "it is told once"


async def test_a_correction_between_two_digests_leaves_both_sides_with_the_same_figures(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    await chen.says("/settings")
    for label, answer in (("Digest day", "Wednesday"), ("Digest time", "10:00")):
        await chen.taps("Change")
        await chen.taps(label)
        await chen.says(answer)
    await chen.taps("Save")
    await town.moves_to(MONDAY)
    assert "校方：应到 5 人次，实到 5 人次" in await latest(li)
    await corrects_the_attendance(zhang, li, chen)
    await town.moves_to("2026-11-25T10:00:00+08:00")
    assert "College: 5 of 5 present" in await latest(chen, "Weekly digest")


async def test_after_three_weeks_the_last_ones_can_be_seen_as_a_chart(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen, day="2026-11-19")
    await town.moves_to(MONDAY)
    assert "近几周趋势" not in await li.buttons()
    await li.forges("weeks:1:20261116")
    await li.sees("有出勤数据的周不足三周")
    for day, friday in (("2026-11-26", "2026-11-27"), ("2026-12-03", "2026-12-04")):
        await town.moves_to(f"{friday}T12:00:00+08:00")
        await is_confirmed(zhang, li, chen, day=day)
    await town.moves_to("2026-12-07T09:00:00+08:00")
    await li.taps("近几周趋势")
    (shown,) = [each for each in await li.answers() if "photo" in each]
    assert "活动次数：11-16 1、11-23 1、11-30 1。" in shown["caption"]
    assert "校方出勤率（%）：11-16 100、11-23 100、11-30 100。" in shown["caption"]
    await chen.taps("Recent weeks")
    (shown,) = [each for each in await chen.answers() if "photo" in each]
    assert "Activities: 11-16 1, 11-23 1, 11-30 1." in shown["caption"]


async def test_indicators_that_moved_are_told_with_numerator_and_denominator(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    for day in ("2026-11-17", "2026-11-18", "2026-11-19"):
        await is_confirmed(zhang, li, chen, title=f"党日{day[-2:]}", day=day)
    await town.moves_to(MONDAY)
    told = await latest(li)
    assert "本学年指标" in told
    assert "党员参与率 100" in told


async def test_week_and_partnership_are_understood_loosely(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    await logs_an_activity(zhang)
    await town.moves_to(MONDAY)
    for person, words in ((li, "上周"), (li, "精工 上周"), (li, "上周四 江城"), (chen, "last week"), (chen, "精工")):
        await person.says(f"/digest {words}")
        told = await person.sees("江城精工有限公司")
        assert ("2026年11月16日" in told or "16 Nov 2026" in told) is (words != "精工"), words
    await li.says("/digest 云图")
    await li.sees("没看懂这个日期")


async def test_a_week_that_is_no_week_is_told_in_a_sentence(town: Town, li: Person) -> None:
    await li.says("/digest 昨天的昨天")
    await li.sees("没看懂这个日期")
    await li.says("/digest 2031-01-01")
    await li.sees("这一周还没有开始")
    await li.says("/digest 1999-01-01")
    await li.sees("那时还没有结对")
    await li.forges("digest:1:99999999")
    assert li.toast == "这个按钮已失效，请看最新一条消息。"


async def test_what_the_other_side_was_not_asked_about_yet_is_counted_and_not_named(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await logs_a_resource(zhang, "数控加工")
    await chen.says("/digest")
    assert "数控加工" not in await chen.sees("one record awaits confirmation")
    await li.taps("审核通过")
    await chen.says("/digest")
    await chen.sees("Exchanges and outcomes", "数控加工")
