"""What is read carries the words that say it, and fits the form as it is."""

from datetime import datetime

import pytest

from records.attendance import Attendance, Branch, RosterEntry
from records.reports.circumstances import ReportCircumstances, ReportOrganisation
from records.reports.drafts import ReadAttendance, ReadPerson, ReadValue, TextSpan
from records.reports.reader import read_reports
from records.roles import Side

BRANCH = Branch(1, "机电学院党支部")
ROSTER = (RosterEntry(1, "王芳", 1, True), RosterEntry(2, "李和平", 1, True))
OWN = ReportOrganisation(Side.COLLEGE, ("东湖职业技术学院",), (BRANCH,), ROSTER)
PARTNER = ReportOrganisation(Side.ENTERPRISE, ("恒远装备有限公司",))
SENT = ReportCircumstances(datetime.fromisoformat("2026-10-15T09:12:00+08:00"), OWN, PARTNER)


def test_a_value_needs_the_words_that_say_it() -> None:
    with pytest.raises(ValueError, match="no words"):
        ReadValue("2026-10-14", TextSpan(3, 3))
    with pytest.raises(TypeError):
        ReadValue("2026-10-14", None)  # type: ignore[arg-type]


def test_a_sentence_becomes_a_draft() -> None:
    text = "昨天和恒远联合党课，王芳参加，李和平请假"
    draft = read_reports(text, SENT).drafts[0]
    assert draft.kind == "joint_activity"
    assert draft.answers["event_date"] == "2026-10-14"
    assert draft.values["event_date"].span.of(text) == "昨天"
    assert "attendance" in draft.missing


def test_attendance_answers_the_form_once_everybody_is_accounted_for() -> None:
    here = tuple(ReadPerson(entry.name, TextSpan(0, 2), Side.COLLEGE, (entry.id,)) for entry in ROSTER)
    assert ReadAttendance(present=here[:1]).answer((1,), ROSTER) is None
    assert ReadAttendance(present=here).answer((1,), ROSTER) == Attendance(branches=(1,), present=(1, 2))
    whole = ReadAttendance(all_but=(ReadValue(1, TextSpan(0, 2)),))
    assert whole.answer((1,), ROSTER) == Attendance(branches=(1,), present=(1, 2))
