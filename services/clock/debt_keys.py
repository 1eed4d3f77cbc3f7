"""The keys under which it is kept who was told of which debt: values with one codec.

A key is the same for the same thing until it was dealt with, for everybody who owes it. What is told of others' debts,
in vain so far, has the owner's key behind a word that says to whom it is handed on.
"""

from enum import StrEnum
from typing import Annotated

from records.compact import (
    SEPARATOR,
    BatchId,
    Compact,
    DraftId,
    ErasureId,
    EventId,
    FollowUpId,
    ObjectionId,
    OrganisationId,
    PartnershipId,
    RatingRoundId,
    RecordId,
    RectificationId,
    Revision,
    SurveyId,
    TextField,
    name_of,
)


class DebtKey(Compact, name=""):
    """The base of the keys."""


class RecordKey(DebtKey, name="record"):
    """A record that waits: each step of its life makes it another debt."""

    record: RecordId
    revision: Revision


class EventKey(DebtKey, name="event"):
    """An event to complete."""

    event: EventId
    revision: Revision


class DraftKey(DebtKey, name="draft"):
    """A draft to finish."""

    draft: DraftId


class RectificationKey(DebtKey, name="rectification"):
    """A rectification to go on with."""

    rectification: RectificationId
    revision: Revision


class RatingKey(DebtKey, name="rating"):
    """A round to rate in."""

    rating_round: RatingRoundId


class SurveyKey(DebtKey, name="survey"):
    """A survey to answer."""

    survey: SurveyId


class ClosingKey(DebtKey, name="closing"):
    """What a side has still to say of a quarter; `quarter` is the side's name and the quarter's code."""

    partnership: PartnershipId
    quarter: Annotated[str, TextField(24)]


class ErasureKey(DebtKey, name="erasure"):
    """An erasure to decide on."""

    erasure: ErasureId


class ResultObjectionKey(DebtKey, name="objection"):
    """An objection to a result, to be answered."""

    objection: ObjectionId


class ClaimsKey(DebtKey, name="claims"):
    """What people say of whom they are on an organisation's roster, to be looked at."""

    organisation: OrganisationId


class SpotChecksKey(DebtKey, name="spot_checks"):
    """A sample to look at, by the code of its period."""

    period: Annotated[str, TextField(32)]


class BatchKey(DebtKey, name="batch"):
    """An import of the other side to look at."""

    batch: BatchId


class FollowUpKey(DebtKey, name="follow_up"):
    """A side's answer on whether something is still in use."""

    follow_up: FollowUpId


class HandedOn(StrEnum):
    """To whom a debt is told: its owner, then the owner's colleagues, then the admins."""

    OWNER = ""
    COLLEAGUE = "colleague"
    ADMIN = "overdue"

    @property
    def prefix(self) -> str:
        """Return what stands before the owner's key."""
        return self.value + SEPARATOR if self.value else ""


# How the keys begin that are handed on where nothing comes of them.
IN_VAIN = (RecordKey.name + SEPARATOR, EventKey.name + SEPARATOR, HandedOn.COLLEAGUE.prefix)


def stored_key(key: DebtKey, to: HandedOn = HandedOn.OWNER) -> str:
    """Return the key as it is stored."""
    return to.prefix + key.pack()


def owner_s_key(text: str) -> RecordKey | EventKey:
    """Return the owner's key of a debt that is handed on, or can be. Raise ValueError on any other."""
    for to in (HandedOn.ADMIN, HandedOn.COLLEAGUE):
        text = text.removeprefix(to.prefix)
    return RecordKey.unpack(text) if name_of(text) == RecordKey.name else EventKey.unpack(text)
