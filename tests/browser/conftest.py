"""A browser for each file of tests, and Telegrams to open in it: with the bot and its people, or without a bot."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.bare_telegram import BareTelegram
from tests.browser.somebody import chromium, launch
from tests.browser.walk import town

expect.set_options(timeout=15_000)  # milliseconds: what waits for a slow machine fails for nothing


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one file only: while it is open, no other event loop can run in this thread."""
    if chromium() is None:
        assert os.environ.get("CI") != "true", "CI needs Chromium"
        pytest.skip("no Chromium: chromium, chromium-browser or google-chrome")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where the page is, with the bot and the sample programme behind it."""
    with town(tmp_path) as address:
        yield address


@pytest.fixture
def bare() -> Iterator[BareTelegram]:
    """The page without a bot: nobody answers but the test."""
    bare = BareTelegram()
    yield bare
    bare.close()
