"""What one expects of a messenger: replies, edits, albums, the viewer, drafts, keys, unread marks."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sandbox.bot_api.objects import InlineKeyboardMarkup, ReplyKeyboardMarkup
from tests.browser.bare_telegram import MEI, BareTelegram
from tests.browser.somebody import PHONE, Somebody, Window, photo

pytestmark = pytest.mark.browser
LI = 7_100_000_002


@pytest.fixture
def mei(browser: Browser, bare: BareTelegram) -> Somebody:
    bare.person(LI, "丽")
    bare.group("共建群", MEI, LI)
    return Somebody.alone(browser, bare.address, MEI)


def test_a_message_is_replied_to_and_an_own_one_is_edited_with_the_arrow_key(mei: Somebody, bare: BareTelegram) -> None:
    bare.bot_says("几点开始？")
    mei.message("几点开始").hover()
    mei.message("几点开始").get_by_role("button", name="回复").click()
    mei.says("九点")
    expect(mei.message("九点").locator(".quotation")).to_contain_text("几点开始？")
    mei.composer.press("ArrowUp")
    expect(mei.composer).to_have_value("九点")
    mei.says("九点半")
    mei.sees("九点半", "已编辑")
    mei.composer.press("ArrowUp")
    mei.composer.press("Escape")
    expect(mei.composer).to_have_value("")


def test_an_album_is_a_mosaic_that_opens_picture_by_picture(mei: Somebody, tmp_path: Path) -> None:
    mei.attaches(*(photo(tmp_path, number) for number in range(3)))
    mei.says("三张")
    album = mei.message("三张").get_by_test_id("album")
    expect(album.get_by_role("button")).to_have_count(3)
    album.get_by_role("button").first.click()
    viewer = mei.page.get_by_test_id("viewer")
    expect(viewer).to_contain_text("1 / 3")
    mei.page.keyboard.press("ArrowRight")
    expect(viewer).to_contain_text("2 / 3")
    mei.page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(album.get_by_role("button").first).to_be_focused()


def test_a_document_is_downloaded_as_it_was_sent(mei: Somebody, tmp_path: Path) -> None:
    file = tmp_path / "台账.csv"
    file.write_text("日期,主题", encoding="utf-8")
    mei.sends(file)
    with mei.page.expect_download() as download:
        mei.message("台账.csv").get_by_test_id("document").click()
    assert download.value.suggested_filename == "台账.csv"
    assert download.value.path().read_text("utf-8") == "日期,主题"


def test_a_draft_stays_in_its_chat(mei: Somebody) -> None:
    mei.composer.fill("写到一半")
    mei.opens_chat("共建群")
    expect(mei.composer).to_have_value("")
    mei.opens_chat("测试机器人")
    expect(mei.composer).to_have_value("写到一半")


def test_what_is_new_is_counted_in_the_list_and_marked_in_the_chat(mei: Somebody, bare: BareTelegram) -> None:
    mei.says("在")
    mei.sees("在")
    mei.opens_chat("共建群")
    bare.bot_says("第一条", "第二条")
    chat = mei.pane.get_by_test_id("chat").filter(has_text="测试机器人")
    expect(chat).to_have_attribute("data-unread", "2")
    expect(chat).to_contain_text("第二条")
    mei.opens_chat("测试机器人")
    expect(mei.log.locator(".unread-line + article")).to_contain_text("第一条")
    expect(chat).to_have_attribute("data-unread", "0")


def test_a_message_that_changes_stays_in_its_place_and_keeps_the_focus(mei: Somebody, bare: BareTelegram) -> None:
    keyboard: InlineKeyboardMarkup = {"inline_keyboard": [[{"text": "继续", "callback_data": "on"}]]}
    (number, _) = bare.bot_says("第 1 步", "别的", reply_markup=keyboard)
    button = mei.message("第 1 步").get_by_role("button", name="继续")
    button.focus()
    before = mei.messages.count()
    bare.bot_edits(number, "第 2 步")
    mei.sees("第 2 步")
    assert mei.messages.count() == before
    expect(mei.message("第 2 步").get_by_role("button", name="继续")).to_be_focused()


def test_a_reply_keyboard_sends_what_its_buttons_say(mei: Somebody, bare: BareTelegram) -> None:
    keyboard: ReplyKeyboardMarkup = {"keyboard": [[{"text": "车间"}, {"text": "教室"}]], "one_time_keyboard": True}
    bare.bot_says("去哪里？", reply_markup=keyboard)
    mei.pane.get_by_test_id("reply-keyboard").get_by_role("button", name="车间").click()
    mei.sees("车间")
    expect(mei.pane.get_by_test_id("reply-keyboard")).to_be_hidden()


def test_the_group_shows_who_speaks_and_a_command_carries_the_bots_name(browser: Browser, bare: BareTelegram) -> None:
    bare.person(LI, "丽")
    group = bare.group("共建群", MEI, LI)
    window = Window(browser, f"{bare.address}/#{MEI}:{group},{LI}:{group}", (1000, 800))
    mei, li = window.pane(0), window.pane(1)
    mei.says("周五见")
    li.sees("梅", "周五见")
    li.says("好")
    mei.sees("丽", "好")
    expect(mei.pane.get_by_test_id("chat-kind")).to_have_text("群组 · 2 人")


def test_in_a_group_the_bot_is_at_work_on_commands_only(browser: Browser, bare: BareTelegram) -> None:
    bare.person(LI, "丽")
    group = bare.group("共建群", MEI, LI)
    window = Window(browser, f"{bare.address}/#{MEI}:{group},{LI}:{group}", (1000, 800))
    mei, li = window.pane(0), window.pane(1)
    mei.says("周五见")
    li.sees("梅", "周五见")
    li.says("/help")
    expect(li.pane.get_by_test_id("chat-kind")).to_contain_text("正在输入")
    expect(mei.pane.get_by_test_id("chat-kind")).to_have_text("群组 · 2 人")


def test_the_page_changes_its_language_and_its_appearance_and_remembers_both(mei: Somebody) -> None:
    page = mei.page
    page.get_by_test_id("language").click()
    expect(mei.composer).to_have_attribute("placeholder", "Message")
    for _ in range(2):
        page.get_by_test_id("theme").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()
    expect(mei.composer).to_have_attribute("placeholder", "Message")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    page.get_by_test_id("theme").click()
    page.get_by_test_id("theme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


def test_everything_can_be_done_with_the_keyboard(browser: Browser, bare: BareTelegram) -> None:
    bare.person(LI, "丽")
    window = Window(browser, bare.address)
    people = window.page.get_by_test_id("people")
    expect(people).to_be_visible()
    window.page.keyboard.press("Escape")
    expect(people).to_be_visible()
    expect(people.get_by_role("button").first).to_be_focused()
    window.page.keyboard.press("ArrowDown")
    window.page.keyboard.press("Enter")
    li = window.pane(0)
    expect(li.composer).to_be_focused()
    window.page.keyboard.type("你好")
    window.page.keyboard.press("Shift+Enter")
    window.page.keyboard.type("再见")
    window.page.keyboard.press("Enter")
    li.sees("你好\n再见")
    window.page.get_by_test_id("clock").focus()
    window.page.keyboard.press("Enter")
    window.page.keyboard.press("ArrowDown")
    expect(window.page.locator("[data-move=tomorrow]")).to_be_focused()
    window.page.keyboard.press("Escape")
    expect(window.page.get_by_test_id("clock")).to_be_focused()


def test_on_a_phone_one_goes_from_the_list_to_the_chat_and_back(browser: Browser, bare: BareTelegram) -> None:
    mei = Somebody.alone(browser, bare.address, MEI, PHONE)
    expect(mei.pane.get_by_test_id("chats")).to_be_hidden()
    mei.opens_chats()
    expect(mei.composer).to_be_hidden()
    bare.bot_says("还在吗")
    expect(mei.pane.get_by_test_id("chat")).to_have_attribute("data-unread", "1")
    mei.opens_chat("测试机器人")
    mei.sees("还在吗")
    mei.pane.get_by_test_id("self").click()
    expect(mei.page.get_by_test_id("people")).to_be_visible()


def test_the_page_finds_back_when_the_sandbox_was_away(mei: Somebody) -> None:
    mei.page.context.set_offline(True)
    mei.page.evaluate("window.stop()")
    expect(mei.page.get_by_test_id("fault-banner")).to_contain_text("连接中断")
    mei.page.context.set_offline(False)
    expect(mei.page.get_by_test_id("fault-banner")).to_be_hidden()
    mei.says("还在")
    mei.sees("还在")
