"""What README, CONTRIBUTING and docs name is there: files, folders, the bot's commands and the command line's."""

import re
from pathlib import Path

import pytest
from typer.main import get_group

from bot.command_line import app
from handlers.kit.router import commands

ROOT = Path(__file__).parents[3]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FOLDERS = "bot|handlers|services|indicators|storage|records|samples|sandbox|tests|benchmarks|scripts|docs"
OTHERS = {"newbot", "metrics"}  # of @BotFather; of the health page


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


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "adr"
    listed = re.findall(r"^- \[(.+)\]\((.+)\)$", (folder / "README.md").read_text("utf-8"), re.MULTILINE)
    titles = [(page.read_text("utf-8").partition("\n")[0][2:], page.name) for page in sorted(folder.glob("0*.md"))]
    assert listed == titles
