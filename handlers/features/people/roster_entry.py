"""Single people on the own side's roster: found, and what is known of them changed."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.asking import asking, context_of
from handlers.conversation import Flow
from handlers.forms import Context, Option
from handlers.replies import Reply, Toast
from handlers.router import COORDINATORS_AND_ADMINS, Tap, Turn
from handlers.views.roster import entry_page
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Day, Pick, Text
from services.people import partnerships, roster
from services.people.partnerships import today_of
from storage import people
from storage import roster as entries
from storage.drafts import Draft


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
    return [entry_page(turn, identity)]


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
    return [entry_page(turn, int(draft.subject))]


_DATED = {
    "entry_joined": (EntryJoined, roster.joined),
    "entry_left": (EntryLeft, roster.left),
    "entry_back": (EntryBack, roster.returned),
    "entry_party": (EntryParty, roster.change_party),
}


def _dated(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    change = _DATED[draft.form][1]
    change(turn.work, turn.person, int(draft.subject), date.fromisoformat(str(answers["on"])), turn.now)
    return [entry_page(turn, int(draft.subject))]


def _transfer(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    on, branch = date.fromisoformat(str(answers["on"])), int(str(answers["branch"]))
    roster.transfer(turn.work, turn.person, int(draft.subject), branch, on, turn.now)
    return [entry_page(turn, int(draft.subject))]


def _link(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    roster.link(turn.work, turn.person, int(draft.subject), int(str(answers["person"])), turn.now)
    return [entry_page(turn, int(draft.subject))]


def unlink(turn: Turn, identity: int = 0) -> list[Reply]:
    roster.link(turn.work, turn.person, identity, None, turn.now)
    return [Toast(Message("done")), entry_page(turn, identity)]


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


TAPS = [
    Tap("roster_people", COORDINATORS_AND_ADMINS, asking("roster_people", _organisation)),
    Tap("entry", COORDINATORS_AND_ADMINS, show_entry),
    Tap("entry_name", COORDINATORS_AND_ADMINS, asking("entry_name", _human)),
    *(Tap(name, COORDINATORS_AND_ADMINS, asking(name, _human)) for name in _DATED),
    Tap("entry_transfer", COORDINATORS_AND_ADMINS, asking("entry_transfer", _transferable)),
    Tap("entry_link", COORDINATORS_AND_ADMINS, asking("entry_link", _linkable)),
    Tap("entry_unlink", COORDINATORS_AND_ADMINS, unlink),
]
FLOWS = [
    Flow(
        "roster_people",
        EntryChoice,
        _entries_context,
        lambda turn, _draft, answers: [entry_page(turn, int(str(answers["entry"])))],
    ),
    Flow("entry_name", EntryName, _entry_context, _rename),
    *(Flow(name, form, _entry_context, _dated) for name, (form, _) in _DATED.items()),
    Flow("entry_transfer", EntryTransfer, _entry_context, _transfer),
    Flow("entry_link", EntryPerson, _entry_context, _link),
]
