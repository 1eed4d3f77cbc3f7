"""What is stored about one person, and how it is made to tell of nobody."""

import html
import json
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import ColumnElement, Row, Table, delete, insert, or_, select, update

from records.addresses import Address, telegram_number
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.addresses import is_addressed_to
from storage.tables.assessment import rectifications
from storage.tables.batches import import_batches, import_contents
from storage.tables.desk import desk_deeds, desk_passes
from storage.tables.people import erasures, people, roster
from storage.tables.planning import check_ins, digest_turns, habits, tellings, unasked, waiting_news, weeks
from storage.tables.records import drafts
from storage.tables.traffic import documents, imports, posts, reports, screens, set_aside, views
from storage.tables.whole import metadata


@dataclass(frozen=True)
class Erasure:
    """Somebody's request to be erased; `granted` is None as long as nobody has decided."""

    id: int
    person_id: int
    asked_at: datetime
    granted: bool | None


def _erasure(row: Row[Any]) -> Erasure:
    return Erasure(row.id, row.person_id, row.asked_at, row.granted)


@dataclass(frozen=True)
class ErasedPerson:
    """Somebody who was erased, by numbers that tell of nobody: their number here, and since when it is theirs."""

    id: int
    since: datetime


def erased(work: UnitOfWork) -> list[ErasedPerson]:
    """Return everybody who was erased."""
    statement = select(people.c.id, people.c.created_at).where(people.c.erased_at.is_not(None))
    return [ErasedPerson(row.id, row.created_at) for row in work.rows(statement)]


def is_there(work: UnitOfWork, person: ErasedPerson) -> bool:
    """Tell whether somebody who was erased is there as they were before, as in a ledger that was restored."""
    this = (people.c.id == person.id) & (people.c.created_at == person.since) & people.c.erased_at.is_(None)
    return work.row(select(people.c.id).where(this)) is not None


def add(work: UnitOfWork, person_id: int, now: datetime) -> int:
    """Insert a person's request, and return its id."""
    return work.insert(insert(erasures), {"person_id": person_id, "asked_at": now})


def by_id(work: UnitOfWork, erasure_id: int) -> Erasure | None:
    """Return the request with that id."""
    row = work.row(select(erasures).where(erasures.c.id == erasure_id))
    return None if row is None else _erasure(row)


def open_of(work: UnitOfWork, person_id: int) -> Erasure | None:
    """Return the request of a person on which nobody has decided."""
    row = work.row(select(erasures).where(erasures.c.person_id == person_id, erasures.c.granted.is_(None)))
    return None if row is None else _erasure(row)


def undecided(work: UnitOfWork) -> list[Erasure]:
    """Return all requests on which nobody has decided."""
    return [_erasure(row) for row in work.rows(select(erasures).where(erasures.c.granted.is_(None)))]


def decide(work: UnitOfWork, erasure_id: int, granted: bool, by: int, now: datetime) -> None:
    """Note what was decided, and by whom."""
    decided = update(erasures).where(erasures.c.id == erasure_id)
    work.execute(decided.values(granted=granted, decided_by=by, decided_at=now))


_GONE = (
    drafts,
    posts,
    screens,
    imports,
    reports,
    documents,
    views,
    habits,
    unasked,
    tellings,
    waiting_news,
    digest_turns,
    desk_deeds,
    desk_passes,
)
_DOORS = ("code", "file_id", "fingerprint", "salt")  # columns that open something, and say nothing of the person
_OF_OTHERS = ("counterpart",)  # what the other side has filled in: why its people were absent, too


def _about(person_id: int, address: Address) -> Mapping[Table, ColumnElement[bool]]:
    """Return which rows of which tables tell of the person: all that refer to them, and what goes to their chat."""
    about: dict[Table, ColumnElement[bool]] = {people: people.c.id == person_id}
    for table in metadata.sorted_tables:
        own = [column == person_id for column in table.c if column.references(people.c.id)]
        if own:
            about[table] = or_(*own)
    for table in (posts, screens):
        about[table] = is_addressed_to(table, address)
    return about


def stored_about(work: UnitOfWork, person_id: int, address: Address) -> dict[str, JsonValue]:
    """Return every row that tells of the person, by table; times in UTC."""
    return {
        table.name: [_plain(row) for row in work.rows(select(table).where(here).order_by(*table.primary_key.columns))]
        for table, here in _about(person_id, address).items()
    }


def _plain(row: Row[Any]) -> dict[str, JsonValue]:
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in row._mapping.items()
        if name not in (*_DOORS, *_OF_OTHERS)
    }


def erase(work: UnitOfWork, person_id: int, address: Address, pseudonym: str, now: datetime) -> None:
    """Let nothing that is stored tell of the person, but figures.

    Telegram's numbers of people are positive, so that the negative one is nobody's; nothing is sent there.
    """
    names = _names(work, person_id)
    _unsay(work, names)
    _rename_in_weeks(work, names, pseudonym)
    work.execute(
        update(people)
        .where(people.c.id == person_id)
        .values(name=pseudonym, telegram_id=-person_id, blocked_at=now, erased_at=now)
    )
    work.execute(update(roster).where(roster.c.person_id == person_id).values(name=pseudonym, called_before=None))
    entries = select(roster.c.id).where(roster.c.person_id == person_id)
    noted = or_(check_ins.c.person_id == person_id, check_ins.c.roster_id.in_(entries))
    work.execute(update(check_ins).where(noted).values(name=pseudonym))
    work.execute(
        update(rectifications).where(rectifications.c.responsible_id == person_id).values(responsible=pseudonym)
    )
    about = _about(person_id, address)
    own_batches = select(import_batches.c.id).where(import_batches.c.person_id == person_id)
    work.execute(delete(import_contents).where(import_contents.c.batch_id.in_(own_batches)))
    for table in _GONE:
        work.execute(delete(table).where(about[table]))
    work.execute(delete(set_aside).where(set_aside.c.id.in_(_set_aside(work, address))))


def _set_aside(work: UnitOfWork, address: Address) -> list[int]:
    """Return the updates of the person that failed and wait for an admin."""
    number = telegram_number(address)
    if number is None:
        return []
    rows = work.rows(select(set_aside.c.id, set_aside.c.update))
    return [row.id for row in rows if _mentions(row.update, number)]


def _mentions(value: JsonValue, number: int) -> bool:
    """Tell whether an update of Telegram is from the person of this number, or names them."""
    if isinstance(value, dict):
        return value.get("id") == number or any(_mentions(part, number) for part in value.values())
    return isinstance(value, list) and any(_mentions(part, number) for part in value)


def _names(work: UnitOfWork, person_id: int) -> set[str]:
    called = select(people.c.name).where(people.c.id == person_id)
    listed = select(roster.c.name).where(roster.c.person_id == person_id)
    before = select(roster.c.called_before).where(roster.c.person_id == person_id, roster.c.called_before.is_not(None))
    return {row.name for row in work.rows(called.union(listed, before))}


def _unsay(work: UnitOfWork, names: Set[str]) -> None:
    """Keep no copy of ours that holds one of these names, be it in a text, which is HTML, or on a button.

    What others were shown stays in their chats.
    """
    written = {
        json.dumps(form, ensure_ascii=False)[1:-1] for name in names for form in (name, html.escape(name, quote=False))
    }
    for table, shown in ((posts, posts.c.state != "waiting"), (screens, screens.c.wanted <= screens.c.shown)):
        rows = work.rows(select(table.c.id, table.c.content).where(shown))
        naming = [
            row.id for row in rows if any(name in json.dumps(row.content, ensure_ascii=False) for name in written)
        ]
        for number in naming:
            work.execute(update(table).where(table.c.id == number).values(content={}))


def _rename_in_weeks(work: UnitOfWork, names: Set[str], pseudonym: str) -> None:
    """Rename the person in the frozen figures of weeks, which say who has corrected what."""
    for row in work.rows(select(weeks)):
        restatements = row.figures.get("restatements", [])
        if any(restatement["by"] in names for restatement in restatements):
            renamed = [
                restatement | {"by": pseudonym} if restatement["by"] in names else restatement
                for restatement in restatements
            ]
            here = (weeks.c.partnership_id == row.partnership_id) & (weeks.c.monday == row.monday)
            work.execute(update(weeks).where(here).values(figures=row.figures | {"restatements": renamed}))
