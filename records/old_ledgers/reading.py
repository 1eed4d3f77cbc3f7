"""Turns the tables of a file of old ledgers into entries, questions and rows that are handed back."""

from records.old_ledgers.dry_run import DryRun, FileReason, LedgerAnswers, OldRecord
from records.old_ledgers.situation import ImportSituation
from records.old_ledgers.tables import LedgerFile, LedgerTable
from records.reading.dates import parse_table_date

_DAY_HEADINGS, _TITLE_HEADINGS = {"日期", "活动日期", "时间"}, {"活动名称", "活动主题", "主题", "标题"}


def read_ledger(file: LedgerFile, situation: ImportSituation, answers: LedgerAnswers | None = None) -> DryRun:
    """Return what importing a file would do, after the answers that were given so far."""
    records = tuple(record for table in file.tables for record in _entries(table))
    return DryRun(records=records) if records else DryRun(refused=FileReason.EMPTY)


def _entries(table: LedgerTable) -> list[OldRecord]:
    heading = next((at for at, row in enumerate(table.rows) if _DAY_HEADINGS & {*row} and _TITLE_HEADINGS & {*row}), -1)
    if heading < 0:
        return []
    names = table.rows[heading]
    day = next(at for at, name in enumerate(names) if name in _DAY_HEADINGS)
    title = next(at for at, name in enumerate(names) if name in _TITLE_HEADINGS)
    records = []
    for number, row in enumerate(table.rows[heading + 1 :], heading + 2):
        held = parse_table_date(row[day]) if day < len(row) and row[day] else None
        if held and title < len(row) and row[title]:
            answers = {"event_date": held.isoformat(), "title": row[title]}
            records.append(OldRecord("joint_activity", table.name, number, answers))
    return records
