"""A week on the clock, as one may watch it in a minute: planned, held, recorded, confirmed, told and acted on."""

from storage.tables.planning import events
from storage.tables.records import records
from storage.tables.traffic import set_aside
from tests.support.townsfolk import Person, Town

# What is said and tapped, and what is seen, by whoever organises it and whoever confirms it.
CHINESE = {
    "category": "主题党日",
    "plan": "安排",
    "submit": "提交",
    "check_in": "✓ 签到",
    "held": "已举行",
    "under way": "正在填的这份提交后，就都办好了",
    "reason": "原因都相同（{} 人）",
    "duty": "值班",
    "done": "完成",
    "confirm": "✓ 确认",
    "counts": "已签到：校方 {}",
    "digest": "共建周报",
    "activity": "主题党日：已确认 1 次",
    "todo": "您的待办",
    "pass": "审核通过",
    "waiting": "待对方确认",
}
ENGLISH = {
    "category": "Themed Party day",
    "plan": "Plan",
    "submit": "Submit",
    "check_in": "✓ Check in",
    "held": "Held: ",
    "under way": "Once you submit what you are filling in, everything is done",
    "reason": "Same for all {}",
    "duty": "On duty",
    "done": "Done",
    "confirm": "✓ Confirm",
    "counts": "Checked in: college {}",
    "digest": "Weekly digest",
    "activity": "Themed Party day: 1 confirmed",
    "todo": "Your to-do list",
    "pass": "✓ Approve",
    "waiting": "awaiting the other side",
}


async def walks(town: Town, organiser: Person, says: dict[str, str], other: Person, hears: dict[str, str]) -> None:
    """`organiser` and `other` are the coordinators of the two sides, each in their language."""
    await organiser.says("/plan")
    for answer in (says["category"], "学习工匠精神", "2026-11-20", "14:00", "15:30", "一号车间"):
        await organiser.says(answer)
    await organiser.taps(says["plan"])
    await town.moves_to("2026-11-20T14:10:00+08:00")
    for person, words in ((organiser, says), (other, hears)):
        await person.says("/events")
        await person.taps("学习工匠精神")
        await person.taps(words["check_in"])
    await other.sees(hears["counts"].format(1))
    await town.moves_to("2026-11-20T15:40:00+08:00")
    await organiser.sees("学习工匠精神")
    await organiser.taps(says["held"])
    await organiser.sees(says["under way"])
    await completes(organiser, says)
    await organiser.taps(says["submit"])
    await other.taps(hears["confirm"])
    await completes(other, hears)
    assert [(row.state, row.title) for row in town.rows(records)] == [("confirmed", "学习工匠精神")]
    assert [row.state for row in town.rows(events)] == ["held"]


async def completes(person: Person, words: dict[str, str]) -> None:
    """The list is as people checked in; all that is left to say is why the others were not there."""
    await person.taps(words["done"])
    offered = await person.buttons()
    await person.taps(next(each for each in offered if words["reason"].partition("{}")[0] in each))
    await person.taps(words["duty"])


async def reads_on_monday(town: Town, member: Person, reader: Person, words: dict[str, str]) -> None:
    """A member of the reader's side has logged something meanwhile; the digest has a button for it."""
    await member.says("/log")
    await member.taps("教学资源")
    await member.taps("教材")
    for answer in ("数控加工", "2026-11-18"):
        await member.says(answer)
    while "跳过" in await member.buttons():
        await member.taps("跳过")
    await member.taps("提交")
    await town.moves_to("2026-11-23T09:00:00+08:00")
    told = [each["text"] for each in await reader.answers() if words["digest"] in each.get("text", "")]
    assert len(told) == 1
    for part in (words["activity"], words["todo"], "数控加工"):
        assert part in told[0], told[0]
    await reader.taps("#2")
    await reader.taps(words["pass"])
    await reader.sees(words["waiting"])
    assert not town.rows(set_aside)


async def test_a_week_is_watched_in_chinese(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    await walks(town, li, CHINESE, chen, ENGLISH)
    await reads_on_monday(town, zhang, li, CHINESE)


async def test_a_week_is_watched_in_english(town: Town, li: Person, chen: Person) -> None:
    await walks(town, chen, ENGLISH, li, CHINESE)
    await reads_on_monday(town, town.people[2001], chen, ENGLISH)
