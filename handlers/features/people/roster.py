"""The own side's roster: lists of people that are added to it, pasted or as a file."""

from datetime import date, datetime
from typing import Annotated, ClassVar

from handlers.buttons.people import (
    AnswerRosterDoubt,
    AskForRoster,
    ChooseImportBranch,
    ListRoster,
    MakeImportBranches,
    ShowOrganisation,
)
from handlers.conversation import dialogue, list_imports
from handlers.conversation.flow import ORGANISATION_LIST, Flow
from handlers.conversation.list_imports import Fit, Importing, Preview, passed_lines
from handlers.conversation.short_questions import page, plain_context
from handlers.kit.replies import Button, Reply, Rows
from handlers.kit.router import COORDINATORS, COORDINATORS_AND_ADMINS, Command, OnPress, Request, Section
from handlers.views.roster import entry_page
from handlers.views.roster_doubts import doubt_question
from handlers.views.roster_update import taken_line, update_preview
from records.form import Form
from records.lengths import shortened
from records.messages import Message, message
from records.questions import Text
from records.reading.roster_list import parse_roster, pasted_rows
from records.subjects import OfOrganisation, WholeProgramme
from services.people import organisations as looked_after
from services.people import roster, roster_import, roster_undo
from services.people.organisations import today_of
from services.people.roster_doubts import key_of
from services.people.roster_import import LEAVE_OUT, NEW, BranchChoice, RosterPlan
from services.permissions import check_manages
from storage.chat.drafts import Draft
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations
from storage.people import roster as entries
from storage.people.persons import Person

MANY = 20  # organisations; beyond that they are searched
ALL_NEW = 3  # from so many unknown branches on they can be made all at once


class RosterList(Form):
    """People to add to a roster."""

    texts: ClassVar[str] = "roster"
    people: Annotated[str, Text(list_imports.LONGEST_TEXT, multiline=True, tabs=True, hint=True)]


def add_roster(request: Request, _rest: str) -> list[Reply]:
    """Ask for people to add, or first to whose roster."""
    own = looked_after.managed(request.work, request.person)
    if len(own) == 1:
        return _ask_for_list(request, own[0].id)
    if len(own) > MANY:
        return dialogue.begin(request, ORGANISATION_LIST, subject=WholeProgramme(), anew=True)
    rows = [[Button(organisation.name, AskForRoster(organisation.id))] for organisation in own]
    return [page(request, [Message("roster-whose")], rows)]


def ask_for_roster(request: Request, press: AskForRoster) -> list[Reply]:
    """Ask for people to add to the roster that was chosen."""
    looked_after.managed_one(request.work, request.person, press.organisation)
    return _ask_for_list(request, press.organisation)


def _ask_for_list(request: Request, organisation_id: int) -> list[Reply]:
    return dialogue.begin(request, "roster", subject=OfOrganisation(organisation_id), anew=True)


def _beside(request: Request, draft: Draft) -> Rows:
    organisation_id = draft.about(OfOrganisation).organisation
    today = today_of(request.work, organisation_id, request.now)
    everybody = entries.newest(entries.of_organisation(request.work, organisation_id))
    present = sum(entry.holds_on(today) for entry in everybody)
    branches = len(organisations.branches_of(request.work, organisation_id))
    return [
        [
            Button(message("roster-people-button", count=present), ListRoster(organisation_id)),
            Button(message("roster-branches-button", count=branches), ShowOrganisation(organisation_id)),
        ]
    ]


def _add_list(request: Request, draft: Draft, answers: RosterList) -> list[Reply]:
    organisation_id = looked_after.managed_one(
        request.work, request.person, draft.about(OfOrganisation).organisation
    ).id
    if len(pasted_rows(answers.people)) == 1 and (known := roster.named(request.work, organisation_id, answers.people)):
        return [entry_page(request, known.identity)]
    shown = list_imports.pasted(request, "roster", draft.subject, answers.people)
    return [page(request, [Message("import-read")]), *shown]


# What is shown of a list before it is taken ---------------------------------------------------------------------------


def _preview(work: UnitOfWork, person: Person, imported: Import, now: datetime) -> Preview:
    organisation_id = roster_import.organisation_of(imported)
    check_manages(person, organisation_id)
    today = _today(work, imported, now)
    plan = roster_import.plan(work, imported, today)
    if plan.unknown:
        return _branch_question(imported, plan)
    branches = {branch.id: branch.name for branch in organisations.branches_of(work, organisation_id)}
    return doubt_question(imported.id, plan, branches) if plan.doubts else update_preview(plan, today, branches)


def _fit(_work: UnitOfWork, imported: Import, _now: datetime) -> Fit:
    parsed = parse_roster(imported.lines)
    return Fit(parsed.has_heading, len(parsed.lines))


def _branch_question(imported: Import, plan: RosterPlan) -> Preview:
    """Ask what the first of the unknown branches means."""
    unknown, named = plan.unknown[0], sum(bool(branch.name) for branch in plan.unknown)

    def answer(label: Message | str, choice: BranchChoice) -> list[Button]:
        return [Button(label, ChooseImportBranch(imported.id, unknown.number, choice.number))]

    heading = message("roster-branch-missing", count=unknown.lines)
    rows = [answer(branch.name, BranchChoice(known=branch.id)) for branch in unknown.near]
    if unknown.name:
        heading = message("roster-branch-unknown", branch=unknown.name, count=unknown.lines)
        rows.append(answer(message("roster-branch-new", branch=shortened(unknown.name, 40)), NEW))
    if named >= ALL_NEW:
        rows.append([Button(message("roster-branch-all-new", count=named), MakeImportBranches(imported.id))])
    rows.append(answer(message("roster-branch-out", count=unknown.lines), LEAVE_OUT))
    return Preview([heading], len(plan.taken), rows, items=passed_lines(plan.passed))


def _take(work: UnitOfWork, person: Person, imported: Import, now: datetime) -> Message:
    return taken_line(roster_import.take(work, person, imported, now, _today(work, imported, now)))


def _undo(work: UnitOfWork, person: Person, imported: Import, now: datetime) -> Message:
    return message("roster-undone", count=roster_undo.undo(work, person, imported, now))


def _today(work: UnitOfWork, imported: Import, now: datetime) -> date:
    return today_of(work, roster_import.organisation_of(imported), now)


def choose_branch(request: Request, press: ChooseImportBranch) -> list[Reply]:
    """Note what an unknown branch means, and ask about the next."""
    imported, choice = list_imports.own_import(request, press.imported), BranchChoice.of_number(press.choice)
    today = _today(request.work, imported, request.now)
    roster_import.choose_branch(request.work, request.person, imported, press.branch, choice, today)
    return [_again(request, imported.id)]


def answer_doubt(request: Request, press: AnswerRosterDoubt) -> list[Reply]:
    """Note who a line means, or whether somebody has left, and ask about the next."""
    imported = list_imports.own_import(request, press.imported)
    today = _today(request.work, imported, request.now)
    key = key_of(press.kind, press.number)
    roster_import.answer_doubt(request.work, request.person, imported, key, press.answer, today, rest=press.rest)
    return [_again(request, imported.id)]


def make_all_branches(request: Request, press: MakeImportBranches) -> list[Reply]:
    """Note that all unknown branches are new."""
    imported = list_imports.own_import(request, press.imported)
    today = _today(request.work, imported, request.now)
    roster_import.make_all_branches(request.work, request.person, imported, today)
    return [_again(request, imported.id)]


def _again(request: Request, import_id: int) -> Reply:
    return list_imports.screen(
        request.work, request.person, list_imports.own_import(request, import_id), request.now, move=False
    )


COMMANDS = [Command("roster", COORDINATORS_AND_ADMINS, add_roster, place=50, section=Section.SIDE, often=COORDINATORS)]
BUTTONS = [
    OnPress(AskForRoster, ask_for_roster),
    OnPress(ChooseImportBranch, choose_branch),
    OnPress(MakeImportBranches, make_all_branches),
    OnPress(AnswerRosterDoubt, answer_doubt),
]
FLOWS = [Flow("roster", RosterList, plain_context, _add_list, beside=_beside, file=list_imports.sent)]
IMPORTS = [Importing("roster", _preview, _take, pasted_rows, _fit, undo=_undo)]
