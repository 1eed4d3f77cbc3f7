"""What admins read of the running system: what is wrong, since when, and what is over."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.buttons.operation import ShowIncidents
from handlers.kit.replies import Button, Line, Screen
from records.alerts import Alert, AlertKind
from records.messages import Message, message
from records.purposes import Purpose
from storage import programme
from storage.engine.unit_of_work import UnitOfWork
from storage.operation.alerts import StoredAlert


def alerts_screen(
    work: UnitOfWork, standing: list[StoredAlert], ended: list[StoredAlert], heading: Line, *, move: bool
) -> Screen:
    """Return the card: what is wrong, and below it what has ended lately."""
    zone = ZoneInfo(programme.time_zone(work))
    lines: list[Line] = [heading, ""]
    for alert in standing:
        lines.append(
            message("alert-standing", what=_what(alert.kind, alert.values), since=alert.since.astimezone(zone))
        )
    for alert in ended:
        assert alert.until is not None
        since, until = alert.since.astimezone(zone), alert.until.astimezone(zone)
        lines.append(message("alert-ended", what=_what(alert.kind, alert.values), since=since, until=until))
    has_incidents = any(alert.kind is AlertKind.INCIDENT for alert in standing)
    rows = [[Button(Message("incidents-button"), ShowIncidents())]] if has_incidents else []
    return Screen(Purpose.ALERTS, lines, rows, move=move)


def outage(alert: Alert, since: datetime, name: str) -> list[Line]:
    """Return what an admin is told directly, while the database takes no row that could be sent."""
    return [
        message("alert-outage", name=name),
        message("alert-standing", what=_what(alert.kind, alert.values), since=since),
    ]


def _what(kind: AlertKind, values: Mapping[str, str | int]) -> Message:
    return message(f"alert-{kind}", **values)
