"""What is in the ledger, what one has reported oneself, and what waits for one."""

from handlers.cards import record_button, record_line
from handlers.replies import Button, Reply, Screen
from handlers.router import COORDINATORS_AND_ADMINS, MEMBERS, Command, Tap, Turn
from records.messages import Message, message
from records.roles import Role, Side
from storage import people, records
from storage.records import StoredRecord

PAGE = 8


def _list(heading: Message, found: list[StoredRecord], empty: str, more: list[Button], *, move: bool) -> list[Reply]:
    if not found:
        return [Screen("list", [heading, "", Message(empty)], move=move)]
    lines: list[Message | str] = [heading, "", *(record_line(record) for record in found)]
    return [Screen("list", lines, [*([record_button(record)] for record in found), more], move=move)]


def ledger(turn: Turn, _rest: str) -> list[Reply]:
    return _ledger(turn, 0, move=True)


def turn_page(turn: Turn, page: int = 0) -> list[Reply]:
    return _ledger(turn, page, move=False)


def _ledger(turn: Turn, page: int, *, move: bool) -> list[Reply]:
    own = people.partnerships_of(turn.work, turn.person)
    page = min(page, 100_000)
    found, count = records.ledger(turn.work, [each.id for each in own], page * PAGE, PAGE)
    more = []
    if page > 0:
        more.append(Button(Message("page-before"), f"ledger:{page - 1}"))
    if (page + 1) * PAGE < count:
        more.append(Button(Message("page-after"), f"ledger:{page + 1}"))
    return _list(message("ledger-heading", count=count), found, "ledger-empty", more, move=move)


def my(turn: Turn, _rest: str) -> list[Reply]:
    return _list(Message("my-heading"), records.of_author(turn.work, turn.person.id), "my-empty", [], move=True)


def pending(turn: Turn, _rest: str) -> list[Reply]:
    """Own records to pass and the other side's to confirm; for admins, objections to decide."""
    sides = [
        (each.id, side)
        for each in people.partnerships_of(turn.work, turn.person)
        for side in Side
        if turn.person.coordinates(each.organisation(side).id)
    ]
    found = records.waiting_for(turn.work, sides)
    if Role.ADMIN in turn.person.roles:
        found += records.objected(turn.work)
    return _list(message("pending-heading", count=len(found)), found, "pending-empty", [], move=True)


COMMANDS = [
    Command("my", MEMBERS, my, place=20),
    Command("pending", COORDINATORS_AND_ADMINS, pending, place=30),
    Command("ledger", MEMBERS, ledger, place=40),
]
TAPS = [Tap("ledger", MEMBERS, turn_page)]
