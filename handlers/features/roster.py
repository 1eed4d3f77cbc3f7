"""The own side's roster: lists that are added to it, and single people on it."""

from datetime import date, datetime
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers import conversation, imports
from handlers.asking import asking, context_of, page
from handlers.conversation import Flow
from handlers.forms import Context, Option
from handlers.imports import Importing, Preview
from handlers.replies import Button, Line, Reply, Rows, Toast
from handlers.router import COORDINATORS_AND_ADMINS, Command, Section, Tap, Turn
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Day, Pick, Text
from records.roster_list import rows_of
from services import partnerships, roster, roster_import
from services.partnerships import today_of
from storage import people
from storage import roster as entries
from storage.drafts import Draft
from storage.imports import Import
from storage.people import Person
from storage.roster import Entry
from storage.unit_of_work import UnitOfWork

MANY = 20  # organisations; beyond that they are searched
ALL_NEW = 3  # from so many unknown branches on they can be made all at once


class RosterList(Form):
    """People to add to a roster."""

    texts: ClassVar[str] = "roster"
    review: ClassVar[bool] = False
    people: Annotated[str, Text(4000, multiline=True, tabs=True, hint=True)]


class EntryChoice(Form):
    texts: ClassVar[str] = "roster-find"
    review: ClassVar[bool] = False
    entry: Annotated[str, Pick("entries")]


class EntryName(Form):
    texts: ClassVar[str] = "roster-name"
    review: ClassVar[bool] = False
    name: Annotated[str, Text(60)]


class EntryJoined(Form):
    texts: ClassVar[str] = "roster-joined"
    review: ClassVar[bool] = False
    on: Annotated[date, Day()]


class EntryLeft(Form):
    texts: ClassVar[str] = "roster-left"
    review: ClassVar[bool] = False
    on: Annotated[date, Day()]


class EntryBack(Form):
    texts: ClassVar[str] = "roster-back"
    review: ClassVar[bool] = False
    on: Annotated[date, Day()]


class EntryParty(Form):
    texts: ClassVar[str] = "roster-party"
    review: ClassVar[bool] = False
    on: Annotated[date, Day()]


class EntryTransfer(Form):
    texts: ClassVar[str] = "roster-transfer"
    review: ClassVar[bool] = False
    branch: Annotated[str, Pick("branches")]
    on: Annotated[date, Day()]


class EntryPerson(Form):
    texts: ClassVar[str] = "roster-link"
    review: ClassVar[bool] = False
    person: Annotated[str, Pick("people")]


# The list -----------------------------------------------------------------------------------------------------------


def add_roster(turn: Turn, _rest: str) -> list[Reply]:
    own = partnerships.managed(turn.work, turn.person)
    if len(own) == 1:
        return roster_of(turn, own[0].id)
    if len(own) > MANY:
        return conversation.begin(turn, conversation.flows()["organisation_list"], subject="0", anew=True)
    return [page(turn, [Message("roster-whose")], [[Button(each.name, f"roster:{each.id}")] for each in own])]


def roster_of(turn: Turn, organisation_id: int = 0) -> list[Reply]:
    partnerships.organisation(turn.work, turn.person, organisation_id)
    return conversation.begin(turn, conversation.flows()["roster"], subject=str(organisation_id), anew=True)


def _beside(turn: Turn, draft: Draft) -> Rows:
    number = int(draft.subject)
    there = len(_now_on(turn.work, number, today_of(turn.work, number, turn.now)))
    branches = len(people.branches_of(turn.work, number))
    return [
        [
            Button(message("roster-people-button", count=there), f"roster_people:{number}"),
            Button(message("roster-branches-button", count=branches), f"organisation:{number}"),
        ]
    ]


def _now_on(work: UnitOfWork, organisation_id: int, today: date) -> list[Entry]:
    return [each for each in entries.newest(entries.of_organisation(work, organisation_id)) if each.holds_on(today)]


def _add_list(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    partnerships.organisation(turn.work, turn.person, int(draft.subject))
    lines = rows_of(str(answers["people"]))
    if len(lines) == 1 and (known := roster.named(turn.work, int(draft.subject), str(answers["people"]))):
        return show_entry(turn, known.identity)
    shown = imports.pasted(turn, "roster", int(draft.subject), lines)
    return [page(turn, [Message("import-read")]), *shown]


def _preview(work: UnitOfWork, person: Person, found: Import, now: datetime) -> Preview:
    roster.check_manages(person, found.subject_id)
    today = today_of(work, found.subject_id, now)
    plan = roster_import.plan(work, found, today)
    lines: list[Line] = [message("roster-can-take", taken=len(plan.taken), refused=len(plan.refused))]
    if plan.new_branches:
        lines.append(message("roster-new-branches", branches=plan.new_branches[:30]))
    if plan.undated:
        lines.append(message("roster-undated", count=plan.undated, date=today))
    lines += [message("roster-refused", line=each.number, reason=each.reason) for each in plan.refused]
    if not plan.unknown:
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
    taken = roster_import.take(work, person, found, now, today_of(work, found.subject_id, now))
    return message("roster-taken", taken=taken)


def say_branch(turn: Turn, import_id: int = 0, number: int = 0, choice: int = 0) -> list[Reply]:
    found = imports.own_import(turn, import_id)
    today = today_of(turn.work, found.subject_id, turn.now)
    roster_import.choose_branch(turn.work, turn.person, found, number, choice, today)
    return [_again(turn, import_id)]


def all_branches_new(turn: Turn, import_id: int = 0) -> list[Reply]:
    found = imports.own_import(turn, import_id)
    today = today_of(turn.work, found.subject_id, turn.now)
    roster_import.make_all_branches(turn.work, turn.person, found, today)
    return [_again(turn, import_id)]


def _again(turn: Turn, import_id: int) -> Reply:
    return imports.screen(turn.work, turn.person, imports.own_import(turn, import_id), turn.now, move=False)


# One person ---------------------------------------------------------------------------------------------------------


def _entries_context(turn: Turn, draft: Draft) -> Context:
    """Everybody who is or was on it; whoever has left says so."""
    number = partnerships.organisation(turn.work, turn.person, int(draft.subject)).id
    branches = {branch.id: branch.name for branch in people.branches_of(turn.work, number)}
    today = today_of(turn.work, number, turn.now)
    options = [
        Option(
            message(
                "roster-option" if each.holds_on(today) else "roster-option-left",
                name=each.name,
                branch=branches[each.branch_id],
            ),
            str(each.identity),
        )
        for each in entries.newest(entries.of_organisation(turn.work, number))
    ]
    return context_of(turn, number, entries=options)


def show_entry(turn: Turn, identity: int = 0) -> list[Reply]:
    """The human as they are now, what they were before, and what can be changed."""
    found = roster.human(turn.work, turn.person, identity)
    entry, number = found[-1], found[-1].organisation_id
    branches = {branch.id: branch.name for branch in people.branches_of(turn.work, number)}
    linked: Line = people.by_id(turn.work, entry.person_id).name if entry.person_id else Message("roster-not-linked")
    lines: list[Line] = [
        message("roster-entry-heading", name=entry.name),
        message("roster-entry-linked", name=linked),
        "",
    ]
    lines += [_stretch(each, branches[each.branch_id]) for each in found]
    return [page(turn, lines, _entry_rows(entry))]


def _stretch(entry: Entry, branch: str) -> Message:
    party = Message("roster-party-yes" if entry.party_member else "roster-party-no")
    if entry.left_on is None:
        return message("roster-stretch", branch=branch, party=party, since=entry.joined_on)
    return message("roster-stretch-ended", branch=branch, party=party, since=entry.joined_on, until=entry.left_on)


def _entry_rows(entry: Entry) -> Rows:
    identity = entry.identity
    turning = Message("roster-party-end-button" if entry.party_member else "roster-party-begin-button")
    link = Button(Message("roster-link-button"), f"entry_link:{identity}")
    if entry.person_id is not None:
        link = Button(Message("roster-unlink-button"), f"entry_unlink:{identity}")
    rows = [
        [
            Button(Message("roster-name-button"), f"entry_name:{identity}"),
            Button(Message("roster-joined-button"), f"entry_joined:{identity}"),
        ]
    ]
    if entry.left_on is None:
        rows += [
            [
                Button(Message("roster-transfer"), f"entry_transfer:{identity}"),
                Button(turning, f"entry_party:{identity}"),
            ],
            [Button(Message("roster-left-button"), f"entry_left:{identity}"), link],
        ]
    else:
        rows.append([Button(Message("roster-back-button"), f"entry_back:{identity}"), link])
    return [*rows, [Button(Message("roster-all-button"), f"roster_people:{entry.organisation_id}")]]


def _entry_context(turn: Turn, draft: Draft) -> Context:
    """Branches to go to, and people of the organisation who are nobody on its roster yet."""
    entry = roster.human(turn.work, turn.person, int(draft.subject))[-1]
    number = entry.organisation_id
    taken = {each.person_id for each in entries.of_organisation(turn.work, number)}
    return context_of(
        turn,
        number,
        branches=[
            Option(branch.name, str(branch.id))
            for branch in people.branches_of(turn.work, number)
            if branch.id != entry.branch_id
        ],
        people=[
            Option(each.name, str(each.id))
            for each in people.of_organisations(turn.work, [number])
            if each.id not in taken
        ],
    )


def _rename(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    roster.rename(turn.work, turn.person, int(draft.subject), str(answers["name"]), turn.now)
    return show_entry(turn, int(draft.subject))


_DATED = {
    "entry_joined": (EntryJoined, roster.joined),
    "entry_left": (EntryLeft, roster.left),
    "entry_back": (EntryBack, roster.returned),
    "entry_party": (EntryParty, roster.change_party),
}


def _dated(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    change = _DATED[draft.form][1]
    change(turn.work, turn.person, int(draft.subject), date.fromisoformat(str(answers["on"])), turn.now)
    return show_entry(turn, int(draft.subject))


def _transfer(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    on, branch = date.fromisoformat(str(answers["on"])), int(str(answers["branch"]))
    roster.transfer(turn.work, turn.person, int(draft.subject), branch, on, turn.now)
    return show_entry(turn, int(draft.subject))


def _link(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    roster.link(turn.work, turn.person, int(draft.subject), int(str(answers["person"])), turn.now)
    return show_entry(turn, int(draft.subject))


def unlink(turn: Turn, identity: int = 0) -> list[Reply]:
    roster.link(turn.work, turn.person, identity, None, turn.now)
    return [Toast(Message("done")), *show_entry(turn, identity)]


def _human(turn: Turn, identity: int) -> None:
    roster.human(turn.work, turn.person, identity)


def _transferable(turn: Turn, identity: int) -> None:
    entry = roster.human(turn.work, turn.person, identity)[-1]
    if len(people.branches_of(turn.work, entry.organisation_id)) < 2:
        raise UserError("roster-one-branch")


def _linkable(turn: Turn, identity: int) -> None:
    entry = roster.human(turn.work, turn.person, identity)[-1]
    if not people.of_organisations(turn.work, [entry.organisation_id]):
        raise UserError("roster-nobody-to-link")


def _organisation(turn: Turn, number: int) -> None:
    partnerships.organisation(turn.work, turn.person, number)
    if not entries.of_organisation(turn.work, number):
        raise UserError("roster-empty")


COMMANDS = [Command("roster", COORDINATORS_AND_ADMINS, add_roster, place=50, section=Section.SIDE, often=True)]
TAPS = [
    Tap("roster", COORDINATORS_AND_ADMINS, roster_of),
    Tap("roster_people", COORDINATORS_AND_ADMINS, asking("roster_people", _organisation)),
    Tap("entry", COORDINATORS_AND_ADMINS, show_entry),
    Tap("entry_name", COORDINATORS_AND_ADMINS, asking("entry_name", _human)),
    *(Tap(name, COORDINATORS_AND_ADMINS, asking(name, _human)) for name in _DATED),
    Tap("entry_transfer", COORDINATORS_AND_ADMINS, asking("entry_transfer", _transferable)),
    Tap("entry_link", COORDINATORS_AND_ADMINS, asking("entry_link", _linkable)),
    Tap("entry_unlink", COORDINATORS_AND_ADMINS, unlink),
    Tap("import_branch", COORDINATORS_AND_ADMINS, say_branch),
    Tap("import_branches", COORDINATORS_AND_ADMINS, all_branches_new),
]
FLOWS = [
    Flow("roster", RosterList, lambda turn, draft: context_of(turn), _add_list, beside=_beside, file=imports.sent),
    Flow(
        "roster_people",
        EntryChoice,
        _entries_context,
        lambda turn, _draft, answers: show_entry(turn, int(str(answers["entry"]))),
    ),
    Flow("entry_name", EntryName, _entry_context, _rename),
    *(Flow(name, form, _entry_context, _dated) for name, (form, _) in _DATED.items()),
    Flow("entry_transfer", EntryTransfer, _entry_context, _transfer),
    Flow("entry_link", EntryPerson, _entry_context, _link),
]
IMPORTS = [Importing("roster", _preview, _take)]
