"""Buttons stand side by side as long as a phone can show what they say."""

from tests.support.townsfolk import Person


async def rows(person: Person) -> list[list[str]]:
    """The labels of the newest message, row by row."""
    keyboard = (await person.answers())[-1]["reply_markup"]["inline_keyboard"]
    return [[button["text"] for button in row] for row in keyboard]


async def test_what_is_short_stands_side_by_side_and_what_is_long_has_a_row_of_its_own(chen: Person) -> None:
    await chen.says("/exchange")
    assert await rows(chen) == [
        ["Teacher placement", "Experts teaching"],
        ["Mutual appointment", "Student internship"],
        ["Employment", "Order-based class"],
        ["Joint training", "Visit"],
        ["Cancel"],
    ]


async def test_back_and_cancel_share_a_row_where_there_is_nothing_else(zhang: Person) -> None:
    await zhang.says("/activity")
    await zhang.says("昨天")
    await zhang.says("主题党日")
    assert await rows(zhang) == [["主题党日"], ["‹ 返回", "取消"]]
