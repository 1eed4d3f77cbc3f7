"""Who did what and when, for admins: newest first, all of it or that of one person, one record, one deed."""

from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

from handlers.buttons.ledger import AskAuditDeed, AskAuditPerson, ShowAudit
from handlers.conversation import dialogue
from handlers.conversation.context import Context, Option
from handlers.conversation.flow import Flow
from handlers.conversation.short_questions import context_of, page
from handlers.kit.pager import fetched_page
from handlers.kit.replies import Button, Line, Reply
from handlers.kit.router import ADMINS, Command, OnPress, Request, Section
from records.actions import AUDITED_ACTIONS
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Pick
from records.subjects import WholeProgramme
from records.text import kebab, narrow_digits
from services.people import membership
from services.permissions import check_admin
from storage import audit, programme
from storage.audit import AuditRow
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, partnerships, persons
from storage.people import roster as entries

PAGE = 12


class AuditPerson(Form):
    """Whose deeds are to be shown."""

    texts: ClassVar[str] = "audit-person"
    person: Annotated[str, Pick("people")]


class AuditAction(Form):
    """Which kind of deeds is to be shown."""

    texts: ClassVar[str] = "audit-action"
    action: Annotated[str, Pick("actions")]


def audit_log(request: Request, rest: str) -> list[Reply]:
    """Show what was done, newest first; with a number after the command, what was done to that record."""
    number = narrow_digits(rest).lstrip("#").strip()
    if rest and not (number.isascii() and number.isdecimal() and len(number) <= 12):
        raise UserError("audit-record-number")
    return show(request, ShowAudit(record=int(number or 0) or None))


def show(request: Request, press: ShowAudit) -> list[Reply]:
    """Show a page of what was done, as far as the button asks for it."""
    check_admin(request.person)  # who was asked whose deeds to show may have lost the role since
    if press.deed is not None and press.deed > len(AUDITED_ACTIONS):
        raise UserError("button-old")
    actions = [AUDITED_ACTIONS[press.deed - 1]] if press.deed else None
    shown = fetched_page(
        lambda offset, limit: audit.newest(
            request.work, offset, limit, person_id=press.person, record_id=press.record, actions=actions
        ),
        press.page,
        PAGE,
    )
    lines: list[Line] = [Message("audit-heading"), *(_line(request.work, row) for row in shown.items)]
    if not shown.items:
        lines.append(Message("audit-empty"))
    turning = shown.turning(lambda number: ShowAudit(number, press.person, press.deed, press.record))
    filters = [
        Button(Message("audit-by-person"), AskAuditPerson()),
        Button(Message("audit-by-action"), AskAuditDeed()),
    ]
    if press.person or press.deed or press.record:
        filters.append(Button(Message("audit-all"), ShowAudit()))
    return [page(request, lines, [turning, filters])]


def _line(work: UnitOfWork, row: AuditRow) -> Message:
    return message(
        "audit-line",
        at=row.at.astimezone(ZoneInfo(programme.time_zone(work))),
        who=row.person or Message("audit-clock"),
        did=Message(f"did-{kebab(row.action)}"),
        subject=_subject(work, row),
    )


def _subject(work: UnitOfWork, row: AuditRow) -> Line:
    """Name what it was done to, where it has a name: today's, and of an erased person the pseudonym."""
    match row.subject:
        case "person":
            return persons.by_id(work, row.subject_id).name
        case "roster":
            return entries.of_human(work, row.subject_id)[-1].name
        case "partnership":
            return partnerships.by_id(work, row.subject_id).name
        case "organisation":
            return next(known.name for known in organisations.every(work) if known.id == row.subject_id)
        case "branch":
            branch = organisations.branch(work, row.subject_id)
            return branch[0].name if branch else ""
    return message(f"audit-subject-{kebab(row.subject)}", number=row.subject_id)


def ask_person(request: Request, _press: AskAuditPerson) -> list[Reply]:
    """Ask whose deeds are to be shown."""
    return dialogue.begin(request, "audit_person", subject=WholeProgramme(), anew=True)


def ask_deed(request: Request, _press: AskAuditDeed) -> list[Reply]:
    """Ask which kind of deeds is to be shown."""
    return dialogue.begin(request, "audit_action", subject=WholeProgramme(), anew=True)


def _people_context(request: Request, _draft: Draft) -> Context:
    people = membership.known_people(request.work, request.person)
    return context_of(request, people=[Option(person.name, str(person.id)) for person in people])


def _actions_context(request: Request, _draft: Draft) -> Context:
    deeds = [Option(Message(f"did-{kebab(deed)}"), str(place)) for place, deed in enumerate(AUDITED_ACTIONS, 1)]
    return context_of(request, actions=deeds)


def _of_person(request: Request, _draft: Draft, answers: AuditPerson) -> list[Reply]:
    return show(request, ShowAudit(person=int(answers.person)))


def _of_deed(request: Request, _draft: Draft, answers: AuditAction) -> list[Reply]:
    return show(request, ShowAudit(deed=int(answers.action)))


COMMANDS = [Command("audit", ADMINS, audit_log, place=75, section=Section.PROGRAMME)]
BUTTONS = [OnPress(ShowAudit, show), OnPress(AskAuditPerson, ask_person), OnPress(AskAuditDeed, ask_deed)]
FLOWS = [
    Flow("audit_person", AuditPerson, _people_context, _of_person),
    Flow("audit_action", AuditAction, _actions_context, _of_deed),
]
