"""Whoever coordinates many partnerships reads one digest of all, by exception, or one each, as they prefer."""

from samples import forty
from tests.support.townsfolk import Person, Town

MONDAY = "2026-11-23T09:00:00+08:00"


async def digests_of(person: Person) -> list[str]:
    """The texts of the digests in the chat."""
    return [str(sent["text"]) for sent in await person.answers() if "共建周报" in sent.get("text", "")]


async def test_a_coordinator_of_forty_reads_one_digest_and_opens_each_with_a_tap(empty_town: Town) -> None:
    now = empty_town.application.clock.now()
    await empty_town.application.writer.job(lambda work: forty.play(work, now, records=1_600))
    li = await empty_town.moves_in(1002, "李娜")
    await li.says("/help")  # a chat that nobody has begun gets nothing
    await empty_town.moves_to(MONDAY)
    digests = await digests_of(li)
    assert len(digests) == 1
    assert "40 个结对，2026年11月16日至2026年11月22日" in digests[0]
    assert "您的待办" in digests[0]
    assert "没有共同活动，见 /silent" in digests[0]
    assert sum(name in digests[0] for name in forty.NAMES) == 8
    await empty_town.moves_to("2026-11-23T09:30:00+08:00")
    assert await digests_of(li) == digests  # the job that runs again sends nothing again
    await li.taps("下一页")
    assert (await digests_of(li))[0] != digests[0]
    name = next(label for label in await li.buttons() if label in forty.NAMES)
    await li.taps(name)
    await li.sees("共建周报", name)


async def test_few_partnerships_have_a_digest_each_unless_one_is_wanted(empty_town: Town) -> None:
    now = empty_town.application.clock.now()
    await empty_town.application.writer.job(lambda work: forty.play(work, now, records=400))
    li = await empty_town.moves_in(1002, "李娜")
    await li.says("/settings")
    await li.taps("修改某一项")
    await li.taps("周报合为一份")
    await li.taps("否")
    await li.taps("保存")
    await empty_town.moves_to(MONDAY)
    assert len(await digests_of(li)) > 8
    await li.says("/digest")
    await li.taps("全部结对（上周）")
    await li.sees("40 个结对，2026年11月16日至2026年11月22日")
