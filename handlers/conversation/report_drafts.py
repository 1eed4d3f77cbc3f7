"""Make drafts of a text that was read, and show them one after another; what holds none is answered shortly."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from pydantic import JsonValue

from handlers.buttons.conversation import AskFor, ReadForPartnership, Wanted
from handlers.conversation import dialogue, engine, later_edits, loose_files, report_overview, submissions, unasked
from handlers.conversation.draft_screen import quoted
from handlers.conversation.flow import PLAN, flows
from handlers.conversation.form_state import FormState, ReadFrom
from handlers.conversation.report_answers import ReadAnswers, answers_of, values_of
from handlers.conversation.report_intake import LOG, may_log
from handlers.conversation.report_siblings import drafts_of_report
from handlers.kit.incoming import Incoming, TextMessage
from handlers.kit.replies import Button, Line, Post, Reply, Rows, Screen, Toast, put
from handlers.kit.router import Request, check_role, commands, run_command
from records.errors import UserError
from records.form import fields_of
from records.messages import Message, message
from records.planned_events import RecurringEvent
from records.purposes import Purpose
from records.questions import Attachments
from records.registry import KINDS
from records.reports.drafts import IntentKind, ReportDraft, ReportPlan
from records.subjects import OfReport
from services.ledger.access import reportable
from services.ledger.report_reading import ReadingOfReport
from storage.chat import drafts, reports
from storage.chat.drafts import Draft
from storage.chat.reports import Report
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, persons
from storage.people.partnerships import Partnership

PLANS_FROM = 100  # numbers of a text's plans, behind those of what has taken place
SAYS_SOMETHING = 2  # values from which on a text is no answer to a question
COMMAND_OF: Mapping[IntentKind, str] = {
    IntentKind.HELP: "help",
    IntentKind.CHECK_IN: "events",
    IntentKind.LEDGER: "ledger",
    IntentKind.LOG: LOG,
    IntentKind.PLAN: "plan",
    IntentKind.SCORES: "scores",
    IntentKind.PENDING: "pending",
    IntentKind.MINE: "my",
    IntentKind.ROSTER: "roster",
    IntentKind.EXPORT: "export",
}


# A text that has been read --------------------------------------------------------------------------------------------


def arrived(work: UnitOfWork, report: Report, reading: ReadingOfReport, now: datetime, username: str) -> None:
    """Show what a text has come to, once, unless it was edited meanwhile and is read again."""
    is_asked = reading.read.is_report and reading.partnership is None
    state = reports.ASKING if is_asked else reports.READ
    if reports.finish(work, report, state):
        _show(work, report, now, username, lambda request: [*_file_read(report), *_replies(request, report, reading)])


def _file_read(report: Report) -> list[Reply]:
    """Say that a file was read, in place of saying that it is being read."""
    if report.file_id is None:
        return []
    name = next((file.name for file in report.evidence if file.name), "")
    return [Screen(Purpose.MENU, [message("report-read", name=name)])]


def refused(work: UnitOfWork, report: Report, reason: Message, now: datetime, username: str) -> None:
    """Say why nothing can be read; a file is kept as evidence of whatever is chosen."""
    if reports.finish(work, report, reports.READ):
        _show(work, report, now, username, lambda request: _kept_files(request, report, [reason, ""]))


def _show(
    work: UnitOfWork, report: Report, now: datetime, username: str, reply: Callable[[Request], Iterable[Reply]]
) -> None:
    person = persons.by_id(work, report.person_id)
    said = TextMessage(report.text, report.message_id or 0)
    incoming = Incoming(report.chat, True, person.address, person.name, None, said)
    request = Request(work, now, report.chat, True, person.address, incoming, person.language, username, said, person)
    try:
        with work.savepoint():
            replies: list[Reply] = list(reply(request))
    except UserError as error:
        replies = [Post([error.message])]
    for shown in replies:
        if not isinstance(shown, Toast):
            put(work, report.chat, person.language, shown, now)


def _replies(request: Request, report: Report, reading: ReadingOfReport) -> Iterable[Reply]:
    if not reading.read.is_report or _may_be_answer(request, reading):
        return _otherwise(request, report, reading)
    if reading.partnership is None:
        return ask_partnership(request, report, reading.among)
    may_plan = _plans(request, report, reading, reading.partnership)
    if not reading.read.drafts and not may_plan:
        words = reading.read.plans[0].passage.of(reading.text)
        return [Post([message("report-plan-not-yours", words=quoted(words))])]
    return _drafts(request, report, reading, reading.partnership)


def ask_partnership(request: Request, report: Report, among: Sequence[Partnership] = ()) -> list[Reply]:
    """Ask of which of the person's partnerships a text is, or of those that may be meant."""
    own = among or reportable(request.work, request.person, request.now)
    rows = [[Button(each.name, ReadForPartnership(report.id, each.id))] for each in own]
    words = report.text or next((file.name for file in report.evidence if file.name), "")
    lines = [message("report-ask-partnership", words=quoted(words))]
    return [Screen(Purpose.MENU, lines, rows, move=True, replies_to=report.message_id)]


def _may_be_answer(request: Request, reading: ReadingOfReport) -> bool:
    """Tell whether so little is said that it may answer the question that was put down: the kind, and one thing."""
    said: list[ReportDraft | ReportPlan] = [*reading.read.drafts, *reading.read.plans]
    values = sum(len(each.values) + len(each.doubts) for each in said)
    return values < SAYS_SOMETHING and drafts.current(request.work, request.person.id) is not None


# Drafts ---------------------------------------------------------------------------------------------------------------


def _drafts(request: Request, report: Report, reading: ReadingOfReport, partnership: Partnership) -> list[Reply]:
    """Begin a draft of each event, or bring those there are up to what the text says now, and show the first."""
    there = drafts_of_report(request.work, request.person.id, report.id)
    submitted = submissions.of_text(request, report.id)
    totals = [_read_from(draft).total for draft in there.values() if draft.form != PLAN]
    known = max([*totals, *(each.told_by.total for each in submitted.values() if each.told_by)], default=0)
    changed: list[Reply] = []
    for number, read in enumerate(reading.read.drafts):
        if number in there:
            _read_again(request, there[number], report, reading, read)
        elif number in submitted:
            changed += later_edits.offered(request, report, reading, read, submitted[number])
        elif number >= known:
            _begin(request, report, reading, number, partnership)
    return [*show_first(request, report.id), *changed]


def _begin(request: Request, report: Report, reading: ReadingOfReport, number: int, partnership: Partnership) -> None:
    read = reading.read.drafts[number]
    blank = Draft(0, request.person.id, read.kind, OfReport(report.id, number), partnership.id, 1, {})
    answers = answers_of(
        read, reading.text, report.evidence if number == 0 else (), flows()[read.kind].context(request, blank)
    )
    answers.read_from.number, answers.read_from.total = number + 1, len(reading.read.drafts)
    answers.read_from.passed = [answers.words(plan.passage) for plan in reading.read.plans]
    dialogue.begin(
        request,
        read.kind,
        subject=blank.subject,
        partnership_id=partnership.id,
        answers=answers.answers,
        scratch=answers.scratch,
        read_from=answers.read_from,
    )


def _read_again(request: Request, draft: Draft, report: Report, reading: ReadingOfReport, read: ReportDraft) -> None:
    """Bring a draft up to what its text says now; what the person has answered by hand stays."""
    flow, before = flows()[draft.form], FormState.model_validate(draft.state)
    context = flow.context(request, draft)
    answers = answers_of(read, reading.text, report.evidence, context)
    kept = [*_read_from(draft).by_hand]
    kept += [field.name for field in fields_of(KINDS[draft.form]) if isinstance(field.question, Attachments)]
    for name in kept:
        answers.answers.pop(name, None)
        answers.scratch.pop(name, None)
        answers.read_from = answers.read_from.answered(name)
    answers.answers |= {name: before.answers[name] for name in kept if name in before.answers}
    kept_notes = _read_from(draft).model_dump(include={"by_hand", "number", "total"})
    answers.read_from = answers.read_from.model_copy(update=kept_notes)
    answers.read_from.passed = [answers.words(plan.passage) for plan in reading.read.plans]
    if read.kind != draft.form:
        _change_kind(request, draft, read, answers)
        return
    state = engine.start(
        flow.form, context, answers=answers.answers, scratch=answers.scratch, read_from=answers.read_from
    )
    state.said, state.different, state.begun = before.said, before.different, before.begun
    dialogue.resume_with(request, draft, state)


def _change_kind(request: Request, draft: Draft, read: ReportDraft, answers: ReadAnswers) -> None:
    """Begin a draft of the kind that the text shows now in place of the one there is."""
    drafts.remove(request.work, draft)
    names = {field.name for field in fields_of(read.form)}
    dialogue.begin(
        request,
        read.kind,
        subject=draft.subject,
        partnership_id=draft.partnership_id,
        answers={name: value for name, value in answers.answers.items() if name in names},
        scratch={name: value for name, value in answers.scratch.items() if name in names},
        read_from=answers.read_from,
    )


def show_first(request: Request, report_id: int, *, move: bool = True) -> list[Reply]:
    """Show what a text has left: its records together where they are several, else the first that is open."""
    there = drafts_of_report(request.work, request.person.id, report_id)
    if not there:
        return []
    records = report_overview.records_of_report(request, report_id)
    if len(records) > 1:
        return report_overview.overview(request, report_id, records, move=move)
    draft = there[min(there)]
    state = FormState.model_validate(draft.state)
    loose_files.take(request, flows()[draft.form].form, state)
    shown = dialogue.resume_with(request, draft, state)
    return [replace(reply, move=move) if isinstance(reply, Screen) else reply for reply in shown]


def following(request: Request, draft: Draft) -> list[Reply]:
    """Show the next of the same text after one of its drafts was submitted or discarded."""
    return show_first(request, draft.subject.report) if isinstance(draft.subject, OfReport) else []


def _read_from(draft: Draft) -> ReadFrom:
    return FormState.model_validate(draft.state).read_from or ReadFrom()


def edited(request: Request, text: TextMessage) -> list[Reply] | None:
    """Let a text be read again whose message is edited; None for a message that is none, or whose drafts are over."""
    if request.known is None:
        return None
    report = reports.of_message(request.work, request.known.id, text.message_id)
    if report is None or _is_over(request, report, text.message_id):
        return None
    reports.read_again(request.work, report, text=text.text)
    return []


def _is_over(request: Request, report: Report, message_id: int) -> bool:
    """Tell whether a text has become records only that an edit changes no more."""
    if drafts_of_report(request.work, request.person.id, report.id):
        return False
    became = [submissions.seen(request, each.record) for each in submissions.of_text(request, report.id).values()]
    if became:
        return not any(record is not None and submissions.may_amend(request, record) for record in became)
    return submissions.by_message(request, message_id) is not None


# What is to come, and what is no report -------------------------------------------------------------------------------


def _plans(request: Request, report: Report, reading: ReadingOfReport, partnership: Partnership) -> bool:
    """Begin a plan of each day to come, as far as the text fills it; tell whether the person plans at all.

    Those of an earlier wording that wait are read anew; what has been planned or discarded is not begun again.
    """
    try:
        check_role(request, commands()[PLAN].roles)
    except UserError:
        return False
    there = drafts_of_report(request.work, request.person.id, report.id)
    passed = [len(_read_from(draft).passed) for draft in there.values()]
    submitted = submissions.of_text(request, report.id).values()
    known = max([*passed, *(each.told_by.plans for each in submitted if each.told_by)], default=0)
    waiting = {draft.subject: draft for draft in there.values() if draft.form == PLAN}
    for draft in waiting.values():
        drafts.remove(request.work, draft)
    for at, plan in enumerate(reading.read.plans):
        subject = OfReport(report.id, PLANS_FROM + at)
        if subject in waiting or at >= known:
            _begin_plan(request, subject, reading, plan, partnership)
    return True


def _begin_plan(
    request: Request, subject: OfReport, reading: ReadingOfReport, plan: ReportPlan, partnership: Partnership
) -> None:
    blank = Draft(0, request.person.id, PLAN, subject, partnership.id, 1, {})
    context = flows()[PLAN].context(request, blank)
    read = values_of(RecurringEvent, reading.text, plan.values, plan.doubts, context)
    every: list[JsonValue] = [
        str(branch.id)
        for organisation in (partnership.college, partnership.enterprise)
        for branch in organisations.branches_of(request.work, organisation.id)
    ]
    chosen = read.answers.get("branches")
    read.answers["branches"] = [str(branch) for branch in chosen] if isinstance(chosen, list) else every
    dialogue.begin(
        request, PLAN, subject=subject, partnership_id=partnership.id, answers=read.answers, read_from=read.read_from
    )


def _otherwise(request: Request, report: Report, reading: ReadingOfReport) -> list[Reply]:
    """Answer what is no report: by what it asks for, or by what people mostly want."""
    if report.evidence:
        return _kept_files(request, report, [])
    if report.revision > 1 and report.message_id is not None:
        return submissions.edited(request, report.message_id)
    if replies := dialogue.held(request, reading.text):
        return replies
    if replies := unasked.said(request, reading.text):
        return replies
    intent = reading.read.intent
    command = commands().get(COMMAND_OF[intent.kind]) if intent else None
    if command is not None and (command.roles is None or command.roles & request.person.roles):
        return list(run_command(request, command.name, ""))
    return submissions.said_afterwards(request) or [Post([Message("nothing-asked")], wanted_rows(request))]


def wanted_rows(request: Request) -> Rows:
    """Return the buttons of what people mostly want, of what the person may."""
    may = [
        wanted for wanted in Wanted if (roles := commands()[wanted.value].roles) is None or roles & request.person.roles
    ]
    buttons = [Button(Message(f"wanted-{wanted.value}"), AskFor(wanted)) for wanted in may]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _kept_files(request: Request, report: Report, above: list[Line]) -> list[Reply]:
    """Keep the files that came with a text of which nothing can be made, and ask what they are of."""
    if not report.evidence or not may_log(request):
        return [Post(above or [Message("nothing-asked")])]
    return unasked.kept_files(request, report.evidence, above)
