"""The desk in a real browser: opened from the chat, worked by keyboard, and without a fault that axe-core finds."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.somebody import DESKTOP, PHONE, Somebody
from tests.browser.test_page_accessibility import serious
from tests.browser.walk import LI_NA, ZHANG_WEI, report

pytestmark = pytest.mark.browser
LOOKS = [
    pytest.param(DESKTOP, "light", id="desktop-light"),
    pytest.param(DESKTOP, "dark", marks=pytest.mark.slow, id="desktop-dark"),
    pytest.param(PHONE, "dark", marks=pytest.mark.slow, id="phone-dark"),
]


def opened(browser: Browser, address: str, size: tuple[int, int], scheme: str) -> Page:
    """Let 李娜 ask for the desk in the chat, and open the link that she gets."""
    li = Somebody.alone(browser, address, LI_NA, size, color_scheme=scheme)
    li.says("/desk")
    link = re.search(r"http\S+/enter/[\w-]+", li.log.get_by_text("/enter/").first.inner_text())
    assert link is not None
    page = li.page.context.new_page()
    page.set_default_timeout(15_000)
    page.goto(link[0])
    page.get_by_role("button", name="进入").click()
    return page


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_what_waits_is_dealt_with_by_keyboard(
    browser: Browser, address: str, tmp_path: Path, size: tuple[int, int], scheme: str
) -> None:
    report(Somebody.alone(browser, address, ZHANG_WEI), tmp_path)
    page = opened(browser, address, size, scheme)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    pages = ["/", "/queue", "/ledger"]
    base = page.url.rstrip("/")
    for path in pages:
        page.goto(base + path)
        assert serious(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
    page.goto(f"{base}/queue")
    ticks = page.get_by_role("checkbox")
    waiting = ticks.count()
    assert waiting
    ticks.first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="办理选中的").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(re.compile("已(审核通过|确认) 1 条"))
    expect(page.get_by_role("checkbox")).to_have_count(waiting - 1)
    page.goto(f"{base}/ledger")
    page.locator("table.ledger tbody a").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="经过")).to_be_visible()
    assert serious(page) == []
    page.get_by_role("link", name="打开这条台账").click()
    expect(page).to_have_url(re.compile(r"/records/\d+"))
    assert serious(page) == []
