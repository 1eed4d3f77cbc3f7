"""Old ledgers as offices keep them: every row is an entry, or handed back with its reason, and none is invented."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from records.old_ledgers.told import dry_run_to_json
from tests.judge_ledgers import dry_run, situation_of
from tests.old_ledgers.readings import CORPUS, OTHER_OFFICES, expected_of, files_of

PLACE = ("sheet", "row", "column", "or_rejected")
SIDED = ("expected", "present", "absent", "present_names")


def plain(value: object) -> object:
    """A value as it is compared: texts without spaces and narrow, lists in any order."""
    match value:
        case str():
            return "".join(unicodedata.normalize("NFKC", value).casefold().split())
        case list():
            return sorted(map(str, map(plain, value)))
        case dict():
            return {plain(name): plain(each) for name, each in value.items()}
    return value


def key(record: dict[str, Any]) -> tuple[object, ...]:
    return record["kind"], record["event_date"], plain(record["title"])


@pytest.mark.parametrize(
    ("folder", "name"),
    [pytest.param(folder, name, id=name) for folder in (CORPUS, OTHER_OFFICES) for name in files_of(folder)],
)
def test_an_old_ledger_is_read_to_its_last_row(folder: Path, name: str) -> None:
    wanted = files_of(folder)[name]
    situation = situation_of(expected_of(folder)["context"], wanted, folder)
    told: Any = dry_run_to_json(name, dry_run(folder / wanted["file"], situation, wanted["answers"]))
    if wanted["refused"] and not wanted.get("records_if_read"):
        assert told["refused"] == wanted["refused"]
        return
    records = wanted.get("records_if_read") or wanted["records"]
    by_key = {key(record): record for record in told["records"]}
    assert sorted(by_key, key=str) == sorted(map(key, records), key=str)
    for record in records:
        read = by_key[key(record)]
        side = wanted["importing_side"]
        for field, value in record.items():
            given = read.get(field, read.get(f"{side}_{field}") if field in SIDED else None)
            assert field in PLACE or plain(given) == plain(value), (field, record)
    assert {question.partition(":")[0] for question in told["asked"]} == set(wanted["must_ask"])
    whole = wanted.get("cards", False)  # a table is one entry, whichever of its rows is named
    reasons = {(row["sheet"], 1 if whole else row["row"]): row["reason"] for row in told["rejected"]}
    for row in wanted["rejected"]:
        if row["reason_class"] != "total_row":
            assert reasons[row["sheet"], row["row"]] in (row["reason_class"], *row.get("or", ())), row
