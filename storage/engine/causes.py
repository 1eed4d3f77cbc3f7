"""Tells from a driver's error why a running bot's database takes nothing."""

from records.alerts import DatabaseCause
from storage.engine.refusals import Refusal, refusal_of

_CAUSES = {
    Refusal.LOCKED: DatabaseCause.LOCKED,
    Refusal.READ_ONLY: DatabaseCause.READ_ONLY,
    Refusal.NO_RIGHTS: DatabaseCause.READ_ONLY,
    Refusal.FULL: DatabaseCause.FULL,
    Refusal.NO_FILE: DatabaseCause.GONE,
    Refusal.NOT_A_DATABASE: DatabaseCause.GONE,
    Refusal.NO_DATABASE: DatabaseCause.GONE,
    Refusal.NO_LOGIN: DatabaseCause.GONE,
    Refusal.UNKNOWN_HOST: DatabaseCause.GONE,
    Refusal.UNREACHABLE: DatabaseCause.GONE,
    Refusal.STARTING: DatabaseCause.GONE,
}


def cause_of(error: BaseException | None) -> DatabaseCause:
    """Return why the database has refused, by the error of its driver."""
    if isinstance(error, FileNotFoundError):
        return DatabaseCause.GONE
    return DatabaseCause.OTHER if error is None else _CAUSES.get(refusal_of(error), DatabaseCause.OTHER)
