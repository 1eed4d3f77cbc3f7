"""The page when somebody writes what happened: the card fits a phone and a desk, and one tap submits it."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.somebody import DESKTOP, PHONE, Somebody
from tests.browser.walk import ZHANG_WEI

pytestmark = pytest.mark.browser
TOLD = (
    "11月18日下午2点到4点，在一号车间与精工开展“学习工匠精神”主题党日活动，看了冯国强的纪录片，最后在工位上比装夹。\n"
    "参加人员：张伟、李娜、刘洋、陈静\n缺席人员：王强（病假）"
)


@pytest.mark.parametrize("size", [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")])
def test_what_is_written_becomes_a_card_that_fits(browser: Browser, address: str, size: tuple[int, int]) -> None:
    zhang = Somebody.alone(browser, address, ZHANG_WEI, size)
    zhang.says(TOLD)
    zhang.sees("引号里是您的原话", "缺席：王强（病假）")
    width = zhang.pane.evaluate("pane => [pane.scrollWidth, pane.clientWidth]")
    assert width[0] <= width[1]
    zhang.taps("提交")
    zhang.sees("已提交")
    expect(zhang.message("已提交")).to_be_visible()
    assert zhang.errors == []
