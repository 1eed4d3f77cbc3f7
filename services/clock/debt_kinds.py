"""What kinds of things somebody can owe: each is declared here, and mypy names the places that do not know it yet.

To add one: its kind and its subject here, its source in `debts.py`, how it is shown in `handlers/views/debts.py`, its
heading as the text `todo-<kind>`. Whatever people are told says in `duty_of` which of these it makes.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from records.compact import SEPARATOR
from records.notices import NewsKind, NoticeKind
from records.periods import ReportingPeriod
from services.clock.closing import Closing
from services.clock.debt_keys import (
    BatchKey,
    ClaimsKey,
    ClosingKey,
    DebtKey,
    DraftKey,
    ErasureKey,
    EventKey,
    FollowUpKey,
    HandedOn,
    RatingKey,
    RecordKey,
    RectificationKey,
    ResultObjectionKey,
    SpotChecksKey,
    SurveyKey,
    stored_key,
)
from storage.assessment.ratings import RatingRound
from storage.assessment.rectifications import StoredRectification
from storage.assessment.surveys import Survey
from storage.chat.drafts import Draft
from storage.clock.events import Event
from storage.ledger.batches import Batch
from storage.ledger.follow_ups import FollowUp
from storage.ledger.record_rows import StoredRecord
from storage.people.erasures import Erasure
from storage.scoring.publications import Objection


class DebtKind(StrEnum):
    """The kinds of debts, in the order in which they are shown.

    `COLLEAGUE` and `OVERDUE` are others' debts that were told of in vain.
    """

    DRAFT = "draft"
    COMPLETE = "complete"
    RETURNED = "returned"
    WAITING = "waiting"
    BATCH = "batches"
    OBJECTED = "objected"
    RESULT_OBJECTION = "result-objections"
    ERASURE = "erasures"
    CLOSING = "closing"
    RECTIFICATION = "rectifications"
    RATING = "ratings"
    SURVEY = "surveys"
    CLAIMS = "claims"
    FOLLOW_UP = "follow-ups"
    SPOT_CHECKS = "spot-checks"
    COLLEAGUE = "colleague"
    OVERDUE = "overdue"


# What makes no second reminder by itself: whoever has been asked finds it among what else waits.
ASKED_ONCE = frozenset({DebtKind.FOLLOW_UP})


@dataclass(frozen=True)
class Claims:
    """What people of an organisation say of whom they are on its roster, as long as nobody has looked at it."""

    organisation_id: int
    count: int


@dataclass(frozen=True)
class SpotChecks:
    """The records of a sample that no admin has looked at yet."""

    period: ReportingPeriod
    count: int


DebtSubject = (
    StoredRecord
    | Batch
    | Event
    | Draft
    | StoredRectification
    | RatingRound
    | Survey
    | Closing
    | Erasure
    | Objection
    | Claims
    | SpotChecks
    | FollowUp
)


@dataclass(frozen=True)
class Debt:
    """What somebody owes, of which thing. `resting`: it is shown to whoever asks, and not reminded of."""

    kind: DebtKind
    subject: DebtSubject
    resting: bool = False

    @property
    def partnership_id(self) -> int | None:
        """Return the partnership that it is about; None where it is about none, or about several."""
        if isinstance(self.subject, Erasure | Claims | SpotChecks):
            return None
        return self.subject.partnership_id

    @property
    def key(self) -> str:
        """Return the key under which it is kept who was told of it."""
        return stored_key(key_of(self.subject), _HANDED_ON.get(self.kind, HandedOn.OWNER))


_HANDED_ON = {DebtKind.COLLEAGUE: HandedOn.COLLEAGUE, DebtKind.OVERDUE: HandedOn.ADMIN}


def key_of(subject: DebtSubject) -> DebtKey:
    """Return the key of what is owed, as its owner owes it."""
    match subject:
        case StoredRecord():
            return RecordKey(subject.id, subject.revision)
        case Event():
            return EventKey(subject.id, subject.revision)
        case Draft():
            return DraftKey(subject.id)
        case StoredRectification():
            return RectificationKey(subject.id, subject.revision)
        case RatingRound():
            return RatingKey(subject.id)
        case Survey():
            return SurveyKey(subject.id)
        case Closing():
            return ClosingKey(subject.partnership_id, SEPARATOR.join([subject.side, subject.period.code]))
        case Erasure() | Objection() | Claims() | SpotChecks() | Batch() | FollowUp():
            return _key_without_revision(subject)
    assert_never(subject)


def _key_without_revision(subject: Erasure | Objection | Claims | SpotChecks | Batch | FollowUp) -> DebtKey:
    match subject:
        case Erasure():
            return ErasureKey(subject.id)
        case Objection():
            return ResultObjectionKey(subject.id)
        case Claims():
            return ClaimsKey(subject.organisation_id)
        case SpotChecks():
            return SpotChecksKey(subject.period.code)
        case Batch():
            return BatchKey(subject.id)
        case FollowUp():
            return FollowUpKey(subject.id)
    assert_never(subject)


def duty_of(told: NoticeKind | NewsKind) -> DebtKind | None:
    """Return what somebody owes who is told so, and finds again in /todo; None where it only tells what has happened.

    A rectification is told at each of its steps, whoever's turn it is then.
    """
    match told:
        case NoticeKind.TO_PASS | NoticeKind.TO_CONFIRM | NoticeKind.TO_LET_GO | NoticeKind.JOINED:
            return DebtKind.WAITING
        case NoticeKind.TO_DECIDE:
            return DebtKind.OBJECTED
        case NoticeKind.RETURNED | NoticeKind.TO_CORRECT:
            return DebtKind.RETURNED
        case (
            NoticeKind.PASSED
            | NoticeKind.CONFIRMED
            | NoticeKind.DECIDED_CONFIRM
            | NoticeKind.KEPT
            | NoticeKind.CORRECTION_WITHDRAWN
            | NoticeKind.CORRECTION_VOID
            | NoticeKind.OBJECTED
            | NoticeKind.WITHDRAWING
            | NoticeKind.WITHDRAWN
            | NoticeKind.VOID
            | NoticeKind.AMENDED
        ):
            return None
        case NewsKind():
            return _duty_of_news(told)
    assert_never(told)


def _duty_of_news(told: NewsKind) -> DebtKind | None:
    match told:
        case NewsKind.ERASURE_ASKED:
            return DebtKind.ERASURE
        case NewsKind.RESULT_OBJECTED:
            return DebtKind.RESULT_OBJECTION
        case NewsKind.RUBRIC_INVITED:
            return DebtKind.RATING
        case NewsKind.SURVEY_ASKED:
            return DebtKind.SURVEY
        case NewsKind.CLAIMED:
            return DebtKind.CLAIMS
        case NewsKind.BATCH_ASKED:
            return DebtKind.BATCH
        case (
            NewsKind.RECTIFICATION_RAISE
            | NewsKind.RECTIFICATION_PLAN
            | NewsKind.RECTIFICATION_EXTEND
            | NewsKind.RECTIFICATION_CLOSE
            | NewsKind.RECTIFICATION_VERIFY
            | NewsKind.RECTIFICATION_REFUSE
            | NewsKind.RECTIFICATION_REOPEN
            | NewsKind.RECTIFICATION_WITHDRAW
        ):
            return DebtKind.RECTIFICATION
        case (
            NewsKind.ERASURE_REFUSED
            | NewsKind.ROLES
            | NewsKind.PUBLISHED
            | NewsKind.OBJECTION_ANSWERED
            | NewsKind.SURVEY_CLOSED
            | NewsKind.PERIOD_COMPLETE
            | NewsKind.EVENT_CHANGED
            | NewsKind.EVENT_CANCELLED
            | NewsKind.EVENT_REST_DAY
            | NewsKind.GROUP_TOPIC_LOST
            | NewsKind.GROUP_SILENT
            | NewsKind.GROUP_LEFT
            | NewsKind.ALERT
            | NewsKind.ALERT_CHANGED
            | NewsKind.UNLINKED
            | NewsKind.JOINED_FURTHER
            | NewsKind.BATCH_CONFIRMED
            | NewsKind.BATCH_REFUSED
            | NewsKind.BATCH_UNDONE
            | NewsKind.BOARD_MATCHED
            | NewsKind.BOARD_CLAIMED
            | NewsKind.BOARD_ACCEPTED
            | NewsKind.BOARD_DECLINED
            | NewsKind.AGREEMENT_PROPOSED
            | NewsKind.AGREEMENT_AGREED
            | NewsKind.AGREEMENT_ENDS
            | NewsKind.COMMENT_HELD
        ):
            return None
    assert_never(told)
