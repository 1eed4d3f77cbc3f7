"""People and their roles: who I am, who else is here, roles given and taken, and leaving."""

from typing import Annotated, ClassVar

from handlers import conversation
from handlers.asking import context_of, page
from handlers.conversation import Flow
from handlers.forms import Context, Option, Typed
from handlers.menus import want_menu
from handlers.replies import Button, Line, Post, Reply, Rows, Toast
from handlers.router import ADMINS, COORDINATORS_AND_ADMINS, MEMBERS, Command, Section, Tap, Turn
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Pick
from records.roles import Role
from services.people import membership
from storage import drafts, people
from storage import roster as entries
from storage.drafts import Draft
from storage.people import Membership, Person

ROLES = tuple(Role)  # by their number in a button


class PersonChoice(Form):
    texts: ClassVar[str] = "people-list"
    person: Annotated[str, Pick("people")]


def about(turn: Turn, person: Person) -> list[Line]:
    """Roles, places on rosters, and partnerships of a person."""
    lines: list[Line] = [message("whoami-name", name=person.name)]
    lines += [_role_line(turn, each) for each in person.memberships]
    for entry in entries.newest(entries.of_person(turn.work, person.id)):
        if entry.left_on is None:
            names = {branch.id: branch.name for branch in people.branches_of(turn.work, entry.organisation_id)}
            party = Message("roster-party-yes" if entry.party_member else "roster-party-no")
            lines.append(message("whoami-roster", branch=names[entry.branch_id], party=party))
    if person.organisations:
        plain = Person(person.id, person.telegram_id, person.name, person.language, _of_sides(person))
        own = people.partnerships_of(turn.work, plain)
        lines += [message("whoami-partnership", name=each.name) for each in own[:10]]
    return lines


def _of_sides(person: Person) -> tuple[Membership, ...]:
    return tuple(each for each in person.memberships if each.organisation_id is not None)


def _role_line(turn: Turn, held: Membership) -> Message:
    names = {each.id: each.name for each in people.all_organisations(turn.work)}
    organisation: Line = names.get(held.organisation_id or 0, Message("whoami-everywhere"))
    return message("whoami-line", role=Message(f"role-{held.role}"), organisation=organisation)


def whoami(turn: Turn, _rest: str) -> list[Reply]:
    return [Post(about(turn, turn.person))]


def people_(turn: Turn, rest: str) -> list[Reply]:
    """Everybody, to be searched; what follows the command is looked for at once."""
    shown = conversation.begin(turn, "people", subject="all", anew=True)
    draft = drafts.find(turn.work, turn.person.id, "people", "all")
    return conversation.give(turn, draft, Typed(rest), move=True) if rest and draft else shown


def all_people(turn: Turn) -> list[Reply]:
    return people_(turn, "")


def _people_context(turn: Turn, _draft: Draft) -> Context:
    """Where everybody belongs to one organisation, its name says nothing, and leaves little room for theirs."""
    names = {each.id: each.name for each in people.all_organisations(turn.work)}
    known = membership.known_people(turn.work, turn.person)
    one = len({organisation for person in known for organisation in person.organisations}) == 1

    def option(person: Person) -> Option:
        place = next((names[each] for each in sorted(person.organisations)), "")
        where: Line = place or Message("whoami-everywhere" if person.roles else "people-left")
        label = person.name if place and one else message("people-option", name=person.name, where=where)
        return Option(label, str(person.id))

    return context_of(turn, people=map(option, known))


def show(turn: Turn, person_id: int = 0) -> list[Reply]:
    """A person, and what may be changed about their roles."""
    found = membership.known_person(turn.work, turn.person, person_id)
    lines = about(turn, found)
    if not found.roles:
        lines.append(Message("people-left-line"))
    if found.blocked:
        lines.append(Message("people-blocked"))
    return [page(turn, lines, [*_role_rows(turn, found), [Button(Message("people-all"), "people")]])]


def _role_rows(turn: Turn, whose: Person) -> Rows:
    rows = [
        [Button(message("role-end", role=_role_line(turn, each)), _data("end_role", whose, each))]
        for each in membership.may_end(turn.person, whose)
    ]
    if Role.ADMIN in turn.person.roles:
        rows += [
            [Button(message("role-give", role=_role_line(turn, each)), _data("give_role", whose, each))]
            for each in membership.organisations_on_offer(turn.work, whose)[:20]
        ]
    return rows


def _data(name: str, whose: Person, each: Membership) -> str:
    return f"{name}:{whose.id}:{ROLES.index(each.role)}:{each.organisation_id or 0}"


def _membership(role: int, organisation_id: int) -> Membership:
    if role >= len(ROLES):
        raise UserError("button-old")
    return Membership(ROLES[role], organisation_id or None)


def give_role(turn: Turn, person_id: int = 0, role: int = 0, organisation_id: int = 0) -> list[Reply]:
    found = membership.known_person(turn.work, turn.person, person_id)
    membership.give(turn.work, turn.person, found, _membership(role, organisation_id), turn.now)
    return _changed(turn, person_id)


def end_role(turn: Turn, person_id: int = 0, role: int = 0, organisation_id: int = 0, sure: int = 0) -> list[Reply]:
    """Asks once."""
    found, held = membership.known_person(turn.work, turn.person, person_id), _membership(role, organisation_id)
    if held not in membership.may_end(turn.person, found):
        raise UserError("not-your-role")
    if not sure:
        asked = message("role-end-ask", name=found.name, role=_role_line(turn, held))
        yes = Button(Message("role-end-yes"), f"{_data('end_role', found, held)}:1")
        return [page(turn, [asked], [[yes, Button(Message("role-end-no"), f"member:{found.id}")]])]
    membership.end(turn.work, turn.person, found, held, turn.now)
    return _changed(turn, person_id)


def _changed(turn: Turn, person_id: int) -> list[Reply]:
    """Who has left a coordinator's organisation is not the coordinator's to see any more."""
    want_menu(turn.work, people.by_id(turn.work, person_id), turn.now)
    known = {each.id for each in membership.known_people(turn.work, people.by_id(turn.work, turn.person.id))}
    return [Toast(Message("done")), *(show(turn, person_id) if person_id in known else all_people(turn))]


def leave(turn: Turn, _rest: str) -> list[Reply]:
    lines: list[Line] = [Message("leave-ask"), *(_role_line(turn, each) for each in turn.person.memberships)]
    return [page(turn, lines, [[Button(Message("leave-yes"), "leave:1"), Button(Message("leave-no"), "leave:0")]])]


def leave_now(turn: Turn, sure: int = 0) -> list[Reply]:
    if not sure:
        return [page(turn, [Message("leave-stayed")])]
    membership.leave(turn.work, turn.person, turn.now)
    want_menu(turn.work, people.by_id(turn.work, turn.person.id), turn.now)
    return [page(turn, [Message("leave-done")])]


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
        lambda turn, _draft, answers: show(turn, int(str(answers["person"]))),
    )
]
