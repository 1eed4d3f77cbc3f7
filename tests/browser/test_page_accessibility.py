"""axe-core finds nothing serious in what the page shows, in both appearances and at both widths."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from sandbox.bot_api.objects import InlineKeyboardMarkup, MessageEntity
from tests.browser.bare_telegram import MEI, BareTelegram
from tests.browser.somebody import DESKTOP, PHONE, WIDE, Somebody, Window, photo

pytestmark = pytest.mark.browser
LI = 7_100_000_002


def serious(page: Page) -> list[str]:
    """What axe-core calls serious or critical: the rule and where."""
    return [
        f"{violation['id']}: {node['target']} {node.get('failureSummary')}"
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def fill(bare: BareTelegram) -> None:
    bare.person(LI, "丽", note={"zh": "企方联络员", "en": "Enterprise coordinator"})
    bare.group("共建群", MEI, LI)
    entities: list[MessageEntity] = [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "code", "offset": 3, "length": 2},
        {"type": "bot_command", "offset": 6, "length": 4},
        {"type": "spoiler", "offset": 11, "length": 2},
        {"type": "url", "offset": 14, "length": 19},
    ]
    keyboard: InlineKeyboardMarkup = {
        "inline_keyboard": [[{"text": "确认", "callback_data": "1"}, {"text": "打开", "url": "https://a.org"}]]
    }
    bare.bot_says("粗体 代码 /log 隐藏 https://example.org", entities=entities, reply_markup=keyboard)
    bare.bot_sends({"document": bare.sandbox.store.files.add_document("台账.xlsx", "application/zip", b"x" * 2000)})


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_chat_with_all_that_it_can_show(
    browser: Browser, bare: BareTelegram, tmp_path: Path, size: tuple[int, int], scheme: str
) -> None:
    fill(bare)
    mei = Somebody.alone(browser, bare.address, MEI, size, color_scheme=scheme, reduced_motion="reduce")
    mei.sends(photo(tmp_path, 0), photo(tmp_path, 1))
    mei.says("收到 https://example.org")
    mei.says("/log")
    expect(mei.log.locator(".own")).to_have_count(3)
    expect(mei.log.get_by_test_id("pending")).to_have_count(0)
    assert serious(mei.page) == []
    mei.composer.fill("/")
    mei.attaches(photo(tmp_path, 2))
    assert serious(mei.page) == []
    mei.log.locator(".picture").first.click()
    assert serious(mei.page) == []
    mei.page.keyboard.press("Escape")
    if size == PHONE:
        mei.opens_chats()
        assert serious(mei.page) == []


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
@pytest.mark.parametrize("locale", ["zh-CN", pytest.param("en-GB", marks=pytest.mark.slow)])
def test_menus_sheets_and_people_side_by_side(browser: Browser, bare: BareTelegram, scheme: str, locale: str) -> None:
    fill(bare)
    window = Window(browser, bare.address, WIDE, color_scheme=scheme, reduced_motion="reduce", locale=locale)
    expect(window.page.get_by_test_id("person")).to_have_count(2)
    assert serious(window.page) == []
    window.page.get_by_test_id("person").first.click()
    window.page.get_by_test_id("beside").click()
    window.page.get_by_test_id("person").last.click()
    expect(window.panes).to_have_count(2)
    window.pane(1).opens_chats()
    for menu in ("clock", "faults"):
        window.page.get_by_test_id(menu).click()
        assert serious(window.page) == []
        window.page.keyboard.press("Escape")
    window.pane(1).pane.locator("[data-part=more]").click()
    window.pane(1).pane.locator("[data-part=newGroup]").click()
    assert serious(window.page) == []
    window.page.keyboard.press("Escape")
    window.page.get_by_test_id("faults").click()
    window.page.locator("[data-fault=slow]").click()
    expect(window.page.get_by_test_id("fault-banner")).to_be_visible()
    assert serious(window.page) == []


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_the_tour(browser: Browser, bare: BareTelegram, scheme: str) -> None:
    for number, name in ((1001, "张伟"), (1002, "李娜"), (2002, "Chen Jie")):
        bare.person(number, name)
    window = Window(
        browser, f"{bare.address}/?as=1001", PHONE, toured=False, color_scheme=scheme, reduced_motion="reduce"
    )
    expect(window.page.get_by_test_id("tour")).to_be_visible()
    assert serious(window.page) == []
