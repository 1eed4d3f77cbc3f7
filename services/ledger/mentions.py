"""Mentions from a list: each becomes a record of the person's side, which goes the way of all records."""

from dataclasses import dataclass
from datetime import datetime

from records.errors import UserError
from records.kinds.public_mention import PublicMention
from records.messages import message
from records.reading.mention_list import MentionLine, RefusedMention, parse_mentions
from records.reading.table_rows import PassedRow
from records.subjects import OfPartnership
from records.text import plain_name
from services.ledger import lifecycle as life
from services.permissions import coordinates_own_side
from storage import audit
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person


@dataclass(frozen=True)
class MentionPlan:
    """What taking the list would do; `passed` are its titles, totals and notes."""

    taken: tuple[MentionLine, ...]
    refused: tuple[RefusedMention, ...]
    passed: tuple[PassedRow, ...]


def own_partnerships(work: UnitOfWork, person: Person) -> list[Partnership]:
    """Return the partnerships for whose side the person can report mentions from a list: a coordinator's own."""
    return [
        partnership for partnership in partnerships.of_person(work, person) if coordinates_own_side(person, partnership)
    ]


def check_own(work: UnitOfWork, person: Person, partnership_id: int) -> Partnership:
    """Return the partnership of that number. Raise UserError unless the person coordinates the own side of it."""
    partnership = next(
        (partnership for partnership in own_partnerships(work, person) if partnership.id == partnership_id), None
    )
    if partnership is None:
        raise UserError("partnership-not-yours")
    return partnership


def plan(work: UnitOfWork, pasted: Import, now: datetime) -> MentionPlan:
    """Return what would be taken of a list: what is recorded already, or stands twice in it, is taken once."""
    partnership_id = pasted.about(OfPartnership).partnership
    today = partnerships.by_id(work, partnership_id).today(now)
    parsed = parse_mentions(pasted.lines, today)
    refused = [*parsed.refused]
    taken: list[MentionLine] = []
    seen: set[tuple[str, ...]] = set()
    for line in parsed.lines:
        identity = _identity(line.mention)
        if identity in seen or _recorded(work, partnership_id, line.mention):
            refused.append(RefusedMention(line.number, message("mention-line-known", title=line.mention.title)))
        else:
            taken.append(line)
        seen.add(identity)
    return MentionPlan(tuple(taken), tuple(sorted(refused, key=lambda line: line.number)), parsed.passed)


def _identity(mention: PublicMention) -> tuple[str, ...]:
    """Return what two mentions of the same have in common: outlet, title and day."""
    return plain_name(mention.outlet), plain_name(mention.title), mention.event_date.isoformat()


def _recorded(work: UnitOfWork, partnership_id: int, mention: PublicMention) -> bool:
    similar = record_rows.similar(work, partnership_id, PublicMention.kind, mention.event_date, None)
    known = [PublicMention.model_validate(record.answers) for record in similar]
    return any(_identity(recorded) == _identity(mention) for recorded in known)


def take(work: UnitOfWork, by: Person, pasted: Import, now: datetime) -> int:
    """Record all that the plan takes, and return how many that are."""
    partnership_id = pasted.about(OfPartnership).partnership
    check_own(work, by, partnership_id)
    planned = plan(work, pasted, now)
    for line in planned.taken:
        life.submit(work, by, partnership_id, line.mention, now)
    audit.note(work, now, by.id, "log_mentions", "partnership", partnership_id, None, taken=len(planned.taken))
    return len(planned.taken)
