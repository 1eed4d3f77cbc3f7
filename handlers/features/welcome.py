"""The first steps: who joins by an invitation, which language, what can be done here."""

from dataclasses import replace

from handlers.features.claiming import ask_who
from handlers.menus import commands_of, want_menu
from handlers.replies import Button, Post, Reply, Screen, Toast
from handlers.router import EVERYBODY, MEMBERS, Command, Tap, Turn, run_start
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
        welcome = Post([message("joined", name=person.name), "", *_help_lines(person.roles)], [_language_buttons()])
        return [welcome, *ask_who(replace(turn, known=person), joined.organisation_id)]
    if turn.known is None or not turn.known.roles:
        raise UserError("not-known-yet")
    people.set_blocked(turn.work, turn.telegram_id, None)
    want_menu(turn.work, turn.known, turn.now)
    return [
        Post([message("greeting", name=turn.known.name), "", *_help_lines(turn.known.roles)], [_language_buttons()])
    ]


def _open_private(turn: Turn) -> Button:
    return Button(Message("button-private"), url=f"https://t.me/{turn.username}")


def _help_lines(roles: frozenset[Role]) -> list[Message]:
    may = commands_of(roles)
    return [message("help-line", command=f"/{each.name}", does=Message(f"command-{each.name}")) for each in may]


def help_(turn: Turn, _rest: str) -> list[Reply]:
    return [Post([Message("help-heading"), *_help_lines(turn.person.roles), "", Message("help-foot")])]


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
    Command("start", EVERYBODY, start, in_groups=True, place=99),
    Command("help", MEMBERS, help_, place=95),
    Command("language", MEMBERS, language, place=90),
    Command("cancel", MEMBERS, cancel, place=92),
]
TAPS = [Tap("language", MEMBERS, choose_language)]
