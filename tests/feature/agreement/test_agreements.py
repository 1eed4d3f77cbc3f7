"""An agreement is drafted by one side, changed by the other with its differences shown, and agreed to."""

from storage.tables.agreements import agreements
from tests.support.townsfolk import Person, Town


async def drafts(person: Person, start: str = "2026-11-20", end: str = "2027-11-19") -> None:
    await person.says("/agreement")
    await person.taps("起草协议")
    for answer in (start, end, "产教融合", "派教师", "提供岗位"):
        await person.says(answer)
    await person.taps("提交")


async def test_it_is_drafted_changed_by_the_other_side_and_agreed(town: Town, li: Person, chen: Person) -> None:
    await drafts(li)
    await li.sees("待对方同意", "产教融合")
    assert "✓ 同意" not in await li.buttons()
    await chen.sees("has proposed", "产教融合", "No agreement is in force")
    await chen.taps("Propose changes")
    await chen.taps("Change an answer")
    await chen.taps("Aims")
    await chen.says("产教融合与人才共育")
    await chen.taps("Submit")
    await li.sees("对方提出了一版", "产教融合与人才共育", "原为：产教融合")
    await li.taps("同意")
    await li.sees("现行协议", "第 2 版", "派教师")
    await chen.sees("Both sides have agreed", "In force")
    assert [row.agreed_at is not None for row in town.rows(agreements)] == [False, True]


async def test_what_is_old_own_or_overlapping_is_refused_in_a_sentence(town: Town, li: Person, chen: Person) -> None:
    await drafts(li)
    await li.forges("agreement_agree:1")
    assert li.toast == "本方提出的版本要由对方同意。"
    await chen.forges("agreement_agree:1")
    await chen.forges("agreement_agree:1")
    assert "newer version" in (chen.toast or "")
    await li.says("/agreement")
    await li.taps("起草协议")
    await li.taps("修改某一项")
    await li.taps("开始日期")
    await li.says("2027-01-01")
    await li.sees("期限与", "重叠")
    assert len(town.rows(agreements)) == 1


async def test_both_sides_are_told_before_it_ends(town: Town, li: Person, chen: Person) -> None:
    await drafts(li, end="2027-01-10")
    await chen.taps("Agree")
    await town.moves_to("2026-12-12T09:00:00+08:00")
    await town.wakes()
    await li.sees("共建协议快到期了", "2027")
    await chen.sees("The agreement ends soon")
    assert town.rows(agreements)[0].told_before == 30
