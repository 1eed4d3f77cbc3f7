"""Who did what and when, for admins: newest first, all of it or that of one person, one record, one deed."""

from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.engine import Context, Option
from handlers.conversation.questions import asking, context_of, everything, page
from handlers.kit.replies import Button, Line, Reply
from handlers.kit.router import ADMINS, Command, Request, Section, Tap
from records.actions import AUDITED_ACTIONS
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Pick
from records.text import kebab, narrow_digits
from services.people import membership
from storage import audit, programme
from storage.audit import AuditRow
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory, organisations
from storage.people import roster as entries

PAGE = 12


class AuditPerson(Form):
    texts: ClassVar[str] = "audit-person"
    person: Annotated[str, Pick("people")]


class AuditAction(Form):
    texts: ClassVar[str] = "audit-action"
    action: Annotated[str, Pick("actions")]


def audit_(request: Request, rest: str) -> list[Reply]:
    """With a number after it: what was done to that record."""
    number = narrow_digits(rest).lstrip("#").strip()
    if rest and not (number.isascii() and number.isdecimal() and len(number) < 16):
        raise UserError("audit-record-number")
    return show(request, 0, 0, 0, int(number or 0))


def show(request: Request, number: int = 0, person_id: int = 0, action: int = 0, record_id: int = 0) -> list[Reply]:
    """A page of it. 0 for person, action (counted from 1) and record: any."""
    _check(request, 0)
    if action > len(AUDITED_ACTIONS) or number > 100_000:
        raise UserError("button-old")
    found = audit.newest(
        request.work,
        number * PAGE,
        PAGE + 1,
        person_id=person_id or None,
        record_id=record_id or None,
        actions=[AUDITED_ACTIONS[action - 1]] if action else None,
    )
    lines: list[Line] = [Message("audit-heading"), *(_line(request.work, each) for each in found[:PAGE])]
    if not found:
        lines.append(Message("audit-empty"))
    turning = []
    if number:
        turning.append(Button(Message("page-before"), f"audit:{number - 1}:{person_id}:{action}:{record_id}"))
    if len(found) > PAGE:
        turning.append(Button(Message("page-after"), f"audit:{number + 1}:{person_id}:{action}:{record_id}"))
    filters = [Button(Message("audit-by-person"), "audit_person"), Button(Message("audit-by-action"), "audit_action")]
    if person_id or action or record_id:
        filters.append(Button(Message("audit-all"), "audit:0:0:0:0"))
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
    """By its name where it has one; the name is today's, and of an erased person the pseudonym."""
    match row.subject:
        case "person":
            return directory.by_id(work, row.subject_id).name
        case "roster":
            return entries.of_human(work, row.subject_id)[-1].name
        case "partnership":
            return directory.partnership(work, row.subject_id).name
        case "organisation":
            return next(each.name for each in directory.all_organisations(work) if each.id == row.subject_id)
        case "branch":
            found = organisations.branch(work, row.subject_id)
            return found[0].name if found else ""
    return message(f"audit-subject-{kebab(row.subject)}", number=row.subject_id)


def _check(request: Request, _number: int) -> None:
    if not request.person.is_admin:
        raise UserError("not-your-role")


def _people_context(request: Request, _draft: Draft) -> Context:
    found = membership.known_people(request.work, request.person)
    return context_of(request, people=[Option(each.name, str(each.id)) for each in found])


def _actions_context(request: Request, _draft: Draft) -> Context:
    return context_of(
        request, actions=[Option(Message(f"did-{kebab(each)}"), str(at)) for at, each in enumerate(AUDITED_ACTIONS, 1)]
    )


COMMANDS = [Command("audit", ADMINS, audit_, place=75, section=Section.PROGRAMME)]
TAPS = [
    Tap("audit", ADMINS, show),
    Tap("audit_person", ADMINS, asking("audit_person", everything, _check)),
    Tap("audit_action", ADMINS, asking("audit_action", everything, _check)),
]
FLOWS = [
    Flow(
        "audit_person",
        AuditPerson,
        _people_context,
        as_json(lambda request, _draft, answers: show(request, 0, int(str(answers["person"])))),
    ),
    Flow(
        "audit_action",
        AuditAction,
        _actions_context,
        as_json(lambda request, _draft, answers: show(request, 0, 0, int(str(answers["action"])))),
    ),
]
