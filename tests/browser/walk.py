"""Three people, one record: from the first word to the joint ledger, as people would do it on the page."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.somebody import Somebody, photo

ZHANG_WEI, LI_NA, CHEN_JIE = 1001, 1002, 2002
TITLE = "工匠精神联合主题党日"


@contextmanager
def town(folder: Path) -> Iterator[str]:
    """The sandbox with the bot, as `gongjian sandbox --small` starts it on any free port; its address."""
    gongjian = str(Path(sys.executable).parent / "gongjian")
    command = [gongjian, "sandbox", "--small", "--port", "0", "--data", str(folder / "data")]
    with (folder / "log").open("w", encoding="utf-8") as log:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
        process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8", env=environment
        )
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if address := re.search(r"http://\S+", line):
                    yield address[0]
                    return
            raise AssertionError(f"the sandbox did not start: {(folder / 'log').read_text('utf-8')}")
        finally:
            process.terminate()
            process.wait(60)
            process.stdout.close()


Look = Callable[[Page, str], None]


def no_look(_page: Page, _name: str) -> None:
    """Nobody takes pictures."""


def walk(
    browser: Browser, address: str, folder: Path, size: tuple[int, int], look: Look = no_look, **appearance: Any
) -> list[str]:
    """The whole way of one record, each person in a window of their own; returns what the consoles complained of."""
    zhang, li, chen = (
        Somebody.alone(browser, address, number, size, **appearance) for number in (ZHANG_WEI, LI_NA, CHEN_JIE)
    )
    report(zhang, folder, look)
    _return_and_mend(zhang, li, chen, look)
    confirm(zhang, chen, look)
    for somebody, name in ((zhang, "15-ledger"), (chen, "16-ledger")):
        somebody.says("/ledger")
        somebody.sees("共建台账" if somebody is zhang else "Joint ledger", TITLE)
        look(somebody.page, name)
    return [*zhang.errors, *li.errors, *chen.errors]


def report(zhang: Somebody, folder: Path, look: Look = no_look, photos: Sequence[Path] = ()) -> None:
    """From /log to the card that says whose turn it is."""
    zhang.chooses_command("/log")
    zhang.taps("联合活动")
    zhang.sees("哪一天举行的")
    look(zhang.page, "1-date")
    zhang.taps("昨天")
    zhang.taps("主题党日")
    zhang.sees("请写一个标题")
    zhang.says(TITLE)
    zhang.sees("在哪里举行")
    zhang.says("实训楼 302")
    zhang.sees("本方谁到场了")
    look(zhang.page, "2-attendance")
    zhang.taps("✓ 王强")
    zhang.sees("请选择王强的缺席原因")
    look(zhang.page, "3-reason")
    zhang.taps("因公")
    zhang.taps("完成（实到 4 / 应到 5）")
    zhang.sees("应到 5，实到 4", "王强（因公）")
    look(zhang.page, "4-review")
    zhang.sends(*(photos or [photo(folder, number) for number in range(3)]))
    zhang.sees("照片 3 张")
    look(zhang.page, "5-evidence")
    zhang.taps("提交")
    zhang.sees(TITLE, "待本方审核")
    look(zhang.page, "6-submitted")


def _return_and_mend(zhang: Somebody, li: Somebody, chen: Somebody, look: Look) -> None:
    li.sees(TITLE, "待您审核")
    look(li.page, "7-to-pass")
    li.taps("✓ 审核通过")
    chen.sees(TITLE, "awaiting your confirmation")
    look(chen.page, "8-to-confirm")
    chen.taps("← Return")
    chen.sees("Which items need revising?")
    chen.taps("○ Place")
    look(chen.page, "9-return")
    chen.taps("Done (1)")
    chen.sees("In a sentence")
    chen.says("It was in workshop 1.")
    chen.sees("The author then revises the items")
    chen.taps("← Return")
    chen.sees(TITLE, "returned")
    zhang.sees(TITLE, "已退回", "It was in workshop 1.")
    look(zhang.page, "10-returned")
    zhang.taps("✎ 修改退回项")
    zhang.sees("在哪里举行")
    zhang.says("精工一号车间")
    zhang.taps("提交")
    li.sees(TITLE, "精工一号车间", "待您审核")
    li.taps("✓ 审核通过")
    chen.sees(TITLE, "精工一号车间")


def confirm(zhang: Somebody, chen: Somebody, look: Look = no_look) -> None:
    """The other side adds its attendance, and the record counts."""
    chen.sees(TITLE)
    chen.taps("✓ Confirm")
    chen.sees("Who from your side was there?")
    look(chen.page, "11-counterpart")
    chen.taps_like("All present")
    chen.sees(TITLE, "confirmed", "6 of 6 present")
    look(chen.page, "12-confirmed")
    zhang.sees(TITLE, "已由双方确认")
    look(zhang.page, "13-confirmed")
