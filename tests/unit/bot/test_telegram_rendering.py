"""What is to be said becomes what Telegram takes: HTML that is escaped, within its limits, and keyboards for phones."""

import pytest

from bot.channels.telegram.rendering import LONGEST, MOST_BUTTONS, TelegramMenu, TelegramMessage, render
from records.content import Attachment, ButtonContent, MenuContent, RenderedContent, TextContent
from records.messages import Line, Message, message


def shown(*lines: Line, rows: tuple[tuple[ButtonContent, ...], ...] = (), language: str = "zh-CN") -> TelegramMessage:
    rendered = render(TextContent(language, lines, rows))
    assert isinstance(rendered, TelegramMessage)
    return rendered


def labels(message: TelegramMessage) -> list[list[str]]:
    return [[button["text"] for button in row] for row in message.keyboard]


def test_lines_are_said_in_the_readers_language() -> None:
    named = message("whoami-name", name="张伟")
    assert shown(named, "", "再见").text == shown(named).text + "\n\n再见"
    assert shown(Message("help-more"), language="en").text != shown(Message("help-more")).text


def test_peoples_words_are_escaped_and_our_own_markup_is_not() -> None:
    assert shown("<b>1 & 2</b>").text == "&lt;b&gt;1 &amp; 2&lt;/b&gt;"
    assert "&lt;i&gt;" in shown(message("whoami-name", name="<i>")).text
    assert "<b>" in shown(Message("help-heading")).text


def test_lines_that_no_message_has_room_for_are_left_out_whole_and_that_is_said() -> None:
    long = "字" * 1500
    rendered = shown(long, long, long, "末行")
    assert rendered.text.count(long) == 2
    assert "末行" in rendered.text
    assert rendered.text.endswith(shown(Message("text-cut")).text)
    assert len(rendered.text) <= LONGEST


def test_no_more_rows_than_buttons_are_allowed() -> None:
    rows = tuple((ButtonContent(f"{number}", f"go:{number}"),) for number in range(MOST_BUTTONS + 1))
    rendered = shown("?", rows=rows)
    assert len(rendered.keyboard) == MOST_BUTTONS
    assert shown(Message("text-cut")).text in rendered.text


def test_labels_that_a_phone_would_cut_off_get_a_row_of_their_own() -> None:
    short, long = ButtonContent("是", "go:1"), ButtonContent("这一个按钮的字数比一行里的位置多", "go:2")
    assert labels(shown("?", rows=((short, short), (short, long), ()))) == [["是", "是"], ["是"], [long.label]]


def test_a_button_says_its_data_or_opens_its_link() -> None:
    rendered = shown(
        "?", rows=((ButtonContent(Message("draft-continue"), "go:1"), ButtonContent("看", url="https://t.me")),)
    )
    assert rendered.keyboard == [[{"text": labels(rendered)[0][0], "callback_data": "go:1"},
                                  {"text": "看", "url": "https://t.me"}]]  # fmt: skip


def test_data_that_telegram_would_not_carry_is_refused() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        shown("?", rows=((ButtonContent("是", "go:" + "字" * 21),),))


def test_a_text_that_does_not_exist_is_refused() -> None:
    with pytest.raises(LookupError):
        shown(Message("no-such-text"))


def test_a_file_goes_with_its_caption() -> None:
    file = Attachment("/data/made/1/ledger.xlsx")
    assert render(TextContent("zh-CN", ("账",), (), file)) == TelegramMessage("账", [], file)


def test_what_version_0_1_has_rendered_goes_out_as_it_is() -> None:
    rows = (({"text": "是 & 否", "callback_data": "go:1"},),)
    assert render(RenderedContent("<b>账</b> &amp;", rows)) == TelegramMessage("<b>账</b> &amp;", rows)


def test_a_menu_says_what_each_command_does() -> None:
    menu = render(MenuContent("en", (("log", Message("command-log")), ("old", "as it was"))))
    assert isinstance(menu, TelegramMenu)
    assert [name for name, _ in menu.commands] == ["log", "old"]
    assert menu.commands[1] == ("old", "as it was")


def test_what_a_message_quotes_is_no_part_of_what_it_shows() -> None:
    quoting = render(TextContent("zh-CN", ("账",), replies_to=7))
    assert isinstance(quoting, TelegramMessage)
    assert quoting.replies_to == 7
    assert repr(quoting) == repr(render(TextContent("zh-CN", ("账",))))
