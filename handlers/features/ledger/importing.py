"""A list that somebody has sent is taken whole, or left."""

from handlers.conversation.imports import finished, own_import, purposes, screen
from handlers.kit.replies import Reply, Toast
from handlers.kit.router import COORDINATORS_AND_ADMINS, Request, Tap
from records.messages import Message
from storage.chat import imports


def take(request: Request, import_id: int = 0, count: int = 0) -> list[Reply]:
    """As it was shown; where that has changed since, it is shown again and nothing is written."""
    found = own_import(request, import_id)
    purpose = purposes()[found.purpose]
    preview = purpose.preview(request.work, request.person, found, request.now)
    if preview.rows or preview.count != count or not count:
        return [Toast(Message("button-old")), screen(request.work, request.person, found, request.now, move=False)]
    done = purpose.take(request.work, request.person, found, request.now)
    imports.finish(request.work, found.id, imports.TAKEN)
    return [finished(found, done)]


def leave(request: Request, import_id: int = 0) -> list[Reply]:
    found = own_import(request, import_id)
    imports.finish(request.work, found.id, imports.LEFT)
    return [finished(found, Message(f"{purposes()[found.purpose].words}-left"))]


TAPS = [Tap("import_take", COORDINATORS_AND_ADMINS, take), Tap("import_leave", COORDINATORS_AND_ADMINS, leave)]
