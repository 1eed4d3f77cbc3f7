"""The first steps: who joins by an invitation, which language, what can be done here."""

from dataclasses import replace
from itertools import groupby

from handlers.menus import commands_of, want_menu
from handlers.own_name import ask_who
from handlers.replies import Button, Line, Post, Reply, Screen
from handlers.router import EVERYBODY, MEMBERS, Command, Section, Tap, Turn, run_start
from handlers.texts import LANGUAGES
from records.errors import UserError
from records.messages import Message, message
from records.roles import Role
from services.people import joining
from storage import drafts, people, roster
from storage.people import Person


def start(turn: Turn, payload: str) -> list[Reply]:
    """With a code: joins, or what the code is for. Without: greets."""
    if not turn.private:
        return [Post([Message("group-greeting")], [[_open_private(turn)]])]
    if (done := run_start(turn, payload)) is not None:
        return list(done)
    if payload:
        joined = joining.join(turn.work, turn.telegram_id, turn.name, turn.language, payload, turn.now)
        person = joined.person
        want_menu(turn.work, person, turn.now)
        welcome = _greeting(turn, message("joined", name=person.name), person)
        return [welcome, *ask_who(replace(turn, known=person), joined.organisation_id)]
    if turn.known is None or not turn.known.roles:
        raise UserError("not-known-yet")
    people.set_blocked(turn.work, turn.telegram_id, None)
    want_menu(turn.work, turn.known, turn.now)
    return [_greeting(turn, message("greeting", name=turn.known.name), turn.known)]


def _greeting(turn: Turn, welcome: Line, person: Person) -> Post:
    """In a few lines, as it is read on a phone: the step that comes first, or what is done day by day."""
    lines = [welcome, *(Message(key) for key in _first_step(turn, person)), ""]
    often = [_line(each) for each in commands_of(person.roles) if each.often]
    return Post([*lines, *often, "", Message("help-more")], [_language_buttons()])


def _first_step(turn: Turn, person: Person) -> list[str]:
    """What nothing can begin without."""
    if Role.ADMIN in person.roles and not people.partnerships_of(turn.work, person):
        return ["greeting-first-setup"]
    own = [number for number in person.organisations if person.coordinates(number)]
    if any(not roster.of_organisation(turn.work, number) for number in own):
        return ["greeting-first-roster"]
    return ["greeting-log"] if person.organisations else []


def _open_private(turn: Turn) -> Button:
    return Button(Message("button-private"), url=f"https://t.me/{turn.username}")


def _line(command: Command) -> Message:
    return message("help-line", command=f"/{command.name}", does=Message(f"command-{command.name}"))


def help_(turn: Turn, _rest: str) -> list[Reply]:
    """All that the person may do, section by section."""
    lines: list[Line] = [Message("help-heading")]
    for section, found in groupby(commands_of(turn.person.roles), key=lambda each: each.section):
        lines += ["", Message(f"section-{section}"), *map(_line, found)]
    return [Post([*lines, *_whom_to_ask(turn.person)])]


def _whom_to_ask(person: Person) -> list[Line]:
    if Role.ADMIN in person.roles:
        return []
    return ["", Message("help-foot-coordinator" if Role.COORDINATOR in person.roles else "help-foot-member")]


def _language_buttons() -> list[Button]:
    return [Button(Message(f"language-{code.lower()}"), f"language:{number}") for number, code in enumerate(LANGUAGES)]


def language(turn: Turn, _rest: str) -> list[Reply]:
    return [Screen("language", [Message("language-ask")], [_language_buttons()], move=True)]


def choose_language(turn: Turn, number: int = -1) -> list[Reply]:
    if not 0 <= number < len(LANGUAGES):
        raise UserError("button-old")
    people.set_language(turn.work, turn.person.id, LANGUAGES[number])
    want_menu(turn.work, people.by_id(turn.work, turn.person.id), turn.now)
    return [Post([Message(f"language-chosen-{LANGUAGES[number].lower()}")])]


def cancel(turn: Turn, _rest: str) -> list[Reply]:
    """Asks before a draft with answers is thrown away."""
    draft = drafts.current(turn.work, turn.person.id)
    if draft is None:
        raise UserError("nothing-to-cancel")
    rows = [
        [Button(Message("draft-continue"), f"go:{draft.id}"), Button(Message("draft-discard"), f"drop:{draft.id}:1")]
    ]
    return [Screen("draft", [Message("cancel-ask")], rows, move=True)]


COMMANDS = [
    Command("start", EVERYBODY, start, in_groups=True, place=99, section=Section.OWN),
    Command("help", MEMBERS, help_, place=95, section=Section.OWN),
    Command("language", MEMBERS, language, place=90, section=Section.OWN),
    Command("cancel", MEMBERS, cancel, place=92, section=Section.RECORD),
]
TAPS = [Tap("language", MEMBERS, choose_language)]
