"""Queries about agreements: their versions, who proposed them and who agreed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from records.agreements import AgreementTerm, AgreementText
from records.roles import Side
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.agreements import agreements


@dataclass(frozen=True)
class AgreementVersion:
    """A version as `side` proposed it; `agreed_at` is None until the other side has agreed."""

    id: int
    partnership_id: int
    version: int
    side: Side
    text: AgreementText
    agreed_at: datetime | None
    told_before: int | None = None

    @property
    def term(self) -> AgreementTerm:
        """Return the days for which it is meant."""
        return AgreementTerm(self.version, self.text.starts_on, self.text.ends_on)


def _version(row: Row[Any]) -> AgreementVersion:
    text = AgreementText.model_validate(row.answers)
    return AgreementVersion(
        row.id, row.partnership_id, row.version, Side(row.side), text, row.agreed_at, row.told_before
    )


def versions_of(work: UnitOfWork, partnership_id: int) -> list[AgreementVersion]:
    """Return all versions of a partnership's agreements, in their order."""
    here = agreements.c.partnership_id == partnership_id
    return [_version(row) for row in work.rows(select(agreements).where(here).order_by(agreements.c.version))]


def by_id(work: UnitOfWork, agreement_id: int) -> AgreementVersion | None:
    """Return the version with that id."""
    row = work.row(select(agreements).where(agreements.c.id == agreement_id))
    return None if row is None else _version(row)


def add(
    work: UnitOfWork,
    partnership_id: int,
    version: int,
    side: Side,
    text: AgreementText,
    person_id: int,
    now: datetime,
) -> int:
    """Insert a version that a side proposes, and return its id."""
    term: dict[str, date] = {"starts_on": text.starts_on, "ends_on": text.ends_on}
    values = {"partnership_id": partnership_id, "version": version, "side": side, "answers": text.to_json()}
    return work.insert(insert(agreements), values | term | {"proposed_by": person_id, "proposed_at": now})


def agree(work: UnitOfWork, agreement_id: int, person_id: int, now: datetime) -> None:
    """Keep who has agreed to a version."""
    this = agreements.c.id == agreement_id
    work.execute(update(agreements).where(this).values(agreed_by=person_id, agreed_at=now))


def ending(work: UnitOfWork, first: date, last: date) -> list[AgreementVersion]:
    """Return the versions that were agreed to and end from one day to another, in their order."""
    soon = agreements.c.agreed_at.is_not(None) & agreements.c.ends_on.between(first, last)
    return [_version(row) for row in work.rows(select(agreements).where(soon).order_by(agreements.c.id))]


def note_told(work: UnitOfWork, agreement_id: int, days: int) -> None:
    """Keep that both sides were told so many days before the end."""
    work.execute(update(agreements).where(agreements.c.id == agreement_id).values(told_before=days))
