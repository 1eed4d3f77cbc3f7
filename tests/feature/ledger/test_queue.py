"""What waits for somebody, many at once: counted as it is, page by page, and one after the other."""

from records.states import Action, State
from samples import forty
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.records import audit, records
from tests.support import steps
from tests.support.belongings import known
from tests.support.errands import logs_a_resource, logs_an_activity
from tests.support.townsfolk import Person, Town

MANY = 60


async def waits(town: Town, count: int) -> None:
    """So many textbooks of 张伟's wait for 李娜, who was told of none."""

    def submit(work: UnitOfWork) -> None:
        now, zhang = town.application.clock.now(), known(work, 1001)
        for number in range(1, count + 1):
            answers = {"type": "textbook", "title": f"教材{number}", "event_date": "2026-10-12"}
            steps.submit(work, zhang, 1, "teaching_resource", answers, now)
        work.notices.clear()

    await town.application.writer.job(submit)


async def test_all_that_waits_is_counted_and_shown_page_by_page(town: Town, li: Person) -> None:
    await waits(town, MANY)
    await li.says("/pending")
    await li.sees(f"{MANY} 条", "教材1", "教材8")
    titles = set()
    for _ in range(MANY // 8):
        titles |= {label.partition(" ")[2] for label in await li.buttons() if label.startswith("#")}
        await li.taps("下一页")
    titles |= {label.partition(" ")[2] for label in await li.buttons() if label.startswith("#")}
    assert titles >= {f"教材{number}" for number in range(1, MANY + 1)}
    await li.forges("pending:99999")
    await li.sees(f"{MANY} 条", f"教材{MANY}")


async def test_the_to_do_list_counts_all_and_leads_to_the_rest(town: Town, li: Person) -> None:
    await waits(town, MANY)
    await li.says("/todo")
    await li.sees(f"您的待办：{MANY} 件", f"另有 {MANY - 8} 件")
    await li.taps(f"全部 {MANY} 件")
    await li.taps("下一页")
    await li.sees("教材9", "教材16")


async def test_after_a_decision_the_next_record_is_shown(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    for month, title in enumerate(("数控加工", "机械制图", "公差配合"), 7):
        await logs_a_resource(zhang, title, day=f"2026-{month:02}-10")
    await li.says("/pending")
    await li.taps("数控加工")
    await li.taps("审核通过")
    assert li.toast == "已通过，等待对方确认"
    await li.sees("下一件（还有 2 件待办）", "机械制图")
    await li.taps("退回")
    await li.taps("名称")
    await li.taps("完成")
    await li.says("书名不全")
    await li.taps("退回")
    await li.sees("已退回", "下一件（还有 1 件待办）", "公差配合")
    await li.taps("审核通过")
    assert "下一件" not in await li.news()
    await chen.says("/pending")
    await chen.taps("数控加工")
    await chen.taps("✓ Confirm")
    await chen.sees("Next, of 1 waiting for you", "公差配合")
    assert [row.state for row in town.rows(records)] == [State.CONFIRMED, State.RETURNED, State.WAITING_OTHER]


async def test_several_are_approved_at_once_and_what_changed_meanwhile_is_left_out(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await waits(town, 10)
    told_before = len(await chen.answers())
    await li.says("/pending")
    await li.taps("批量审核")
    await li.sees("10 条待您审核", "教材1", "教学资源", "张伟", "没有佐证", "可能与 #10 是同一件事")
    assert not any("审核通过" in label for label in await li.buttons())
    await li.taps("○ #1 ")
    await li.taps("✓ #1 ")
    await li.taps("全选本页")
    await li.taps("✓ #2 ")
    take = next(data for label, data in await buttons_of(li) if label == "✓ 审核通过 7 条")

    def withdraw(work: UnitOfWork) -> None:
        steps.act(work, known(work, 1001), 3, Action.WITHDRAW, town.application.clock.now(), reason="填重了")
        work.notices.clear()

    await town.application.writer.job(withdraw)
    await li.taps("审核通过 7 条")
    await li.sees("已审核通过 6 条", "#3", "有变动", "3 条待您审核", "教材10")
    state = [row.state for row in town.rows(records)]
    assert state.count(State.WAITING_OTHER) == 6
    notes = [row.subject_id for row in town.rows(audit) if row.action == Action.PASS_ON]
    assert notes == [1, 4, 5, 6, 7, 8]
    assert len(await chen.answers()) == told_before + 1, "one message for six records"
    await chen.sees("教材1", "教材8")
    await zhang.sees("您的 6 条台账已通过本方审核")
    await li.forges(take)
    assert li.toast == "列表已更新，请再看一遍。"
    assert [row.state for row in town.rows(records)] == state


async def test_several_that_ask_nothing_are_confirmed_at_once(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await logs_an_activity(zhang)
    await li.taps("审核通过")
    await waits(town, 9)
    await li.says("/pending")
    await li.taps("批量审核")
    await li.taps("全选本页")
    await li.taps("审核通过 8 条")
    await li.taps("全选本页")
    await li.taps("审核通过 1 条")
    await li.sees("没有可以批量处理的台账了")
    await chen.says("/pending")
    await chen.taps("Confirm several")
    await chen.sees("9 to confirm", "教材1")
    assert "学习工匠精神" not in await chen.news()
    await chen.taps("Tick all here")
    await chen.taps("✓ Confirm 8")
    await chen.sees("8 records confirmed.", "1 to confirm")
    confirmed = [row.kind for row in town.rows(records) if row.state == State.CONFIRMED]
    assert confirmed == ["teaching_resource"] * 8
    await zhang.sees("有 8 条台账已由双方确认")
    await zhang.forges("several_take:1")
    assert sum(row.state == State.CONFIRMED for row in town.rows(records)) == 8


async def buttons_of(person: Person) -> list[tuple[str, str]]:
    """The label and the data of each button that is on show."""
    messages = await person.messages()
    return [
        (button["text"], button["callback_data"])
        for message in messages
        for row in (message.get("reply_markup") or {}).get("inline_keyboard", [])
        for button in row
        if "callback_data" in button
    ]


async def test_whoever_has_many_partnerships_is_told_which_one_it_is(empty_town: Town) -> None:
    """李娜 coordinates forty, and each record of her lists names the enterprise; whoever has one needs no name."""
    now = empty_town.application.clock.now()
    await empty_town.application.writer.job(lambda work: forty.play(work, now, records=400))
    li = await empty_town.moves_in(1002, "李娜")
    for command in ("/pending", "/todo", "/ledger"):
        await li.says(command)
        shown = await li.news()
        lines = [line for line in shown.splitlines() if line.startswith("#")]
        assert len(lines) >= 5, shown
        assert all(any(name in line for name in forty.NAMES) for line in lines), shown
    enterprise = await empty_town.moves_in(2001, "王志强")
    await enterprise.says("/ledger")
    shown = await enterprise.news()
    assert "#" in shown
    assert not any(name in shown for name in forty.NAMES)
