"""The board as a list: filtered, searched, turned page by page, and one's own part of it."""

from typing import Annotated, ClassVar

from pydantic import BaseModel

from handlers.buttons.board import BoardShown, ChooseBoardKind, ExportBoard, ListBoard, NarrowBoard, SearchBoard
from handlers.conversation import dialogue
from handlers.conversation.context import Context
from handlers.conversation.flow import Flow
from handlers.exports.board import BOARD_FILE
from handlers.kit.documents import NoParameters, ask_for
from handlers.kit.list_views import keep_view, last_view
from handlers.kit.pager import fetched_page
from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import MEMBERS, Command, OnPress, Request, Section
from handlers.kit.texts import plain
from handlers.views.board import board_button, board_line
from records.board.item import BoardDirection
from records.board.registry import BOARD_KINDS
from records.errors import UserError
from records.form import Form, texts_of
from records.messages import Message, message
from records.purposes import Purpose
from records.questions import Text
from records.subjects import WholeProgramme
from services.board import board
from storage.board import items
from storage.board.items import BoardFilter
from storage.chat.drafts import Draft

_LIST = "board"


class BoardSearch(Form):
    """What to look for on the board."""

    texts: ClassVar[str] = "board-search"
    words: Annotated[str, Text(60)]


class BoardView(BaseModel):
    """What somebody looks at on the board."""

    direction: BoardDirection | None = None
    kind: str | None = None
    words: str = ""
    own: bool = False


def board_list(request: Request, rest: str) -> list[Reply]:
    """Show the board, or what on it has the words after the command: `/board 数控`."""
    return [_listed(request, keep_view(request, _LIST, BoardView(words=rest.strip()[:60])), 0, move=True)]


def turn_board(request: Request, press: ListBoard) -> list[Reply]:
    """Show another page in place."""
    return [_listed(request, last_view(request, _LIST, BoardView), press.page, move=False)]


def _listed(request: Request, view: BoardView, number: int, *, move: bool) -> Screen:
    sight = board.sight_of(request.work, request.person)
    wanted = BoardFilter(view.direction, view.kind if view.kind in BOARD_KINDS else None, view.words, view.own)
    today = request.now.date()
    page = fetched_page(lambda offset, limit: items.listed(request.work, sight, wanted, today, offset, limit), number)
    lines: list[Line] = [message("board-list", count=page.count)] if page.count else [Message("board-empty")]
    lines += [message("board-filtered", by=tuple(_labels(view)))] if view != BoardView() else []
    lines += ["", *(board_line(request.work, stored) for stored in page.items)] if page.count else []
    rows = [[board_button(stored)] for stored in page.items]
    return Screen(Purpose.LIST, lines, [*rows, page.turning(ListBoard), *_tools(view)], move=move)


def _labels(view: BoardView) -> list[Message | str]:
    labels: list[Message | str] = [Message("board-shown-own")] if view.own else []
    if view.direction is not None:
        labels.append(Message(f"board-shown-{view.direction}s"))
    if view.kind in BOARD_KINDS:
        labels.append(Message(texts_of(BOARD_KINDS[view.kind or ""])))
    return [*labels, message("board-words", words=view.words)] if view.words else labels


def _tools(view: BoardView) -> list[list[Button]]:
    shown = [
        Button(Message(f"board-shown-{shown.value}"), NarrowBoard(shown))
        for shown in (BoardShown.OFFERS, BoardShown.NEEDS, BoardShown.OWN)
    ]
    more = [Button(Message("board-kind"), ChooseBoardKind()), Button(Message("board-search"), SearchBoard())]
    if view != BoardView():
        more.append(Button(Message("board-shown-everything"), NarrowBoard(BoardShown.EVERYTHING)))
    return [shown, more, [Button(Message("board-export"), ExportBoard())]]


_DIRECTIONS = {BoardShown.OFFERS: BoardDirection.OFFER, BoardShown.NEEDS: BoardDirection.NEED}


def narrow(request: Request, press: NarrowBoard) -> list[Reply]:
    """Show offers only, needs only, what is one's own, or everything again."""
    view = last_view(request, _LIST, BoardView)
    if press.shown is BoardShown.EVERYTHING:
        view = BoardView()
    elif press.shown is BoardShown.OWN:
        view = view.model_copy(update={"own": True})
    else:
        view = view.model_copy(update={"direction": _DIRECTIONS[press.shown]})
    return [_listed(request, keep_view(request, _LIST, view), 0, move=False)]


def choose_kind(request: Request, press: ChooseBoardKind) -> list[Reply]:
    """Show one kind only, or ask which."""
    if press.kind:
        if press.kind not in BOARD_KINDS:
            raise UserError("button-old")
        view = last_view(request, _LIST, BoardView).model_copy(update={"kind": press.kind})
        return [_listed(request, keep_view(request, _LIST, view), 0, move=False)]
    options = [Button(Message(texts_of(form)), ChooseBoardKind(kind)) for kind, form in BOARD_KINDS.items()]
    rows = [options[at : at + 2] for at in range(0, len(options), 2)]
    back = [Button(Message("form-back"), ListBoard())]
    return [Screen(Purpose.LIST, [Message("board-kind-ask")], [*rows, back])]


def export(request: Request, _press: ExportBoard) -> list[Reply]:
    """Have the board made as a workbook, as far as the person sees it."""
    return [ask_for(request, BOARD_FILE, NoParameters())]


def ask_search(request: Request, _press: SearchBoard) -> list[Reply]:
    """Ask for the words to look for."""
    return dialogue.begin(request, "board-search", subject=WholeProgramme())


def _context(request: Request, _draft: Draft) -> Context:
    return Context(request.now.date(), request.language, render=lambda text: plain(request.language, text))


def _searched(request: Request, _draft: Draft, answers: BoardSearch) -> list[Reply]:
    view = last_view(request, _LIST, BoardView).model_copy(update={"words": answers.words})
    return [
        Screen(Purpose.DRAFT, [message("searched", words=answers.words)]),
        _listed(request, keep_view(request, _LIST, view), 0, move=True),
    ]


COMMANDS = [Command("board", MEMBERS, board_list, place=32, section=Section.RECORD)]
BUTTONS = [
    OnPress(ListBoard, turn_board),
    OnPress(NarrowBoard, narrow),
    OnPress(ChooseBoardKind, choose_kind),
    OnPress(SearchBoard, ask_search),
    OnPress(ExportBoard, export),
]
DOCUMENTS = [BOARD_FILE]
FLOWS = [Flow("board-search", BoardSearch, _context, _searched)]
