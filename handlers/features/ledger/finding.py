"""The joint ledger, searched and filtered; what one has reported oneself; what waits for one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers import conversation
from handlers.conversation import Flow
from handlers.forms import Context
from handlers.replies import Button, Line, Reply, Rows, Screen
from handlers.router import COORDINATORS_AND_ADMINS, MEMBERS, Command, Section, Tap, Turn
from handlers.texts import plain
from handlers.views.ledger import CHOICES, LedgerView, keep, today_of, view_of, wanted
from handlers.views.record_cards import record_button, record_line, record_name
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Text
from records.roles import Role
from services.clock.debts import coordinated
from services.ledger.access import sights
from storage import records
from storage.drafts import Draft
from storage.ledger import Filter, find
from storage.records import StoredRecord

PAGE = 8


class Search(Form):
    """What to look for in titles and narratives."""

    texts: ClassVar[str] = "search"
    words: Annotated[str, Text(60)]


def _list(
    heading: Sequence[Line],
    found: list[StoredRecord],
    empty: str,
    more: Rows,
    *,
    move: bool,
    line: Callable[[StoredRecord], Message] = record_line,
) -> Screen:
    if not found:
        return Screen("list", [*heading, "", Message(empty)], list(more), move=move)
    lines: list[Line] = [*heading, "", *map(line, found)]
    return Screen("list", lines, [*([record_button(record)] for record in found), *more], move=move)


def _pages(name: str, page: int, count: int) -> list[Button]:
    row = []
    if page > 0:
        row.append(Button(Message("page-before"), f"{name}:{page - 1}"))
    if (page + 1) * PAGE < count:
        row.append(Button(Message("page-after"), f"{name}:{page + 1}"))
    return row


def ledger(turn: Turn, rest: str) -> list[Reply]:
    """Everything, or what the words after the command ask for: `/ledger 工匠 2026Q3`."""
    return [_ledger(turn, keep(turn, wanted(rest, today_of(turn))), 0, move=True)]


def turn_page(turn: Turn, page: int = 0) -> list[Reply]:
    return [_ledger(turn, view_of(turn), min(page, 100_000), move=False)]


def _ledger(turn: Turn, view: LedgerView, page: int, *, move: bool) -> Screen:
    found, count = find(turn.work, sights(turn.work, turn.person), view.filter(today_of(turn)), page * PAGE, PAGE)
    heading: list[Line] = [message("ledger-heading", count=count)]
    chosen = view.labels(today_of(turn))
    if chosen:
        heading.append(message("ledger-filtered", by=tuple(chosen)))
    tools = [Button(Message("ledger-filter"), "filter"), Button(Message("ledger-search"), "search")]
    if view != LedgerView():
        tools.append(Button(Message("ledger-all"), "filter:0"))
    export = [Button(Message("ledger-export"), "export")]
    more = [_pages("ledger", page, count), tools, export]
    line = record_line if view.state is None else record_name  # the heading says which they are all in
    empty = "ledger-empty" if view == LedgerView() else "ledger-nothing"
    return _list(heading, found, empty, more, move=move, line=line)


def choose_filter(turn: Turn, number: int = -1) -> list[Reply]:
    """Which of the filters to set; 0 takes all away."""
    if number == 0:
        return [_ledger(turn, keep(turn, LedgerView()), 0, move=False)]
    view, today = view_of(turn), today_of(turn)
    if number < 0:
        rows = [
            [Button(message("filter-set", name=choice.title, value=choice.shown(view, today)),
                    f"filter:{each}")]
            for each, choice in enumerate(CHOICES, 1)
        ]  # fmt: skip
        return [Screen("list", [Message("filter-ask")], [*rows, [Button(Message("filter-done"), "ledger:0")]])]
    if number > len(CHOICES):
        raise UserError("button-old")
    choice = CHOICES[number - 1]
    options = [Button(label, f"pick:{number}:{at}") for at, label in enumerate(choice.labels(today))]
    rows = [options[at : at + 2] for at in range(0, len(options), 2)]
    return [Screen("list", [choice.title], [*rows, [Button(Message("form-back"), "filter")]])]


def pick_filter(turn: Turn, number: int = 0, at: int = -1) -> list[Reply]:
    if not 1 <= number <= len(CHOICES) or not 0 <= at < len(CHOICES[number - 1].labels(today_of(turn))):
        raise UserError("button-old")
    view = keep(turn, CHOICES[number - 1].set(view_of(turn), at, today_of(turn)))
    return [_ledger(turn, view, 0, move=False)]


def search(turn: Turn) -> list[Reply]:
    return conversation.begin(turn, "search", subject="ledger")


def _search_context(turn: Turn, _draft: Draft) -> Context:
    return Context(today_of(turn), turn.language, render=lambda text: plain(turn.language, text))


def _searched(turn: Turn, _draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    view = keep(turn, view_of(turn).model_copy(update={"words": str(answers["words"])}))
    return [Screen("draft", [message("searched", words=str(answers["words"]))]), _ledger(turn, view, 0, move=True)]


def my(turn: Turn, _rest: str) -> list[Reply]:
    return [_my(turn, 0, move=True)]


def my_page(turn: Turn, page: int = 0) -> list[Reply]:
    return [_my(turn, min(page, 100_000), move=False)]


def _my(turn: Turn, page: int, *, move: bool) -> Screen:
    """Also those that the person has joined."""
    mine = Filter(author_id=turn.person.id)
    found, count = find(turn.work, sights(turn.work, turn.person), mine, page * PAGE, PAGE)
    return _list([message("my-heading", count=count)], found, "my-empty", [_pages("my", page, count)], move=move)


def pending(turn: Turn, _rest: str) -> list[Reply]:
    """Own records to pass and the other side's to confirm; for admins, objections to decide."""
    waiting = records.waiting_for(turn.work, coordinated(turn.work, turn.person))
    objected = records.objected(turn.work) if Role.ADMIN in turn.person.roles else []
    found = [*waiting, *objected]
    heading = [message("pending-heading", count=len(found))]
    line = partial(record_line, waiting=True, yours=True)
    return [_list(heading, found, "pending-empty", [], move=True, line=line)]


COMMANDS = [
    Command("my", MEMBERS, my, place=20, section=Section.TASKS),
    Command("pending", COORDINATORS_AND_ADMINS, pending, place=30, section=Section.TASKS, often=True),
    Command("ledger", MEMBERS, ledger, place=40, section=Section.LOOK, often=True),
]
TAPS = [
    Tap("ledger", MEMBERS, turn_page),
    Tap("filter", MEMBERS, choose_filter),
    Tap("pick", MEMBERS, pick_filter),
    Tap("search", MEMBERS, search),
    Tap("my", MEMBERS, my_page),
]
FLOWS = [Flow("search", Search, _search_context, _searched)]
