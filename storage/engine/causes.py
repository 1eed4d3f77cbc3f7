"""Tells from a driver's error why a database takes nothing."""

from records.alerts import DatabaseCause

# sqlite.org/rescode.html; the names of extended codes begin with those of the primary ones.
_SQLITE = {
    "SQLITE_BUSY": DatabaseCause.LOCKED,
    "SQLITE_LOCKED": DatabaseCause.LOCKED,
    "SQLITE_READONLY": DatabaseCause.READ_ONLY,
    "SQLITE_FULL": DatabaseCause.FULL,
    "SQLITE_CANTOPEN": DatabaseCause.GONE,
    "SQLITE_NOTADB": DatabaseCause.GONE,
}
# postgresql.org/docs/current/errcodes-appendix.html; two characters stand for a class of them.
_POSTGRESQL = {
    "55P03": DatabaseCause.LOCKED,
    "40P01": DatabaseCause.LOCKED,
    "25006": DatabaseCause.READ_ONLY,
    "53100": DatabaseCause.FULL,
    "08": DatabaseCause.GONE,
    "57": DatabaseCause.GONE,
    "3D": DatabaseCause.GONE,
}


def cause_of(error: BaseException | None) -> DatabaseCause:
    """Return why the database has refused, by the error of its driver."""
    if isinstance(error, FileNotFoundError):
        return DatabaseCause.GONE
    name = getattr(error, "sqlite_errorname", None)
    if isinstance(name, str):
        return next((cause for begins, cause in _SQLITE.items() if name.startswith(begins)), DatabaseCause.OTHER)
    if hasattr(error, "sqlstate"):  # psycopg's; without one the server was not reached
        state = getattr(error, "sqlstate", None) or "08"
        return _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2], DatabaseCause.OTHER)
    return DatabaseCause.OTHER
