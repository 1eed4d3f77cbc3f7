"""People and their roles: who I am, who else is here, roles given and taken, and leaving."""

from datetime import datetime
from typing import Annotated, ClassVar

from handlers.buttons.people import (
    EndRole,
    GiveRole,
    Leave,
    LeaveOrganisation,
    ListPeople,
    ShowPerson,
    ShowRosterEntry,
)
from handlers.conversation import dialogue
from handlers.conversation.context import Context, Option
from handlers.conversation.flow import Flow
from handlers.conversation.short_questions import context_of, page
from handlers.kit.menus import want_menu
from handlers.kit.news import OnNews
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Post, Reply, Rows, Toast
from handlers.kit.router import COORDINATORS_AND_ADMINS, MEMBERS, Command, OnPress, Request, Section
from handlers.views.claims import called
from handlers.views.roles import role_line
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.notices import News, NewsKind
from records.questions import Pick
from records.subjects import WholeProgramme
from services.people import membership
from services.people.organisations import today_of
from services.permissions import manages
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, partnerships, persons
from storage.people import roster as entries
from storage.people.persons import Membership, Person

MOST_ROLES_ON_OFFER = 20


class PersonChoice(Form):
    """Somebody of those whom the person looks after, by id."""

    texts: ClassVar[str] = "people-list"
    person: Annotated[int, Pick("people")]


def _about(request: Request, person: Person) -> list[Line]:
    """Return roles, places on rosters, and partnerships of a person."""
    lines: list[Line] = [message("whoami-name", name=person.name)]
    lines += [role_line(request.work, held) for held in person.memberships]
    for entry in entries.newest(entries.of_person(request.work, person.id)):
        if entry.left_on is None:
            branches = organisations.branches_of(request.work, entry.organisation_id)
            names = {branch.id: branch.name for branch in branches}
            party = Message("roster-party-yes" if entry.party_member else "roster-party-no")
            lines.append(message("whoami-roster", branch=names[entry.branch_id], party=party))
        if entry.claimed_at is not None:
            on = today_of(request.work, entry.organisation_id, entry.claimed_at)
            lines.append(message("whoami-claimed", name=entry.name, called=called(entry), on=on))
    own = partnerships.of_organisations(request.work, person.organisations)
    return [*lines, *(message("whoami-partnership", name=partnership.name) for partnership in own)]


def whoami(request: Request, _rest: str) -> list[Reply]:
    """Say who the person is to the bot."""
    return [Post(_about(request, request.person))]


def list_people(request: Request, rest: str = "") -> list[Reply]:
    """Show everybody, to be searched; what follows the command is looked for at once."""
    return dialogue.begin(request, "people", subject=WholeProgramme(), anew=True, text=rest)


def _people_context(request: Request, _draft: Draft) -> Context:
    """Offer people with their organisation, unless all are of one: its name leaves little room for theirs."""
    names = organisations.names(request.work)
    known = membership.known_people(request.work, request.person)
    claimants = entries.claimants(request.work)
    of_one_organisation = len({number for person in known for number in person.organisations}) == 1

    def option(person: Person) -> Option:
        place = next((names[organisation] for organisation in sorted(person.organisations)), "")
        where: Line = place or Message("whoami-everywhere" if person.roles else "people-left")
        label = (
            person.name if place and of_one_organisation else message("people-option", name=person.name, where=where)
        )
        if person.id in claimants:
            label = message("people-option-claimed", person=label)
        return Option(label, str(person.id))

    return context_of(request, people=map(option, known))


def show(request: Request, press: ShowPerson) -> list[Reply]:
    """Show a person."""
    return _shown(request, press.person, press.page)


def _choose(request: Request, _draft: Draft, answers: PersonChoice) -> list[Reply]:
    return _shown(request, answers.person)


def _shown(request: Request, person_id: int, number: int = 0) -> list[Reply]:
    """Return a person, and what may be changed about their roles."""
    person = membership.known_person(request.work, request.person, person_id)
    lines = _about(request, person)
    if not person.roles:
        lines.append(Message("people-left-line"))
    if person.blocked:
        lines.append(Message("people-blocked"))
    rows = [*_role_rows(request, person, number), *_roster_rows(request, person)]
    return [page(request, lines, [*rows, [Button(Message("people-all"), ListPeople())]])]


def _roster_rows(request: Request, whose: Person) -> Rows:
    """Return the way to whom the person is on the rosters that the reader looks after."""
    return [
        [Button(message("people-roster-entry", name=entry.name), ShowRosterEntry(entry.identity))]
        for entry in entries.newest(entries.of_person(request.work, whose.id))
        if manages(request.person, entry.organisation_id)
    ]


def _role_rows(request: Request, whose: Person, number: int) -> Rows:
    ending = [
        [
            Button(
                message("role-end", role=role_line(request.work, held)),
                EndRole(whose.id, held.role, held.organisation_id),
            )
        ]
        for held in membership.may_end(request.person, whose)
    ]
    giving = [
        [
            Button(
                message("role-give", role=role_line(request.work, new)),
                GiveRole(whose.id, new.role, new.organisation_id),
            )
        ]
        for new in membership.on_offer(request.work, request.person, whose)
    ]
    offered = page_of(giving, number, MOST_ROLES_ON_OFFER)
    return [*ending, *offered.items, offered.turning(lambda other: ShowPerson(whose.id, other))]


def give_role(request: Request, press: GiveRole) -> list[Reply]:
    """Give somebody a further role."""
    person = membership.known_person(request.work, request.person, press.person)
    further = Membership(press.role, press.organisation)
    membership.give(request.work, request.person, person, further, request.now)
    return _changed(request, person.id)


def end_role(request: Request, press: EndRole) -> list[Reply]:
    """Take a role from somebody, after one question."""
    person = membership.known_person(request.work, request.person, press.person)
    held = Membership(press.role, press.organisation)
    if held not in membership.may_end(request.person, person):
        raise UserError("not-your-role")
    if not press.sure:
        asked = message("role-end-ask", name=person.name, role=role_line(request.work, held))
        sure = Button(Message("role-end-yes"), EndRole(person.id, held.role, held.organisation_id, True))
        return [page(request, [asked], [[sure, Button(Message("role-end-no"), ShowPerson(person.id))]])]
    membership.end(request.work, request.person, person, held, request.now)
    return _changed(request, person.id)


def _changed(request: Request, person_id: int) -> list[Reply]:
    """Return the person, or everybody where they have left the coordinator's organisation and are not theirs to see."""
    want_menu(request.work, persons.by_id(request.work, person_id), request.now)
    reader = persons.by_id(request.work, request.person.id)
    known = {person.id for person in membership.known_people(request.work, reader)}
    return [Toast(Message("done")), *(_shown(request, person_id) if person_id in known else list_people(request))]


def leave(request: Request, _rest: str) -> list[Reply]:
    """Ask whether the person means to give up all roles."""
    held = request.person.memberships
    lines: list[Line] = [Message("leave-ask"), *(role_line(request.work, membership) for membership in held)]
    places = list(dict.fromkeys(membership.organisation_id for membership in held))
    all_of_them = Message("leave-yes" if len(places) < 2 else "leave-all")
    single = [
        [Button(message("leave-one", organisation=_place(request, place)), LeaveOrganisation(place))]
        for place in places
        if len(places) > 1
    ]
    return [page(request, lines, [*single, [Button(all_of_them, Leave(True)), Button(Message("leave-no"), Leave())]])]


def _place(request: Request, organisation_id: int | None) -> Line:
    """Return the name of an organisation; of none: the role of an admin."""
    names = organisations.names(request.work)
    return Message("role-admin") if organisation_id is None else names[organisation_id]


def leave_one(request: Request, press: LeaveOrganisation) -> list[Reply]:
    """Let the person go from one organisation, after one question that names it; the other roles stay."""
    if not membership.roles_in(request.person, press.organisation):
        return leave(request, "")
    place = _place(request, press.organisation)
    if not press.sure:
        sure = Button(Message("leave-yes"), LeaveOrganisation(press.organisation, True))
        asked = message("leave-one-ask", organisation=place)
        return [page(request, [asked], [[sure, Button(Message("leave-no"), Leave())]])]
    membership.leave_organisation(request.work, request.person, press.organisation, request.now)
    remaining = persons.by_id(request.work, request.person.id)
    want_menu(request.work, remaining, request.now)
    roles = tuple(role_line(request.work, held) for held in remaining.memberships)
    if not roles:
        return [page(request, [Message("leave-done")])]
    return [page(request, [message("leave-one-done", organisation=place, roles=roles)])]


def leave_now(request: Request, press: Leave) -> list[Reply]:
    """Let the person go, or stay."""
    if not press.sure:
        return [page(request, [Message("leave-stayed")])]
    membership.leave(request.work, request.person, request.now)
    want_menu(request.work, persons.by_id(request.work, request.person.id), request.now)
    return [page(request, [Message("leave-done")])]


def _tell_roles(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Post:
    """Tell which roles the person has now."""
    if not reader.memberships:
        return Post([message("news-roles-none", name=reader.name)])
    roles = tuple(role_line(work, held) for held in reader.memberships)
    return Post([message("news-roles", name=reader.name, roles=roles)])


def _tell_joined(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Post | None:
    """Tell who of another organisation has come in, with the way to end it."""
    person = membership.known_person(work, reader, news.subject_id)
    roles = tuple(role_line(work, held) for held in person.memberships)
    ending = [
        [Button(message("role-end", role=role_line(work, held)), EndRole(person.id, held.role, held.organisation_id))]
        for held in membership.may_end(reader, person)
    ]
    told = message("news-joined-further-who", heading=heading, who=person.name, roles=roles)
    return Post([told], [*ending, [Button(Message("people-show"), ShowPerson(person.id))]])


COMMANDS = [
    Command("whoami", MEMBERS, whoami, place=85, section=Section.OWN),
    Command("people", COORDINATORS_AND_ADMINS, list_people, place=62, section=Section.SIDE),
    Command("leave", MEMBERS, leave, place=93, section=Section.OWN),
]
BUTTONS = [
    OnPress(ListPeople, lambda request, _press: list_people(request)),
    OnPress(ShowPerson, show),
    OnPress(GiveRole, give_role),
    OnPress(EndRole, end_role),
    OnPress(Leave, leave_now),
    OnPress(LeaveOrganisation, leave_one),
]
NEWS = [OnNews([NewsKind.ROLES], _tell_roles), OnNews([NewsKind.JOINED_FURTHER], _tell_joined)]
FLOWS = [Flow("people", PersonChoice, _people_context, _choose)]
