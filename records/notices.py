"""Notices that services want others to receive, as data; they are put into words for each recipient later."""

from dataclasses import dataclass
from enum import StrEnum


class NoticeKind(StrEnum):
    """What is told of a record; each is the text `notice-<name>`."""

    TO_PASS = "to_pass"
    PASSED = "passed"
    TO_CONFIRM = "to_confirm"
    CONFIRMED = "confirmed"
    KEPT = "kept"
    CORRECTION_WITHDRAWN = "correction_withdrawn"
    CORRECTION_VOID = "correction_void"
    RETURNED = "returned"
    OBJECTED = "objected"
    TO_DECIDE = "to_decide"
    WITHDRAWING = "withdrawing"
    TO_LET_GO = "to_let_go"
    WITHDRAWN = "withdrawn"
    VOID = "void"
    JOINED = "joined"
    DECIDED_CONFIRM = "decided_confirm"
    TO_CORRECT = "to_correct"
    AMENDED = "amended"

    @property
    def asks(self) -> bool:
        """Whether it asks for something; the rest only tells what has happened."""
        return self in _ASKING


_ASKING = frozenset(
    {
        NoticeKind.TO_PASS,
        NoticeKind.TO_CONFIRM,
        NoticeKind.TO_DECIDE,
        NoticeKind.TO_LET_GO,
        NoticeKind.RETURNED,
        NoticeKind.TO_CORRECT,
        NoticeKind.JOINED,
    }
)


class NewsKind(StrEnum):
    """What is told that is not about a record; each is the text `news-<name>`."""

    ERASURE_ASKED = "erasure_asked"
    ERASURE_REFUSED = "erasure_refused"
    ROLES = "roles"
    PUBLISHED = "published"
    RESULT_OBJECTED = "result_objected"
    OBJECTION_ANSWERED = "objection_answered"
    RUBRIC_INVITED = "rubric_invited"
    SURVEY_ASKED = "survey_asked"
    SURVEY_CLOSED = "survey_closed"
    RECTIFICATION_RAISE = "rectification_raise"
    RECTIFICATION_PLAN = "rectification_plan"
    RECTIFICATION_EXTEND = "rectification_extend"
    RECTIFICATION_CLOSE = "rectification_close"
    RECTIFICATION_VERIFY = "rectification_verify"
    RECTIFICATION_REFUSE = "rectification_refuse"
    RECTIFICATION_REOPEN = "rectification_reopen"
    RECTIFICATION_WITHDRAW = "rectification_withdraw"
    PERIOD_COMPLETE = "period_complete"
    EVENT_CHANGED = "event_changed"
    EVENT_CANCELLED = "event_cancelled"
    EVENT_REST_DAY = "event_rest_day"
    CLAIMED = "claimed"
    UNLINKED = "unlinked"
    JOINED_FURTHER = "joined_further"
    GROUP_TOPIC_LOST = "group_topic_lost"
    GROUP_SILENT = "group_silent"
    GROUP_LEFT = "group_left"
    ALERT = "alert"
    ALERT_CHANGED = "alert_changed"
    BATCH_ASKED = "batch_asked"
    BATCH_CONFIRMED = "batch_confirmed"
    BATCH_REFUSED = "batch_refused"
    BATCH_UNDONE = "batch_undone"
    BOARD_MATCHED = "board_matched"
    BOARD_CLAIMED = "board_claimed"
    BOARD_ACCEPTED = "board_accepted"
    BOARD_DECLINED = "board_declined"
    AGREEMENT_PROPOSED = "agreement_proposed"
    AGREEMENT_AGREED = "agreement_agreed"
    AGREEMENT_ENDS = "agreement_ends"
    COMMENT_HELD = "comment_held"


@dataclass(frozen=True)
class Notice:
    """Something about a record, for one person; the card of the record stands below it."""

    kind: NoticeKind
    person_id: int
    record_id: int


@dataclass(frozen=True)
class News:
    """Something that is not about a record, for one person; `subject_id` is the number of what it is about.

    `urgent`: later it would be of no use, so that it does not wait for an hour or a week that allows it.
    """

    kind: NewsKind
    person_id: int
    subject_id: int
    urgent: bool = False


class Announcement(StrEnum):
    """What groups are told of an event; each is the text `event-<name>`."""

    PLANNED = "planned"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    SOON = "soon"


@dataclass(frozen=True)
class EventChanged:
    """An event has changed, and its cards in chats are to follow.

    `announce`: what is said of it in the partnership's groups, if anything.
    """

    event_id: int
    announce: Announcement | None = None
