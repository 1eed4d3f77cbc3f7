"""The own side's roster: lists of people that are added to it, pasted or as a file."""

from datetime import date, datetime
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.conversation import dialogue, imports
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.imports import Importing, Preview
from handlers.conversation.questions import page, plain_context
from handlers.kit.replies import Button, Line, Reply, Rows
from handlers.kit.router import COORDINATORS_AND_ADMINS, Command, Request, Section, Tap
from handlers.views.roster import entry_page
from records.form import Form
from records.messages import Message, message
from records.questions import Text
from records.roster_list import pasted_rows
from records.subjects import OfOrganisation, Programme
from services.people import organisations, roster, roster_import
from services.people.organisations import today_of
from services.permissions import check_manages
from storage.chat.drafts import Draft
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory
from storage.people import roster as entries
from storage.people.directory import Person
from storage.people.roster import Entry

MANY = 20  # organisations; beyond that they are searched
ALL_NEW = 3  # from so many unknown branches on they can be made all at once


class RosterList(Form):
    """People to add to a roster."""

    texts: ClassVar[str] = "roster"
    people: Annotated[str, Text(4000, multiline=True, tabs=True, hint=True)]


def add_roster(request: Request, _rest: str) -> list[Reply]:
    own = organisations.managed(request.work, request.person)
    if len(own) == 1:
        return roster_of(request, own[0].id)
    if len(own) > MANY:
        return dialogue.begin(request, "organisation_list", subject=Programme(), anew=True)
    return [page(request, [Message("roster-whose")], [[Button(each.name, f"roster:{each.id}")] for each in own])]


def roster_of(request: Request, organisation_id: int = 0) -> list[Reply]:
    organisations.managed_one(request.work, request.person, organisation_id)
    return dialogue.begin(request, "roster", subject=OfOrganisation(organisation_id), anew=True)


def _beside(request: Request, draft: Draft) -> Rows:
    number = draft.about(OfOrganisation).organisation
    there = len(_now_on(request.work, number, today_of(request.work, number, request.now)))
    branches = len(directory.branches_of(request.work, number))
    return [
        [
            Button(message("roster-people-button", count=there), f"roster_people:{number}"),
            Button(message("roster-branches-button", count=branches), f"organisation:{number}"),
        ]
    ]


def _now_on(work: UnitOfWork, organisation_id: int, today: date) -> list[Entry]:
    return [each for each in entries.newest(entries.of_organisation(work, organisation_id)) if each.holds_on(today)]


def _add_list(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    organisation_id = draft.about(OfOrganisation).organisation
    organisations.managed_one(request.work, request.person, organisation_id)
    lines = pasted_rows(str(answers["people"]))
    if len(lines) == 1 and (known := roster.named(request.work, organisation_id, str(answers["people"]))):
        return [entry_page(request, known.identity)]
    shown = imports.pasted(request, "roster", draft.subject, lines)
    return [page(request, [Message("import-read")]), *shown]


def _preview(work: UnitOfWork, person: Person, found: Import, now: datetime) -> Preview:
    check_manages(person, found.about(OfOrganisation).organisation)
    today = today_of(work, found.about(OfOrganisation).organisation, now)
    plan = roster_import.plan(work, found, today)
    lines: list[Line] = [message("roster-can-take", taken=len(plan.taken), refused=len(plan.refused))]
    if plan.new_branches:
        lines.append(message("roster-new-branches", branches=plan.new_branches[:30]))
    if plan.undated:
        lines.append(message("roster-undated", count=plan.undated, date=today))
    lines += [message("roster-refused", line=each.number, reason=each.reason) for each in plan.refused]
    if not plan.unknown:
        if not plan.taken:
            lines.append(Message("roster-try-again"))
        return Preview(lines, len(plan.taken))
    asked, named = plan.unknown[0], sum(bool(each.name) for each in plan.unknown)
    heading = message("roster-branch-unknown", branch=asked.name, count=asked.lines)
    if not asked.name:
        heading = message("roster-branch-missing", count=asked.lines)
    answer = f"import_branch:{found.id}:{asked.number}"
    rows = [[Button(branch.name, f"{answer}:{branch.id + roster_import.KNOWN}")] for branch in asked.near]
    if asked.name:
        rows.append([Button(message("roster-branch-new", branch=asked.name[:40]), f"{answer}:{roster_import.NEW}")])
    if named >= ALL_NEW:
        rows.append([Button(message("roster-branch-all-new", count=named), f"import_branches:{found.id}")])
    rows.append([Button(message("roster-branch-out", count=asked.lines), f"{answer}:{roster_import.LEAVE_OUT}")])
    return Preview([heading], len(plan.taken), rows)


def _take(work: UnitOfWork, person: Person, found: Import, now: datetime) -> Message:
    taken = roster_import.take(work, person, found, now, today_of(work, found.about(OfOrganisation).organisation, now))
    return message("roster-taken", taken=taken)


def say_branch(request: Request, import_id: int = 0, number: int = 0, choice: int = 0) -> list[Reply]:
    found = imports.own_import(request, import_id)
    today = today_of(request.work, found.about(OfOrganisation).organisation, request.now)
    roster_import.choose_branch(request.work, request.person, found, number, choice, today)
    return [_again(request, import_id)]


def all_branches_new(request: Request, import_id: int = 0) -> list[Reply]:
    found = imports.own_import(request, import_id)
    today = today_of(request.work, found.about(OfOrganisation).organisation, request.now)
    roster_import.make_all_branches(request.work, request.person, found, today)
    return [_again(request, import_id)]


def _again(request: Request, import_id: int) -> Reply:
    return imports.screen(request.work, request.person, imports.own_import(request, import_id), request.now, move=False)


COMMANDS = [Command("roster", COORDINATORS_AND_ADMINS, add_roster, place=50, section=Section.SIDE, often=True)]
TAPS = [
    Tap("roster", COORDINATORS_AND_ADMINS, roster_of),
    Tap("import_branch", COORDINATORS_AND_ADMINS, say_branch),
    Tap("import_branches", COORDINATORS_AND_ADMINS, all_branches_new),
]
FLOWS = [
    Flow("roster", RosterList, plain_context, as_json(_add_list), beside=_beside, file=imports.sent),
]
IMPORTS = [Importing("roster", _preview, _take)]
