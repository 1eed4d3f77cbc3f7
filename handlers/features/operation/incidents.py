"""What has failed and was set aside: admins list it, have it run again, or dismiss it. What was said is not shown."""

import logging
from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from handlers import dispatch
from handlers.buttons.operation import DismissIncident, RunIncidentAgain, ShowIncidents
from handlers.conversation.short_questions import page
from handlers.kit.incoming import read
from handlers.kit.pager import fetched_page
from handlers.kit.replies import Button, Line, Reply, Toast
from handlers.kit.router import ADMINS, Command, OnPress, Request, Section
from records.errors import UserError
from records.incidents import IncidentKind, Settlement
from records.messages import Message, message
from services.operation.incidents import (
    NothingKept,
    compute_again,
    make_again,
    read_list_again,
    read_report_again,
    send_again,
    settle,
)
from services.permissions import check_admin
from storage import programme
from storage.engine.database import DatabaseError
from storage.operation import incidents
from storage.operation.incidents import Incident

log = logging.getLogger(__name__)
PAGE = 8


def show(request: Request, _rest: str = "") -> list[Reply]:
    """Show what has failed and nobody has dealt with, the newest first."""
    return _list(request, 0)


def turn(request: Request, press: ShowIncidents) -> list[Reply]:
    """Show a page of it."""
    return _list(request, press.page)


def _list(request: Request, number: int) -> list[Reply]:
    check_admin(request.person)
    shown = fetched_page(lambda offset, limit: incidents.unsettled(request.work, offset, limit), number, PAGE)
    if not shown.items:
        return [page(request, [Message("incidents-none")], [])]
    zone = ZoneInfo(programme.time_zone(request.work))
    lines: list[Line] = [Message("incidents-heading")]
    lines += [
        message(
            "incident-line", number=incident.number, at=incident.at.astimezone(zone),
            what=Message(f"incident-{incident.kind}"), error=incident.error,
        )
        for incident in shown.items
    ]  # fmt: skip
    rows = [
        [
            Button(message("incident-again", number=incident.number), RunIncidentAgain(incident.id)),
            Button(message("incident-dismiss", number=incident.number), DismissIncident(incident.id)),
        ]
        for incident in shown.items
    ]
    return [page(request, lines, [*rows, shown.turning(ShowIncidents)])]


def run_again(request: Request, press: RunIncidentAgain) -> list[Reply]:
    """Run again what has failed, once. Where it fails again it stays, and the admin is told why."""
    incident = incidents.by_id(request.work, press.incident)
    try:
        with request.work.savepoint():
            incident = settle(request.work, request.person, press.incident, Settlement.AGAIN, request.now)
            AGAIN[incident.kind](request, incident)
    except (UserError, *DatabaseError):
        raise
    except NothingKept:
        return [Toast(Message("incident-nothing-kept"))]
    except Exception as error:  # whatever it is: it was expected, as it failed before
        log.exception("incident %s failed again", incident and incident.number)
        return [Toast(message("incident-failed-again", error=type(error).__name__))]
    return [Toast(message("incident-was-run", number=incident.number)), *_list(request, 0)]


def dismiss(request: Request, press: DismissIncident) -> list[Reply]:
    """Note that nothing need be done about it."""
    settle(request.work, request.person, press.incident, Settlement.DISMISSED, request.now)
    return _list(request, 0)


def _handle(request: Request, incident: Incident) -> None:
    """Handle an update as if it had come now. What its sender does wrong is told to them."""
    raw = dict(incident.kept)
    if set(raw) <= {"update_id"}:
        raise NothingKept
    incoming = read(raw)
    if incoming is not None:
        dispatch.handle(request.work, incoming, request.now, request.username)


AGAIN: Mapping[IncidentKind, Callable[[Request, Incident], None]] = {
    IncidentKind.UPDATE: _handle,
    IncidentKind.MESSAGE: lambda request, incident: send_again(request.work, incident),
    IncidentKind.DOCUMENT: lambda request, incident: make_again(request.work, incident),
    IncidentKind.REPORT: lambda request, incident: read_report_again(request.work, incident),
    IncidentKind.IMPORT: lambda request, incident: read_list_again(request.work, incident),
    IncidentKind.IMPACT: lambda request, incident: compute_again(request.work, incident),
}
COMMANDS = [Command("incidents", ADMINS, show, place=80, section=Section.PROGRAMME)]
BUTTONS = [OnPress(ShowIncidents, turn), OnPress(RunIncidentAgain, run_again), OnPress(DismissIncident, dismiss)]
