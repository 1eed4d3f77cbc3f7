"""What README, CONTRIBUTING and docs name is there: files, folders, the bot's commands and the command line's."""

import re
from pathlib import Path

import pytest
from typer.main import get_group

from bot.command_line import app
from handlers.kit.router import commands

ROOT = Path(__file__).parents[3]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FOLDERS = "bot|desk|handlers|services|indicators|storage|records|samples|sandbox|tests|benchmarks|scripts|docs|deploy"
OTHERS = {"newbot", "health", "metrics"}  # of @BotFather; of the health page


def without_history(page: Path) -> str:
    """A changelog names what was there."""
    return "" if page.name == "CHANGELOG.md" else page.read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_a_page_names_is_there(page: Path) -> None:
    text = without_history(page)
    named = set(re.findall(rf"(?<![\w./-])((?:{FOLDERS})/[\w./-]*[\w/])", text))
    linked = set(re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text))
    missing = {each for each in named if not any(ROOT.glob(f"{each.rstrip('/')}*"))}  # also `docs/adr/0010`
    missing |= {link for link in linked if not (page.parent / link).exists()}
    assert not missing


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name != "adr"], ids=lambda page: page.name)
def test_every_command_that_a_page_names_can_be_given(page: Path) -> None:
    text = without_history(page)
    assert set(re.findall(r"gongjian ([a-z]+)\b", text)) <= set(get_group(app).commands)
    assert set(re.findall(r"`/([a-z]+)`", text)) <= {*commands(), *OTHERS}


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name != "adr"], ids=lambda page: page.name)
def test_commands_of_the_console_are_written_as_they_are_found(page: Path) -> None:
    assert not re.findall(r"(?<!bin/)gongjian (?:backup|restore|init|check|invite|migrate)\b", without_examples(page))


def without_examples(page: Path) -> str:
    """What is for operators: contributors know the command, and a changelog names it."""
    return "" if page.name in ("CHANGELOG.md", "CONTRIBUTING.md") else page.read_text("utf-8")


CHARACTERS, WORDS = 300, 230  # that somebody reads in a minute, without hurry
PROMISED = {"三分钟看完": 3}


def test_what_is_read_in_minutes_is_as_short_as_that() -> None:
    promising = [(page, minutes) for page in PAGES for words, minutes in PROMISED.items() if words in page.read_text()]
    assert [page.name for page, _ in promising] == ["coordinator.md"]
    for page, minutes in promising:
        text = page.read_text("utf-8")
        assert len(re.findall(r"[\u4e00-\u9fff]", text)) <= minutes * CHARACTERS
        assert len(re.findall(r"[A-Za-z][A-Za-z'’]*", text)) <= minutes * WORDS


COLUMNS, ROWS = 96, 60  # of a printed page; a Chinese character takes two


def test_what_is_one_page_is_one_page() -> None:
    text = (ROOT / "docs" / "member.md").read_text("utf-8")
    assert "一页看完，可以打印" in text
    widths = [sum(1 + (character > "\u2e80") for character in line) for line in text.splitlines()]
    assert sum(max(1, -(-width // COLUMNS)) for width in widths) <= ROWS


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "adr"
    listed = re.findall(r"^- \[(.+)\]\((.+)\)$", (folder / "README.md").read_text("utf-8"), re.MULTILINE)
    titles = [(page.read_text("utf-8").partition("\n")[0][2:], page.name) for page in sorted(folder.glob("0*.md"))]
    assert listed == titles
