"""What waits for somebody, many at once: counted as it is, page by page, and one after the other."""

from records.states import State
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.records import records
from tests.support import steps
from tests.support.belongings import known
from tests.support.errands import logs_a_resource
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
