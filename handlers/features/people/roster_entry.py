"""Single people on the own side's roster: found, and what is known of them changed."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, ClassVar

from handlers.buttons.people import (
    ChangeJoining,
    ChangePartyMembership,
    LinkRosterEntry,
    ListRoster,
    NoteLeaving,
    NoteReturn,
    RenameRosterEntry,
    RosterEntryPress,
    ShowRosterEntry,
    Transfer,
    UnlinkRosterEntry,
)
from handlers.conversation.context import Context, Option
from handlers.conversation.flow import Flow
from handlers.conversation.short_questions import asking_about, context_of
from handlers.kit.replies import Reply, Toast
from handlers.kit.router import OnPress, Request
from handlers.views.roster import entry_page
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Day, Pick, Text
from records.subjects import OfOrganisation, OfRosterEntry
from services.people import organisations as looked_after
from services.people import roster
from services.people.organisations import today_of
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, persons
from storage.people import roster as entries
from storage.people.persons import Person


class EntryChoice(Form):
    """One human of a roster, by the id of their first entry."""

    texts: ClassVar[str] = "roster-find"
    entry: Annotated[int, Pick("entries")]


class EntryName(Form):
    """How the human is called."""

    texts: ClassVar[str] = "roster-name"
    name: Annotated[str, Text(60)]


class EntryJoined(Form):
    """Since when the human is on the roster."""

    texts: ClassVar[str] = "roster-joined"
    on: Annotated[date, Day()]


class EntryLeft(Form):
    """From when on the human is not on the roster any more."""

    texts: ClassVar[str] = "roster-left"
    on: Annotated[date, Day()]


class EntryBack(Form):
    """From when on the human is on the roster again."""

    texts: ClassVar[str] = "roster-back"
    on: Annotated[date, Day()]


class EntryParty(Form):
    """From when on the human is a party member, or is none any more."""

    texts: ClassVar[str] = "roster-party"
    on: Annotated[date, Day()]


class EntryTransfer(Form):
    """To which branch the human goes, and when."""

    texts: ClassVar[str] = "roster-transfer"
    review: ClassVar[bool] = False
    branch: Annotated[int, Pick("branches")]
    on: Annotated[date, Day()]


class EntryPerson(Form):
    """Who of those that use the bot the human is, by id."""

    texts: ClassVar[str] = "roster-link"
    person: Annotated[int, Pick("people")]


# Finding somebody -----------------------------------------------------------------------------------------------------


def _entries_context(request: Request, draft: Draft) -> Context:
    """Offer everybody who is or was on the roster; of whoever has left this is said."""
    organisation_id = looked_after.managed_one(
        request.work, request.person, draft.about(OfOrganisation).organisation
    ).id
    branches = {branch.id: branch.name for branch in organisations.branches_of(request.work, organisation_id)}
    today = today_of(request.work, organisation_id, request.now)
    options = [
        Option(
            message(
                "roster-option" if entry.holds_on(today) else "roster-option-left",
                name=entry.name,
                branch=branches[entry.branch_id],
            ),
            str(entry.identity),
        )
        for entry in entries.newest(entries.of_organisation(request.work, organisation_id))
    ]
    return context_of(request, organisation_id, entries=options)


def show_entry(request: Request, press: ShowRosterEntry) -> list[Reply]:
    """Show a human of the roster."""
    return [entry_page(request, press.entry)]


def _choose(request: Request, _draft: Draft, answers: EntryChoice) -> list[Reply]:
    return [entry_page(request, answers.entry)]


# Changing what is known of them ---------------------------------------------------------------------------------------


def _entry_context(request: Request, draft: Draft) -> Context:
    """Offer branches to go to, and people of the organisation who are nobody on its roster yet."""
    entry = roster.managed_entries(request.work, request.person, _human(draft))[-1]
    organisation_id = entry.organisation_id
    linked = {other.person_id for other in entries.of_organisation(request.work, organisation_id)}
    return context_of(
        request,
        organisation_id,
        branches=[
            Option(branch.name, str(branch.id))
            for branch in organisations.branches_of(request.work, organisation_id)
            if branch.id != entry.branch_id
        ],
        people=[
            Option(person.name, str(person.id))
            for person in persons.of_organisations(request.work, [organisation_id])
            if person.id not in linked
        ],
    )


def _human(draft: Draft) -> int:
    return draft.about(OfRosterEntry).entry


def _rename(request: Request, draft: Draft, answers: EntryName) -> list[Reply]:
    roster.rename(request.work, request.person, _human(draft), answers.name, request.now)
    return [entry_page(request, _human(draft))]


DayOfChange = EntryJoined | EntryLeft | EntryBack | EntryParty
Change = Callable[[UnitOfWork, Person, int, date, datetime], None]

# Changes for which nothing but the day is asked.
_DATED: list[tuple[type[RosterEntryPress], type[DayOfChange], Change]] = [
    (ChangeJoining, EntryJoined, roster.change_joining),
    (NoteLeaving, EntryLeft, roster.note_leaving),
    (NoteReturn, EntryBack, roster.note_return),
    (ChangePartyMembership, EntryParty, roster.change_party),
]


def _dated(change: Change) -> Callable[[Request, Draft, DayOfChange], list[Reply]]:
    def submit(request: Request, draft: Draft, answers: DayOfChange) -> list[Reply]:
        change(request.work, request.person, _human(draft), answers.on, request.now)
        return [entry_page(request, _human(draft))]

    return submit


def _transfer(request: Request, draft: Draft, answers: EntryTransfer) -> list[Reply]:
    roster.transfer(request.work, request.person, _human(draft), answers.branch, answers.on, request.now)
    return [entry_page(request, _human(draft))]


def _link(request: Request, draft: Draft, answers: EntryPerson) -> list[Reply]:
    roster.link(request.work, request.person, _human(draft), answers.person, request.now)
    return [entry_page(request, _human(draft))]


def unlink(request: Request, press: UnlinkRosterEntry) -> list[Reply]:
    """Say that the human is nobody of those that use the bot."""
    roster.unlink(request.work, request.person, press.entry, request.now)
    return [Toast(Message("done")), entry_page(request, press.entry)]


def _managed(request: Request, press: RosterEntryPress) -> OfRosterEntry:
    roster.managed_entries(request.work, request.person, press.entry)
    return OfRosterEntry(press.entry)


def _transferable(request: Request, press: Transfer) -> OfRosterEntry:
    entry = roster.managed_entries(request.work, request.person, press.entry)[-1]
    if len(organisations.branches_of(request.work, entry.organisation_id)) < 2:
        raise UserError("roster-one-branch")
    return OfRosterEntry(press.entry)


def _linkable(request: Request, press: LinkRosterEntry) -> OfRosterEntry:
    entry = roster.managed_entries(request.work, request.person, press.entry)[-1]
    if not persons.of_organisations(request.work, [entry.organisation_id]):
        raise UserError("roster-nobody-to-link")
    return OfRosterEntry(press.entry)


def _peopled(request: Request, press: ListRoster) -> OfOrganisation:
    looked_after.managed_one(request.work, request.person, press.organisation)
    if not entries.of_organisation(request.work, press.organisation):
        raise UserError("roster-empty")
    return OfOrganisation(press.organisation)


BUTTONS = [
    OnPress(ListRoster, asking_about("roster_people", _peopled)),
    OnPress(ShowRosterEntry, show_entry),
    OnPress(RenameRosterEntry, asking_about("entry_name", _managed)),
    *(OnPress(press, asking_about(press.name, _managed)) for press, _, _ in _DATED),
    OnPress(Transfer, asking_about("entry_transfer", _transferable)),
    OnPress(LinkRosterEntry, asking_about("entry_link", _linkable)),
    OnPress(UnlinkRosterEntry, unlink),
]
FLOWS = [
    Flow("roster_people", EntryChoice, _entries_context, _choose),
    Flow("entry_name", EntryName, _entry_context, _rename),
    *(Flow(press.name, form, _entry_context, _dated(change)) for press, form, change in _DATED),
    Flow("entry_transfer", EntryTransfer, _entry_context, _transfer),
    Flow("entry_link", EntryPerson, _entry_context, _link),
]
