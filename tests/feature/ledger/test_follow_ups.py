"""长效跟踪: what was adopted is asked after months later, once a stage and side, and shown beside the scores."""

from io import BytesIO

from openpyxl import load_workbook

from storage.tables.follow_ups import follow_ups
from tests.support.errands import logs_a_resource
from tests.support.townsfolk import Person, Town


async def is_accepted(zhang: Person, li: Person, chen: Person) -> None:
    """A textbook is in the ledger."""
    await logs_a_resource(zhang, "数控加工教材", "978-7-111-12345-6")
    await li.taps("审核通过")
    await chen.taps("✓ Confirm")


async def test_both_sides_are_asked_after_six_months_and_their_answers_stand_on_the_card(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_accepted(zhang, li, chen)
    await town.moves_to("2027-05-09T12:00:00+08:00")
    await town.wakes()
    assert town.rows(follow_ups) == []
    await town.moves_to("2027-05-11T12:00:00+08:00")
    await town.wakes()
    await town.wakes()
    assert [(row.side, row.months) for row in town.rows(follow_ups)] == [("college", 6), ("enterprise", 6)]
    await li.sees("长效跟踪：还在用吗", "数控加工教材，已满 6 个月")
    await li.taps("还在用：数控加工教材")
    assert li.toast == "✓ 已记下"
    await chen.says("/todo")
    await chen.taps("No longer")
    await chen.taps("Replaced by something newer")
    await chen.sees("College: still in use", "Enterprise: no longer in use (Replaced by something newer)")
    await chen.taps("Show the record")
    await chen.sees("Follow-up", "After 6 months: College: still in use")
    await li.says("/todo")
    assert "还在用吗" not in await li.news()
    await li.says("/why 4")
    await li.sees("长效跟踪已答（项） 1", "其中还在用（项） 0")
    await li.says("/export")
    await li.taps("Excel")
    sent = (await li.answers())[-1]["document"]
    async with town.session.get(f"{town.sandbox.url}/control/files/{sent['file_id']}") as answer:
        sheet = load_workbook(BytesIO(await answer.read()))["成果台账"]
    shown = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "长效跟踪" in shown
    assert any("企方说不再使用（已被新的替代）" in cell for cell in shown)


async def test_a_side_answers_for_itself_and_what_was_withdrawn_is_not_asked_about(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_accepted(zhang, li, chen)
    await town.moves_to("2027-05-11T12:00:00+08:00")
    await town.wakes()
    await chen.forges("still_used:1")
    assert chen.toast == "This question is for the other side."
    await zhang.forges("still_used:1")
    assert "联络员" in (zhang.toast or "")
    await li.forges("still_used:99")
    assert "没有" in (li.toast or "")
    await li.says("/ledger")
    await li.taps("数控加工教材")
    await li.taps("申请撤回")
    await li.says("没有用上")
    await li.taps("申请撤回")
    await chen.says("/todo")
    await chen.taps("#1")
    await chen.taps("✓ Agree")
    await chen.taps("✓ Agree")
    await li.says("/todo")
    assert "还在用吗" not in await li.news()
    await li.forges("still_used:1")
    assert li.toast == "这条台账已撤回或作废，不用再回答。"


async def test_what_is_in_use_no_longer_is_not_asked_about_again_by_that_side(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_accepted(zhang, li, chen)
    await town.moves_to("2027-05-20T12:00:00+08:00")
    await town.wakes()
    await chen.sees("数控加工教材, after 6 months")
    await li.forges("used_not_as:1:not_useful")
    await town.moves_to("2027-12-20T12:00:00+08:00")
    await town.wakes()
    assert [(row.side, row.months) for row in town.rows(follow_ups)] == [
        ("college", 6), ("enterprise", 6), ("enterprise", 12),
    ]  # fmt: skip
    await chen.sees("数控加工教材, after 12 months")
    assert (await chen.news()).count("after 6 months") == 1
