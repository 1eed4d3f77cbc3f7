"""The clock that is moved, and the faults that one can make: slow, down, restarted."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.somebody import PHONE, Somebody
from tests.browser.walk import ZHANG_WEI

pytestmark = pytest.mark.browser


@pytest.mark.slow
def test_the_clock_moves_to_each_of_its_hours_and_back(browser: Browser, address: str) -> None:
    zhang = Somebody.alone(browser, address, ZHANG_WEI)
    clock, menu = zhang.page.get_by_test_id("clock"), zhang.page.get_by_test_id("clock-menu")
    for move, hour in {"tomorrow": "09:00", "monday": "09:00", "quarter": "17:30"}.items():
        clock.click()
        menu.locator(f"[data-move={move}]").click()
        expect(zhang.page.get_by_test_id("clock-time")).to_have_text(hour)
        expect(menu).to_contain_text("比实际时间快")
        expect(clock).not_to_have_attribute("aria-busy", "")
        zhang.page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
    zhang.says("/help")
    zhang.sees("/log")
    expect(zhang.log.locator(".day").last).to_have_text("今天")
    clock.click()
    menu.locator("[data-move=reset]").click()
    expect(menu).to_contain_text("与实际时间一致")
    assert zhang.errors == []


@pytest.mark.parametrize("locale", ["zh-CN", pytest.param("en-GB", marks=pytest.mark.slow)])
def test_messages_wait_while_telegram_is_down_and_go_out_once(browser: Browser, address: str, locale: str) -> None:
    zhang = Somebody.alone(browser, address, ZHANG_WEI, PHONE, locale=locale)
    zhang.opens_chats()
    zhang.page.get_by_test_id("faults").click()
    zhang.page.get_by_test_id("faults-menu").locator("[data-fault=down]").click()
    zhang.opens_chat("共建 Gongjian")
    zhang.says("/my")
    waiting = zhang.log.get_by_test_id("pending")
    expect(waiting).to_contain_text("/my")
    expect(zhang.composer).to_have_value("")
    zhang.page.get_by_test_id("fault-banner").get_by_role("button").click()
    expect(zhang.page.get_by_test_id("fault-banner")).to_be_hidden()
    expect(waiting).to_have_count(0)
    expect(zhang.messages.filter(has_text="/my").and_(zhang.log.locator(".own"))).to_have_count(1)
    expect(zhang.log.locator(".own").last.locator("[data-mark=received]")).to_have_count(1)
    zhang.sees("我记的台账")
    assert zhang.errors == []


@pytest.mark.slow
def test_a_slow_network_shows_that_it_is_sent_and_that_the_bot_types(browser: Browser, address: str) -> None:
    zhang = Somebody.alone(browser, address, ZHANG_WEI)
    zhang.page.get_by_test_id("faults").click()
    zhang.page.get_by_test_id("faults-menu").locator("[data-fault=slow]").click()
    zhang.says("/my")
    expect(zhang.log.get_by_test_id("pending")).to_contain_text("/my")
    expect(zhang.pane.get_by_test_id("chat-kind")).to_contain_text("正在输入")
    zhang.sees("我记的台账")
    expect(zhang.pane.get_by_test_id("chat-kind")).to_have_text("机器人")
    assert zhang.errors == []


def test_a_message_to_a_bot_that_restarts_is_answered_when_it_is_back(browser: Browser, address: str) -> None:
    zhang = Somebody.alone(browser, address, ZHANG_WEI)
    zhang.chooses_command("/activity")
    zhang.sees("哪一天举行的")
    zhang.page.get_by_test_id("faults").click()
    zhang.page.get_by_role("button", name="重启机器人").click()
    expect(zhang.page.get_by_test_id("fault-banner")).to_contain_text("正在重启")
    zhang.says("昨天")
    expect(zhang.log.locator(".own").last.locator("[data-mark=sent]")).to_have_count(1)
    expect(zhang.page.get_by_test_id("fault-banner")).to_be_hidden()
    zhang.sees("日期：", "2/")
    expect(zhang.log.locator(".own").last.locator("[data-mark=received]")).to_have_count(1)
    assert zhang.errors == []
