"""Queries about organisations and their branches."""

from dataclasses import dataclass

from sqlalchemy import bindparam, insert, select, update

from records.attendance import Branch
from records.name_comparison import same_name
from records.roles import Side
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.people import branches, organisations


@dataclass(frozen=True)
class Organisation:
    """A college or an enterprise, as `side` says."""

    id: int
    side: Side
    name: str


def every(work: UnitOfWork) -> list[Organisation]:
    """Return all organisations, in the order in which they were added."""
    rows = work.rows(select(organisations).order_by(organisations.c.id))
    return [Organisation(row.id, Side(row.side), row.name) for row in rows]


def names(work: UnitOfWork) -> dict[int, str]:
    """Return the names of all organisations, by id."""
    return {organisation.id: organisation.name for organisation in every(work)}


def name_of(work: UnitOfWork, organisation_id: int) -> str:
    """Return the name of the organisation with that id, which exists."""
    row = work.row(select(organisations.c.name).where(organisations.c.id == organisation_id))
    assert row is not None
    return str(row.name)


def id_named(work: UnitOfWork, name: str) -> int | None:
    """Return the id of the organisation with that name, however it is written."""
    return next((known.id for known in every(work) if same_name(known.name, name)), None)


def add(work: UnitOfWork, side: Side, name: str) -> int:
    """Insert an organisation, and return its id."""
    return work.insert(insert(organisations), {"side": side, "name": name})


def rename(work: UnitOfWork, organisation_id: int, name: str) -> None:
    """Set the organisation's name."""
    work.execute(update(organisations).where(organisations.c.id == organisation_id).values(name=name))


_BRANCHES = Prepared(
    select(branches).where(branches.c.organisation_id == bindparam("organisation")).order_by(branches.c.id)
)


def branches_of(work: UnitOfWork, organisation_id: int) -> tuple[Branch, ...]:
    """Return the organisation's branches, in the order in which they were added."""

    def read() -> tuple[Branch, ...]:
        rows = work.rows(_BRANCHES, {"organisation": organisation_id})
        return tuple(Branch(row.id, row.name) for row in rows)

    return work.cached(("branches", organisation_id), read)


def branch(work: UnitOfWork, branch_id: int) -> tuple[Branch, int] | None:
    """Return the branch and its organisation's id; None where there is no such branch."""
    row = work.row(select(branches).where(branches.c.id == branch_id))
    return None if row is None else (Branch(row.id, row.name), row.organisation_id)


def add_branch(work: UnitOfWork, organisation_id: int, name: str) -> int:
    """Insert a branch of the organisation, and return its id."""
    return work.insert(insert(branches), {"organisation_id": organisation_id, "name": name})


def rename_branch(work: UnitOfWork, branch_id: int, name: str) -> None:
    """Set the branch's name."""
    work.execute(update(branches).where(branches.c.id == branch_id).values(name=name))
