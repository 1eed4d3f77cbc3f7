"""The first steps: who joins by an invitation, which language, what can be done here."""

from dataclasses import replace
from itertools import groupby

from handlers.buttons.people import ChooseLanguage, ShowAllCommands, TakeInvitation
from handlers.conversation.own_name import ask_who
from handlers.conversation.short_questions import page
from handlers.kit.menus import commands_of, first_commands, want_menu
from handlers.kit.replies import Button, Line, Post, Reply, Screen
from handlers.kit.router import EVERYBODY, MEMBERS, Command, OnPress, Request, Section, run_link
from handlers.kit.texts import Language
from handlers.views.roles import role_line
from records.errors import UserError
from records.messages import Message, message
from records.purposes import Purpose
from records.roles import Role
from services.people import accounts, joining
from storage.people import partnerships, roster
from storage.people.invitations import Invitation
from storage.people.persons import Membership, Person


def start(request: Request, payload: str) -> list[Reply]:
    """Greet the person; with a code, let them join first, or do what the code is for."""
    if not request.private:
        return [Post([Message("group-greeting")], [[_open_private(request)]])]
    if (done := run_link(request, payload)) is not None:
        return list(done)
    if payload:
        further = joining.further_organisation(request.work, request.known, payload, request.now)
        return _joined(request, payload) if further is None else [_ask_further(request, further)]
    if request.known is None or not request.known.roles:
        raise UserError("not-known-yet")
    accounts.note_blocked(request.work, request.sender, False, request.now)
    want_menu(request.work, request.known, request.now)
    return [_greeting(request, message("greeting", name=request.known.name), request.known)]


def _joined(request: Request, code: str) -> list[Reply]:
    joined = joining.join(request.work, request.sender, request.name, request.language, code, request.now)
    person = joined.person
    want_menu(request.work, person, request.now)
    welcome = _greeting(request, message("joined", name=person.name), person)
    return [welcome, *ask_who(replace(request, known=person), joined.organisation_id)]


def _ask_further(request: Request, invitation: Invitation) -> Screen:
    """Ask whether somebody who has a role already means to come into another organisation, too."""
    lines = [
        message("join-further", role=role_line(request.work, Membership(invitation.role, invitation.organisation_id))),
        message("join-further-now", roles=tuple(role_line(request.work, held) for held in request.person.memberships)),
        Message("join-further-told"),
    ]
    rows = [
        [
            Button(Message("join-further-yes"), TakeInvitation(True, invitation.code)),
            Button(Message("join-further-no"), TakeInvitation(False, invitation.code)),
        ]
    ]
    return page(request, lines, rows)


def take_invitation(request: Request, press: TakeInvitation) -> list[Reply]:
    """Come in by an invitation to a further organisation, or leave it."""
    if not press.sure:
        return [page(request, [Message("leave-stayed")])]
    return [page(request, [Message("join-further-done")]), *_joined(request, press.code)]


def _greeting(request: Request, welcome: Line, person: Person) -> Post:
    """Return a few lines, as they are read on a phone: the step that comes first, or what is done day by day."""
    lines = [welcome, *_first_step(request, person), ""]
    often = map(_line, first_commands(person.roles))
    return Post([*lines, *often, "", Message("help-more")], [_language_buttons()])


def _first_step(request: Request, person: Person) -> list[Message]:
    """Return the step without which nothing can begin."""
    if person.is_admin and not partnerships.every(request.work):
        return [Message("greeting-first-setup")]
    if any(not roster.of_organisation(request.work, number) for number in person.coordinated):
        return [Message("greeting-first-roster")]
    return [Message("greeting-log")] if person.organisations else []


def _open_private(request: Request) -> Button:
    return Button(Message("button-private"), url=f"https://t.me/{request.username}")


def _line(command: Command) -> Message:
    return message("help-line", command=f"/{command.name}", does=Message(f"command-{command.name}"))


def help_(request: Request, _rest: str) -> list[Reply]:
    """Show what the person does most, and the way to the rest."""
    return [_help(request)]


def _help(request: Request) -> Screen:
    first, every = first_commands(request.person.roles), commands_of(request.person.roles)
    lines: list[Line] = [Message("help-heading"), "", *map(_line, first), *_whom_to_ask(request.person)]
    rest = Button(message("help-all", count=len(every)), ShowAllCommands())
    return Screen(Purpose.HELP, lines, [[rest]], move=True)


def show_help(request: Request, press: ShowAllCommands) -> list[Reply]:
    """Show all that the person may do, section by section, or what they do most again."""
    if not press.every:
        return [replace(_help(request), move=False)]
    lines: list[Line] = [Message("help-heading")]
    for section, commands in groupby(commands_of(request.person.roles), key=lambda command: command.section):
        lines += ["", Message(f"section-{section}"), *map(_line, commands)]
    less = Button(Message("help-first"), ShowAllCommands(False))
    return [Screen(Purpose.HELP, [*lines, *_whom_to_ask(request.person)], [[less]])]


def _whom_to_ask(person: Person) -> list[Line]:
    if person.is_admin:
        return []
    return ["", Message("help-foot-coordinator" if Role.COORDINATOR in person.roles else "help-foot-member")]


def _language_buttons() -> list[Button]:
    return [Button(Message(f"language-{language.lower()}"), ChooseLanguage(language)) for language in Language]


def ask_language(request: Request, _rest: str) -> list[Reply]:
    """Ask in which language the person reads."""
    return [Screen(Purpose.LANGUAGE, [Message("language-ask")], [_language_buttons()], move=True)]


def choose_language(request: Request, press: ChooseLanguage) -> list[Reply]:
    """Let the person read in that language."""
    person = accounts.choose_language(request.work, request.person, press.language.value)
    want_menu(request.work, person, request.now)
    return [Post([Message(f"language-chosen-{press.language.lower()}")])]


COMMANDS = [
    Command("start", EVERYBODY, start, in_groups=True, place=99, section=Section.OWN),
    Command("help", MEMBERS, help_, place=95, section=Section.OWN),
    Command("language", MEMBERS, ask_language, place=90, section=Section.OWN),
]
BUTTONS = [
    OnPress(ChooseLanguage, choose_language),
    OnPress(TakeInvitation, take_invitation),
    OnPress(ShowAllCommands, show_help),
]
