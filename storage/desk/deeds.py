"""Queries about what came of forms that were sent on the desk."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select

from records.messages import Line, line_from_json, value_to_json
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.desk import desk_deeds


def add(work: UnitOfWork, fingerprint: str, person_id: int, lines: Sequence[Line], now: datetime) -> None:
    """Insert what came of a form of the person's."""
    told = [value_to_json(line) for line in lines]
    work.execute(insert(desk_deeds), {"fingerprint": fingerprint, "person_id": person_id, "lines": told, "at": now})


def find(work: UnitOfWork, fingerprint: str) -> list[Line] | None:
    """Return what came of a form; None where it was not sent yet."""
    row = work.row(select(desk_deeds.c.lines).where(desk_deeds.c.fingerprint == fingerprint))
    return None if row is None else [line_from_json(line) for line in row.lines]


def forget(work: UnitOfWork, *, before: datetime) -> None:
    """Delete what was done before that moment: no page of that day is still open."""
    work.execute(delete(desk_deeds).where(desk_deeds.c.at < before))
