"""The first steps: who joins by an invitation, which language, what can be done here."""

from dataclasses import replace
from itertools import groupby

from handlers.features.claiming import ask_who
from handlers.menus import commands_of, want_menu
from handlers.replies import Button, Line, Post, Reply, Screen, Toast
from handlers.router import EVERYBODY, MEMBERS, Command, Section, Tap, Turn, run_start
from handlers.texts import LANGUAGES
from records.errors import UserError
from records.messages import Message, message
from records.roles import Role
from services import joining
from storage import drafts, people


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
        welcome = Post([message("joined", name=person.name), *_first_steps(person.roles)], [_language_buttons()])
        return [welcome, *ask_who(replace(turn, known=person), joined.organisation_id)]
    if turn.known is None or not turn.known.roles:
        raise UserError("not-known-yet")
    people.set_blocked(turn.work, turn.telegram_id, None)
    want_menu(turn.work, turn.known, turn.now)
    return [Post([message("greeting", name=turn.known.name), *_first_steps(turn.known.roles)], [_language_buttons()])]


def _open_private(turn: Turn) -> Button:
    return Button(Message("button-private"), url=f"https://t.me/{turn.username}")


def _first_steps(roles: frozenset[Role]) -> list[Line]:
    """The few commands that are used day by day."""
    return ["", *(_line(each) for each in commands_of(roles) if each.often), "", Message("help-more")]


def _line(command: Command) -> Message:
    return message("help-line", command=f"/{command.name}", does=Message(f"command-{command.name}"))


def help_(turn: Turn, _rest: str) -> list[Reply]:
    """All that the person may do, section by section."""
    lines: list[Line] = [Message("help-heading")]
    for section, found in groupby(commands_of(turn.person.roles), key=lambda each: each.section):
        lines += ["", Message(f"section-{section}"), *map(_line, found)]
    return [Post([*lines, "", Message("help-foot")])]


def _language_buttons() -> list[Button]:
    return [Button(Message(f"language-{code.lower()}"), f"language:{number}") for number, code in enumerate(LANGUAGES)]


def language(turn: Turn, _rest: str) -> list[Reply]:
    return [Screen("language", [Message("language-ask")], [_language_buttons()], move=True)]


def choose_language(turn: Turn, number: int = -1) -> list[Reply]:
    if not 0 <= number < len(LANGUAGES):
        raise UserError("button-old")
    people.set_language(turn.work, turn.person.id, LANGUAGES[number])
    want_menu(turn.work, people.by_id(turn.work, turn.person.id), turn.now)
    return [Toast(Message("done")), Post([Message(f"language-chosen-{LANGUAGES[number].lower()}")])]


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
