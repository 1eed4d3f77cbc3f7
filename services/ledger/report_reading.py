"""Read what somebody has written of what happened: of which partnership it is, and which records it holds."""

from dataclasses import dataclass
from datetime import datetime

from records.reports.drafts import ReadReports
from records.roles import Side
from services.ledger.access import partnership_among, reportable
from services.ledger.report_circumstances import circumstances_of, named_in
from storage.chat.reports import Report
from storage.engine.unit_of_work import UnitOfWork
from storage.people import persons
from storage.people.partnerships import Partnership


@dataclass(frozen=True)
class ReadingOfReport:
    """What was read of a text, and of which partnership it is.

    `partnership` is None where several may be meant: they are `among`.
    """

    text: str
    read: ReadReports
    partnership: Partnership | None
    among: tuple[Partnership, ...]


def read_report(work: UnitOfWork, report: Report, text: str, now: datetime) -> ReadingOfReport:
    """Return what a text holds. Raise UserError where the person is in no partnership that can be logged in.

    It may take a quarter of a second, and reads only.
    """
    from records.reports.reader import read_reports  # its words are brought into memory once somebody writes

    person = persons.by_id(work, report.person_id)
    own = reportable(work, person, now)
    among = own if report.partnership_id is None else [partnership_among(own, report.partnership_id)]
    if len(among) > 1:
        among = named_in(text, person, among) or among
    side = among[0].side_of(person) or Side.COLLEGE
    read = read_reports(text, circumstances_of(work, person, among[0], side, report.written_at))
    return ReadingOfReport(text, read, among[0] if len(among) == 1 else None, tuple(among))
