"""Finds entries that stand in the ledger already or twice in a file; rows of both sides of one event become one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from records.old_ledgers.dry_run import OldRecord, RejectedRow, RowReason
from records.old_ledgers.situation import KnownRecord
from records.record import plain_key
from records.registry import KINDS
from records.text import plain_name

EntryKey = tuple[str, str, str]


def natural_key(record: OldRecord) -> str | None:
    """Return the natural key of an entry as it is compared; None where it has none."""
    name = KINDS[record.kind].natural_key
    number = record.answers.get(name) if name else None
    return plain_key(record.kind, str(number)) if number else None


def _same(kind: str, day: str, title: str) -> EntryKey:
    return kind, day, plain_name(title)


def without_repeats(
    records: Iterable[OldRecord], known: Iterable[KnownRecord], cells: Mapping[tuple[str, int], tuple[str, ...]]
) -> tuple[list[OldRecord], list[RejectedRow]]:
    """Return the entries that are new, each once, and the rows of the others. `cells` are those of the rows."""
    in_ledger = {_same(entry.kind, entry.event_date.isoformat(), entry.title) for entry in known}
    keys_in_ledger = {entry.key for entry in known} - {None}
    first: dict[EntryKey | str, int] = {}
    kept: list[OldRecord] = []
    rejected: list[RejectedRow] = []
    for record in records:
        same, key = _same(record.kind, str(record.answers["event_date"]), record.title), natural_key(record)
        row_cells = cells.get((record.sheet, record.row), ())
        if same in in_ledger or key in keys_in_ledger:
            rejected.append(
                RejectedRow(record.sheet, record.row, RowReason.ALREADY_IN_LEDGER, row_cells, record.column)
            )
            continue
        at = first.get(same, first.get(key) if key else None)
        if at is None:
            first[same] = len(kept)
            if key:
                first[key] = len(kept)
            kept.append(record)
            continue
        merged = _merged(kept[at], record)
        if merged is not None:
            kept[at] = merged
            continue
        other = kept[at].sheet, kept[at].row
        rejected.append(
            RejectedRow(record.sheet, record.row, RowReason.DUPLICATE_IN_FILE, row_cells, record.column, other=other)
        )
    return kept, rejected


def _merged(one: OldRecord, other: OldRecord) -> OldRecord | None:
    """Return one entry of two rows that tell the attendance of either side; None where they are not that."""
    sides = {side for side in one.counts if side}, {side for side in other.counts if side}
    if one.sheet != other.sheet or not all(sides) or sides[0] & sides[1] or None in {*one.counts, *other.counts}:
        return None
    answers = {**other.answers, **one.answers}
    counterpart = one.counterpart or other.counterpart
    return replace(one, answers=answers, counterpart=counterpart, counts={**one.counts, **other.counts})
