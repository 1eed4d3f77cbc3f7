"""A list that somebody has sent is taken whole, or left."""

from handlers.buttons.conversation import ChooseSheet, LeaveList, ShowListPage, TakeList, UndoList
from handlers.conversation import list_imports
from handlers.kit.deeds import Deed
from handlers.kit.incoming import TextMessage
from handlers.kit.replies import Reply, Toast
from handlers.kit.router import OnPress, OnText, Request
from records.errors import UserError
from records.messages import Message


def take(request: Request, press: TakeList) -> list[Reply]:
    """Take a list as it was shown; where that has changed since, show it again and write nothing."""
    own, work = list_imports.own_import(request, press.imported), request.work
    preview = list_imports.preview_of(request, own)
    if preview.rows or preview.count != press.count or not press.count:
        return [
            Toast(Message("button-old")),
            list_imports.screen(work, request.person, own, request.now, move=False),
        ]
    return [list_imports.take(request, own)]


def leave(request: Request, press: LeaveList) -> list[Reply]:
    """Leave a list: nothing of it is written."""
    return [list_imports.leave(request, list_imports.own_import(request, press.imported))]


def _ask_whether_to_undo(request: Request, press: UndoList) -> Deed | None:
    list_imports.own_taken(request, press.imported)
    return Deed(Message("import-undo-ask"), Message("import-undo"))


def undo(request: Request, press: UndoList) -> list[Reply]:
    """Take back all that a list has written."""
    return [list_imports.undo(request, press.imported)]


def turn(request: Request, press: ShowListPage) -> list[Reply]:
    """Show another page of what a list says."""
    own = list_imports.own_import(request, press.imported)
    return [list_imports.screen(request.work, request.person, own, request.now, move=False, page=press.page)]


def choose_sheet(request: Request, press: ChooseSheet) -> list[Reply]:
    """Note which sheet of a file is meant, and show what it says."""
    own = list_imports.own_import(request, press.imported)
    if press.sheet >= len(own.sheets):
        raise UserError("button-old")
    list_imports.choose_sheet(request, own, press.sheet)
    own = list_imports.own_import(request, press.imported)
    return [list_imports.screen(request.work, request.person, own, request.now, move=False)]


def go_on(request: Request, text: TextMessage) -> list[Reply] | None:
    """Take the end of a list that Telegram has cut in two."""
    return list_imports.continued(request, text.text)


BUTTONS = [
    OnPress(TakeList, take),
    OnPress(LeaveList, leave),
    OnPress(UndoList, undo, _ask_whether_to_undo),
    OnPress(ShowListPage, turn),
    OnPress(ChooseSheet, choose_sheet),
]
TEXTS = [OnText(go_on)]
