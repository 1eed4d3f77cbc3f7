"""The page carries a record all the way, at a desk and on a phone, without a complaint in the console."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from walk import DESKTOP, PHONE, chromium, launch, town, walk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_record_goes_from_the_first_word_to_the_ledger_of_both_sides(tmp_path: Path, size: tuple[int, int]) -> None:
    if chromium() is None:
        assert os.environ.get("CI") != "true", "CI needs Chromium"
        pytest.skip("no Chromium: chromium, chromium-browser or google-chrome")
    with town(tmp_path) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        try:
            assert walk(browser, address, tmp_path, size) == []
        finally:
            browser.close()
