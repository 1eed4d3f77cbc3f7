"""What is wrong now: one rule a kind of alert, from which health, metrics and what admins are told derive alike.

To add one: its kind in `records/alerts.py`, its rule here, its text `alert-<kind>`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from records.alerts import Alert, AlertKind, DatabaseCause

SILENCE = 45.0  # seconds: a poll is answered within 25, and what is wrong is told within a minute
BACKUP_AGE = timedelta(hours=26)  # one is made each day
LITTLE_DISK = 500  # MB
STEP = 100  # MB: what is told of a disk does not change with each file


@dataclass(frozen=True)
class SystemState:
    """What a process sees of itself and of what it stands on.

    `telegram_silence` is in seconds; `webhook_error` is Telegram's own word for why a webhook does not answer;
    `failed_jobs` failed the last time that they ran; `backup` is the moment of the latest one, `backups_since` since
    when there should be some, None where none are made; `disk_free` is in bytes, by what is kept there.
    """

    database: DatabaseCause | None = None
    telegram_silence: float = 0.0
    webhook_error: str = ""
    failed_jobs: tuple[str, ...] = ()
    backup: datetime | None = None
    backups_since: datetime | None = None
    backup_failed: bool = False
    disk_free: Mapping[str, int] = field(default_factory=dict)


Rule = Callable[[SystemState, datetime], Iterable[Alert]]


def _database(seen: SystemState, _now: datetime) -> Iterable[Alert]:
    if seen.database is not None:
        yield Alert(AlertKind.DATABASE, values={"cause": seen.database.value})


def _telegram(seen: SystemState, _now: datetime) -> Iterable[Alert]:
    if seen.telegram_silence > SILENCE:
        yield Alert(AlertKind.TELEGRAM)


def _webhook(seen: SystemState, _now: datetime) -> Iterable[Alert]:
    if seen.webhook_error:
        yield Alert(AlertKind.WEBHOOK, values={"error": seen.webhook_error})


def _jobs(seen: SystemState, _now: datetime) -> Iterable[Alert]:
    return [Alert(AlertKind.JOB, name, {"job": name}) for name in seen.failed_jobs]


def _backup(seen: SystemState, now: datetime) -> Iterable[Alert]:
    if seen.backups_since is None:
        return
    latest = max(seen.backups_since, seen.backup or seen.backups_since)
    if seen.backup_failed or now - latest > BACKUP_AGE:
        yield Alert(AlertKind.BACKUP, values={"latest": "none" if seen.backup is None else f"{seen.backup:%Y-%m-%d}"})


def _disk(seen: SystemState, _now: datetime) -> Iterable[Alert]:
    for what, free in seen.disk_free.items():
        megabytes = free // 1_000_000
        if megabytes < LITTLE_DISK:
            yield Alert(AlertKind.DISK, what, {"what": what, "free": megabytes // STEP * STEP})


RULES: Mapping[AlertKind, Rule] = {
    AlertKind.DATABASE: _database,
    AlertKind.TELEGRAM: _telegram,
    AlertKind.WEBHOOK: _webhook,
    AlertKind.JOB: _jobs,
    AlertKind.BACKUP: _backup,
    AlertKind.DISK: _disk,
}


def alerts_in(seen: SystemState, now: datetime) -> list[Alert]:
    """Return what is wrong by what was seen, the urgent ones first."""
    return [alert for rule in RULES.values() for alert in rule(seen, now)]
