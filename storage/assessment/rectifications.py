"""Queries about rectifications and the steps of their lives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import ColumnElement, Row, and_, false, func, insert, or_, select, update

from records.attachments import file_ids_within
from records.name_comparison import same_name
from records.rectifications import RectificationSource, RectificationState, RectificationStep
from records.roles import PartnershipSides, Side
from records.subjects import CommentShortcoming, ItemShortcoming, RecordShortcoming, Shortcoming
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.assessment import rectification_steps, rectifications
from storage.tables.people import memberships, people, roster


@dataclass(frozen=True)
class StoredRectification:
    """`side` has to mend it; `responsible` is who does, `responsible_id` the same where they are known to the bot.

    `source_id` is of the record, comment or rating round that it was raised from, `source_place` of the round's item.
    """

    id: int
    partnership_id: int
    side: Side
    state: RectificationState
    revision: int
    problem: str
    measure: str | None
    responsible: str | None
    responsible_id: int | None
    due_on: date
    extensions: int
    outcome: str | None
    evidence: list[JsonValue]
    source: RectificationSource | None
    source_id: int | None
    source_place: int | None
    raised_by: int

    def overdue(self, today: date) -> bool:
        """Tell whether it should have been mended before today."""
        return self.state is RectificationState.OPEN and self.due_on < today


@dataclass(frozen=True)
class TakenStep:
    """One thing that happened: on which day where the partnership is, by whom and of which side (None: an admin)."""

    rectification_id: int
    step: RectificationStep
    side: Side | None
    person: str
    on: date
    reason: str | None


def _rectification(row: Row[Any]) -> StoredRectification:
    return StoredRectification(
        row.id,
        row.partnership_id,
        Side(row.side),
        RectificationState(row.state),
        row.revision,
        row.problem,
        row.measure,
        row.responsible,
        row.responsible_id,
        row.due_on,
        row.extensions,
        row.outcome,
        row.evidence or [],
        RectificationSource(row.source) if row.source else None,
        row.source_id,
        row.source_place,
        row.raised_by,
    )


def by_id(work: UnitOfWork, rectification_id: int) -> StoredRectification | None:
    """Return the rectification with that id."""
    row = work.row(select(rectifications).where(rectifications.c.id == rectification_id))
    return None if row is None else _rectification(row)


def add(work: UnitOfWork, about: Shortcoming, now: datetime, **values: object) -> int:
    """Insert an open rectification of that shortcoming with these further columns, and return its id."""
    first = {
        "partnership_id": about.partnership,
        "side": about.side,
        "state": RectificationState.OPEN,
        "revision": 1,
        "raised_at": now,
    }
    return work.insert(insert(rectifications), first | _source(about) | values)


def _source(about: Shortcoming) -> dict[str, object]:
    match about:
        case RecordShortcoming(record=record):
            return {"source": RectificationSource.RECORD, "source_id": record}
        case CommentShortcoming(comment=comment):
            return {"source": RectificationSource.COMMENT, "source_id": comment}
        case ItemShortcoming(rating_round=rating_round, place=place):
            return {"source": RectificationSource.ITEM, "source_id": rating_round, "source_place": place}
    return {}


def change(work: UnitOfWork, rectification: StoredRectification, **values: object) -> None:
    """Set columns of the rectification, and raise its revision."""
    this = rectifications.c.id == rectification.id
    work.execute(update(rectifications).where(this).values(revision=rectification.revision + 1, **values))


def add_step(
    work: UnitOfWork,
    rectification_id: int,
    step: RectificationStep,
    side: Side | None,
    person_id: int,
    on: date,
    now: datetime,
    reason: str | None,
) -> None:
    """Insert a step that was taken."""
    values = {"rectification_id": rectification_id, "step": step, "side": side, "person_id": person_id}
    work.insert(insert(rectification_steps), values | {"on": on, "at": now, "reason": reason})


def steps_of(work: UnitOfWork, condition: ColumnElement[bool]) -> list[TakenStep]:
    """Return the steps of the rectifications that meet the condition, oldest first."""
    statement = (
        select(rectification_steps, people.c.name)
        .join(people, people.c.id == rectification_steps.c.person_id)
        .join(rectifications, rectifications.c.id == rectification_steps.c.rectification_id)
        .where(condition)
        .order_by(rectification_steps.c.id)
    )
    return [
        TakenStep(
            row.rectification_id,
            RectificationStep(row.step),
            Side(row.side) if row.side else None,
            row.name,
            row.on,
            row.reason,
        )
        for row in work.rows(statement)
    ]


def history(work: UnitOfWork, rectification_id: int) -> list[TakenStep]:
    """Return all that happened to the rectification, oldest first."""
    return steps_of(work, rectifications.c.id == rectification_id)


def of_partnership(work: UnitOfWork, partnership_id: int) -> list[StoredRectification]:
    """Return the partnership's rectifications, oldest first."""
    statement = select(rectifications).where(rectifications.c.partnership_id == partnership_id)
    return [_rectification(row) for row in work.rows(statement.order_by(rectifications.c.id))]


def evidence_used(work: UnitOfWork) -> set[int]:
    """Return the numbers of the photos and documents that show what was mended."""
    shown = select(rectifications.c.evidence).where(rectifications.c.evidence.is_not(None))
    return set().union(*(file_ids_within(row.evidence) for row in work.rows(shown)))


_UNDONE = (RectificationState.OPEN, RectificationState.CLOSED)


def find(
    work: UnitOfWork,
    partnership_ids: Sequence[int],
    person_id: int,
    belonging: PartnershipSides,
    *,
    undone: bool,
    offset: int,
    limit: int,
) -> tuple[list[StoredRectification], int]:
    """Return some of the rectifications of these partnerships, the most urgent first, and how many there are in all.

    Those that the person, who is of the sides `belonging`, is responsible for are among them.
    """
    seen = or_(rectifications.c.partnership_id.in_(partnership_ids), _mended_by(person_id, belonging))
    condition = and_(seen, rectifications.c.state.in_(_UNDONE)) if undone else seen
    count = work.row(select(func.count()).select_from(rectifications).where(condition))
    urgent = (rectifications.c.state.not_in(_UNDONE), rectifications.c.due_on, rectifications.c.id)
    rows = work.rows(select(rectifications).where(condition).order_by(*urgent).offset(offset).limit(limit))
    return [_rectification(row) for row in rows], count[0] if count else 0


def responsible(work: UnitOfWork) -> set[int]:
    """Return whoever has something to put right, by id, where they are known to the bot."""
    own = (rectifications.c.state == RectificationState.OPEN) & rectifications.c.responsible_id.is_not(None)
    return {row.responsible_id for row in work.rows(select(rectifications.c.responsible_id).where(own).distinct())}


def sides_waited_for(work: UnitOfWork) -> set[tuple[int, Side]]:
    """Return the sides that have something to mend or to verify, each with the partnership's id."""
    undone = rectifications.c.state.in_([RectificationState.OPEN, RectificationState.CLOSED])
    columns = rectifications.c.partnership_id, rectifications.c.side, rectifications.c.state
    return {
        (row.partnership_id, Side(row.side) if row.state == RectificationState.OPEN else Side(row.side).other)
        for row in work.rows(select(*columns).where(undone).distinct())
    }


def _mended_by(person_id: int, belonging: PartnershipSides) -> ColumnElement[bool]:
    """Return the condition that the person is responsible, and of the side that mends it: one of these."""
    of_sides = (
        (rectifications.c.partnership_id == partnership_id) & (rectifications.c.side == side)
        for partnership_id, side in belonging
    )
    return (rectifications.c.responsible_id == person_id) & or_(false(), *of_sides)


def waiting_for(
    work: UnitOfWork, sides: PartnershipSides, person_id: int, belonging: PartnershipSides
) -> list[StoredRectification]:
    """Return what these sides have to mend or to verify, the most urgent first.

    What the person, who is of the sides `belonging`, is responsible for is among it.
    """
    of_sides = [
        (rectifications.c.partnership_id == partnership)
        & or_(
            (rectifications.c.side == side) & (rectifications.c.state == RectificationState.OPEN),
            (rectifications.c.side == side.other) & (rectifications.c.state == RectificationState.CLOSED),
        )
        for partnership, side in sides
    ]
    own = _mended_by(person_id, belonging) & (rectifications.c.state == RectificationState.OPEN)
    statement = select(rectifications).where(or_(false(), own, *of_sides))
    return [_rectification(row) for row in work.rows(statement.order_by(rectifications.c.due_on))]


def known_as(work: UnitOfWork, organisation_id: int, name: str, day: date) -> set[int]:
    """Return the ids of the bot's people of that name in an organisation.

    The name is that of their roster entry on that day, or as they call themselves, however it is written.
    """
    by_entry = select(roster.c.person_id, roster.c.name).where(
        roster.c.organisation_id == organisation_id,
        roster.c.person_id.is_not(None),
        roster.c.joined_on <= day,
        or_(roster.c.left_on.is_(None), roster.c.left_on > day),
    )
    members = (
        select(people.c.id, people.c.name)
        .join(memberships, memberships.c.person_id == people.c.id)
        .where(memberships.c.organisation_id == organisation_id, memberships.c.until.is_(None))
    )
    return {row.person_id for row in work.rows(by_entry.union(members)) if same_name(row.name, name)}
