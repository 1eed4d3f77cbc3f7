"""What is kept of an old ledger that came as a file, and which of its records the other side looks at."""

import pytest

from records.batches import BatchContent, StoredEntry, sample_of
from records.old_ledgers.dry_run import RejectedRow, RowReason

ENTRY = StoredEntry(
    kind="joint_activity",
    answers={"title": "主题党日", "event_date": "2025-03-05"},
    counterpart=None,
    sheet="2025",
    row=7,
)


def test_what_is_kept_reads_back_the_same() -> None:
    rejected = RejectedRow("2025", 8, RowReason.NO_DATE)
    content = BatchContent(entries=(ENTRY,), rejected=(rejected,))
    assert BatchContent.unpacked(content.packed()) == content
    assert BatchContent.unpacked(None) == BatchContent()
    assert (ENTRY.title, ENTRY.day) == ("主题党日", "2025-03-05")


@pytest.mark.parametrize(("records", "size"), [(0, 0), (3, 3), (10, 10), (150, 10), (201, 11), (1000, 50)])
def test_the_other_side_looks_at_ten_or_five_per_cent_always_the_same(records: int, size: int) -> None:
    ids = list(range(100, 100 + records))
    sample = sample_of(ids, seed=7)
    assert len(set(sample)) == size
    assert sample == sorted(sample) == sample_of(ids[::-1], seed=7)
    assert set(sample) <= set(ids)
