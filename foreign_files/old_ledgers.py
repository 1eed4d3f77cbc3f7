"""Hands the sheets of a foreign file on as the tables of old ledgers."""

from collections.abc import Sequence

from foreign_files.sheets import Reason, Sheet
from records.old_ledgers.dry_run import FileReason
from records.old_ledgers.tables import LedgerFile, LedgerTable

_REFUSALS = {
    Reason.EMPTY: FileReason.EMPTY,
    Reason.TOO_LARGE: FileReason.TOO_LARGE,
    Reason.TOO_LONG: FileReason.TOO_LARGE,
    Reason.TOO_HEAVY: FileReason.TOO_LARGE,
    Reason.ENCRYPTED: FileReason.ENCRYPTED,
    Reason.NONE_WITHIN: FileReason.NOT_A_TABLE,
    Reason.PICTURE: FileReason.NOT_A_TABLE,
    Reason.PDF: FileReason.NOT_A_TABLE,
}


def ledger_file(name: str, sheets: Sequence[Sheet]) -> LedgerFile:
    """Return the sheets of a file of this name as the tables of a ledger."""
    return LedgerFile(
        name,
        tuple(
            LedgerTable(
                sheet.name, tuple(sheet.rows), tuple(sheet.forms), sheet.links, sheet.above, from_1904=sheet.from_1904
            )
            for sheet in sheets
        ),
    )


def refusal(reason: Reason) -> FileReason:
    """Return why a file that cannot be read is not taken as a ledger."""
    return _REFUSALS.get(reason, FileReason.WRONG_TYPE)
