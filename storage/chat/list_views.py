"""Keep what a person looks at in a list: kept in a row, so that the list's buttons stay short and outlive a restart."""

from pydantic import JsonValue
from sqlalchemy import bindparam, insert, select, update

from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.traffic import views

_STATE = Prepared(
    select(views.c.state).where(views.c.person_id == bindparam("person"), views.c.name == bindparam("list"))
)


def get(work: UnitOfWork, person_id: int, name: str) -> dict[str, JsonValue]:
    """Return what the person looked at last in the list of that name; nothing at first."""
    row = work.row(_STATE, {"person": person_id, "list": name})
    return {} if row is None else dict(row.state)


def put(work: UnitOfWork, person_id: int, name: str, state: dict[str, JsonValue]) -> None:
    """Keep what the person looks at from now on in the list of that name."""
    here = (views.c.person_id == person_id) & (views.c.name == name)
    if work.execute(update(views).where(here).values(state=state)).rowcount == 0:
        work.execute(insert(views), {"person_id": person_id, "name": name, "state": state})
