"""What people write of what happened becomes a draft in the chat, and from there a record like any other."""

import base64
import time

import pytest

from storage.tables.records import drafts, evidence, record_versions, records
from storage.tables.traffic import reports
from tests.support.townsfolk import PIXEL, Person, Town

TOLD = "昨天下午在一号车间和精工一起过主题党日，学习工匠精神。"
WHOLE = "11月18日下午，在一号车间与精工开展主题党日活动。\n参加人员：张伟、李娜、刘洋、陈静\n缺席人员：王强（病假）"
TO_COME = "下周五下午两点要和精工开共建联席会议，地点在学院会议室。"
LECTURE = "Yesterday our branch and the college held a joint lecture at the training centre. Wu Fang was on sick leave."


async def finishes(person: Person) -> None:
    """Takes the list of who was there as it is marked, until the card can be submitted."""
    if "提交" not in await person.buttons():
        await person.taps("完成")
    assert "提交" in await person.buttons(), await person.sees()


async def test_a_text_becomes_a_draft_and_a_confirmed_record(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await zhang.says(TOLD)
    await zhang.sees("引号里是您的原话", "日期：2026年11月19日星期四 ← “昨天”", "类别：“主题党日”", "您的整段话")
    await zhang.sees("地点：“一号车间”", "本方谁到场了？")
    await finishes(zhang)
    await zhang.taps("提交")
    assert [row.state for row in town.rows(records)] == ["waiting_own"]
    assert not town.rows(drafts)
    assert [row.state for row in town.rows(reports)] == ["read"]
    await li.taps("审核通过")
    await chen.taps("Confirm")
    await chen.taps("All present")
    assert [row.state for row in town.rows(records)] == ["confirmed"]
    assert town.rows(record_versions)[0].answers["narrative"] == TOLD


async def test_what_lacks_nothing_is_submitted_by_one_tap(town: Town, zhang: Person) -> None:
    await zhang.says(WHOLE)
    await zhang.sees("出勤：应到 5，实到 4；缺席：王强（病假）")
    await zhang.taps("提交")
    assert [row.state for row in town.rows(records)] == ["waiting_own"]


async def quoted_by_the_card(person: Person) -> str | None:
    """Returns the words of the message that the bot's latest message quotes."""
    words = (await person.answers())[-1].get("reply_to_message", {}).get("text")
    return None if words is None else str(words)


async def test_the_card_quotes_its_text_wherever_it_is_shown(town: Town, zhang: Person, li: Person) -> None:
    await zhang.says("11月18日与精工开展主题党日活动，张伟、李娜、王强、刘洋、陈静参加。")
    assert "主题党日" in (await quoted_by_the_card(zhang) or "")
    await zhang.says("一号车间")
    await zhang.sees("地点：一号车间")
    assert "主题党日" in (await quoted_by_the_card(zhang) or "")
    await zhang.taps("提交")
    await zhang.says(BOTH)
    assert await quoted_by_the_card(zhang) == BOTH
    await li.says("/activity")
    assert await quoted_by_the_card(li) is None


async def test_what_the_text_leaves_open_is_settled_by_one_tap(town: Town, zhang: Person) -> None:
    await zhang.says(f"{WHOLE}\n我们来了5个人。")
    await zhang.sees("出勤：①", "① 出勤？“5个人”与名单人数不同。")
    assert "提交" not in await zhang.buttons()
    await zhang.taps("① 就是这 4 位")
    await zhang.sees("出勤：应到 5，实到 4；缺席：王强（病假）")
    await zhang.taps("提交")
    assert [row.state for row in town.rows(records)] == ["waiting_own"]


async def test_what_the_text_leaves_open_may_be_answered_otherwise(town: Town, chen: Person) -> None:
    await chen.says(
        "11月18日，在一号车间与学院开展主题党日活动。\n参加人员：赵敏、Chen Jie、孙磊、吴芳、郑凯\n"
        "缺席人员：何雪（病假）\n我们来了6个人。"
    )
    await chen.sees("①", "differs from the names given")
    await chen.taps("① Other")
    await chen.sees("Who from your side was there?")


async def test_it_is_read_in_english_too(town: Town, chen: Person) -> None:
    await chen.says(LECTURE)
    await chen.sees("In quotation marks: your own words", "← “Yesterday”", "← “joint lecture”", "all that you wrote")


async def test_the_words_behind_log_are_read(town: Town, zhang: Person) -> None:
    await zhang.says(f"/log {TOLD}")
    await zhang.sees("日期：2026年11月19日星期四 ← “昨天”")
    assert town.rows(reports)[0].text == TOLD


async def test_a_forwarded_text_counts_its_days_from_when_it_was_written(town: Town, zhang: Person) -> None:
    user = {"id": 1001, "is_bot": False, "first_name": "张伟", "language_code": "zh"}
    origin = {"type": "hidden_user", "sender_user_name": "李娜", "date": 1_794_800_000}  # 16 November 2026
    message = {"message_id": 5000, "date": 1_795_147_200, "chat": {"id": 1001, "type": "private"}, "from": user}
    await zhang.does("raw", update={"message": {**message, "text": TOLD, "forward_origin": origin}})
    await zhang.sees("日期：2026年11月15日星期日 ← “昨天”")


async def test_photos_with_a_caption_are_evidence_of_what_it_tells(town: Town, zhang: Person) -> None:
    content = [base64.b64encode(PIXEL + b"%d" % number).decode() for number in range(3)]
    files = [{"name": f"{number}.png", "base64": each} for number, each in enumerate(content)]
    await zhang.does("photos", files=files, caption=WHOLE)
    await zhang.sees("照片 3 张", "出勤：应到 5，实到 4")
    await zhang.taps("提交")
    assert [row.record_id for row in town.rows(evidence)] == [1, 1, 1]


async def test_photos_that_come_after_the_text_are_evidence_of_it(town: Town, zhang: Person) -> None:
    await zhang.says(TOLD)
    await zhang.sends_photos(2)
    await zhang.sees("照片 2 张", "本方谁到场了？")


async def test_a_file_is_read_and_becomes_evidence(town: Town, zhang: Person) -> None:
    await zhang.sends_file("简报.txt", f"主题党日简报\n{WHOLE}".encode())
    await zhang.sees("“简报.txt”已读完", "标题：“主题党日简报”", "文件 1 份")
    await zhang.taps("提交")
    assert [row.record_id for row in town.rows(evidence)] == [1]
    assert WHOLE in town.rows(record_versions)[0].answers["narrative"]


async def test_a_file_that_cannot_be_read_is_kept(town: Town, zhang: Person) -> None:
    await zhang.sends_file("简报.pdf", b"%PDF-1.4 nothing")
    await zhang.sees("读不出文字", "文件 1 份", "先替您留着", "记哪一类")


async def test_a_reply_in_a_group_goes_on_in_private(town: Town, zhang: Person, li: Person) -> None:
    group = (await town.post("chats", {"title": "共建群", "members": [1001, 1002]}))["id"]
    await li.in_group(group).says("/bind")
    user = {"id": 1001, "is_bot": False, "first_name": "张伟", "language_code": "zh"}
    place = {"date": 1_795_147_200, "chat": {"id": group, "type": "supergroup", "title": "共建群"}}
    answered = {**place, "message_id": 6000, "from": {**user, "id": 1002}, "text": TOLD}
    message = {**place, "message_id": 6001, "from": user, "text": "/log", "reply_to_message": answered}
    await zhang.does("raw", update={"message": message})
    await zhang.sees("日期：2026年11月19日星期四 ← “昨天”")
    assert "到私聊接着填" not in await zhang.sees()
    await zhang.opens("report-1")
    await zhang.sees("日期：2026年11月19日星期四 ← “昨天”")
    await li.opens("report-1")
    await li.sees("已提交、放弃或过期")
    await zhang.in_group(group).says("/log")
    assert "请到私聊里继续" in (await zhang.in_group(group).answers())[-1]["text"]


async def test_a_photo_that_is_answered_in_a_group_is_evidence(town: Town, zhang: Person, li: Person) -> None:
    group = (await town.post("chats", {"title": "共建群", "members": [1001, 1002]}))["id"]
    await li.in_group(group).says("/bind")
    content = base64.b64encode(PIXEL).decode()
    for caption in (WHOLE, ""):
        await li.in_group(group).does("photos", files=[{"name": "1.png", "base64": content}], caption=caption)
        number = (await zhang.in_group(group).messages())[-1]["message_id"]
        await zhang.in_group(group).does("text", text="/log", reply_to=number)
        await zhang.settles()
        if caption:
            await zhang.sees("照片 1 张", "出勤：应到 5，实到 4")
            await zhang.taps("提交")
    await zhang.sees("照片 1 张", "是哪一条的")
    await zhang.taps("补到 #1")
    await zhang.sees("照片 2 张")


async def test_a_file_that_is_answered_in_a_group_is_read(town: Town, zhang: Person, li: Person) -> None:
    group = (await town.post("chats", {"title": "共建群", "members": [1001, 1002]}))["id"]
    await li.in_group(group).says("/bind")
    await li.in_group(group).sends_file("简报.txt", WHOLE.encode())
    number = (await zhang.in_group(group).messages())[-1]["message_id"]
    await zhang.in_group(group).does("text", text="/log", reply_to=number)
    await zhang.sees("“简报.txt”已读完", "出勤：应到 5，实到 4", "文件 1 份")


async def test_a_file_of_one_of_several_partnerships_is_read_once(town: Town, zhou: Person, li: Person) -> None:
    await zhou.says("/setup")
    await zhou.taps("建立结对共建")
    for answer in ("江城职业技术学院", "滨江重工有限公司", "2025-03-01"):
        await zhou.says(answer)
    await zhou.taps("提交")
    await li.sends_file("简报.txt", WHOLE.replace("精工", "企业").encode())
    await li.sees("简报.txt", "说的是哪个结对共建")
    await li.taps("滨江重工")
    await li.sees("出勤：应到 5，实到 4")
    assert town.rows(drafts)[0].state["answers"]["narrative"].count("11月18日") == 1


BOTH = (
    "本周两件事：\n1. 11月16日在一号车间与精工开展主题党日活动，张伟、李娜、王强、刘洋、陈静参加。\n"
    "2. 11月18日在报告厅与精工一起上联合党课，张伟、李娜、王强、刘洋、陈静参加。"
)


async def test_several_events_stand_on_one_card_and_whole_ones_are_submitted_at_once(town: Town, zhang: Person) -> None:
    await zhang.says(BOTH)
    await zhang.sees("这段话里的 2 件事", "1 联合活动", "11月16日", "2 联合活动", "11月18日", "齐了")
    await zhang.taps("提交 2 件")
    assert [row.state for row in town.rows(records)] == ["waiting_own"] * 2
    assert not town.rows(drafts)


async def test_one_of_several_is_opened_and_the_others_wait(town: Town, zhang: Person) -> None:
    await zhang.says(BOTH)
    await zhang.taps("打开 1")
    await zhang.sees("第 1 件，共 2 件", "11月16日")
    await zhang.taps("另外 1 件")
    await zhang.sees("这段话里的 2 件事")
    await zhang.taps("打开 1")
    await zhang.taps("提交")
    await zhang.sees("第 2 件，共 2 件", "11月18日")
    await zhang.taps("提交")
    assert len(town.rows(records)) == 2
    assert not town.rows(drafts)


async def test_one_of_several_is_dropped(town: Town, zhang: Person) -> None:
    await zhang.says("1. 11月16日与精工开展主题党日活动。\n2. 11月18日在报告厅与精工一起上联合党课。")
    await zhang.sees("1 联合活动，缺地点")
    assert "提交" not in await zhang.buttons()
    await zhang.taps("不要 1")
    await zhang.taps("放弃")
    await zhang.sees("第 2 件，共 2 件")


async def test_what_is_to_come_beside_a_report_fills_a_plan(town: Town, li: Person) -> None:
    await li.says(f"{WHOLE}\n{TO_COME}")
    await li.sees("没有当作台账", "出勤：应到 5")
    await li.taps("11月27日的安排")
    await li.sees("2026年11月27日", "学院会议室")
    await li.taps("另外 1 件")
    await li.taps("提交")
    await li.sees("2026年11月27日", "学院会议室")


async def test_who_may_not_plan_is_told_only_what_is_to_come(town: Town, zhang: Person) -> None:
    await zhang.says(f"{WHOLE}\n{TO_COME}")
    await zhang.sees("没有当作台账", "出勤：应到 5")
    assert len(town.rows(drafts)) == 1


async def test_an_edit_is_read_again_and_leaves_what_was_answered_by_hand(town: Town, zhang: Person) -> None:
    await zhang.says(TOLD)
    told = zhang.last["message_ids"][0]
    await finishes(zhang)
    await zhang.taps("修改某一项")
    await zhang.taps("标题")
    await zhang.says("学工匠")
    await zhang.edits(told, TOLD.replace("昨天", "前天").replace("一号车间", "二号车间"))
    await zhang.sees("日期：2026年11月18日星期三 ← “前天”", "地点：“二号车间”", "标题：学工匠")
    await finishes(zhang)
    await zhang.taps("提交")
    assert len(town.rows(records)) == 1


async def test_an_edit_after_submission_offers_what_it_changes(town: Town, zhang: Person, li: Person) -> None:
    await zhang.says(WHOLE)
    told = zhang.last["message_ids"][0]
    await zhang.taps("提交")
    elsewhere = WHOLE.replace("一号车间", "二号车间").replace("病假", "事假")
    await zhang.edits(told, elsewhere)
    await zhang.sees("改动：", "地点：一号车间 → 二号车间", "王强（病假） → 应到 5，实到 4；缺席：王强（事假）")
    assert town.rows(records)[0].version == 1
    await zhang.taps("提交")
    await li.sees("这条台账提交后有修改", "地点：一号车间 → 二号车间")
    await zhang.edits(told, elsewhere.replace("二号车间", "三号车间"))
    await zhang.sees("地点：二号车间 → 三号车间")
    await zhang.edits(told, elsewhere)
    await zhang.sees("台账 #1", "没有变化")
    assert not town.rows(drafts)
    assert town.rows(records)[0].version == 2


async def changes(person: Person, label: str, value: str) -> None:
    """Changes one answer on the card, and submits it."""
    await person.taps("修改某一项")
    await person.taps(label)
    await person.says(value)
    await person.taps("提交")


async def test_an_edit_after_submission_leaves_what_was_answered_by_hand(town: Town, zhang: Person) -> None:
    await zhang.says(WHOLE)
    told = zhang.last["message_ids"][0]
    await changes(zhang, "标题", "学工匠")
    await zhang.taps("✎ 修改")
    await changes(zhang, "地点", "报告厅")
    await zhang.edits(told, WHOLE.replace("一号车间", "二号车间").replace("11月18日", "11月17日"))
    shown = await zhang.sees("日期：2026年11月18日星期三 → 2026年11月17日星期二", "学工匠", "地点：报告厅")
    assert "→ 二号车间" not in shown


async def test_an_edit_after_review_says_what_is_to_be_done(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await zhang.says(WHOLE)
    told = zhang.last["message_ids"][0]
    await zhang.taps("提交")
    await li.taps("审核通过")
    await zhang.edits(told, WHOLE.replace("一号车间", "二号车间"))
    await zhang.sees("本方已审核通过", "先撤回再“重新填写”")
    await zhang.taps("打开 #1")
    await chen.taps("Confirm")
    await chen.taps("All present")
    await zhang.edits(told, WHOLE.replace("一号车间", "三号车间"))
    await zhang.sees("双方已确认", "要改请用“更正”")
    await zhang.taps("更正 #1")
    await zhang.sees("地点：一号车间")
    assert [row.version for row in town.rows(records)] == [1]


async def test_an_edit_after_one_of_several_was_submitted_reaches_each(town: Town, zhang: Person) -> None:
    await zhang.says(BOTH)
    told = zhang.last["message_ids"][0]
    await zhang.taps("打开 1")
    await zhang.taps("提交")
    await zhang.edits(told, BOTH.replace("一号车间", "二号车间").replace("报告厅", "礼堂"))
    await zhang.sees("地点：一号车间 → 二号车间")
    await zhang.taps("提交")
    assert [row.version for row in town.rows(records)] == [2]
    assert town.rows(drafts)[0].state["answers"]["place"] == "礼堂"


async def test_a_long_answer_to_a_short_question_is_offered_to_be_read(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    await zhang.says(f"{TOLD}大家都很有收获，最后在工位上比装夹。")
    await zhang.sees("要整段读成台账草稿吗")
    await zhang.taps("整段读一读")
    await zhang.sees("日期：2026年11月19日星期四 ← “昨天”")


@pytest.mark.parametrize("words", ["谢谢", "今天天气不错"])
async def test_small_talk_is_answered_with_what_people_mostly_want(town: Town, zhang: Person, words: str) -> None:
    await zhang.says(words)
    assert {"记台账", "我的待办", "活动与签到", "怎么用"} <= {*await zhang.buttons()}
    await zhang.taps("记台账")
    await zhang.sees("记哪一类")


async def test_who_logs_nothing_is_answered_as_before(town: Town, zhou: Person) -> None:
    await zhou.says(TOLD)
    await zhou.sees("现在没有要填的内容")
    assert not town.rows(reports)


async def test_what_a_killed_process_has_not_read_is_read_by_the_next(town: Town, zhang: Person) -> None:
    await zhang.says(WHOLE)
    with town.database.engine.begin() as connection:
        connection.execute(reports.update().values(state="waiting"))
        connection.execute(drafts.delete())
    await town.restart()
    assert [row.state for row in town.rows(reports)] == ["read"]
    assert len(town.rows(drafts)) == 1


async def test_a_long_text_holds_up_nobody(town: Town, zhang: Person, chen: Person) -> None:
    began = time.monotonic()
    await zhang.does("text", text="和" * 4096, settle=False)
    await chen.says("/help")
    await chen.sees("What you can do")
    await zhang.settles()
    assert time.monotonic() - began < 30


async def test_of_several_partnerships_one_is_named_or_chosen(town: Town, zhou: Person, li: Person) -> None:
    await zhou.says("/setup")
    await zhou.taps("建立结对共建")
    for answer in ("江城职业技术学院", "滨江重工有限公司", "2025-03-01"):
        await zhou.says(answer)
    await zhou.taps("提交")
    await li.says("11月18日在一号车间开展主题党日活动，参加人员：张伟、李娜、王强、刘洋、陈静。")
    await li.sees("说的是哪个结对共建")
    await li.taps("滨江重工")
    await li.sees("日期：2026年11月18日星期三")
    await li.says("11月17日与精工在一号车间开展主题党日活动，参加人员：张伟、李娜、王强、刘洋、陈静。")
    await li.sees("日期：2026年11月17日星期二")
    assert {row.partnership_id for row in town.rows(drafts)} == {1, 2}


async def test_what_is_to_come_opens_a_plan(town: Town, zhang: Person, li: Person) -> None:
    await li.says(TO_COME)
    await li.sees("学院会议室", "2026年11月27日")
    await zhang.says(TO_COME)
    await zhang.sees("以后的安排", "/plan")
