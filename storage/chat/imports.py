"""Keep lists that people send, as text or as a file, until they are taken or left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from pydantic import JsonValue
from sqlalchemy import Connection, Row, bindparam, delete, insert, null, select, update

from records.addresses import Address
from records.subjects import Subject
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.addresses import address_of, address_values
from storage.tables.traffic import imports

IMPORTS = "imports"  # what the unit of work wakes
WAITING, READ, REFUSED, TAKEN, LEFT, UNDONE = "waiting", "read", "refused", "taken", "left", "undone"
Lines = Sequence[Sequence[str]]
_LONGEST_PASTE = timedelta(minutes=10)  # from the first part of a list to its last
# Among the choices: how often reading the file was begun; the sheets that may be meant, which is, and how many are not;
# of a list that was pasted, when its last part came and how long that was.
_BEGUN, _SHEETS, _SHEET, _UNREAD, _PART = "begun", "sheets", "sheet", "unread", "part"
_WRITTEN = "written"  # of a list that was taken: what it has written, while it can be taken back
S = TypeVar("S", bound=Subject)


@dataclass(frozen=True)
class Import:
    """A list that somebody has sent.

    `purpose` is the name of the declaration that knows what to do with it, and `subject` what it is about; `lines` are
    the cells of the table once it has been read, of the sheet that is meant where there were several; `choices` what is
    known beside, and what the person has said about it since.
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

    @property
    def sheets(self) -> Sequence[tuple[str, int]]:
        """Return the sheets that may be meant, by their names, and how many lines each has."""
        return _sheets(self.choices)

    @property
    def sheet(self) -> int | None:
        """Return the place of the sheet that is meant; None where that is not known yet, or there are no sheets."""
        return _number(self.choices, _SHEET)

    @property
    def unread_sheets(self) -> int:
        """Return how many further sheets the file has, which are none of these lists."""
        return _number(self.choices, _UNREAD) or 0

    @property
    def written(self) -> JsonValue:
        """Return what taking the list has written, where it can be taken back; None otherwise."""
        return self.choices.get(_WRITTEN)

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
        _lines_meant(row.lines or [], row.choices),
        row.choices,
    )


def _number(choices: Mapping[str, JsonValue], key: str) -> int | None:
    value = choices.get(key)
    return value if isinstance(value, int) else None


def _sheets(choices: Mapping[str, JsonValue]) -> Sequence[tuple[str, int]]:
    stored = choices.get(_SHEETS)
    pairs = [pair for pair in stored if isinstance(pair, list)] if isinstance(stored, list) else []
    return [(str(name), int(str(count))) for name, count in pairs]


def _lines_meant(lines: Lines, choices: Mapping[str, JsonValue]) -> Lines:
    """Return the lines of the sheet that is meant; of several none before one was chosen."""
    sheets, chosen = _sheets(choices), _number(choices, _SHEET)
    if not sheets:
        return lines
    if chosen is None or chosen >= len(sheets):
        return []
    start = sum(count for _, count in sheets[:chosen])
    return lines[start : start + sheets[chosen][1]]


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


def read(work: UnitOfWork, import_id: int, sheets: Sequence[tuple[str, Lines]], unread: int) -> bool:
    """Store what was read of the sheets that may be meant, and how many are not.

    Tell whether it was waiting until now: only then is it shown, however often it is read.
    """
    lines = [line for _, rows in sheets for line in rows]
    if not _move(work, import_id, WAITING, state=READ, lines=lines):
        return False
    named: list[JsonValue] = [[name, len(rows)] for name, rows in sheets]
    imported = by_id(work, import_id)
    if imported is not None and (len(named) > 1 or unread):
        known: dict[str, JsonValue] = {_SHEETS: named, _UNREAD: unread, **({_SHEET: 0} if len(named) == 1 else {})}
        choose(work, imported, **known)
    return True


def choose_sheet(work: UnitOfWork, imported: Import, sheet: int) -> None:
    """Store which of the sheets is meant."""
    choose(work, imported, **{_SHEET: sheet})


def note_part(work: UnitOfWork, imported: Import, length: int, now: datetime) -> None:
    """Store when the last part of a list was pasted, and how long it was."""
    part: list[JsonValue] = [int(now.timestamp()), length]
    choose(work, imported, **{_PART: part})


_LATEST_OF_ALL = Prepared(select(imports.c.at).order_by(imports.c.id.desc()).limit(1))
_LATEST = Prepared(
    select(imports)
    .where(imports.c.person_id == bindparam("person"), imports.c.at >= bindparam("earliest"))
    .order_by(imports.c.id.desc())
    .limit(1)
)


def part_before(work: UnitOfWork, person_id: int, *, since: datetime, least: int) -> Import | None:
    """Return the list that the person has just pasted, where its last part was so long that it may go on."""
    earliest = since - _LONGEST_PASTE
    latest = work.cached("latest list", lambda: work.row(_LATEST_OF_ALL))  # for each text that is typed asks
    if latest is None or latest.at < earliest:
        return None
    row = work.row(_LATEST, {"person": person_id, "earliest": earliest})
    part = None if row is None else row.choices.get(_PART)
    if row is None or row.state != READ or not isinstance(part, list):
        return None
    came, length = part
    return _import(row) if came >= int(since.timestamp()) and length >= least else None


def add_lines(work: UnitOfWork, imported: Import, lines: Lines) -> None:
    """Store all lines of a list, after more of it came."""
    work.execute(update(imports).where(imports.c.id == imported.id).values(lines=lines))


def refuse(work: UnitOfWork, import_id: int) -> bool:
    """Note that nothing can be made of a file; tell whether it was waiting until now."""
    return _move(work, import_id, WAITING, state=REFUSED)


def read_again(work: UnitOfWork, import_id: int) -> bool:
    """Let a file be read again that was refused; return whether it is still known."""
    work.wanted_workers.add(IMPORTS)
    return _move(work, import_id, REFUSED, state=WAITING, choices={})


def finish(work: UnitOfWork, import_id: int, state: str) -> bool:
    """Note that a list was taken or left, and forget its lines; tell whether it was open until now."""
    imported = by_id(work, import_id)
    written = imported.written if imported is not None and state == TAKEN else None
    choices = {} if written is None else {_WRITTEN: written}
    return _move(work, import_id, READ, state=state, lines=null(), choices=choices)


def note_written(work: UnitOfWork, imported: Import, written: JsonValue) -> None:
    """Store what taking a list has written, so that it can be taken back."""
    choose(work, imported, **{_WRITTEN: written})


def note_undone(work: UnitOfWork, imported: Import) -> None:
    """Note that a list was taken back, and forget what it had written."""
    _move(work, imported.id, TAKEN, state=UNDONE, choices={})


def choose(work: UnitOfWork, imported: Import, **choices: JsonValue) -> None:
    """Store what the person has said about a list, beside what was said before."""
    chosen = {**imported.choices, **choices}
    work.execute(update(imports).where(imports.c.id == imported.id).values(choices=chosen))


def _move(work: UnitOfWork, import_id: int, before: str, **values: object) -> bool:
    still = (imports.c.id == import_id) & (imports.c.state == before)
    return bool(work.execute(update(imports).where(still).values(**values)).rowcount)


def forget_written(work: UnitOfWork, *, before: datetime) -> None:
    """Forget what lists have written that were sent long enough ago not to be taken back any more."""
    taken = (imports.c.state == TAKEN) & (imports.c.at < before)
    work.execute(update(imports).where(taken).values(choices={}))


def forget(work: UnitOfWork, *, before: datetime) -> None:
    """Delete lists that were sent long ago, decided on or not."""
    work.execute(delete(imports).where(imports.c.at < before))
