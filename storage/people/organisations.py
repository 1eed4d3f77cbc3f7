"""Changes to organisations, branches and partnerships that exist."""

from sqlalchemy import or_, select, update

from records.attendance import Branch
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.people import branches, organisations, partnerships


def rename(work: UnitOfWork, organisation_id: int, name: str) -> None:
    work.execute(update(organisations).where(organisations.c.id == organisation_id).values(name=name))


def rename_branch(work: UnitOfWork, branch_id: int, name: str) -> None:
    work.execute(update(branches).where(branches.c.id == branch_id).values(name=name))


def branch(work: UnitOfWork, branch_id: int) -> tuple[Branch, int] | None:
    """The branch and its organisation's number."""
    row = work.row(select(branches).where(branches.c.id == branch_id))
    return None if row is None else (Branch(row.id, row.name), row.organisation_id)


def change_partnership(work: UnitOfWork, partnership_id: int, **values: object) -> None:
    """Sets columns: ended_on, agreement_number, own_review, time_zone."""
    work.execute(update(partnerships).where(partnerships.c.id == partnership_id).values(**values))


def first_time_zone(work: UnitOfWork, organisation_id: int | None) -> str | None:
    statement = select(partnerships.c.time_zone).order_by(partnerships.c.id).limit(1)
    if organisation_id is not None:
        own = or_(partnerships.c.college_id == organisation_id, partnerships.c.enterprise_id == organisation_id)
        statement = statement.where(own)
    row = work.row(statement)
    return row.time_zone if row else None
