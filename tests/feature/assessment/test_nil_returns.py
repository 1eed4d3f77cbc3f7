"""Nothing is a zero only once both sides say so."""

from storage.tables.records import audit, facts
from tests.support.townsfolk import Person, Town


async def test_both_sides_make_a_zero_of_what_has_no_record(town: Town, li: Person, chen: Person) -> None:
    await li.says("/why 6 上个月")
    await li.sees("没有记录")
    await li.says("/nil 上个月")
    await li.sees("没有台账", "人才交流次数", "○ 校方还没有提交", "○ 企方还没有提交")
    await li.taps("提交本方零报告")
    assert li.toast == "零报告已提交"
    await li.sees("✓ 校方已提交零报告")
    await li.says("/why 6 上个月")
    await li.sees("没有记录")

    await chen.says("/nil last month")
    await chen.taps("File nil return")
    await chen.says("/why 6 last month")
    await chen.sees("Value <b>0".replace("<b>", ""), "score 0")
    assert [row.details["side"] for row in town.rows(audit) if row.action == "nil_return"] == ["college", "enterprise"]


async def test_a_nil_return_can_be_taken_back_and_nothing_is_forgotten(town: Town, li: Person, chen: Person) -> None:
    for person, words in ((li, "提交本方零报告"), (chen, "File nil return")):
        await person.says("/nil 2026-10")
        await person.taps(words)
    await li.taps("撤回本方零报告")
    await li.sees("○ 校方还没有提交")
    await li.says("/why 6 2026-10")
    await li.sees("没有记录")
    assert len(town.rows(facts)) == 2, "closed, not removed"


async def test_a_year_that_still_runs_is_attested_up_to_today(town: Town, li: Person, chen: Person) -> None:
    for person, words in ((li, "提交本方零报告"), (chen, "File nil return")):
        await person.says("/nil")
        await person.taps(words)
    await li.says("/why 2")
    await li.sees("数值 0 次/年")
    assert {str(row.ends_on) for row in town.rows(facts)} == {"2026-11-20"}
