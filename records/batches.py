"""The life of a batch: an old ledger that came as a file, is shown, written whole, and signed or refused as one.

What is done with each of its records by itself, `records/states.py` says.
"""

import math
import zlib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from random import Random
from typing import Self, TypeVar

from pydantic import BaseModel, ConfigDict, JsonValue

from records.old_ledgers.dry_run import ColumnMatch, LedgerQuestion, RejectedRow

LEAST_SAMPLE = 10  # records that the other side looks at
SHARE_OF_SAMPLE = 0.05
_A_LINE = 50  # entries
EntryOrRow = TypeVar("EntryOrRow")


class BatchState(StrEnum):
    """Where a batch stands."""

    WAITING = "waiting"  # for its file to be read, or to be read again with an answer
    SHOWN = "shown"  # as what it would do
    WRITING = "writing"
    CLEARING = "clearing"  # what was written of it so far, as it was called off
    PENDING = "pending"  # for the other side
    CONFIRMING = "confirming"
    CONFIRMED = "confirmed"
    UNDOING = "undoing"
    UNDONE = "undone"
    REFUSED = "refused"
    UNREADABLE = "unreadable"
    LEFT = "left"


# What the bot has to go on with, also after a kill.
AT_WORK = (BatchState.WAITING, BatchState.WRITING, BatchState.CLEARING, BatchState.CONFIRMING, BatchState.UNDOING)
# In which the records of a batch change together, and none by itself.
MOVING = (BatchState.WRITING, BatchState.CLEARING, BatchState.CONFIRMING, BatchState.UNDOING)
# In which its records stand in the ledger.
IN_LEDGER = (BatchState.PENDING, BatchState.CONFIRMING, BatchState.CONFIRMED, BatchState.UNDOING)


def sample_of(record_ids: Sequence[int], seed: int) -> list[int]:
    """Return the records that the other side is asked to look at: 10 or 5 %, the larger, in their order."""
    size = max(LEAST_SAMPLE, math.ceil(len(record_ids) * SHARE_OF_SAMPLE))
    return sorted(Random(seed).sample(sorted(record_ids), min(size, len(record_ids))))


class StoredEntry(BaseModel):
    """An entry of an old ledger as a record of its kind: both sides' parts as JSON, and where it stood in the file."""

    model_config = ConfigDict(frozen=True)

    kind: str
    answers: dict[str, JsonValue]
    counterpart: dict[str, JsonValue] | None
    sheet: str
    row: int

    @property
    def title(self) -> str:
        """The title of the entry."""
        return str(self.answers["title"])

    @property
    def day(self) -> str:
        """The day of the entry, as 2025-03-05."""
        return str(self.answers["event_date"])


def _some_at_a_time(rows: tuple[EntryOrRow, ...]) -> Iterator[tuple[EntryOrRow, ...]]:
    for at in range(0, len(rows), _A_LINE):
        yield rows[at : at + _A_LINE]


class BatchContent(BaseModel):
    """What reading a file has come to, kept until it is written; what was handed back is kept on."""

    model_config = ConfigDict(frozen=True)

    entries: tuple[StoredEntry, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()

    def packed(self) -> bytes:
        """Return it compressed, in parts that are read one by one: no other thread waits for the whole."""
        parts = [BatchContent(entries=some) for some in _some_at_a_time(self.entries)]
        return packed_parts([*parts, *(BatchContent(rejected=some) for some in _some_at_a_time(self.rejected))])

    @classmethod
    def unpacked(cls, stored: bytes | None) -> Self:
        """Return what `packed` has compressed; nothing where nothing is kept."""
        parts = [cls.model_validate_json(part) for part in parts_of(stored)]
        entries = tuple(entry for part in parts for entry in part.entries)
        return cls(entries=entries, rejected=tuple(row for part in parts for row in part.rejected))


def packed_parts(parts: Sequence[BatchContent]) -> bytes:
    """Return parts of a content compressed, each on a line of its own."""
    return zlib.compress("\n".join(part.model_dump_json() for part in parts).encode())


def parts_of(stored: bytes | None) -> list[bytes]:
    """Return the parts that were compressed, as JSON; one where all of a content was written on one line."""
    return [] if stored is None else zlib.decompress(stored).splitlines()


class BatchSummary(BaseModel):
    """What reading a file has come to, in short: how many entries of which kinds, what is asked, how it was read.

    `rejected`: how many rows are handed back, by the reason. `first` are the first entries. `fingerprint` says what the
    ledger was when the file was compared with it.
    """

    model_config = ConfigDict(frozen=True)

    total: int = 0
    kinds: dict[str, int] = {}
    rejected: dict[str, int] = {}
    questions: tuple[LedgerQuestion, ...] = ()
    columns: tuple[ColumnMatch, ...] = ()
    first: tuple[StoredEntry, ...] = ()
    fingerprint: tuple[int, int] = (0, 0)
