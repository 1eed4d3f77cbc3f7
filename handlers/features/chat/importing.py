"""A list that somebody has sent is taken whole, or left."""

from handlers.buttons.conversation import LeaveList, TakeList
from handlers.conversation import list_imports
from handlers.kit.replies import Reply, Toast
from handlers.kit.router import OnPress, Request
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


BUTTONS = [OnPress(TakeList, take), OnPress(LeaveList, leave)]
