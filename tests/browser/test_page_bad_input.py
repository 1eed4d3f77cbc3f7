"""What people send that a page could choke on: it is shown as text, sent as a file, or refused in a sentence."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sandbox.bot_api.objects import MessageEntity
from tests.browser.bare_telegram import MEI, BareTelegram
from tests.browser.somebody import Somebody, png

pytestmark = pytest.mark.browser
SCRIPT = "<img src=x onerror=\"document.title='caught'\"><script>document.title='caught'</script>"


@pytest.fixture
def mei(browser: Browser, bare: BareTelegram) -> Somebody:
    return Somebody.alone(browser, bare.address, MEI)


def test_script_in_a_name_a_message_a_title_and_a_file_name_is_text(
    browser: Browser, bare: BareTelegram, tmp_path: Path
) -> None:
    bare.person(MEI, SCRIPT[:64], note=SCRIPT)
    bare.group(SCRIPT, MEI)
    mei = Somebody.alone(browser, bare.address, MEI)
    mei.says(SCRIPT)
    expect(mei.message().get_by_test_id("text")).to_have_text(SCRIPT)
    file = tmp_path / "<b onmouseover='\"alert(1)\"'>台账.csv"
    file.write_text("a,b")
    mei.sends(file)
    mei.sees("<b onmouseover='\"alert(1)\"'>台账.csv")
    bare.bot_says(SCRIPT, reply_markup={"inline_keyboard": [[{"text": SCRIPT, "callback_data": "x"}]]})
    expect(mei.message().get_by_role("button", name=SCRIPT)).to_be_visible()
    expect(mei.pane.get_by_test_id("me")).to_contain_text("<img src=x")
    expect(mei.pane.get_by_test_id("chats")).to_contain_text("<script>")
    assert mei.page.title() != "caught"
    assert mei.page.locator("main img, main script").count() == 0
    assert mei.errors == []


def test_a_link_of_a_kind_that_runs_something_is_only_text(mei: Somebody, bare: BareTelegram) -> None:
    link: MessageEntity = {"type": "text_link", "offset": 0, "length": 2, "url": "javascript:document.title='caught'"}
    bare.bot_says("点我", entities=[link])
    mei.sees("点我")
    assert mei.message("点我").get_by_role("link").count() == 0


def test_entities_that_overlap_or_lie_outside_lose_no_text(mei: Somebody, bare: BareTelegram) -> None:
    text = "一二三😀四五"
    entities: list[MessageEntity] = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "italic", "offset": 2, "length": 99},
        {"type": "spoiler", "offset": 50, "length": 2},
        {"type": "unheard_of", "offset": 5, "length": 1},
    ]
    bare.bot_says(text, entities=entities)
    expect(mei.message().get_by_test_id("text")).to_have_text(text)


@pytest.mark.slow
def test_a_file_of_25_mb_is_sent_and_one_of_51_is_refused_in_a_sentence(mei: Somebody, tmp_path: Path) -> None:
    large, larger = tmp_path / "录像.mp4", tmp_path / "整个硬盘.zip"
    large.write_bytes(bytes(25 * 1024 * 1024))
    with larger.open("wb") as sparse:
        sparse.truncate(51 * 1024 * 1024)
    mei.sends(large)
    expect(mei.message("录像.mp4", "25.0 MB")).to_be_visible(timeout=60_000)
    mei.pane.get_by_test_id("files").set_input_files([str(larger)])
    expect(mei.pane.get_by_test_id("toast")).to_contain_text("超过 50 MB")
    expect(mei.pane.get_by_test_id("preview")).to_have_count(0)


def test_an_empty_file_is_refused_in_a_sentence(mei: Somebody, tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.touch()
    mei.pane.get_by_test_id("files").set_input_files([str(empty)])
    expect(mei.pane.get_by_test_id("toast")).to_contain_text("空文件")


@pytest.mark.parametrize("kind", ["not-a-picture", "thin", "cut-short"])
def test_an_odd_picture_is_sent_as_a_file(mei: Somebody, tmp_path: Path, kind: str) -> None:
    picture = tmp_path / f"{kind}.png"
    if kind == "thin":
        png(picture, 1, 20_000)
    else:
        content = png(picture, 400, 300).read_bytes()
        picture.write_bytes(b"hello" if kind == "not-a-picture" else content[: len(content) // 2])
    mei.attaches(picture)
    expect(mei.pane.get_by_test_id("toast")).to_contain_text("将按文件发送")
    mei.composer.press("Enter")
    expect(mei.message(f"{kind}.png").get_by_test_id("document")).to_be_visible()
    assert mei.errors == []


def test_a_picture_that_the_bot_sent_broken_says_so(mei: Somebody, bare: BareTelegram) -> None:
    photo = bare.sandbox.store.files.add_photo("kaputt.jpg", b"\xff\xd8\xff nothing more")
    bare.bot_sends({"photo": photo, "caption": "现场"})
    mei.sees("现场", "这张图片无法显示")


def test_names_and_words_without_an_end_stay_within_the_screen(mei: Somebody, bare: BareTelegram) -> None:
    bare.bot_says("长" * 4096, "a" * 4096, "٩(◕‿◕)۶" * 50, "\u202e反过来")
    mei.sees("反过来")
    assert mei.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert mei.log.evaluate("log => log.scrollWidth <= log.clientWidth")
