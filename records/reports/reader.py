"""Turn what people write after an event into drafts of records: the front door of this package.

`read_reports` is pure: the same text in the same circumstances gives the same, and a text of 2,000 characters takes
milliseconds, whatever they are.
"""

from records.form import fields_of
from records.questions import (
    Attachments,
    Branches,
    Day,
    Moment,
    RollCall,
    Text,
)
from records.registry import KINDS
from records.reports.attendance_of_event import read_attendance
from records.reports.circumstances import ReportCircumstances
from records.reports.drafts import Doubt, ReadReports, ReadValue, ReportDraft
from records.reports.event_days import read_days
from records.reports.event_times import read_times
from records.reports.events import ReportedEvent, reported_events, told_events
from records.reports.fields import BY_NAME, READERS
from records.reports.fields.branches import read_branches
from records.reports.fields.title import read_title
from records.reports.intents import read_intent
from records.reports.kind_words import kind_words
from records.reports.outsiders import other_organisation, unlisted_people
from records.reports.passage import Passage
from records.reports.plans import read_plans

LONGEST = 4096  # characters of a text that are read; what comes behind is narrative only
_READ_APART = (Day, Moment, RollCall, Branches, Attachments)
_NOT_READ = ("title", "narrative", "mode")


def read_reports(text: str, circumstances: ReportCircumstances) -> ReadReports:
    """Return what a text holds: drafts of records, plans, or what it asks for."""
    read = text[:LONGEST]
    if not read.strip():
        return ReadReports()
    whole = Passage.of(read, circumstances)
    told = told_events(whole)
    drafts = tuple(_draft(event) for event in reported_events(told))
    plans = read_plans(whole, told)
    intent = None if drafts or plans else read_intent(whole.plain)
    return ReadReports(drafts, plans, intent)


def _draft(event: ReportedEvent) -> ReportDraft:
    form = KINDS[event.kind]
    words = next(one for one in kind_words() if one.kind == event.kind)
    days = read_days(event, form, words)
    values, doubts = dict(days.values), list(days.doubts)
    if any(isinstance(field.question, Moment) for field in fields_of(form)):
        times, unsure = read_times(event.passage, words)
        values |= times
        doubts += unsure
    for field in fields_of(form):
        if field.name in values or field.name in _NOT_READ or isinstance(field.question, _READ_APART):
            continue
        reader = (
            BY_NAME.get(f"{event.kind}.{field.name}") or BY_NAME.get(field.name) or READERS.get(type(field.question))
        )
        read = reader(event.passage, field, words) if reader else None
        if isinstance(read, ReadValue):
            values[field.name] = read
        elif isinstance(read, Doubt):
            doubts.append(read)
    asked = next(field for field in fields_of(form) if field.name == "title")
    sort = values.get(asked.question.suggest or "") if isinstance(asked.question, Text) else None
    title = read_title(event.passage, asked, words, event.shown, sort.span if sort else None)
    if title is not None:
        values["title"] = title
    attendance = None
    if any(isinstance(field.question, RollCall) for field in fields_of(form)):
        attendance, namesakes = read_attendance(event.passage)
        doubts += namesakes
    if any(isinstance(field.question, Branches) for field in fields_of(form)):
        branches = read_branches(event.passage)
        values |= {"branches": branches} if branches else {}
    answers = {name: read.value for name, read in values.items()}
    applying = {field.name for field in fields_of(form) if field.applies(answers)}
    return ReportDraft(
        event.kind,
        event.shown,
        event.passage.span,
        {name: read for name, read in values.items() if name in applying},
        attendance,
        doubts=tuple(doubt for doubt in doubts if doubt.field in applying),
        unlisted=unlisted_people(event.passage, attendance),
        outside=other_organisation(event.passage),
    )
