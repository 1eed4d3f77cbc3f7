"""An activity that is said to be on a day to come becomes a plan; anything else stays what it was."""

from datetime import date

import pytest
from pydantic import JsonValue

from records.reports.drafts import Doubt, DoubtReason, ReadReports, ReadValue, ReportDraft, TextSpan
from services.ledger.report_reading import with_plans_apart

TEXT = "2026年11月25日党课"
DAY, SIGN, WHOLE = TextSpan(0, 11), TextSpan(11, 13), TextSpan(0, 13)
TODAY = date(2026, 11, 18)


def draft(kind: str = "joint_activity", day: str | None = None, *doubts: Doubt) -> ReportDraft:
    values: dict[str, ReadValue] = {"place": ReadValue("报告厅", SIGN), "decisions": ReadValue("共建", SIGN)}
    if day is not None:
        values["event_date"] = ReadValue(day, DAY)
    return ReportDraft(kind, SIGN, WHOLE, values, doubts=doubts)


@pytest.mark.parametrize(
    ("read", "planned"),
    [
        (draft(day="2026-11-25"), {"day": "2026-11-25", "place": "报告厅"}),
        (draft("joint_activity", None, Doubt("event_date", DAY, DoubtReason.FUTURE)),
         {"day": "2026-11-25", "place": "报告厅"}),
        (draft(day="2026-11-18"), None), (draft(), None), (draft("teaching_resource", "2026-11-25"), None),
        (draft("joint_activity", None, Doubt("start", DAY, DoubtReason.UNCERTAIN)), None),
        (draft("joint_activity", None, Doubt("event_date", SIGN, DoubtReason.NOT_IN_CALENDAR)), None),
    ],
)  # fmt: skip
def test_an_activity_of_a_day_to_come_is_a_plan(read: ReportDraft, planned: dict[str, JsonValue] | None) -> None:
    apart = with_plans_apart(TEXT, ReadReports(drafts=(read,)), TODAY)
    assert [plan.answers for plan in apart.plans] == ([planned] if planned else [])
    assert apart.drafts == (() if planned else (read,))
    assert not any(doubt.field == "event_date" for plan in apart.plans for doubt in plan.doubts)
