"""What is wrong, by what a process sees."""

from datetime import UTC, datetime, timedelta

import pytest
from psycopg import errors

from handlers.kit.texts import LANGUAGES, plain
from records.alerts import Alert, AlertKind, DatabaseCause
from records.messages import message
from services.operation.alerts import BACKUP_AGE, RULES, SILENCE, SystemState, alerts_in
from storage.engine.causes import cause_of

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
OLD, YOUNG = NOW - BACKUP_AGE - timedelta(minutes=1), NOW - timedelta(hours=20)


@pytest.mark.parametrize(
    ("seen", "wrong"),
    [
        (SystemState(), []),
        (SystemState(database=DatabaseCause.FULL), [Alert(AlertKind.DATABASE, values={"cause": "full"})]),
        (SystemState(telegram_silence=SILENCE), []),
        (SystemState(telegram_silence=SILENCE + 1), [Alert(AlertKind.TELEGRAM)]),
        (SystemState(webhook_error="timeout"), [Alert(AlertKind.WEBHOOK, values={"error": "timeout"})]),
        (
            SystemState(failed_jobs=("digests", "reminders")),
            [Alert(AlertKind.JOB, name, {"job": name}) for name in ("digests", "reminders")],
        ),
        (SystemState(backup=OLD), []),  # nobody wants any
        (SystemState(backup=OLD, backups_since=OLD), [Alert(AlertKind.BACKUP, values={"latest": "2026-11-19"})]),
        (SystemState(backup=OLD, backups_since=YOUNG), []),  # it was only just started
        (SystemState(backups_since=OLD), [Alert(AlertKind.BACKUP, values={"latest": "none"})]),
        (SystemState(backup=YOUNG, backups_since=OLD), []),
        (
            SystemState(backup=YOUNG, backups_since=OLD, backup_failed=True),
            [Alert(AlertKind.BACKUP, values={"latest": "2026-11-19"})],
        ),
        (SystemState(disk_free={"files": 500_000_000}), []),
        (
            SystemState(disk_free={"files": 499_999_999, "backups": 9_000_000_000}),
            [Alert(AlertKind.DISK, "files", {"what": "files", "free": 400})],
        ),
    ],
)
def test_each_rule_raises_what_is_wrong_and_nothing_else(seen: SystemState, wrong: list[Alert]) -> None:
    assert alerts_in(seen, NOW) == wrong
    for alert in wrong:
        for language in LANGUAGES:
            assert plain(language, message(f"alert-{alert.kind}", **alert.values))


def test_each_kind_has_its_rule() -> None:
    """What was set aside is counted in the database, by a job of the clock."""
    assert set(RULES) == set(AlertKind) - {AlertKind.INCIDENT}


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (errors.LockNotAvailable(), DatabaseCause.LOCKED),
        (errors.ReadOnlySqlTransaction(), DatabaseCause.READ_ONLY),
        (errors.DiskFull(), DatabaseCause.FULL),
        (errors.AdminShutdown(), DatabaseCause.GONE),
        (errors.InvalidCatalogName(), DatabaseCause.GONE),
        (errors.OperationalError(), DatabaseCause.GONE),  # of a server that was not reached
        (errors.UndefinedTable(), DatabaseCause.OTHER),
        (FileNotFoundError(), DatabaseCause.GONE),
        (ValueError(), DatabaseCause.OTHER),
        (None, DatabaseCause.OTHER),
    ],
)
def test_a_driver_s_error_has_a_cause(error: Exception | None, cause: DatabaseCause) -> None:
    assert cause_of(error) is cause
