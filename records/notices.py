"""Notices that services want others to receive, as data; they are put into words for each recipient later."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

NoticeKind = Literal[
    "to_pass",
    "passed",
    "to_confirm",
    "confirmed",
    "kept",
    "correction_withdrawn",
    "correction_void",
    "returned",
    "objected",
    "to_decide",
    "withdrawing",
    "to_let_go",
    "withdrawn",
    "void",
    "joined",
]
NewsKind = Literal[
    "erasure_asked",
    "erasure_refused",
    "roles",
    "published",
    "result_objected",
    "objection_answered",
    "rubric_invited",
    "survey_asked",
    "survey_closed",
    "rectification_raise",
    "rectification_plan",
    "rectification_extend",
    "rectification_close",
    "rectification_verify",
    "rectification_refuse",
    "rectification_reopen",
    "rectification_withdraw",
    "period_complete",
]


@dataclass(frozen=True)
class Notice:
    """Something about a record, for one person.

    `kind` names the text `notice-<kind>`; the card of the record stands below it.
    """

    kind: NoticeKind
    person_id: int
    record_id: int


@dataclass(frozen=True)
class News:
    """Something that is not about a record, for one person.

    `kind` names the text `news-<kind>`; `subject_id` is the number of what it is about.
    """

    kind: NewsKind
    person_id: int
    subject_id: int


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
