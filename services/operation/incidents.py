"""An admin deals with what has failed: it is run again, or dismissed; either once, and noted."""

from datetime import datetime

from records.errors import UserError
from records.incidents import Settlement
from services.permissions import check_admin
from storage import audit
from storage.chat import documents, imports, outbox, reports
from storage.engine.unit_of_work import UnitOfWork
from storage.operation import incidents
from storage.operation.incidents import Incident
from storage.people.persons import Person
from storage.scoring import impacts


class NothingKept(Exception):
    """It cannot be run again, as nothing of it was kept."""


def settle(work: UnitOfWork, by: Person, incident_id: int, how: Settlement, now: datetime) -> Incident:
    """Note that it is dealt with, and return it. Raise UserError unless an admin does, and nobody has before."""
    check_admin(by)
    incident = incidents.by_id(work, incident_id)
    if incident is None:
        raise UserError("button-old")
    if not incidents.settle(work, incident_id, how, by.id, now):
        raise UserError("incident-settled", number=incident.number)
    action = "incident_again" if how is Settlement.AGAIN else "incident_dismissed"
    audit.note(work, now, by.id, action, "incident", incident_id)
    return incident


def send_again(work: UnitOfWork, incident: Incident) -> None:
    """Have a message sent again that was refused. Raises NothingKept where it is not known any more."""
    row = incident.kept.get("row")
    if not isinstance(row, int) or not outbox.send_again(work, str(incident.kept.get("of")), row):
        raise NothingKept


def make_again(work: UnitOfWork, incident: Incident) -> None:
    """Have a file made again that could not be. Raises NothingKept where it is not known any more."""
    document = incident.kept.get("document")
    if not isinstance(document, int) or not documents.make_again(work, document):
        raise NothingKept


def read_report_again(work: UnitOfWork, incident: Incident) -> None:
    """Have a text read again that could not be. Raises NothingKept where it is not known any more."""
    number = incident.kept.get("report")
    report = reports.by_id(work, number) if isinstance(number, int) else None
    if report is None:
        raise NothingKept
    reports.read_again(work, report)


def read_list_again(work: UnitOfWork, incident: Incident) -> None:
    """Have a file with a list read again that could not be. Raises NothingKept where it is not known any more."""
    number = incident.kept.get("import")
    if not isinstance(number, int) or not imports.read_again(work, number):
        raise NothingKept


def compute_again(work: UnitOfWork, incident: Incident) -> None:
    """Have it computed again what a confirmation moved. Raises NothingKept where it is not known any more."""
    record, version = incident.kept.get("record"), incident.kept.get("version")
    if not isinstance(record, int) or not isinstance(version, int) or not impacts.compute_again(work, record, version):
        raise NothingKept
