"""The own side's roster: lists of people that are added to it, pasted or as a file."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, ClassVar

from handlers.buttons.people import AskForRoster, ChooseImportBranch, ListRoster, MakeImportBranches, ShowOrganisation
from handlers.conversation import dialogue, list_imports
from handlers.conversation.flow import ORGANISATION_LIST, Flow
from handlers.conversation.list_imports import Fit, Importing, Preview, passed_lines
from handlers.conversation.short_questions import page, plain_context
from handlers.kit.replies import Button, Line, Reply, Rows
from handlers.kit.router import COORDINATORS, COORDINATORS_AND_ADMINS, Command, OnPress, Request, Section
from handlers.views.roster import entry_page
from records.form import Form
from records.lengths import shortened
from records.messages import Message, message
from records.questions import Text
from records.reading.roster_list import RosterLine, parse_roster, pasted_rows
from records.subjects import OfOrganisation, WholeProgramme
from services.people import organisations as looked_after
from services.people import roster, roster_import
from services.people.organisations import today_of
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
NAMES_A_LINE = 30


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
    check_manages(person, roster_import.organisation_of(imported))
    plan = roster_import.plan(work, imported)
    if plan.unknown:
        return _branch_question(imported, plan)
    lines: list[Line] = [message("roster-can-take", taken=len(plan.taken), refused=len(plan.refused))]
    if plan.undated:
        today = today_of(work, roster_import.organisation_of(imported), now)
        lines.append(message("roster-undated", count=plan.undated, date=today))
    if not plan.taken:
        lines.append(Message("roster-try-again"))
    items: list[Line] = [message("roster-refused", line=line.number, reason=line.reason) for line in plan.refused]
    items += passed_lines(plan.passed)
    items += [
        message("roster-new-branches", branches=plan.new_branches[at : at + NAMES_A_LINE])
        for at in range(0, len(plan.new_branches), NAMES_A_LINE)
    ]
    items += _names(work, imported, plan)
    return Preview(lines, len(plan.taken), items=items)


def _names(work: UnitOfWork, imported: Import, plan: RosterPlan) -> Iterator[Message]:
    """Yield who would be added, by branches, some names at a time."""
    there = organisations.branches_of(work, roster_import.organisation_of(imported))
    named = {branch.id: branch.name for branch in there}
    by_branch: dict[str, list[RosterLine]] = {}
    for line, choice in plan.taken:
        branch = line.branch or "" if choice.known is None else named[choice.known]
        by_branch.setdefault(branch, []).append(line)
    for branch, people in by_branch.items():
        for at in range(0, len(people), NAMES_A_LINE):
            names = tuple(map(_name, people[at : at + NAMES_A_LINE]))
            yield message("roster-names", branch=branch, names=names)


def _name(person: RosterLine) -> Line:
    return person.name if person.party_member else message("roster-name-non-party", name=person.name)


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
    today = today_of(work, roster_import.organisation_of(imported), now)
    return message("roster-taken", taken=roster_import.take(work, person, imported, now, today))


def choose_branch(request: Request, press: ChooseImportBranch) -> list[Reply]:
    """Note what an unknown branch means, and ask about the next."""
    imported, choice = list_imports.own_import(request, press.imported), BranchChoice.of_number(press.choice)
    roster_import.choose_branch(request.work, request.person, imported, press.branch, choice)
    return [_again(request, imported.id)]


def make_all_branches(request: Request, press: MakeImportBranches) -> list[Reply]:
    """Note that all unknown branches are new."""
    imported = list_imports.own_import(request, press.imported)
    roster_import.make_all_branches(request.work, request.person, imported)
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
]
FLOWS = [Flow("roster", RosterList, plain_context, _add_list, beside=_beside, file=list_imports.sent)]
IMPORTS = [Importing("roster", _preview, _take, pasted_rows, _fit)]
