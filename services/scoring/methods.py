"""The method that holds: the packaged catalogue with the programme's own merged over it, in numbered versions."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from indicators.catalogue import Catalogue, load
from indicators.faults import CatalogueError
from records.errors import UserError
from records.periods import SchoolCalendar
from services.permissions import check_admin
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person
from storage.scoring import methods
from storage.scoring.methods import StoredMethod


@dataclass(frozen=True)
class Method:
    """A version of the method, since when it holds and who adopted it; `number` 0 is the packaged one."""

    number: int
    catalogue: Catalogue
    since: datetime | None = None
    by: str | None = None

    @property
    def calendar(self) -> SchoolCalendar:
        """When the programme's year begins, as the method has it."""
        month, day = map(int, self.catalogue.exposure.programme_year_starts.split("-"))
        return SchoolCalendar(year_starts=(month, day))


_load = lru_cache(maxsize=32)(load)


def _method(stored: StoredMethod) -> Method:
    return Method(stored.number, _load(stored.content), stored.since, stored.by)


def current(work: UnitOfWork, now: datetime) -> Method:
    """Return the method that holds."""
    return _method(methods.at(work, now))


def numbered(work: UnitOfWork, number: int) -> Method:
    """Return the version of that number."""
    return _method(methods.by_number(work, number))


def own_content(work: UnitOfWork, now: datetime) -> str:
    """Return what the programme has otherwise than the packaged method, as TOML."""
    return methods.at(work, now).content


def adopt(work: UnitOfWork, by: Person, content: str, now: datetime) -> Method:
    """Adopt and return a new version of the method from the text of a TOML file.

    Nothing that was computed before is touched. Raises UserError that says key and line of what is wrong, and on a file
    that changes nothing.
    """
    check_admin(by)
    try:
        catalogue = _load(content)
    except CatalogueError as error:
        raise UserError("method-wrong", problem=error.words.en if by.language == "en" else error.words.zh) from None
    held = current(work, now)
    if catalogue.version == held.catalogue.version:
        raise UserError("method-same", number=held.number)
    number = methods.add(work, content, catalogue.version, by.id, now)
    audit.note(work, now, by.id, "method", "method", number, number, digest=catalogue.version)
    return numbered(work, number)


def history(work: UnitOfWork) -> list[StoredMethod]:
    """Return the latest versions that the programme has had, newest first."""
    return methods.history(work)
