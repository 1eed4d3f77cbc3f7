"""Turn what people write after an event into drafts of records: the front door of this package.

`read_reports` is pure: the same text in the same circumstances gives the same, and it takes at most a few milliseconds
for a thousand characters, whatever they are.
"""

import re

from records.errors import UserError
from records.reading.attendance_text import parse_attendance
from records.reading.attendance_tokens import folded
from records.reading.dates import parse_date
from records.reports.circumstances import ReportCircumstances, ReportOrganisation
from records.reports.drafts import (
    ReadAbsence,
    ReadAttendance,
    ReadingRule,
    ReadPerson,
    ReadReports,
    ReadValue,
    ReportDraft,
    TextSpan,
)
from records.reports.kind_words import KindWords, kind_words

LONGEST = 4096  # characters of a text that is read; what comes behind is narrative only

_DATES = re.compile(
    r"(?:\d{4}[-/.年])?\d{1,2}(?:[-/.]|月)\d{1,2}[日号]?|[大前昨今]天|yesterday|today|(?:上|这|本)(?:周|星期)[一二三四五六日天]"
)


def read_reports(text: str, circumstances: ReportCircumstances) -> ReadReports:
    """Return what a text holds: drafts of records, plans, or what it asks for."""
    plain = folded(text[:LONGEST])
    shown = [(words, match) for words in kind_words() if (match := words.strong.search(plain))]
    if not shown:
        return ReadReports()
    words, match = shown[0]
    return ReadReports((_draft(text, plain, words, TextSpan(*match.span()), circumstances),))


def _draft(text: str, plain: str, words: KindWords, shown: TextSpan, circumstances: ReportCircumstances) -> ReportDraft:
    values: dict[str, ReadValue] = {}
    for match in _DATES.finditer(plain):
        try:
            day = parse_date(match[0], circumstances.today)
        except UserError:
            continue
        values.setdefault("event_date", ReadValue(day.isoformat(), TextSpan(*match.span()), ReadingRule.DATE))
    for option, pattern in words.of("category").values.items():
        if option_match := pattern.search(plain):
            values.setdefault("category", ReadValue(option, TextSpan(*option_match.span()), ReadingRule.WORD))
    attendance = _attendance(text, circumstances.own) if words.kind == "joint_activity" else None
    return ReportDraft(words.kind, shown, TextSpan(0, len(text)), values, attendance)


def _attendance(text: str, own: ReportOrganisation) -> ReadAttendance:
    statement = parse_attendance(text[:LONGEST], [entry.name for entry in own.roster])

    def person(name: str) -> ReadPerson | None:
        at, entries = text.find(name), tuple(entry.id for entry in own.roster if entry.name == name)
        return ReadPerson(name, TextSpan(at, at + len(name)), own.side, entries) if at >= 0 and entries else None

    present = tuple(filter(None, map(person, statement.present)))
    away = ((person(name), reason) for name, reason in statement.absent.items())
    return ReadAttendance(present, tuple(ReadAbsence(who, reason) for who, reason in away if who))
