"""Find the drafts that one text has become, and lead from each of them to the others."""

from handlers.buttons.conversation import ContinueDraft, ShowReport
from handlers.conversation.flow import PLAN
from handlers.conversation.form_state import FormState
from handlers.kit.replies import Button
from handlers.kit.router import Request
from records.messages import Message, message
from records.reading.dates import iso_date
from records.subjects import OfReport, Subject
from storage.chat import drafts, reports
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork


def drafts_of_report(work: UnitOfWork, person_id: int, report_id: int) -> dict[int, Draft]:
    """Return the drafts of a text that are neither submitted nor discarded, by their number."""
    return {
        draft.subject.number: draft
        for draft in drafts.of_person(work, person_id)
        if isinstance(draft.subject, OfReport) and draft.subject.report == report_id
    }


def plan_rows(work: UnitOfWork, person_id: int, report_id: int) -> list[list[Button]]:
    """Return a button for each plan that a text announces, which opens the form of a plan as far as it is filled."""
    there = drafts_of_report(work, person_id, report_id)
    return [
        [Button(_plan_label(there[at]), ContinueDraft(there[at].id))] for at in sorted(there) if _is_plan(there[at])
    ]


def sibling_rows(work: UnitOfWork, draft: Draft) -> list[list[Button]]:
    """Return the buttons that lead from the draft of a text to what else the text says."""
    if not isinstance(draft.subject, OfReport):
        return []
    report_id, there = draft.subject.report, drafts_of_report(work, draft.person_id, draft.subject.report)
    others = [each for each in there.values() if each.id != draft.id and not _is_plan(each)]
    rows = [] if _is_plan(draft) else plan_rows(work, draft.person_id, report_id)
    return [*rows, [Button(message("report-others", count=len(others)), ShowReport(report_id))]] if others else rows


def message_of(request: Request, subject: Subject) -> int | None:
    """Return the message with the text that a draft was read from, where it stands in this chat."""
    report = reports.by_id(request.work, subject.report) if isinstance(subject, OfReport) else None
    return report.message_id if report is not None and report.chat == request.chat else None


def _is_plan(draft: Draft) -> bool:
    return draft.form == PLAN


def _plan_label(draft: Draft) -> Message:
    day = iso_date(FormState.model_validate(draft.state).answers.get("day"))
    return Message("report-plan") if day is None else message("report-plan-day", month=day.month, day=day.day)
