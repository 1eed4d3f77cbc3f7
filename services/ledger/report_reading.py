"""Read what somebody has written of what happened: of which partnership it is, and which records it holds."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from records.errors import UserError
from records.form import fields_of
from records.kinds.joint_activity import JointActivity
from records.planned_events import PlannedEvent
from records.reading.dates import parse_date
from records.reports.drafts import Doubt, ReadingRule, ReadReports, ReadValue, ReportDraft, ReportPlan
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


def with_plans_apart(text: str, read: ReadReports, today: date) -> ReadReports:
    """Return what was read with activities of days to come as the plans that they are."""
    days = {at: day for at, draft in enumerate(read.drafts) if (day := _day_to_come(text, draft, today)) is not None}
    dated = [(read.drafts[at], day) for at, day in days.items()]
    plans = [ReportPlan(draft.passage, _of_plan(draft, day), _but_of_day(draft)) for draft, day in dated]
    drafts = tuple(draft for at, draft in enumerate(read.drafts) if at not in days)
    return replace(read, drafts=drafts, plans=(*read.plans, *plans))


def _day_to_come(text: str, draft: ReportDraft, today: date) -> ReadValue | None:
    """Return the day of an activity that is yet to come; None for what has taken place, or may have.

    Who says who was there tells of what has taken place: then it is the day that is wrong.
    """
    read = draft.values.get("event_date")
    was_attended = draft.attendance is not None and draft.attendance.says_something
    if draft.kind != JointActivity.kind or was_attended:
        return None
    if read is not None:
        return read if isinstance(read.value, str) and read.value > today.isoformat() else None
    for doubt in draft.doubts:
        if doubt.field == "event_date":
            with suppress(UserError):
                day = parse_date(doubt.span.of(text), today)
                return ReadValue(day.isoformat(), doubt.span, ReadingRule.DATE) if day > today else None
    return None


def _of_plan(draft: ReportDraft, day: ReadValue) -> dict[str, ReadValue]:
    """Return the values by the fields of a plan."""
    fields = {field.name for field in fields_of(PlannedEvent)}
    return {name: value for name, value in draft.values.items() if name in fields} | {"day": day}


def _but_of_day(draft: ReportDraft) -> tuple[Doubt, ...]:
    return tuple(doubt for doubt in draft.doubts if doubt.field != "event_date")


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
    read = with_plans_apart(text, read_reports(text, circumstances), circumstances.today)
    return ReadingOfReport(text, read, among[0] if len(among) == 1 else None, tuple(among))
