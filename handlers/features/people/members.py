"""People and their roles: who I am, who else is here, roles given and taken, and leaving."""

from typing import Annotated, ClassVar

from handlers.conversation import dialogue
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.engine import Context, Option, Typed
from handlers.conversation.questions import context_of, page
from handlers.kit.menus import want_menu
from handlers.kit.replies import Button, Line, Post, Reply, Rows, Toast
from handlers.kit.router import ADMINS, COORDINATORS_AND_ADMINS, MEMBERS, Command, Request, Section, Tap
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Pick
from records.roles import Role
from records.subjects import Programme
from services.people import membership
from storage.chat import drafts
from storage.chat.drafts import Draft
from storage.people import directory
from storage.people import roster as entries
from storage.people.directory import Membership, Person

ROLES = tuple(Role)  # by their number in a button


class PersonChoice(Form):
    texts: ClassVar[str] = "people-list"
    person: Annotated[str, Pick("people")]


def about(request: Request, person: Person) -> list[Line]:
    """Roles, places on rosters, and partnerships of a person."""
    lines: list[Line] = [message("whoami-name", name=person.name)]
    lines += [_role_line(request, each) for each in person.memberships]
    for entry in entries.newest(entries.of_person(request.work, person.id)):
        if entry.left_on is None:
            names = {branch.id: branch.name for branch in directory.branches_of(request.work, entry.organisation_id)}
            party = Message("roster-party-yes" if entry.party_member else "roster-party-no")
            lines.append(message("whoami-roster", branch=names[entry.branch_id], party=party))
    if person.organisations:
        plain = Person(person.id, person.address, person.name, person.language, _of_sides(person))
        own = directory.partnerships_of(request.work, plain)
        lines += [message("whoami-partnership", name=each.name) for each in own[:10]]
    return lines


def _of_sides(person: Person) -> tuple[Membership, ...]:
    return tuple(each for each in person.memberships if each.organisation_id is not None)


def _role_line(request: Request, held: Membership) -> Message:
    names = {each.id: each.name for each in directory.all_organisations(request.work)}
    organisation: Line = names.get(held.organisation_id or 0, Message("whoami-everywhere"))
    return message("whoami-line", role=Message(f"role-{held.role}"), organisation=organisation)


def whoami(request: Request, _rest: str) -> list[Reply]:
    return [Post(about(request, request.person))]


def people_(request: Request, rest: str) -> list[Reply]:
    """Everybody, to be searched; what follows the command is looked for at once."""
    shown = dialogue.begin(request, "people", subject=Programme(), anew=True)
    draft = drafts.find(request.work, request.person.id, "people", Programme())
    return dialogue.give(request, draft, Typed(rest), move=True) if rest and draft else shown


def all_people(request: Request) -> list[Reply]:
    return people_(request, "")


def _people_context(request: Request, _draft: Draft) -> Context:
    """Where everybody belongs to one organisation, its name says nothing, and leaves little room for theirs."""
    names = {each.id: each.name for each in directory.all_organisations(request.work)}
    known = membership.known_people(request.work, request.person)
    one = len({organisation for person in known for organisation in person.organisations}) == 1

    def option(person: Person) -> Option:
        place = next((names[each] for each in sorted(person.organisations)), "")
        where: Line = place or Message("whoami-everywhere" if person.roles else "people-left")
        label = person.name if place and one else message("people-option", name=person.name, where=where)
        return Option(label, str(person.id))

    return context_of(request, people=map(option, known))


def show(request: Request, person_id: int = 0) -> list[Reply]:
    """A person, and what may be changed about their roles."""
    found = membership.known_person(request.work, request.person, person_id)
    lines = about(request, found)
    if not found.roles:
        lines.append(Message("people-left-line"))
    if found.blocked:
        lines.append(Message("people-blocked"))
    return [page(request, lines, [*_role_rows(request, found), [Button(Message("people-all"), "people")]])]


def _role_rows(request: Request, whose: Person) -> Rows:
    rows = [
        [Button(message("role-end", role=_role_line(request, each)), _data("end_role", whose, each))]
        for each in membership.may_end(request.person, whose)
    ]
    if request.person.is_admin:
        rows += [
            [Button(message("role-give", role=_role_line(request, each)), _data("give_role", whose, each))]
            for each in membership.organisations_on_offer(request.work, whose)[:20]
        ]
    return rows


def _data(name: str, whose: Person, each: Membership) -> str:
    return f"{name}:{whose.id}:{ROLES.index(each.role)}:{each.organisation_id or 0}"


def _membership(role: int, organisation_id: int) -> Membership:
    if role >= len(ROLES):
        raise UserError("button-old")
    return Membership(ROLES[role], organisation_id or None)


def give_role(request: Request, person_id: int = 0, role: int = 0, organisation_id: int = 0) -> list[Reply]:
    found = membership.known_person(request.work, request.person, person_id)
    membership.give(request.work, request.person, found, _membership(role, organisation_id), request.now)
    return _changed(request, person_id)


def end_role(
    request: Request, person_id: int = 0, role: int = 0, organisation_id: int = 0, sure: int = 0
) -> list[Reply]:
    """Asks once."""
    found, held = membership.known_person(request.work, request.person, person_id), _membership(role, organisation_id)
    if held not in membership.may_end(request.person, found):
        raise UserError("not-your-role")
    if not sure:
        asked = message("role-end-ask", name=found.name, role=_role_line(request, held))
        yes = Button(Message("role-end-yes"), f"{_data('end_role', found, held)}:1")
        return [page(request, [asked], [[yes, Button(Message("role-end-no"), f"member:{found.id}")]])]
    membership.end(request.work, request.person, found, held, request.now)
    return _changed(request, person_id)


def _changed(request: Request, person_id: int) -> list[Reply]:
    """Who has left a coordinator's organisation is not the coordinator's to see any more."""
    want_menu(request.work, directory.by_id(request.work, person_id), request.now)
    known = {
        each.id for each in membership.known_people(request.work, directory.by_id(request.work, request.person.id))
    }
    return [Toast(Message("done")), *(show(request, person_id) if person_id in known else all_people(request))]


def leave(request: Request, _rest: str) -> list[Reply]:
    lines: list[Line] = [Message("leave-ask"), *(_role_line(request, each) for each in request.person.memberships)]
    return [page(request, lines, [[Button(Message("leave-yes"), "leave:1"), Button(Message("leave-no"), "leave:0")]])]


def leave_now(request: Request, sure: int = 0) -> list[Reply]:
    if not sure:
        return [page(request, [Message("leave-stayed")])]
    membership.leave(request.work, request.person, request.now)
    want_menu(request.work, directory.by_id(request.work, request.person.id), request.now)
    return [page(request, [Message("leave-done")])]


COMMANDS = [
    Command("whoami", MEMBERS, whoami, place=85, section=Section.OWN),
    Command("people", COORDINATORS_AND_ADMINS, people_, place=62, section=Section.SIDE),
    Command("leave", MEMBERS, leave, place=93, section=Section.OWN),
]
TAPS = [
    Tap("people", COORDINATORS_AND_ADMINS, all_people),
    Tap("member", COORDINATORS_AND_ADMINS, show),
    Tap("give_role", ADMINS, give_role),
    Tap("end_role", COORDINATORS_AND_ADMINS, end_role),
    Tap("leave", MEMBERS, leave_now),
]
FLOWS = [
    Flow(
        "people",
        PersonChoice,
        _people_context,
        as_json(lambda request, _draft, answers: show(request, int(str(answers["person"])))),
    )
]
