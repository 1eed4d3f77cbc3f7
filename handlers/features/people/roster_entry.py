"""Single people on the own side's roster: found, and what is known of them changed."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.engine import Context, Option
from handlers.conversation.questions import asking, context_of
from handlers.kit.replies import Reply, Toast
from handlers.kit.router import COORDINATORS_AND_ADMINS, Request, Tap
from handlers.views.roster import entry_page
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Day, Pick, Text
from records.subjects import OfOrganisation, OfRosterEntry
from services.people import organisations, roster
from services.people.organisations import today_of
from storage.chat.drafts import Draft
from storage.people import directory
from storage.people import roster as entries


class EntryChoice(Form):
    texts: ClassVar[str] = "roster-find"
    entry: Annotated[str, Pick("entries")]


class EntryName(Form):
    texts: ClassVar[str] = "roster-name"
    name: Annotated[str, Text(60)]


class EntryJoined(Form):
    texts: ClassVar[str] = "roster-joined"
    on: Annotated[date, Day()]


class EntryLeft(Form):
    texts: ClassVar[str] = "roster-left"
    on: Annotated[date, Day()]


class EntryBack(Form):
    texts: ClassVar[str] = "roster-back"
    on: Annotated[date, Day()]


class EntryParty(Form):
    texts: ClassVar[str] = "roster-party"
    on: Annotated[date, Day()]


class EntryTransfer(Form):
    texts: ClassVar[str] = "roster-transfer"
    review: ClassVar[bool] = False
    branch: Annotated[str, Pick("branches")]
    on: Annotated[date, Day()]


class EntryPerson(Form):
    texts: ClassVar[str] = "roster-link"
    person: Annotated[str, Pick("people")]


def _entries_context(request: Request, draft: Draft) -> Context:
    """Everybody who is or was on it; whoever has left says so."""
    organisation_id = draft.about(OfOrganisation).organisation
    number = organisations.managed_one(request.work, request.person, organisation_id).id
    branches = {branch.id: branch.name for branch in directory.branches_of(request.work, number)}
    today = today_of(request.work, number, request.now)
    options = [
        Option(
            message(
                "roster-option" if each.holds_on(today) else "roster-option-left",
                name=each.name,
                branch=branches[each.branch_id],
            ),
            str(each.identity),
        )
        for each in entries.newest(entries.of_organisation(request.work, number))
    ]
    return context_of(request, number, entries=options)


def show_entry(request: Request, identity: int = 0) -> list[Reply]:
    return [entry_page(request, identity)]


def _entry_context(request: Request, draft: Draft) -> Context:
    """Branches to go to, and people of the organisation who are nobody on its roster yet."""
    entry = roster.human(request.work, request.person, _identity(draft))[-1]
    number = entry.organisation_id
    taken = {each.person_id for each in entries.of_organisation(request.work, number)}
    return context_of(
        request,
        number,
        branches=[
            Option(branch.name, str(branch.id))
            for branch in directory.branches_of(request.work, number)
            if branch.id != entry.branch_id
        ],
        people=[
            Option(each.name, str(each.id))
            for each in directory.of_organisations(request.work, [number])
            if each.id not in taken
        ],
    )


def _identity(draft: Draft) -> int:
    return draft.about(OfRosterEntry).entry


def _rename(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    roster.rename(request.work, request.person, _identity(draft), str(answers["name"]), request.now)
    return [entry_page(request, _identity(draft))]


_DATED = {
    "entry_joined": (EntryJoined, roster.joined),
    "entry_left": (EntryLeft, roster.left),
    "entry_back": (EntryBack, roster.returned),
    "entry_party": (EntryParty, roster.change_party),
}


def _dated(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    change, identity = _DATED[draft.form][1], _identity(draft)
    change(request.work, request.person, identity, date.fromisoformat(str(answers["on"])), request.now)
    return [entry_page(request, identity)]


def _transfer(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    on, branch, identity = date.fromisoformat(str(answers["on"])), int(str(answers["branch"])), _identity(draft)
    roster.transfer(request.work, request.person, identity, branch, on, request.now)
    return [entry_page(request, identity)]


def _link(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    identity = _identity(draft)
    roster.link(request.work, request.person, identity, int(str(answers["person"])), request.now)
    return [entry_page(request, identity)]


def unlink(request: Request, identity: int = 0) -> list[Reply]:
    roster.link(request.work, request.person, identity, None, request.now)
    return [Toast(Message("done")), entry_page(request, identity)]


def _human(request: Request, identity: int) -> None:
    roster.human(request.work, request.person, identity)


def _transferable(request: Request, identity: int) -> None:
    entry = roster.human(request.work, request.person, identity)[-1]
    if len(directory.branches_of(request.work, entry.organisation_id)) < 2:
        raise UserError("roster-one-branch")


def _linkable(request: Request, identity: int) -> None:
    entry = roster.human(request.work, request.person, identity)[-1]
    if not directory.of_organisations(request.work, [entry.organisation_id]):
        raise UserError("roster-nobody-to-link")


def _organisation(request: Request, number: int) -> None:
    organisations.managed_one(request.work, request.person, number)
    if not entries.of_organisation(request.work, number):
        raise UserError("roster-empty")


TAPS = [
    Tap("roster_people", COORDINATORS_AND_ADMINS, asking("roster_people", OfOrganisation, _organisation)),
    Tap("entry", COORDINATORS_AND_ADMINS, show_entry),
    Tap("entry_name", COORDINATORS_AND_ADMINS, asking("entry_name", OfRosterEntry, _human)),
    *(Tap(name, COORDINATORS_AND_ADMINS, asking(name, OfRosterEntry, _human)) for name in _DATED),
    Tap("entry_transfer", COORDINATORS_AND_ADMINS, asking("entry_transfer", OfRosterEntry, _transferable)),
    Tap("entry_link", COORDINATORS_AND_ADMINS, asking("entry_link", OfRosterEntry, _linkable)),
    Tap("entry_unlink", COORDINATORS_AND_ADMINS, unlink),
]
FLOWS = [
    Flow(
        "roster_people",
        EntryChoice,
        _entries_context,
        as_json(lambda request, _draft, answers: [entry_page(request, int(str(answers["entry"])))]),
    ),
    Flow("entry_name", EntryName, _entry_context, as_json(_rename)),
    *(Flow(name, form, _entry_context, as_json(_dated)) for name, (form, _) in _DATED.items()),
    Flow("entry_transfer", EntryTransfer, _entry_context, as_json(_transfer)),
    Flow("entry_link", EntryPerson, _entry_context, as_json(_link)),
]
