"""Programs for a terminal do not stay in the memory of a bot that runs for months."""

import subprocess
import sys
from pathlib import Path

RUN_AND_TELL = "import sys, bot.command_line, bot.application, bot.commands.running; print(*sys.modules)"
ONLY_WHEN_USED = {"rich", "pygments", "matplotlib", "numpy", "openpyxl", "docx", "opencc", "reportlab"}


def test_that_which_is_only_used_now_and_then_is_not_imported_at_the_start() -> None:
    modules = subprocess.run(
        [sys.executable, "-c", RUN_AND_TELL], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    ).stdout.split()
    assert "telegram" in modules
    assert ONLY_WHEN_USED.isdisjoint(modules)
