"""Two browsers, four people, one record: from the first word to the joint ledger, as people would do it on the page."""

import os
import re
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, Playwright, expect

DESKTOP, PHONE = (1280, 800), (390, 844)
ZHANG_WEI, LI_NA, CHEN_JIE = 1001, 1002, 2002
TITLE = "工匠精神联合主题党日"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """Debian's browser: Playwright's own is never downloaded."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next((path for path in found if path), None)


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=chromium(), args=FLAGS)


@contextmanager
def town(folder: Path) -> Iterator[str]:
    """The sandbox with the bot, as `gongjian sandbox` starts it on any free port; its address."""
    command = [str(Path(sys.executable).parent / "gongjian"), "sandbox", "--port", "0", "--data", str(folder / "data")]
    with (folder / "log").open("w", encoding="utf-8") as log:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
        process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8", env=environment
        )
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if found := re.search(r"http://\S+", line):
                    yield found[0]
                    return
            raise AssertionError(f"the sandbox did not start: {(folder / 'log').read_text('utf-8')}")
        finally:
            process.terminate()
            process.wait(15)
            process.stdout.close()


def photo(folder: Path, number: int) -> Path:
    """A picture of its own colour, with light from above."""
    width, height = 400, 300
    base = ((176, 64, 52), (60, 120, 96), (64, 84, 150))[number % 3]
    row = [bytes(min(255, part + (height - y) * 90 // height) for part in base) * width for y in range(height)]
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(b"".join(b"\0" + each for each in row))), (b"IEND", b"")]
    path = folder / f"photo-{number}.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in parts
        )
    )
    return path


class Somebody:
    """One person with the page open in a browser of their own."""

    def __init__(
        self, browser: Browser, address: str, user: int, size: tuple[int, int], *, composer: str = "消息"
    ) -> None:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, is_mobile=size == PHONE)
        self.page: Page = context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        self.page.set_default_timeout(15_000)
        self.page.goto(f"{address}/?as={user}")
        self.composer = self.page.get_by_label(composer, exact=True)
        self.composer.wait_for()

    @property
    def messages(self) -> Locator:
        return self.page.get_by_test_id("messages").get_by_role("article")

    def says(self, text: str) -> None:
        self.composer.fill(text)
        self.composer.press("Enter")

    def chooses_command(self, name: str) -> None:
        """Types "/" and picks from the suggestions."""
        self.composer.press_sequentially("/")
        self.page.get_by_role("option").filter(has_text=name).first.click()
        if self.composer.input_value():
            self.composer.press("Enter")

    def sees(self, *texts: str) -> None:
        """One of the messages holds all of the texts."""
        found = self.messages
        for text in texts:
            found = found.filter(has_text=text)
        expect(found.last).to_be_visible(timeout=15_000)

    def taps(self, label: str) -> None:
        self.messages.get_by_role("button", name=label, exact=True).last.click()

    def taps_like(self, part: str) -> None:
        """A button whose label holds numbers that do not matter here."""
        self.messages.get_by_role("button", name=part).last.click()

    def sends(self, *files: Path) -> None:
        self.page.get_by_test_id("files").set_input_files([str(file) for file in files])
        expect(self.page.get_by_test_id("preview")).to_have_count(len(files))
        self.composer.press("Enter")


Look = Callable[[Page, str], None]


def no_look(_page: Page, _name: str) -> None:
    """Nobody takes pictures."""


def walk(browser: Browser, address: str, folder: Path, size: tuple[int, int], look: Look = no_look) -> list[str]:
    """The whole way of one record; returns what the pages' consoles complained of."""
    zhang = Somebody(browser, address, ZHANG_WEI, size)
    li = Somebody(browser, address, LI_NA, size)
    chen = Somebody(browser, address, CHEN_JIE, size, composer="Message")
    _report(zhang, folder, look)
    _return_and_mend(zhang, li, chen, look)
    _confirm(zhang, chen, look)
    return [*zhang.errors, *li.errors, *chen.errors]


def _report(zhang: Somebody, folder: Path, look: Look) -> None:
    zhang.chooses_command("/log")
    zhang.taps("联合活动")
    zhang.sees("哪一天举行的")
    look(zhang.page, "1-date")
    zhang.taps("昨天")
    zhang.taps("主题党日")
    zhang.sees("给这条记录起个标题")
    zhang.says(TITLE)
    zhang.sees("在哪里举行")
    zhang.says("实训楼 302")
    zhang.sees("本方谁到会了")
    look(zhang.page, "2-attendance")
    zhang.taps("✓ 王强")
    zhang.sees("王强因何缺席")
    look(zhang.page, "3-reason")
    zhang.taps("因公")
    zhang.taps("完成（实到 4 / 应到 5）")
    zhang.sees("应到 5，实到 4", "王强（因公）")
    look(zhang.page, "4-review")
    zhang.sends(*(photo(folder, number) for number in range(3)))
    zhang.sees("照片 3 张")
    look(zhang.page, "5-evidence")
    zhang.taps("提交")
    zhang.sees(TITLE, "待本方审核")
    look(zhang.page, "6-submitted")


def _return_and_mend(zhang: Somebody, li: Somebody, chen: Somebody, look: Look) -> None:
    li.sees(TITLE, "等您审核")
    look(li.page, "7-to-pass")
    li.taps("✓ 审核通过")
    chen.sees(TITLE, "waiting for your side to confirm")
    look(chen.page, "8-to-confirm")
    chen.taps("← Return")
    chen.sees("Which answers need mending?")
    chen.taps("○ Place")
    look(chen.page, "9-return")
    chen.taps("Done (1)")
    chen.sees("In a sentence")
    chen.says("It was in workshop 1.")
    chen.sees(TITLE, "returned")
    zhang.sees(TITLE, "已退回", "It was in workshop 1.")
    look(zhang.page, "10-returned")
    zhang.taps("✎ 修改退回项")
    zhang.sees("在哪里举行")
    zhang.says("精工一号车间")
    zhang.taps("提交")
    li.sees(TITLE, "精工一号车间", "等您审核")
    li.taps("✓ 审核通过")


def _confirm(zhang: Somebody, chen: Somebody, look: Look) -> None:
    chen.sees(TITLE, "精工一号车间")
    chen.taps("✓ Confirm")
    chen.sees("Who of your side was there?")
    look(chen.page, "11-counterpart")
    chen.taps_like("All present")
    look(chen.page, "12-counterpart-review")
    chen.taps("Submit")
    chen.sees(TITLE, "confirmed", "6 of 6 present")
    look(chen.page, "13-confirmed")
    zhang.sees(TITLE, "已由双方确认")
    look(zhang.page, "14-confirmed")
    for somebody, name in ((zhang, "15-ledger"), (chen, "16-ledger")):
        somebody.says("/ledger")
        somebody.sees("共建台账" if somebody is zhang else "Joint ledger", TITLE)
        look(somebody.page, name)
