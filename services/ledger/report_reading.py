"""Read what somebody has written of what happened: of which partnership it is, and which records it holds."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from records.form import fields_of
from records.kinds.joint_activity import JointActivity
from records.planned_events import PlannedEvent
from records.reports.drafts import ReadReports, ReadValue, ReportDraft, ReportPlan
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


def with_plans_apart(read: ReadReports, today: date) -> ReadReports:
    """Return what was read with activities of days to come as the plans that they are."""
    to_come = [draft for draft in read.drafts if _is_to_come(draft, today)]
    plans = [ReportPlan(draft.passage, _of_plan(draft), draft.doubts) for draft in to_come]
    drafts = tuple(draft for draft in read.drafts if draft not in to_come)
    return replace(read, drafts=drafts, plans=(*read.plans, *plans))


def _is_to_come(draft: ReportDraft, today: date) -> bool:
    day = draft.answers.get("event_date")
    return draft.kind == JointActivity.kind and isinstance(day, str) and day > today.isoformat()


def _of_plan(draft: ReportDraft) -> dict[str, ReadValue]:
    """Return the values by the fields of a plan."""
    named = {("day" if name == "event_date" else name): value for name, value in draft.values.items()}
    return {name: value for name, value in named.items() if name in {field.name for field in fields_of(PlannedEvent)}}


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
    circumstances = circumstances_of(work, person, among[0], side, report.written_at)
    read = with_plans_apart(read_reports(text, circumstances), circumstances.today)
    return ReadingOfReport(text, read, among[0] if len(among) == 1 else None, tuple(among))
