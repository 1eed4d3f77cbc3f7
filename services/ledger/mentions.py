"""Mentions from a list: each becomes a record of the person's side, which goes the way of all records."""

from dataclasses import dataclass
from datetime import date, datetime

from records.errors import UserError
from records.kinds.public_mention import PublicMention
from records.mention_list import MentionLine, RefusedMention, parse_mentions
from records.messages import message
from records.subjects import OfPartnership
from records.text import plain_name
from services.ledger import lifecycle as life
from storage import audit
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows
from storage.people import directory
from storage.people.directory import Partnership, Person


@dataclass(frozen=True)
class MentionPlan:
    """What taking the list would do."""

    taken: tuple[MentionLine, ...]
    refused: tuple[RefusedMention, ...]


def check_own(work: UnitOfWork, person: Person, partnership_id: int) -> Partnership:
    """Raises UserError unless the person coordinates a side of the partnership."""
    own = {each.id: each for each in directory.partnerships_of(work, person)}
    partnership = own.get(partnership_id)
    side = partnership.side_of(person) if partnership else None
    if partnership is None or side is None or not person.coordinates(partnership.organisation(side).id):
        raise UserError("partnership-not-yours")
    return partnership


def plan(work: UnitOfWork, found: Import, now: datetime) -> MentionPlan:
    """A mention that is recorded already, or stands twice in the list, is taken once."""
    partnership_id = found.about(OfPartnership).partnership
    today = directory.partnership(work, partnership_id).today(now)
    lines, refused = parse_mentions(found.lines, today)
    taken: list[MentionLine] = []
    seen: set[tuple[str, str, str]] = set()
    for line in lines:
        if _same(line) in seen or _recorded(work, partnership_id, line):
            refused.append(RefusedMention(line.number, message("mention-line-known", title=str(line.answers["title"]))))
        else:
            taken.append(line)
        seen.add(_same(line))
    return MentionPlan(tuple(taken), tuple(sorted(refused, key=lambda each: each.number)))


def _same(line: MentionLine) -> tuple[str, str, str]:
    names = (plain_name(str(line.answers[name])) for name in ("outlet", "title"))
    return (*names, str(line.answers["event_date"]))  # type: ignore[return-value]  # two names and a day


def _recorded(work: UnitOfWork, partnership_id: int, line: MentionLine) -> bool:
    day = date.fromisoformat(str(line.answers["event_date"]))
    there = record_rows.similar(work, partnership_id, PublicMention.kind, day, None)
    return any(_same(MentionLine(0, {**each.answers})) == _same(line) for each in there)


def take(work: UnitOfWork, by: Person, found: Import, now: datetime) -> int:
    """Records all that the plan takes, and returns how many that are."""
    partnership_id = found.about(OfPartnership).partnership
    check_own(work, by, partnership_id)
    planned = plan(work, found, now)
    for line in planned.taken:
        life.submit(work, by, partnership_id, PublicMention.kind, line.answers, now)
    audit.note(
        work,
        now,
        by.id,
        "log_mentions",
        "partnership",
        partnership_id,
        None,
        taken=len(planned.taken),
    )
    return len(planned.taken)
