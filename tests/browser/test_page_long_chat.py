"""Ten thousand messages: the document holds a window of them, which follows the reader and keeps their place."""

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.bare_telegram import MEI, BareTelegram
from tests.browser.somebody import Somebody

pytestmark = pytest.mark.browser
LENGTH = 10_000
MOST = 210  # articles in the document, whatever the chat's length
FIRST = "() => Number(document.querySelector('article[data-message-id]').dataset.messageId)"
AT_TOP = """log => {
  const top = log.getBoundingClientRect().top;
  const first = [...log.querySelectorAll('article')].find((each) => each.getBoundingClientRect().bottom > top);
  return [first.textContent, Math.round(first.getBoundingClientRect().top - top)];
}"""


@pytest.fixture
def mei(browser: Browser, bare: BareTelegram) -> Somebody:
    bare.bot_says(*(f"第 {number} 条消息" for number in range(LENGTH)))
    bare.has_read(MEI)
    return Somebody.alone(browser, bare.address, MEI)


def scroll_up(log: Locator) -> None:
    log.evaluate("log => { log.scrollTop = 0; }")


def climb(mei: Somebody, pages: int) -> None:
    """Scrolls to the top of what is loaded, so many times, each time until more is there."""
    for _ in range(pages):
        before = mei.page.evaluate(FIRST)
        scroll_up(mei.log)
        mei.page.wait_for_function(f"before => ({FIRST})() < before", arg=before)


def test_only_a_window_of_the_chat_is_in_the_document(mei: Somebody) -> None:
    mei.sees(f"第 {LENGTH - 1} 条消息")
    assert mei.messages.count() <= MOST
    climb(mei, 8)
    assert mei.messages.count() <= MOST
    expect(mei.messages.filter(has_text=f"第 {LENGTH - 1} 条")).to_have_count(0)
    mei.pane.get_by_test_id("latest").click()
    mei.sees(f"第 {LENGTH - 1} 条消息")
    expect(mei.pane.get_by_test_id("latest")).to_be_hidden()
    assert mei.errors == []


def test_what_is_read_stays_where_it_is_while_more_arrives(mei: Somebody, bare: BareTelegram) -> None:
    mei.sees(f"第 {LENGTH - 1} 条消息")
    climb(mei, 2)
    mei.log.evaluate("log => { log.scrollTop = log.scrollHeight / 2; }")
    before = mei.log.evaluate(AT_TOP)
    bare.bot_says("新来的一条")
    bare.bot_edits(bare.messages()[-3]["message_id"], "改得\n很\n长\n了")
    expect(mei.pane.get_by_test_id("latest")).to_be_visible()
    expect(mei.messages.filter(has_text="很")).to_have_count(1)
    assert mei.log.evaluate(AT_TOP) == before


def test_a_reload_restores_the_place_in_the_chat(mei: Somebody) -> None:
    mei.sees(f"第 {LENGTH - 1} 条消息")
    climb(mei, 6)
    mei.log.evaluate("log => { log.scrollTop += 500; }")
    text, offset = mei.log.evaluate(AT_TOP)
    mei.page.reload()
    mei.sees(text)
    mei.page.wait_for_function(f"text => ({AT_TOP})(document.querySelector('[role=log]'))[0] === text", arg=text)
    assert abs(mei.log.evaluate(AT_TOP)[1] - offset) <= 2
    mei.log.evaluate("log => { log.scrollTop = log.scrollHeight; }")
    mei.page.wait_for_function(f"() => ({FIRST})() > 0")
    assert mei.messages.count() <= MOST


@pytest.mark.slow
def test_new_messages_at_the_end_do_not_let_the_document_grow(mei: Somebody, bare: BareTelegram) -> None:
    mei.sees(f"第 {LENGTH - 1} 条消息")
    bare.bot_says(*(f"又 {number} 条" for number in range(400)))
    mei.sees("又 399 条")
    assert mei.messages.count() <= MOST
    expect(mei.message("又 399 条")).to_be_in_viewport()
