"""Queries about what holds for the whole programme."""

from pydantic import JsonValue
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import DBAPIError

from records.calendar import USUAL_ZONE
from storage.engine.copying import TABLES
from storage.engine.database import Database
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork, read_only
from storage.tables.planning import programme_settings
from storage.tables.whole import metadata

_NAMED = Prepared(select(programme_settings.c.value).where(programme_settings.c.name == bindparam("wanted")))


DESK, PUBLIC_PAGES, TIME_ZONE, VERSION = "desk", "public_pages", "time_zone", "version"  # the names of settings


def setting(work: UnitOfWork, name: str, otherwise: JsonValue) -> JsonValue:
    """Return a setting of the programme; `otherwise` where none was kept."""

    def read() -> JsonValue:
        row = work.row(_NAMED, {"wanted": name})
        return otherwise if row is None else row.value

    return work.cached(("programme", name), read)


def time_zone(work: UnitOfWork) -> str:
    """Return by which days are told where no person or partnership says otherwise.

    It is the configuration's, kept at each start.
    """
    return str(setting(work, TIME_ZONE, USUAL_ZONE))


def desk_address(work: UnitOfWork) -> str:
    """Return where the desk is, without a slash at the end; empty where there is none.

    It is the configuration's, kept at each start.
    """
    return str(setting(work, DESK, ""))


def public_address(work: UnitOfWork) -> str:
    """Return where the public pages begin, without a slash at the end; empty where there are none.

    It is the configuration's, kept at each start.
    """
    return str(setting(work, PUBLIC_PAGES, ""))


def version_of(database: Database) -> str:
    """Return the version that acted last on a ledger, of whatever version its tables are; empty where none says so."""
    try:
        with read_only(database) as work:
            return str(setting(work, VERSION, ""))
    except DBAPIError:  # another version may keep it elsewhere
        return ""


def keep(work: UnitOfWork, name: str, value: JsonValue) -> None:
    """Keep a setting of the programme."""
    again = update(programme_settings).where(programme_settings.c.name == name).values(value=value)
    if work.execute(again).rowcount == 0:
        work.execute(insert(programme_settings), {"name": name, "value": value})


def keep_version(work: UnitOfWork, version: str) -> None:
    """Keep which version acts on the ledger, and which tables it has, for one before it that is gone back to."""
    keep(work, VERSION, version)
    keep(work, TABLES, [*sorted(metadata.tables)])
