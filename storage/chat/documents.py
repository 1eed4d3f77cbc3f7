"""Files that somebody has asked for, until they have been made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import Connection, delete, insert, select, update

from storage.engine.unit_of_work import UnitOfWork
from storage.tables.traffic import documents

DOCUMENTS = "documents"  # what the unit of work wakes
WAITING, MADE, REFUSED = "waiting", "made", "refused"


@dataclass(frozen=True)
class WantedDocument:
    """`kind` is the name of the declaration that knows how to make it."""

    id: int
    person_id: int
    chat_id: int
    kind: str
    parameters: Mapping[str, JsonValue]


def add(
    work: UnitOfWork, person_id: int, chat_id: int, kind: str, parameters: Mapping[str, JsonValue], now: datetime
) -> int:
    work.wakes.add(DOCUMENTS)
    values = {"person_id": person_id, "chat_id": chat_id, "kind": kind, "parameters": dict(parameters)}
    return work.insert(insert(documents), values | {"state": WAITING, "at": now})


def waiting(connection: Connection) -> list[WantedDocument]:
    """What is still to be made, in the order in which it was asked for."""
    statement = select(documents).where(documents.c.state == WAITING).order_by(documents.c.id).limit(100)
    return [
        WantedDocument(row.id, row.person_id, row.chat_id, row.kind, row.parameters)
        for row in connection.execute(statement)
    ]


def known(connection: Connection) -> set[int]:
    return {row.id for row in connection.execute(select(documents.c.id))}


def finish(work: UnitOfWork, document_id: int, state: str) -> bool:
    """Whether it was waiting until now: only then is it sent, however often it is made."""
    still = (documents.c.id == document_id) & (documents.c.state == WAITING)
    return bool(work.execute(update(documents).where(still).values(state=state)).rowcount)


def forget(work: UnitOfWork, *, before: datetime) -> None:
    work.execute(delete(documents).where(documents.c.state != WAITING, documents.c.at < before))
