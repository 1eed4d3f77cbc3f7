"""What people do again and again in tests: 张伟 and 李娜 in Chinese, Chen Jie in English."""

from tests.support.townsfolk import Person


async def logs_an_activity(person: Person, title: str = "学习工匠精神", day: str = "2026-11-19") -> None:
    """Submits a theme day at which everybody of the own side was."""
    await person.says("/activity")
    for answer in (day, "主题党日", title, "一号车间", "全部到齐"):
        await person.says(answer)
    await person.taps("提交")


async def logs_a_resource(person: Person, title: str, number: str | None = None, day: str = "2026-11-10") -> None:
    """Submits a textbook, with its ISBN where one is given."""
    await person.says("/log")
    await person.taps("教学资源")
    await person.taps("教材")
    for answer in (title, day):
        await person.says(answer)
    if number is not None:
        await person.taps("补充选填内容")
        await person.says(number)
        await person.taps("跳过")
    await submits(person)


async def submits(person: Person) -> None:
    """Skips what can be skipped, then submits."""
    while "跳过" in await person.buttons():
        await person.taps("跳过")
    await person.taps("提交")


async def confirms_an_activity(li: Person, chen: Person) -> None:
    """The own side passes it, the other side fills in its part and confirms."""
    await li.taps("审核通过")
    await chen.taps("✓ Confirm")
    await chen.says("all present")


async def is_confirmed(
    zhang: Person, li: Person, chen: Person, title: str = "学习工匠精神", day: str = "2026-11-19"
) -> None:
    """An activity of that title is in the ledger."""
    await logs_an_activity(zhang, title, day)
    await confirms_an_activity(li, chen)


async def corrects_the_place(person: Person, place: str) -> None:
    """Asks for another place in a record that both sides have confirmed."""
    await person.taps("更正")
    await person.taps("修改")
    await person.taps("地点")
    await person.says(place)
    await person.taps("提交")


async def plans(person: Person, *more: str, day: str = "11月25日", title: str = "学习工匠精神") -> None:
    """Plans a theme day from two to half past three in the afternoon; `more` are answers on the card before it is
    submitted, each the label of a question and what is said."""
    await person.says("/plan")
    for answer in ("主题党日", title, day, "14:00", "15:30", "一号车间"):
        await person.says(answer)
    for label, answer in zip(more[::2], more[1::2], strict=True):
        await person.taps("修改某一项")
        await person.taps(label)
        await person.says(answer)
    await person.taps("安排")
