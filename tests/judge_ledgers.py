"""Dry-runs a folder of old ledgers in the situation that its expected.json tells: a line of JSON for each file.

`python -m tests.judge_ledgers FOLDER > RESULTS`; a judge beside the folder says what is right. No file, and no name of
one, is known here.
"""

import asyncio
import csv
import json
import logging
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.workers.table_process import read_ledger_file
from foreign_files.old_ledgers import refusal
from foreign_files.sheets import Unreadable
from records.attendance import Branch, RosterEntry
from records.old_ledgers.dry_run import DryRun
from records.old_ledgers.reading import read_ledger
from records.old_ledgers.situation import ImportSituation, KnownRecord, Partner
from records.old_ledgers.told import dry_run_to_json
from records.record import plain_key
from records.registry import KINDS
from records.roles import Side

Told = Mapping[str, Any]  # Any: JSON of whoever wrote the corpus


def situation_of(context: Told, wanted: Told, folder: Path) -> ImportSituation:
    """Return what is known when a file is sent. Raises KeyError where the folder doesn't tell a date or a name."""
    partnership, rows = context["partnership"], list(_roster_rows(context, folder))
    joined = re.search(r"\d{4}-\d{2}-\d{2}", str(context.get("roster", "")))
    first = date.fromisoformat(joined.group()) if joined else date.min
    branches = {side: _branches(side, context, rows) for side in Side}
    rosters = {side: _entries(side, rows, branches[side]) for side in Side}
    return ImportSituation(
        today=date.fromisoformat(context["today"]),
        began=date.fromisoformat(partnership["started_on"]),
        side=Side(wanted.get("importing_side") or Side.COLLEGE),
        partners={
            side: Partner(partnership[side], tuple(context.get(f"short_names_of_the_{side}", ())), branches[side])
            for side in Side
        },
        roster_on=lambda side, day: rosters[side] if day >= first else (),
        known=() if wanted.get("ledger") == "empty" else tuple(map(_known, context.get("ledger", ()))),
    )


def _roster_rows(context: Told, folder: Path) -> Iterable[Mapping[str, str]]:
    named = re.match(r"\S+\.csv", str(context.get("roster", "")))
    tails = [Path(*Path(named.group()).parts[at:]) for at in range(len(Path(named.group()).parts))] if named else []
    places = [above / tail for above in (folder, *folder.resolve().parents) for tail in (*tails, Path("roster.csv"))]
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _branches(side: Side, context: Told, rows: Sequence[Mapping[str, str]]) -> tuple[Branch, ...]:
    listed = context.get("branches", {}).get(side, ())
    names = dict.fromkeys([*listed, *(row["branch"] for row in rows if row["side"] == side)])
    return tuple(Branch(number, name) for number, name in enumerate(names, 1 if side is Side.COLLEGE else 101))


def _entries(side: Side, rows: Sequence[Mapping[str, str]], branches: Sequence[Branch]) -> tuple[RosterEntry, ...]:
    ids = {branch.name: branch.id for branch in branches}
    return tuple(
        RosterEntry(number, row["name"], ids[row["branch"]], row.get("party_member", "yes") == "yes")
        for number, row in enumerate(rows, 1)
        if row["side"] == side
    )


def _known(told: Told) -> KnownRecord:
    key = KINDS[told["kind"]].natural_key
    number = told.get(key) if key else None
    return KnownRecord(
        told["kind"],
        date.fromisoformat(told["event_date"]),
        told["title"],
        plain_key(told["kind"], str(number)) if number else None,
    )


def dry_run(path: Path, situation: ImportSituation, answers: Told) -> DryRun:
    """Return what importing a file would do, after the answers."""
    try:
        file = asyncio.run(read_ledger_file(path.read_bytes(), path.name))
    except Unreadable as error:
        return DryRun(refused=refusal(error.reason))
    return read_ledger(file, situation, answers)


def main() -> None:
    """Print a line for each file of the folder that is named on the command line."""
    folder = Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    for wanted in expected["files"]:
        try:
            situation = situation_of(expected["context"], wanted, folder)
            run = dry_run(folder / wanted["file"], situation, wanted.get("answers") or {})
        except Exception:  # one file that breaks the reading must not hide what the others come to
            logging.exception("%s was not read", wanted["file"])
            continue
        sys.stdout.write(json.dumps(dry_run_to_json(wanted["file"], run), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
