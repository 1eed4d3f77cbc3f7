"""Files that somebody has asked for, until they have been made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel, JsonValue
from sqlalchemy import Connection, Row, delete, insert, select, update

from records.addresses import Address
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.addresses import address_of, address_values
from storage.tables.traffic import documents

DOCUMENTS = "documents"  # what the unit of work wakes
WAITING, MADE, REFUSED = "waiting", "made", "refused"

P = TypeVar("P", bound=BaseModel)


@dataclass(frozen=True)
class WantedDocument:
    """A file that somebody has asked for.

    `kind` is the name of the declaration that knows how to make it, and which parameters it has; `stored` are these as
    JSON.
    """

    id: int
    person_id: int
    chat: Address
    kind: str
    stored: Mapping[str, JsonValue]

    def parameters(self, model: type[P]) -> P:
        """Return what the file is made from. Raises ValidationError where the row does not fit the model."""
        return model.model_validate(self.stored)


def add(work: UnitOfWork, person_id: int, chat: Address, kind: str, parameters: BaseModel, now: datetime) -> int:
    """Add a wish, and return its id; it is granted after the commit."""
    work.wanted_workers.add(DOCUMENTS)
    wish = {"person_id": person_id, **address_values(chat), "kind": kind}
    stored = {"parameters": parameters.model_dump(mode="json"), "state": WAITING, "at": now}
    return work.insert(insert(documents), wish | stored)


def waiting(connection: Connection) -> list[WantedDocument]:
    """Return what is still to be made, in the order in which it was asked for."""
    statement = select(documents).where(documents.c.state == WAITING).order_by(documents.c.id).limit(100)
    return [_wanted(row) for row in connection.execute(statement)]


def by_id(connection: Connection, document_id: int) -> WantedDocument:
    """Return what was asked for. Raises NoResultFound where it was forgotten meanwhile, as after an erasure."""
    return _wanted(connection.execute(select(documents).where(documents.c.id == document_id)).one())


def _wanted(row: Row[Any]) -> WantedDocument:
    return WantedDocument(row.id, row.person_id, address_of(row), row.kind, row.parameters)


def known(connection: Connection) -> set[int]:
    """Return the ids of all files that were asked for and are not forgotten."""
    return {row.id for row in connection.execute(select(documents.c.id))}


def finish(work: UnitOfWork, document_id: int, state: str) -> bool:
    """Write down what became of it, and return whether it was waiting until now.

    Only then is it sent, however often it was made.
    """
    still = (documents.c.id == document_id) & (documents.c.state == WAITING)
    return bool(work.execute(update(documents).where(still).values(state=state)).rowcount)


def make_again(work: UnitOfWork, document_id: int) -> bool:
    """Have a file made that could not be; return whether it is still known."""
    work.wanted_workers.add(DOCUMENTS)
    refused = (documents.c.id == document_id) & (documents.c.state == REFUSED)
    return bool(work.execute(update(documents).where(refused).values(state=WAITING)).rowcount)


def forget(work: UnitOfWork, *, before: datetime) -> None:
    """Delete what was asked for before the moment and is not waiting any more."""
    work.execute(delete(documents).where(documents.c.state != WAITING, documents.c.at < before))
