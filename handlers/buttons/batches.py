"""Buttons about imports of old ledgers: what is asked of the file, the import itself, and the other side's answer."""

from enum import StrEnum
from typing import Annotated

from handlers.kit.buttons import Audience, Press
from records.compact import BatchId, NumberField, Page, PartnershipId, Place


class BatchRows(StrEnum):
    """Which rows of a batch are looked at. It only grows at the end: buttons hold places."""

    SAMPLE = "sample"
    ALL = "all"
    REJECTED = "rejected"
    COLUMNS = "columns"


class AskLedgerFile(Press, name="batch_new", audience=Audience.COORDINATORS):
    """Ask for the file of an old ledger of the partnership."""

    partnership: PartnershipId


class ImportKeptFile(Press, name="batch_kept", audience=Audience.ANY_COORDINATOR):
    """Take a file that was sent unasked for an old ledger of the partnership; 0: of the only one, or ask which."""

    file: Annotated[int, NumberField("file")]
    partnership: PartnershipId


class ShowBatch(Press, name="batch", audience=Audience.COORDINATORS_OR_ADMIN):
    """Show an import as it stands: below all else, or in place of a list of its rows."""

    batch: BatchId
    in_place: bool = False


class ShowBatchRows(Press, name="batch_rows", audience=Audience.COORDINATORS_OR_ADMIN):
    """Show a page of an import's rows."""

    batch: BatchId
    rows: BatchRows
    page: Page


class AnswerBatch(Press, name="batch_answer", audience=Audience.OWN_COORDINATOR):
    """Say what the file does not; the choice is one of those that were offered, by its place."""

    batch: BatchId
    question: Place
    choice: Place


class SkipBatchQuestion(Press, name="batch_skip", audience=Audience.OWN_COORDINATOR):
    """Leave a question open, and the rows that hang on it out."""

    batch: BatchId
    question: Place


class WriteBatch(Press, name="batch_write", audience=Audience.OWN_COORDINATOR):
    """Import what was shown: so many records."""

    batch: BatchId
    count: Annotated[int, NumberField("count", 6)]


class StopBatch(Press, name="batch_stop", audience=Audience.OWN_COORDINATOR):
    """Call an import off."""

    batch: BatchId


class GiveBackRows(Press, name="batch_mend", audience=Audience.OWN_COORDINATOR):
    """Send the rows that do not come in as a workbook to mend."""

    batch: BatchId


class ConfirmBatch(Press, name="batch_confirm", audience=Audience.OTHER_COORDINATOR):
    """Sign an import for the other side."""

    batch: BatchId


class RefuseBatch(Press, name="batch_refuse", audience=Audience.OTHER_COORDINATOR):
    """Ask why, and refuse an import."""

    batch: BatchId


class UndoBatch(Press, name="batch_undo", audience=Audience.OWN_COORDINATOR, final=True):
    """Take an import back whole."""

    batch: BatchId
