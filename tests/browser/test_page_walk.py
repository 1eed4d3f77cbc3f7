"""The page carries a record all the way: at a desk and on a phone, in both languages, in light and dark."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.somebody import DESKTOP, PHONE, WIDE, Somebody, Window
from tests.browser.walk import CHEN_JIE, LI_NA, TITLE, ZHANG_WEI, confirm, report, walk

pytestmark = pytest.mark.browser
QUICK = {(PHONE, "zh-CN", "light")}
LOOKS = [
    pytest.param(
        size,
        locale,
        scheme,
        marks=[] if (size, locale, scheme) in QUICK else pytest.mark.slow,
        id=f"{'phone' if size == PHONE else 'desktop'}-{locale[:2]}-{scheme}",
    )
    for size in (DESKTOP, PHONE)
    for locale in ("zh-CN", "en-GB")
    for scheme in ("light", "dark")
]


@pytest.mark.parametrize(("size", "locale", "scheme"), LOOKS)
def test_a_record_goes_from_the_first_word_to_the_ledger_of_both_sides(
    browser: Browser, address: str, tmp_path: Path, size: tuple[int, int], locale: str, scheme: str
) -> None:
    assert walk(browser, address, tmp_path, size, locale=locale, color_scheme=scheme) == []


@pytest.mark.slow
def test_the_tour_goes_along_as_people_act_and_stays_dismissed(browser: Browser, address: str, tmp_path: Path) -> None:
    window = Window(browser, address, WIDE, toured=False)
    tour = window.page.get_by_test_id("tour")
    expect(tour).to_contain_text("1/5")
    tour.get_by_role("button", name="开始").click()
    expect(window.panes).to_have_count(2)
    window.pane(1).says("/help")
    window.pane(1).sees("/ledger")
    expect(tour).to_contain_text("张伟填报")  # nothing has been reported yet
    report(window.pane(0), tmp_path)
    expect(tour).to_contain_text("李娜审核")
    tour.get_by_role("button", name="带我去").click()
    li = window.pane(0)
    expect(li.pane.get_by_test_id("me")).to_contain_text("李娜")
    li.sees(TITLE, "待您审核")
    li.taps("✓ 审核通过")
    expect(tour).to_contain_text("Chen Jie 确认")
    tour.get_by_role("button", name="带我去").click()
    expect(window.pane(1).pane.get_by_test_id("me")).to_contain_text("张伟")
    confirm(window.pane(1), window.pane(0))
    expect(tour).to_contain_text("看台账和得分")
    tour.get_by_role("button", name="完成").click()
    expect(tour).to_be_hidden()
    window.page.reload()
    expect(window.panes).to_have_count(2)
    expect(tour).to_be_hidden()
    assert window.errors == []


def test_people_sit_side_by_side_and_one_sees_arrive_what_the_other_sends(browser: Browser, address: str) -> None:
    window = Window(browser, f"{address}/?as={LI_NA}", WIDE)
    window.page.get_by_test_id("beside").click()
    window.page.get_by_test_id("person").filter(has_text="Chen Jie").click()
    expect(window.panes).to_have_count(2)
    li, chen = window.pane(0), window.pane(1)
    chen.sees("Hello Chen Jie")
    for somebody in (li, chen):
        somebody.opens_chats()
        somebody.opens_chat("校企共建联络群")
    li.says("周五下午两点，实训楼 302")
    chen.sees("李娜", "周五下午两点")
    chen.pane.locator("[data-part=leave]").click()
    expect(window.panes).to_have_count(1)
    assert window.errors == []


@pytest.mark.slow
def test_a_stranger_opens_the_invitation_and_is_a_member(browser: Browser, address: str) -> None:
    sun = Somebody.alone(browser, address, 3001)
    expect(sun.log).to_contain_text("邀请链接")
    sun.pane.get_by_test_id("start").click()
    sun.sees("/log")
    assert sun.errors == []


@pytest.mark.slow
def test_a_person_is_added_who_chats_in_the_group_of_their_own(browser: Browser, address: str) -> None:
    window = Window(browser, address)
    people = window.page.get_by_test_id("people")
    people.get_by_text("新增一个人").click()
    people.get_by_label("姓名").fill("贺敏")
    people.get_by_role("button", name="添加").click()
    he = window.pane(0)
    he.says("你好")
    he.sees("你好")
    he.pane.get_by_role("button", name="更多").click()
    he.pane.get_by_role("button", name="新建群组").click()
    group = window.page.get_by_role("dialog", name="新建群组")
    group.get_by_label("群组名称").fill("周末义务维修")
    group.get_by_label("张伟").check()
    group.get_by_role("button", name="创建").click()
    expect(he.pane.get_by_test_id("chat-title")).to_have_text("周末义务维修")
    he.says("周六九点见")
    zhang = Somebody.alone(browser, address, ZHANG_WEI)
    zhang.opens_chat("周末义务维修")
    zhang.sees("贺敏", "周六九点见")
    assert window.errors == zhang.errors == []


@pytest.mark.slow
def test_a_reload_brings_back_who_sat_there_and_what_they_had_open(browser: Browser, address: str) -> None:
    window = Window(browser, f"{address}/?as={ZHANG_WEI},{CHEN_JIE}", WIDE)
    zhang = window.pane(0)
    zhang.opens_chats()
    zhang.opens_chat("校企共建联络群")
    expect(zhang.pane.get_by_test_id("chat-title")).to_have_text("校企共建联络群")
    window.page.reload()
    expect(window.panes).to_have_count(2)
    expect(zhang.pane.get_by_test_id("chat-title")).to_have_text("校企共建联络群")
    expect(window.pane(1).pane.get_by_test_id("chat-title")).to_have_text("共建 Gongjian")


@pytest.mark.slow
def test_coordinators_have_a_tour_of_their_own(browser: Browser, address: str) -> None:
    window = Window(browser, address, WIDE, toured=False)
    tour = window.page.get_by_test_id("tour")
    tour.get_by_role("button", name="联络员导览").click()
    expect(tour).to_contain_text("1/6")
    tour.get_by_role("button", name="开始").click()
    li, chen = window.pane(0), window.pane(1)
    expect(li.pane.get_by_test_id("me")).to_contain_text("李娜")
    chen.says("/offer")
    chen.taps("Positions")
    for answer in ("数控车工顶岗实习", str(datetime.now(UTC).date() + timedelta(days=60))):
        chen.says(answer)
    chen.taps("Publish")
    li.says("/board")
    li.taps("提供：数控车工顶岗实习")
    li.taps("申请对接")
    expect(tour).to_contain_text("Chen Jie 同意")
    chen.taps("Accept")
    expect(tour).to_contain_text("李娜起草协议")
    for _ in range(2):
        tour.get_by_role("button", name="跳过这步").click()
    expect(tour).to_contain_text("半年后：还在用吗？")
    expect(tour.get_by_role("button", name="联络员导览")).to_be_hidden()
