"""People and their roles: who I am, who else is here, roles given and taken, and leaving."""

from datetime import datetime
from typing import Annotated, ClassVar

from handlers.buttons.people import EndRole, GiveRole, Leave, ListPeople, ShowPerson
from handlers.conversation import dialogue
from handlers.conversation.context import Context, Option
from handlers.conversation.flow import Flow
from handlers.conversation.short_questions import context_of, page
from handlers.kit.menus import want_menu
from handlers.kit.news import OnNews
from handlers.kit.replies import Button, Line, Post, Reply, Rows, Toast
from handlers.kit.router import COORDINATORS_AND_ADMINS, MEMBERS, Command, OnPress, Request, Section
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.notices import News, NewsKind
from records.questions import Pick
from records.subjects import WholeProgramme
from services.people import membership
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, partnerships, persons
from storage.people import roster as entries
from storage.people.persons import Membership, Person

MOST_PARTNERSHIPS = 10
MOST_ROLES_ON_OFFER = 20


class PersonChoice(Form):
    """Somebody of those whom the person looks after, by id."""

    texts: ClassVar[str] = "people-list"
    person: Annotated[int, Pick("people")]


def _about(request: Request, person: Person) -> list[Line]:
    """Return roles, places on rosters, and partnerships of a person."""
    lines: list[Line] = [message("whoami-name", name=person.name)]
    lines += [_role_line(request.work, held) for held in person.memberships]
    for entry in entries.newest(entries.of_person(request.work, person.id)):
        if entry.left_on is None:
            branches = organisations.branches_of(request.work, entry.organisation_id)
            names = {branch.id: branch.name for branch in branches}
            party = Message("roster-party-yes" if entry.party_member else "roster-party-no")
            lines.append(message("whoami-roster", branch=names[entry.branch_id], party=party))
    own = partnerships.of_organisations(request.work, person.organisations)
    return [*lines, *(message("whoami-partnership", name=partnership.name) for partnership in own[:MOST_PARTNERSHIPS])]


def _role_line(work: UnitOfWork, held: Membership) -> Message:
    names = organisations.names(work)
    organisation: Line = names.get(held.organisation_id or 0, Message("whoami-everywhere"))
    return message("whoami-line", role=Message(f"role-{held.role}"), organisation=organisation)


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
    of_one_organisation = len({number for person in known for number in person.organisations}) == 1

    def option(person: Person) -> Option:
        place = next((names[organisation] for organisation in sorted(person.organisations)), "")
        where: Line = place or Message("whoami-everywhere" if person.roles else "people-left")
        label = (
            person.name if place and of_one_organisation else message("people-option", name=person.name, where=where)
        )
        return Option(label, str(person.id))

    return context_of(request, people=map(option, known))


def show(request: Request, press: ShowPerson) -> list[Reply]:
    """Show a person."""
    return _shown(request, press.person)


def _choose(request: Request, _draft: Draft, answers: PersonChoice) -> list[Reply]:
    return _shown(request, answers.person)


def _shown(request: Request, person_id: int) -> list[Reply]:
    """Return a person, and what may be changed about their roles."""
    person = membership.known_person(request.work, request.person, person_id)
    lines = _about(request, person)
    if not person.roles:
        lines.append(Message("people-left-line"))
    if person.blocked:
        lines.append(Message("people-blocked"))
    return [page(request, lines, [*_role_rows(request, person), [Button(Message("people-all"), ListPeople())]])]


def _role_rows(request: Request, whose: Person) -> Rows:
    ending = [
        [
            Button(
                message("role-end", role=_role_line(request.work, held)),
                EndRole(whose.id, held.role, held.organisation_id),
            )
        ]
        for held in membership.may_end(request.person, whose)
    ]
    giving = [
        [
            Button(
                message("role-give", role=_role_line(request.work, new)),
                GiveRole(whose.id, new.role, new.organisation_id),
            )
        ]
        for new in membership.on_offer(request.work, request.person, whose)[:MOST_ROLES_ON_OFFER]
    ]
    return [*ending, *giving]


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
        asked = message("role-end-ask", name=person.name, role=_role_line(request.work, held))
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
    lines: list[Line] = [Message("leave-ask"), *(_role_line(request.work, held) for held in request.person.memberships)]
    return [page(request, lines, [[Button(Message("leave-yes"), Leave(True)), Button(Message("leave-no"), Leave())]])]


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
    roles = tuple(_role_line(work, held) for held in reader.memberships)
    return Post([message("news-roles", name=reader.name, roles=roles)])


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
]
NEWS = [OnNews([NewsKind.ROLES], _tell_roles)]
FLOWS = [Flow("people", PersonChoice, _people_context, _choose)]
