"""Dry-runs all ledgers of the corpus, of either side, with and without answers to what was asked.

`python -m tests.old_ledgers.readings` records what they came to.
"""

import json
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from records.old_ledgers.dry_run import DryRun
from records.roles import Side
from tests.judge_ledgers import dry_run, situation_of
from tests.recorded import record

CORPUS = Path(__file__).parent / "corpus"
RECORDED = Path(__file__).parent / "recorded" / "ledgers.jsonl"
OTHER_OFFICES = Path(__file__).parent / "other_offices"  # written by who did not know how ledgers are read


@cache
def expected_of(folder: Path) -> dict[str, Any]:
    """Return what is right for each file of a folder, and the situation in which it is read."""
    expected: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
    return expected


def files_of(folder: Path) -> dict[str, Any]:
    """Return what is right for each file of a folder, by its name."""
    return {unicodedata.normalize("NFC", file["file"]): file for file in expected_of(folder)["files"]}


def readings() -> Iterator[tuple[str, Callable[[], DryRun]]]:
    """Yield each way in which a ledger is dry-run, by a name of its own, and what does it."""
    for name, wanted in files_of(CORPUS).items():
        for side in Side:
            situation = situation_of(expected_of(CORPUS)["context"], {**wanted, "importing_side": side}, CORPUS)
            for how, answers in {"answered": wanted["answers"], "asked": {}}.items():
                yield f"{name}-{side}-{how}", partial(dry_run, CORPUS / wanted["file"], situation, answers)


if __name__ == "__main__":
    record(RECORDED, {case: read() for case, read in readings()})
