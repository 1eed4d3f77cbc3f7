"""The life of a batch: an old ledger that came as a file, is shown, written whole, and signed or refused as one.

What is done with each of its records by itself, `records/states.py` says.
"""

import math
from collections.abc import Sequence
from enum import StrEnum
from random import Random

LEAST_SAMPLE = 10  # records that the other side looks at
SHARE_OF_SAMPLE = 0.05


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
