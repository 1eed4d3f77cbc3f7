"""The joint ledger, searched and filtered; what one has reported oneself; what waits for one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.conversation import dialogue
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.engine import Context
from handlers.kit.replies import Button, Line, Reply, Rows, Screen
from handlers.kit.router import COORDINATORS_AND_ADMINS, MEMBERS, Command, Request, Section, Tap
from handlers.kit.texts import plain
from handlers.views.ledger import CHOICES, LedgerView, keep, today_of, view_of, wanted
from handlers.views.record_cards import record_button, record_line, record_name
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Text
from records.subjects import Programme
from services.clock.debts import coordinated
from services.ledger.access import sights
from storage.chat.drafts import Draft
from storage.ledger import record_rows
from storage.ledger.listing import Filter, find
from storage.ledger.record_rows import StoredRecord

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


def ledger(request: Request, rest: str) -> list[Reply]:
    """Everything, or what the words after the command ask for: `/ledger 工匠 2026Q3`."""
    return [_ledger(request, keep(request, wanted(rest, today_of(request))), 0, move=True)]


def turn_page(request: Request, page: int = 0) -> list[Reply]:
    return [_ledger(request, view_of(request), min(page, 100_000), move=False)]


def _ledger(request: Request, view: LedgerView, page: int, *, move: bool) -> Screen:
    found, count = find(
        request.work, sights(request.work, request.person), view.filter(today_of(request)), page * PAGE, PAGE
    )
    heading: list[Line] = [message("ledger-heading", count=count)]
    chosen = view.labels(today_of(request))
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


def choose_filter(request: Request, number: int = -1) -> list[Reply]:
    """Which of the filters to set; 0 takes all away."""
    if number == 0:
        return [_ledger(request, keep(request, LedgerView()), 0, move=False)]
    view, today = view_of(request), today_of(request)
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


def pick_filter(request: Request, number: int = 0, at: int = -1) -> list[Reply]:
    if not 1 <= number <= len(CHOICES) or not 0 <= at < len(CHOICES[number - 1].labels(today_of(request))):
        raise UserError("button-old")
    view = keep(request, CHOICES[number - 1].set(view_of(request), at, today_of(request)))
    return [_ledger(request, view, 0, move=False)]


def search(request: Request) -> list[Reply]:
    return dialogue.begin(request, "search", subject=Programme())


def _search_context(request: Request, _draft: Draft) -> Context:
    return Context(today_of(request), request.language, render=lambda text: plain(request.language, text))


def _searched(request: Request, _draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    view = keep(request, view_of(request).model_copy(update={"words": str(answers["words"])}))
    return [Screen("draft", [message("searched", words=str(answers["words"]))]), _ledger(request, view, 0, move=True)]


def my(request: Request, _rest: str) -> list[Reply]:
    return [_my(request, 0, move=True)]


def my_page(request: Request, page: int = 0) -> list[Reply]:
    return [_my(request, min(page, 100_000), move=False)]


def _my(request: Request, page: int, *, move: bool) -> Screen:
    """Also those that the person has joined."""
    mine = Filter(author_id=request.person.id)
    found, count = find(request.work, sights(request.work, request.person), mine, page * PAGE, PAGE)
    return _list([message("my-heading", count=count)], found, "my-empty", [_pages("my", page, count)], move=move)


def pending(request: Request, _rest: str) -> list[Reply]:
    """Own records to pass and the other side's to confirm; for admins, objections to decide."""
    waiting = record_rows.waiting_for(request.work, coordinated(request.work, request.person))
    objected = record_rows.objected(request.work) if request.person.is_admin else []
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
FLOWS = [Flow("search", Search, _search_context, as_json(_searched))]
