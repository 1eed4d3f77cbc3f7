"""Admins hear of what is wrong, once, and that it is over: what lasts is told of in one card that changes.

Alerts that nobody is served by are told at any hour, the others as day, hour and budget allow.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from records.alerts import Alert, AlertKind
from records.notices import News, NewsKind
from storage.engine.unit_of_work import UnitOfWork
from storage.operation import alerts, incidents
from storage.operation.alerts import StoredAlert
from storage.people import persons

SAME = timedelta(hours=1)  # what comes back so soon after its end goes on
TOLD_AGAIN = timedelta(days=1)  # what has grown since
NAMED = 3  # of the newest incidents


def note(work: UnitOfWork, found: Sequence[Alert], now: datetime, *, of: Collection[AlertKind]) -> None:
    """Note what is wrong now of these kinds, and have admins told of what is new, has changed, or is over."""
    standing = {alert.key: alert for alert in alerts.standing(work) if alert.kind in of}
    recent = {alert.key: alert for alert in reversed(alerts.ended(work, now - SAME))}
    loud, changed = [], False
    for alert in found:
        known = standing.pop(alert.key, None)
        if known is None and alert.key in recent:
            alerts.change(work, recent[alert.key].id, until=None, values=dict(alert.values))
            changed = True
        elif known is None:
            alerts.add(work, alert, now, now)
            loud.append(alert)
        elif dict(known.values) != dict(alert.values):
            changed = True
            if _has_grown(known, alert, now):
                loud.append(alert)
            _follow(work, known, alert, now, told=bool(loud))
    for over in standing.values():
        alerts.change(work, over.id, until=now)
        changed = True
    if loud:
        _tell(work, NewsKind.ALERT, urgent=any(alert.kind.urgent for alert in loud))
    elif changed:
        _tell(work, NewsKind.ALERT_CHANGED)


def _has_grown(known: StoredAlert, alert: Alert, now: datetime) -> bool:
    before, after = known.values.get("count"), alert.values.get("count")
    grown = isinstance(before, int) and isinstance(after, int) and after > before
    return grown and now - known.told_at >= TOLD_AGAIN


def _follow(work: UnitOfWork, known: StoredAlert, alert: Alert, now: datetime, *, told: bool) -> None:
    alerts.change(work, known.id, values=dict(alert.values), told_at=now if told else known.told_at)


def note_outage(work: UnitOfWork, alert: Alert, since: datetime, now: datetime) -> None:
    """Note what could not be noted while it lasted, and have admins told that it is over."""
    alerts.add(work, alert, since, now, until=now)
    _tell(work, NewsKind.ALERT, urgent=True)


def note_incidents(work: UnitOfWork, now: datetime) -> None:
    """Note that updates and messages have failed which nobody has dealt with, all of them as one alert."""
    newest, count = incidents.unsettled(work, 0, NAMED)
    numbers = " ".join(incident.number for incident in newest)
    found = [Alert(AlertKind.INCIDENT, values={"count": count, "numbers": numbers})] if count else []
    note(work, found, now, of=[AlertKind.INCIDENT])


def _tell(work: UnitOfWork, kind: NewsKind, *, urgent: bool = False) -> None:
    work.news += [News(kind, admin.id, 0, urgent) for admin in persons.admins(work)]
