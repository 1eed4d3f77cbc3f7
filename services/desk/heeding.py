"""Which partnerships need a look and why, for whoever oversees many: what is in order takes no room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from records.rectifications import RectificationState
from services.clock.debts import SILENCE
from services.clock.silent_partnerships import silent_partnerships
from storage.assessment import rectifications
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import waiting
from storage.people.partnerships import Partnership
from storage.people.persons import Person

SOON = timedelta(days=7)  # before its day, a rectification is worth a look


class HeedReason(StrEnum):
    """Why a partnership needs a look; each has the text `desk-heed-<reason>`."""

    RECTIFICATION = "rectification"
    OBJECTION = "objection"
    UNANSWERED = "unanswered"
    SILENT = "silent"


@dataclass(frozen=True)
class Heeded:
    """Something that needs a look: until when it is to be done, or since when it is so.

    `count`: of what it is counted in, days without an activity or records. `about` is somebody's own words, or nothing;
    `record` is the record that it is about, where it is about one.
    """

    partnership: Partnership
    reason: HeedReason
    count: int
    until: date | None = None
    since: date | None = None
    about: str = ""
    record: int | None = None


def heeded(work: UnitOfWork, person: Person, own: Sequence[Partnership], now: datetime) -> list[Heeded]:
    """Return what needs a look in these partnerships: what has a day first, then what has been so for longest."""
    by_number = {partnership.id: partnership for partnership in own}
    reasons = [
        *_rectifications(work, own, now),
        *_records(work, by_number, now),
        *(
            Heeded(one.partnership, HeedReason.SILENT, one.days, since=one.last or one.partnership.started_on)
            for one in silent_partnerships(work, person, now)[0]
            if one.partnership.id in by_number
        ),
    ]
    return sorted(reasons, key=lambda one: (one.until is None, one.until or one.since or date.max, one.partnership.id))


def _rectifications(work: UnitOfWork, own: Sequence[Partnership], now: datetime) -> Iterable[Heeded]:
    for partnership in own:
        last = partnership.today(now) + SOON
        due = [
            one
            for one in rectifications.of_partnership(work, partnership.id)
            if one.state is RectificationState.OPEN and one.due_on <= last
        ]
        if due:
            first = min(due, key=lambda one: (one.due_on, one.id))
            yield Heeded(partnership, HeedReason.RECTIFICATION, len(due), until=first.due_on, about=first.problem)


def _records(work: UnitOfWork, own: dict[int, Partnership], now: datetime) -> Iterable[Heeded]:
    for record in waiting.objected(work):
        if partnership := own.get(record.partnership_id):
            since = partnership.today(record.changed_at)
            yield Heeded(partnership, HeedReason.OBJECTION, 1, since=since, about=record.title, record=record.id)
    unanswered = [record for record in waiting.silent(work, now - SILENCE) if record.partnership_id in own]
    for number in dict.fromkeys(record.partnership_id for record in unanswered):
        here = [record for record in unanswered if record.partnership_id == number]
        longest = min(here, key=lambda record: (record.changed_at, record.id))
        since = own[number].today(longest.changed_at)
        yield Heeded(own[number], HeedReason.UNANSWERED, len(here), since=since, about=longest.title, record=longest.id)
