"""The joint ledger, searched and filtered; what one has reported oneself; what waits for one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated, ClassVar

from handlers.buttons.exports import OfferExport
from handlers.buttons.ledger import (
    AskSearch,
    ChooseFilter,
    LedgerFilter,
    SetFilter,
    TurnLedger,
    TurnOwnRecords,
    TurnPending,
)
from handlers.conversation import dialogue
from handlers.conversation.context import Context
from handlers.conversation.flow import Flow
from handlers.kit.pager import SIZE, PageOf, fetched_page
from handlers.kit.replies import Button, Line, Reply, Rows, Screen
from handlers.kit.router import COORDINATORS_AND_ADMINS, MEMBERS, SIDES, Command, OnPress, Request, Section
from handlers.kit.texts import plain
from handlers.lookup.partnerships import names_apart
from handlers.views.batches import batch_button, batch_line
from handlers.views.ledger import CHOICES, LedgerView, choice_of, keep, narrowed, parse_view, today_of, view_of
from handlers.views.record_cards import record_button, record_line, record_name, with_partnership
from handlers.views.several import several_button
from records.form import Form
from records.messages import Message, message
from records.purposes import Purpose
from records.questions import Text
from records.subjects import WholeProgramme
from services.ledger import several
from services.ledger.access import sights
from services.ledger.several import SharedStep
from services.permissions import coordinated_sides
from storage.chat.drafts import Draft
from storage.ledger import batches, waiting
from storage.ledger.batches import Batch
from storage.ledger.listing import Filter, find
from storage.ledger.record_rows import StoredRecord
from storage.people import partnerships


class Search(Form):
    """What to look for in titles and narratives."""

    texts: ClassVar[str] = "search"
    words: Annotated[str, Text(60)]


def _list(
    request: Request,
    heading: Sequence[Line],
    records: Sequence[StoredRecord],
    empty: str,
    more: Rows,
    *,
    move: bool,
    line: Callable[[StoredRecord], Message] = record_line,
) -> Screen:
    above: list[Line] = [*heading, ""] if heading else []
    if not records:
        return Screen(Purpose.LIST, [*above, Message(empty)], list(more), move=move)
    names = names_apart(request.work, request.person)
    lines = [*above, *(with_partnership(line(record), record, names) for record in records)]
    return Screen(Purpose.LIST, lines, [*([record_button(record)] for record in records), *more], move=move)


def _page_of_records(request: Request, wanted: Filter, number: int) -> PageOf[StoredRecord]:
    """Return a page of the records that the person sees and asks for."""
    seen = sights(request.work, request.person)
    return fetched_page(lambda offset, limit: find(request.work, seen, wanted, offset, limit), number)


def ledger(request: Request, rest: str) -> list[Reply]:
    """Show the ledger, or what the words after the command ask for: `/ledger 工匠 2026Q3`."""
    return [_ledger(request, keep(request, parse_view(rest, today_of(request))), 0, move=True)]


def turn_page(request: Request, press: TurnLedger) -> list[Reply]:
    """Show another page of the ledger in place."""
    return [_ledger(request, view_of(request), press.page, move=False)]


def _ledger(request: Request, view: LedgerView, number: int, *, move: bool) -> Screen:
    today = today_of(request)
    page = _page_of_records(request, view.filter(today), number)
    heading: list[Line] = [message("ledger-heading", count=page.count)] if page.count else []
    chosen = view.labels(today)
    if chosen:
        heading.append(message("ledger-filtered", by=tuple(chosen)))
    tools = [Button(Message("ledger-filter"), ChooseFilter()), Button(Message("ledger-search"), AskSearch())]
    if view != LedgerView():
        tools.append(Button(Message("ledger-all"), ChooseFilter(LedgerFilter.EVERYTHING)))
    export = [[Button(Message("ledger-export"), OfferExport())]] if page.count else []
    more = [page.turning(TurnLedger), tools, *export]
    line = record_line if view.state is None else record_name  # the heading says which they are all in
    empty = "ledger-empty" if view == LedgerView() else "ledger-nothing"
    return _list(request, heading, page.items, empty, more, move=move, line=line)


def choose_filter(request: Request, press: ChooseFilter) -> list[Reply]:
    """Show which filters can be set, or what one can be set to; or take all away."""
    if press.by is LedgerFilter.EVERYTHING:
        return [_ledger(request, keep(request, LedgerView()), 0, move=False)]
    view, today = view_of(request), today_of(request)
    if press.by is None:
        rows = [
            [Button(message("filter-set", name=choice.title, value=choice.shown(view, today)), ChooseFilter(by))]
            for by, choice in CHOICES.items()
        ]
        return [Screen(Purpose.LIST, [Message("filter-ask")], [*rows, [Button(Message("filter-done"), TurnLedger())]])]
    choice = choice_of(press.by)
    options = [Button(label, SetFilter(press.by, place)) for place, label in enumerate(choice.labels(today))]
    rows = [options[at : at + 2] for at in range(0, len(options), 2)]
    return [Screen(Purpose.LIST, [choice.title], [*rows, [Button(Message("form-back"), ChooseFilter())]])]


def set_filter(request: Request, press: SetFilter) -> list[Reply]:
    """Narrow the ledger to what was chosen."""
    return [_ledger(request, narrowed(request, press.by, press.value, today_of(request)), 0, move=False)]


def ask_search(request: Request, _press: AskSearch) -> list[Reply]:
    """Ask for the words to look for."""
    return dialogue.begin(request, "search", subject=WholeProgramme())


def _search_context(request: Request, _draft: Draft) -> Context:
    return Context(today_of(request), request.language, render=lambda text: plain(request.language, text))


def _searched(request: Request, _draft: Draft, answers: Search) -> list[Reply]:
    view = keep(request, view_of(request).model_copy(update={"words": answers.words}))
    return [
        Screen(Purpose.DRAFT, [message("searched", words=answers.words)]),
        _ledger(request, view, 0, move=True),
    ]


def own_records(request: Request, _rest: str) -> list[Reply]:
    """Show what the person has reported."""
    return [_own_records(request, 0, move=True)]


def turn_own_records(request: Request, press: TurnOwnRecords) -> list[Reply]:
    """Show another page of what the person has reported, in place."""
    return [_own_records(request, press.page, move=False)]


def _own_records(request: Request, number: int, *, move: bool) -> Screen:
    """Return the person's records, also those that they have joined."""
    page = _page_of_records(request, Filter(author_id=request.person.id), number)
    heading = [message("my-heading", count=page.count)] if page.count else []
    empty = "my-empty" if request.person.roles & SIDES else "my-empty-admin"
    return _list(request, heading, page.items, empty, [page.turning(TurnOwnRecords)], move=move)


def pending(request: Request, _rest: str) -> list[Reply]:
    """Show own records to pass and the other side's to confirm; to admins, objections to decide."""
    return [_pending(request, 0, move=True)]


def turn_pending(request: Request, press: TurnPending) -> list[Reply]:
    """Show another page of them in place."""
    return [_pending(request, press.page, move=False)]


def _pending(request: Request, number: int, *, move: bool) -> Screen:
    sides, objections = coordinated_sides(request.work, request.person), request.person.is_admin
    count = len(waiting.ids_waiting_for(request.work, sides, objections=objections))
    number = min(number, max(0, (count - 1) // SIZE))
    records = waiting.page_waiting_for(request.work, sides, objections=objections, offset=number * SIZE, limit=SIZE)
    page = PageOf(records, number, count)
    imports = [] if number else batches.waiting_for(request.work, sides)
    heading: list[Line] = [message("pending-heading", count=count)] if count or not imports else []
    heading += [batch_line(batch, _sender(request, batch)) for batch in imports]
    line = partial(record_line, waiting=True, yours=True)
    more = [[batch_button(batch)] for batch in imports]
    more += [[several_button(step)] for step in SharedStep if several.count(request.work, request.person, step) > 1]
    empty = "pending-empty" if not imports else "pending-only-imports"
    return _list(request, heading, page.items, empty, [*more, page.turning(TurnPending)], move=move, line=line)


def _sender(request: Request, batch: Batch) -> str:
    """Return the name of the organisation that imports the batch."""
    return partnerships.by_id(request.work, batch.partnership_id).organisation(batch.side).name


COMMANDS = [
    Command("my", MEMBERS, own_records, place=20, section=Section.TASKS),
    Command(
        "pending", COORDINATORS_AND_ADMINS, pending, place=30, section=Section.TASKS, often=COORDINATORS_AND_ADMINS
    ),
    Command("ledger", MEMBERS, ledger, place=40, section=Section.LOOK, often=MEMBERS),
]
BUTTONS = [
    OnPress(TurnLedger, turn_page),
    OnPress(ChooseFilter, choose_filter),
    OnPress(SetFilter, set_filter),
    OnPress(AskSearch, ask_search),
    OnPress(TurnOwnRecords, turn_own_records),
    OnPress(TurnPending, turn_pending),
]
FLOWS = [Flow("search", Search, _search_context, _searched)]
