"""The first steps: who joins by an invitation, which language, what can be done here."""

from handlers.menus import commands_of, want_menu
from handlers.replies import Button, Post, Reply, Screen, Toast
from handlers.router import COORDINATORS, EVERYBODY, MEMBERS, Command, Tap, Turn, check_role, links
from handlers.texts import LANGUAGES
from records.errors import UserError
from records.messages import Message, message
from records.roles import Role
from services import joining
from storage import drafts, people


def start(turn: Turn, payload: str) -> list[Reply]:
    """With a code: joins. Without: greets."""
    if not turn.private:
        return [Post([Message("group-greeting")], [[_open_private(turn)]])]
    link, _, code = payload.partition("-")
    if link in links():
        return list(links()[link].handler(turn, code))
    if payload:
        person = joining.join(turn.work, turn.telegram_id, turn.name, turn.language, payload, turn.now)
        want_menu(turn.work, person, turn.now)
        return [Post([message("joined", name=person.name), "", *_help_lines(person.roles)], [_language_buttons()])]
    if turn.known is None:
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


def bind(turn: Turn, _rest: str) -> list[Reply]:
    """A group belongs to a partnership from now on; said in the group by one of its coordinators."""
    if turn.private:
        raise UserError("bind-in-group")
    own = [
        each
        for each in people.partnerships_of(turn.work, turn.person)
        if turn.person.coordinates(each.college.id) or turn.person.coordinates(each.enterprise.id)
    ]
    if not own:
        raise UserError("partnership-none")
    if len(own) > 1:
        rows = [[Button(each.name, f"bind:{each.id}")] for each in own]
        return [Screen("bind", [Message("bind-ask")], rows, move=True)]
    return _bound(turn, own[0].id)


def bind_to(turn: Turn, partnership_id: int = 0) -> list[Reply]:
    own = {each.id: each for each in people.partnerships_of(turn.work, turn.person)}
    chosen = own.get(partnership_id)
    if turn.private or chosen is None:
        raise UserError("partnership-not-yours")
    if not any(turn.person.coordinates(each.id) for each in (chosen.college, chosen.enterprise)):
        raise UserError("partnership-not-yours")
    return [Toast(Message("done")), *_bound(turn, partnership_id)]


def _bound(turn: Turn, partnership_id: int) -> list[Reply]:
    people.bind_group(turn.work, turn.chat_id, partnership_id)
    return [Post([message("bound", partnership=people.partnership(turn.work, partnership_id).name)])]


def whoami(turn: Turn, _rest: str) -> list[Reply]:
    check_role(turn, MEMBERS)
    organisations = {each.id: each.name for each in people.all_organisations(turn.work)}
    lines = [
        message(
            "whoami-line",
            role=Message(f"role-{membership.role}"),
            organisation=organisations.get(membership.organisation_id or 0, Message("whoami-everywhere")),
        )
        for membership in turn.person.memberships
    ]
    return [Post([message("whoami-name", name=turn.person.name), *lines])]


COMMANDS = [
    Command("start", EVERYBODY, start, in_groups=True, place=99),
    Command("help", MEMBERS, help_, place=95),
    Command("whoami", MEMBERS, whoami, place=85),
    Command("language", MEMBERS, language, place=90),
    Command("cancel", MEMBERS, cancel, place=92),
    Command("bind", COORDINATORS, bind, in_groups=True, place=80),
]
TAPS = [Tap("language", MEMBERS, choose_language), Tap("bind", COORDINATORS, bind_to)]
