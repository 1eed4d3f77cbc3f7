"""Keep lists that people send, as text or as a file, until they are taken or left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from pydantic import JsonValue
from sqlalchemy import Connection, Row, delete, insert, null, select, update

from records.addresses import Address
from records.subjects import Subject
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.addresses import address_of, address_values
from storage.tables.traffic import imports

IMPORTS = "imports"  # what the unit of work wakes
WAITING, READ, REFUSED, TAKEN, LEFT = "waiting", "read", "refused", "taken", "left"
Lines = Sequence[Sequence[str]]
_BEGUN = "begun"  # among the choices: how often reading the file was begun
S = TypeVar("S", bound=Subject)


@dataclass(frozen=True)
class Import:
    """A list that somebody has sent.

    `purpose` is the name of the declaration that knows what to do with it, and `subject` what it is about; `lines` are
    the cells of the table once it has been read; `choices` what the person has said about it since.
    """

    id: int
    person_id: int
    chat: Address
    purpose: str
    subject: Subject
    file_id: str | None
    state: str
    lines: Lines
    choices: Mapping[str, JsonValue]

    def about(self, kind: type[S]) -> S:
        """Return what it is about, which is of this kind in all lists of its purpose. Raises TypeError otherwise."""
        return kind.checked(self.subject)


def _import(row: Row[Any]) -> Import:
    return Import(
        row.id,
        row.person_id,
        address_of(row),
        row.purpose,
        Subject.read(row.subject),
        row.file_id,
        row.state,
        row.lines or [],
        row.choices,
    )


def add(
    work: UnitOfWork,
    person_id: int,
    chat: Address,
    purpose: str,
    subject: Subject,
    now: datetime,
    *,
    file_id: str | None = None,
    lines: Lines | None = None,
) -> int:
    """Store a file that waits to be read, or lines that are there already; return its id."""
    if file_id is not None:
        work.wanted_workers.add(IMPORTS)
    values = {"person_id": person_id, **address_values(chat), "purpose": purpose, "subject": subject.pack(), "at": now}
    values |= {"file_id": file_id, "state": WAITING if lines is None else READ, "lines": lines, "choices": {}}
    return work.insert(insert(imports), values)


def by_id(work: UnitOfWork, import_id: int) -> Import | None:
    """Return a list by its id, if there is one."""
    row = work.row(select(imports).where(imports.c.id == import_id))
    return None if row is None else _import(row)


def waiting(connection: Connection) -> list[Import]:
    """Return what has not been read yet, oldest first."""
    statement = select(imports).where(imports.c.state == WAITING).order_by(imports.c.id).limit(100)
    return [_import(row) for row in connection.execute(statement)]


def begin(work: UnitOfWork, import_id: int) -> int:
    """Note that a file is about to be read, and return for the how manieth time, from 1."""
    imported = by_id(work, import_id)
    begun = imported.choices.get(_BEGUN) if imported else None
    attempt = (begun if isinstance(begun, int) else 0) + 1
    if imported is not None:
        choose(work, imported, **{_BEGUN: attempt})
    return attempt


def read(work: UnitOfWork, import_id: int, lines: Lines) -> bool:
    """Store what was read; tell whether it was waiting until now: only then is it shown, however often it is read."""
    return _move(work, import_id, WAITING, state=READ, lines=lines)


def refuse(work: UnitOfWork, import_id: int) -> bool:
    """Note that nothing can be made of a file; tell whether it was waiting until now."""
    return _move(work, import_id, WAITING, state=REFUSED)


def finish(work: UnitOfWork, import_id: int, state: str) -> bool:
    """Note that a list was taken or left, and forget its lines; tell whether it was open until now."""
    return _move(work, import_id, READ, state=state, lines=null())


def choose(work: UnitOfWork, imported: Import, **choices: JsonValue) -> None:
    """Store what the person has said about a list, beside what was said before."""
    chosen = {**imported.choices, **choices}
    work.execute(update(imports).where(imports.c.id == imported.id).values(choices=chosen))


def _move(work: UnitOfWork, import_id: int, before: str, **values: object) -> bool:
    still = (imports.c.id == import_id) & (imports.c.state == before)
    return bool(work.execute(update(imports).where(still).values(**values)).rowcount)


def forget(work: UnitOfWork, *, before: datetime) -> None:
    """Delete lists that were sent long ago, decided on or not."""
    work.execute(delete(imports).where(imports.c.at < before))
