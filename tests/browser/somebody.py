"""People in front of the page: each in a browser of their own, or several side by side in one."""

import shutil
import struct
import zlib
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, Playwright, expect

DESKTOP, WIDE, PHONE = (1280, 800), (1600, 1000), (390, 844)
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
    paths = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next((path for path in paths if path), None)


def launch(playwright: Playwright) -> Browser:
    """Start it, which takes long where several start that are not yet in memory."""
    return playwright.chromium.launch(executable_path=chromium(), args=FLAGS, timeout=100_000)


class Window:
    """The page in a window of its own, and what its console complained of."""

    def __init__(
        self, browser: Browser, address: str, size: tuple[int, int] = DESKTOP, *, toured: bool = True, **look: Any
    ) -> None:
        """`look` are options of the browser's context: language, appearance. `toured`: the tour was dismissed."""
        viewport = {"width": size[0], "height": size[1]}
        options = {"locale": "zh-CN", "is_mobile": size == PHONE, "has_touch": size == PHONE, **look}
        self.context = browser.new_context(viewport=viewport, **options)  # type: ignore[arg-type]  # a TypedDict
        if toured:
            self.context.add_init_script("localStorage.setItem('gongjian-sandbox-tour-dismissed', 'yes')")
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        self.page.set_default_timeout(15_000)
        self.page.goto(address, timeout=60_000)

    @property
    def panes(self) -> Locator:
        return self.page.get_by_test_id("pane")

    def pane(self, place: int) -> "Somebody":
        return Somebody(self, self.panes.nth(place))

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()


class Somebody:
    """One person in a window."""

    def __init__(self, window: Window, pane: Locator) -> None:
        self.window = window
        self.page = window.page
        self.pane = pane
        self.composer = pane.get_by_test_id("composer")
        self.log = pane.get_by_test_id("messages")

    @classmethod
    def alone(
        cls, browser: Browser, address: str, user: int, size: tuple[int, int] = DESKTOP, **look: Any
    ) -> "Somebody":
        """With the page to themselves, and their chat with the bot open."""
        somebody = Window(browser, f"{address}/?as={user}", size, **look).pane(0)
        somebody.composer.wait_for()
        return somebody

    @property
    def errors(self) -> list[str]:
        return self.window.errors

    @property
    def messages(self) -> Locator:
        return self.log.get_by_role("article")

    def message(self, *texts: str) -> Locator:
        """The newest message that holds all of the texts."""
        messages = self.messages
        for text in texts:
            messages = messages.filter(has_text=text)
        return messages.last

    def says(self, text: str) -> None:
        self.composer.fill(text)
        self.composer.press("Enter")

    def chooses_command(self, name: str) -> None:
        """Types "/" and picks from the suggestions."""
        self.composer.press_sequentially("/")
        self.pane.get_by_role("option").filter(has_text=name).first.click()

    def sees(self, *texts: str) -> None:
        """One of the messages holds all of the texts."""
        expect(self.message(*texts)).to_be_visible()

    def taps(self, label: str) -> None:
        self.messages.get_by_role("button", name=label, exact=True).last.click()

    def taps_like(self, part: str) -> None:
        """A button whose label holds numbers that do not matter here."""
        self.messages.get_by_role("button", name=part).last.click()

    def attaches(self, *files: Path) -> None:
        waiting = self.pane.get_by_test_id("preview").count()
        self.pane.get_by_test_id("files").set_input_files([str(file) for file in files])
        expect(self.pane.get_by_test_id("preview")).to_have_count(waiting + len(files))

    def sends(self, *files: Path) -> None:
        self.attaches(*files)
        self.composer.press("Enter")

    def opens_chats(self) -> None:
        self.pane.locator("[data-part=back]").click()

    def opens_chat(self, title: str) -> None:
        self.pane.get_by_test_id("chat").filter(has=self.page.locator("strong", has_text=title)).click()


def png(path: Path, width: int, height: int, base: tuple[int, int, int] = (176, 64, 52)) -> Path:
    """A picture of one colour, with light from above."""
    row = [bytes(min(255, part + (height - y) * 90 // height) for part in base) * width for y in range(height)]
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(b"".join(b"\0" + each for each in row))), (b"IEND", b"")]
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in parts
        )
    )
    return path


def photo(folder: Path, number: int) -> Path:
    base = ((176, 64, 52), (60, 120, 96), (64, 84, 150))[number % 3]
    return png(folder / f"photo-{number}.png", 400, 300, base)
