"""Tells from an error of a database's driver what an operator would have to look at."""

import sqlite3
from enum import StrEnum

from sqlalchemy.exc import DBAPIError

# Also those that are no outage: a file that is no database, a role without rights.
AnyDatabaseError = (DBAPIError, sqlite3.Error)


class Refusal(StrEnum):
    """Why a database was not opened, or took nothing."""

    NOT_A_DATABASE = "not a database"
    DAMAGED = "damaged"
    NO_FILE = "no file"
    NO_RIGHTS = "no rights"
    READ_ONLY = "read only"
    FULL = "full"
    DISK = "disk"
    LOCKED = "locked"
    NO_LOGIN = "no login"
    NO_DATABASE = "no such database"
    UNKNOWN_HOST = "unknown host"
    UNREACHABLE = "unreachable"
    TOO_MANY = "too many connections"
    STARTING = "starting"
    OTHER = "other"


# sqlite.org/rescode.html; the names of extended codes begin with those of the primary ones.
_SQLITE = {
    "SQLITE_NOTADB": Refusal.NOT_A_DATABASE,
    "SQLITE_CORRUPT": Refusal.DAMAGED,
    "SQLITE_CANTOPEN": Refusal.NO_FILE,
    "SQLITE_PERM": Refusal.NO_RIGHTS,
    "SQLITE_READONLY": Refusal.NO_RIGHTS,
    "SQLITE_FULL": Refusal.FULL,
    "SQLITE_IOERR": Refusal.DISK,
    "SQLITE_BUSY": Refusal.LOCKED,
    "SQLITE_LOCKED": Refusal.LOCKED,
}
# postgresql.org/docs/current/errcodes-appendix.html; two characters stand for a class of them.
_POSTGRESQL = {
    "42501": Refusal.NO_RIGHTS,
    "25006": Refusal.READ_ONLY,
    "40P01": Refusal.LOCKED,
    "53100": Refusal.FULL,
    "53300": Refusal.TOO_MANY,
    "55P03": Refusal.LOCKED,
    "57P03": Refusal.STARTING,
    "28": Refusal.NO_LOGIN,
    "3D": Refusal.NO_DATABASE,
    "08": Refusal.UNREACHABLE,
    "57": Refusal.UNREACHABLE,
    "XX": Refusal.DAMAGED,
}
# While it connects, the driver has no code, but the words of its library and the server, in English or Chinese.
_WORDS = (
    ("starting up", Refusal.STARTING),
    ("shutting down", Refusal.STARTING),
    ("too many", Refusal.TOO_MANY),
    ("remaining connection slots", Refusal.TOO_MANY),
    ("resolve host", Refusal.UNKNOWN_HOST),
    ("translate host name", Refusal.UNKNOWN_HOST),
    ("authentication", Refusal.NO_LOGIN),
    ("认证", Refusal.NO_LOGIN),
    ("no password supplied", Refusal.NO_LOGIN),
    ("pg_hba", Refusal.NO_LOGIN),
    ("role ", Refusal.NO_LOGIN),
    ("角色", Refusal.NO_LOGIN),
    ("database ", Refusal.NO_DATABASE),
    ("数据库", Refusal.NO_DATABASE),
)


def refusal_of(error: BaseException) -> Refusal:
    """Return what one of these errors means, or the driver's own that it holds."""
    driver = getattr(error, "orig", error)
    name = getattr(driver, "sqlite_errorname", None)
    if isinstance(name, str):
        return next((refusal for begins, refusal in _SQLITE.items() if name.startswith(begins)), Refusal.OTHER)
    state = getattr(driver, "sqlstate", None)
    if isinstance(state, str):
        return _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2], Refusal.OTHER)
    words = str(driver)
    if "FATAL" in words or "致命" in words or "resolve" in words or "no password" in words or "translate" in words:
        said = words.rpartition("FATAL:")[2]
        return next((refusal for begins, refusal in _WORDS if begins in said), Refusal.UNREACHABLE)
    return Refusal.UNREACHABLE if hasattr(driver, "sqlstate") else Refusal.OTHER
