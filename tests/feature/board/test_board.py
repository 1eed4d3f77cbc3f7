"""The board: offered and needed, seen by whom it is for, matched, claimed by one, accepted, and what comes of it."""

from storage.tables.board import board_items
from storage.tables.planning import events
from tests.support.townsfolk import Person, Town


async def needs_posts(person: Person, *more: str, title: str = "数控车工实习岗位", until: str = "2026-12-31") -> None:
    """Says that posts are needed; `more` are answers on the card, each the label of a question and what is said."""
    for step in ("/need", "岗位", title, until):
        await (person.taps(step) if step == "岗位" else person.says(step))
    for label, answer in zip(more[::2], more[1::2], strict=True):
        await person.taps("修改某一项")
        await person.taps(label)
        await person.says(answer)
    await person.taps("发布")


async def offers_posts(chen: Person, title: str = "数控机床实习岗位六个") -> None:
    """Offers six posts in the same weeks."""
    await chen.says("/offer")
    await chen.taps("Positions")
    for answer in (title, "2027-01-15"):
        await chen.says(answer)
    await chen.taps("Change an answer")
    await chen.taps("Number of people")
    await chen.says("6")
    await chen.taps("Publish")


async def test_an_offer_that_fits_a_need_is_claimed_accepted_and_becomes_an_exchange(
    town: Town, li: Person, chen: Person
) -> None:
    await needs_posts(li)
    await li.sees("数控车工实习岗位", "待对接")
    await offers_posts(chen)
    await chen.sees("May fit", "数控车工实习岗位", "both say “数控”")
    await li.sees("可能适合您单位", "数控机床实习岗位六个", "可能合适")
    await li.taps("申请对接")
    await chen.sees("please answer", "数控机床实习岗位六个", "李娜")
    await chen.taps("Accept")
    await li.sees("对方同意对接")
    await li.taps("登记人才交流")
    await li.sees("数控机床实习岗位六个", "学生实习")
    await chen.taps("Met")
    await chen.taps("Met")
    assert [row.state for row in town.rows(board_items)] == ["open", "met"]


async def test_an_offer_becomes_a_plan(town: Town, li: Person, chen: Person) -> None:
    await chen.says("/offer")
    await chen.taps("Places")
    for answer in ("一号实训车间", "2026-12-31"):
        await chen.says(answer)
    await chen.taps("Publish")
    await li.forges("board_claim:1:1")
    await chen.forges("board_accept:1:2")
    await li.forges("board_open:1:plan")
    for answer in ("2026-11-25", "14:00", "15:30", "一号实训车间"):
        await li.says(answer)
    await li.taps("安排")
    assert town.rows(events)[0].title == "一号实训车间"


async def test_of_two_claims_the_first_one_has_it(town: Town, li: Person, chen: Person) -> None:
    await needs_posts(li)
    await chen.forges("board_claim:1:1")
    await chen.forges("board_claim:1:1")
    assert chen.toast == "Somebody has claimed this already; please wait for the answer, or look at the others."
    assert town.rows(board_items)[0].revision == 2


async def test_what_cannot_be_is_said_in_a_sentence(town: Town, li: Person, chen: Person) -> None:
    await li.says("/need")
    await li.taps("岗位")
    await li.says("数控车工")
    await li.says("2026-11-01")
    await li.sees("截止日期已经过去")
    await li.says("2026-12-31")
    await li.taps("修改某一项")
    await li.taps("开始日期")
    await li.says("2027-01-05")
    await li.sees("截止日期不能早于开始日期")
    await li.says("2026-11-02")
    await li.sees("开始日期已经过去")
    await li.says("2026-12-01")
    await li.taps("发布")
    await li.forges("board_claim:1:1")
    assert li.toast == "这是本单位发布的，由其他单位来对接。"
    await town.moves_to("2027-01-02T09:00:00+08:00")
    await chen.forges("board_claim:1:1")
    assert chen.toast == "This is over or taken; please look at the others."
    await chen.says("/board")
    await chen.sees("Nothing of that kind")


async def test_a_telephone_number_is_shown_only_where_its_owner_agreed(town: Town, li: Person) -> None:
    await li.says("/need")
    await li.taps("岗位")
    for answer in ("数控车工，电话 138 1234 5678", "2026-12-31"):
        await li.says(answer)
    await li.sees("已征得本人同意")
    await li.taps("不显示号码")
    await li.taps("发布")
    await li.sees("数控车工，电话 ···")
    assert "5678" not in str(town.rows(board_items)[0])


async def test_it_is_renewed_withdrawn_filtered_and_found(town: Town, li: Person, chen: Person) -> None:
    await needs_posts(li)
    await li.taps("延期")
    await li.says("2027-02-01")
    await li.taps("发布")
    assert f"{town.rows(board_items)[0].until}" == "2027-02-01"
    await chen.says("/board 车工")
    await chen.sees("数控车工实习岗位")
    await chen.taps("Offers")
    await chen.sees("Nothing of that kind")
    await chen.taps("All")
    await chen.sees("数控车工实习岗位")
    await li.forges("board_withdraw:1:2")
    await li.taps("撤下")
    await chen.says("/board")
    await chen.sees("Nothing of that kind")
