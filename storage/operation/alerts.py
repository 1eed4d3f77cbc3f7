"""What was wrong with the running system, from when to when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from records.alerts import Alert, AlertKind
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.traffic import alerts


@dataclass(frozen=True)
class StoredAlert:
    """An alert, since when it stands, and until when it stood; `told_at` is when admins last heard of it."""

    id: int
    kind: AlertKind
    subject: str
    values: Mapping[str, str | int]
    since: datetime
    until: datetime | None
    told_at: datetime

    @property
    def key(self) -> tuple[AlertKind, str]:
        """Return by what it is known again while it lasts."""
        return self.kind, self.subject


def standing(work: UnitOfWork) -> list[StoredAlert]:
    """Return what is wrong, the oldest first."""
    return [_alert(row) for row in work.rows(select(alerts).where(alerts.c.until.is_(None)).order_by(alerts.c.id))]


def ended(work: UnitOfWork, after: datetime) -> list[StoredAlert]:
    """Return what has ended after the moment, the newest first."""
    over = select(alerts).where(alerts.c.until > after).order_by(alerts.c.until.desc(), alerts.c.id.desc())
    return [_alert(row) for row in work.rows(over)]


def add(work: UnitOfWork, alert: Alert, since: datetime, now: datetime, *, until: datetime | None = None) -> None:
    """Note that something is wrong, or was."""
    values = {"kind": alert.kind, "subject": alert.subject, "values": dict(alert.values)}
    work.insert(insert(alerts), {**values, "since": since, "until": until, "told_at": now})


def change(work: UnitOfWork, alert_id: int, **columns: Any) -> None:  # Any: values of columns
    """Change what is known of an alert."""
    work.execute(update(alerts).where(alerts.c.id == alert_id).values(**columns))


def forget(work: UnitOfWork, *, before: datetime) -> None:
    """Delete what was over before the moment."""
    work.execute(delete(alerts).where(alerts.c.until < before))


def _alert(row: Row[Any]) -> StoredAlert:
    return StoredAlert(row.id, AlertKind(row.kind), row.subject, row.values, row.since, row.until, row.told_at)
