"""What an old ledger comes to: entries as their kinds keep them, and rows that no kind takes, handed back."""

from collections.abc import Mapping
from datetime import date

import pytest
from pydantic import JsonValue

from records.batches import StoredEntry
from records.old_ledgers.dry_run import DryRun, OldRecord, RowReason, SideCounts
from records.old_ledgers.situation import ImportSituation, Partner
from records.roles import Side
from services.ledger.batch_reading import outcome

ABOUT = ImportSituation(
    date(2026, 11, 18), date(2024, 1, 1), Side.COLLEGE, {side: Partner(side.value) for side in Side}
)
ANSWERS: Mapping[str, JsonValue] = {"title": "党课", "event_date": "2025-03-05"}


def entry_of(counts: Mapping[Side | None, SideCounts], **answers: JsonValue) -> StoredEntry:
    record = OldRecord("joint_activity", "2025", 3, {**ANSWERS, **answers}, counts=counts)
    (entry,) = outcome(DryRun((record,)), ABOUT, (1, 2)).content.entries
    return entry


def test_numbers_of_each_side_stand_in_its_part() -> None:
    entry = entry_of({Side.COLLEGE: SideCounts(12, 10), Side.ENTERPRISE: SideCounts(present=8)})
    assert "'counted': {'expected': 12, 'present': 10}" in str(entry.answers)
    assert "'counted': {'present': 8}" in str(entry.counterpart)


def test_numbers_of_both_together_stand_once_with_the_side_that_imports() -> None:
    entry = entry_of({None: SideCounts(present=20)})
    assert "'together': True" in str(entry.answers)
    assert "20" not in str(entry.counterpart)


def test_a_side_without_numbers_has_no_attendance() -> None:
    entry = entry_of({Side.COLLEGE: SideCounts()})
    assert "counted" not in str(entry.answers)


@pytest.mark.parametrize(
    ("kind", "answers", "reason", "about"),
    [
        ("research_project", ANSWERS, RowReason.MISSING_FIELD, "contract"),
        ("joint_activity", {**ANSWERS, "category": "picnic"}, RowReason.UNREADABLE_CELL, "category"),
        ("joint_activity", {**ANSWERS, "event_date": "2027-03-05"}, RowReason.UNREADABLE_CELL, None),
        ("joint_activity", {**ANSWERS, "title": "党" * 201}, RowReason.UNREADABLE_CELL, "title"),
    ],
)
def test_what_cannot_be_a_record_is_handed_back_with_its_field(
    kind: str, answers: Mapping[str, JsonValue], reason: RowReason, about: str | None
) -> None:
    read = outcome(DryRun((OldRecord(kind, "2025", 3, answers),)), ABOUT, (1, 2))
    assert not read.content.entries
    assert [(row.row, row.reason, row.about) for row in read.content.rejected] == [(3, reason, about)]
    assert read.summary.rejected == {reason.value: 1}
