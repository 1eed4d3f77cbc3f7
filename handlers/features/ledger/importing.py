"""A list that somebody has sent is taken whole, or left."""

from handlers.imports import finished, own_import, purposes, screen
from handlers.replies import Reply, Toast
from handlers.router import COORDINATORS_AND_ADMINS, Tap, Turn
from records.messages import Message
from storage import imports


def take(turn: Turn, import_id: int = 0, count: int = 0) -> list[Reply]:
    """As it was shown; where that has changed since, it is shown again and nothing is written."""
    found = own_import(turn, import_id)
    purpose = purposes()[found.purpose]
    preview = purpose.preview(turn.work, turn.person, found, turn.now)
    if preview.rows or preview.count != count or not count:
        return [Toast(Message("button-old")), screen(turn.work, turn.person, found, turn.now, move=False)]
    done = purpose.take(turn.work, turn.person, found, turn.now)
    imports.finish(turn.work, found.id, imports.TAKEN)
    return [finished(found, done)]


def leave(turn: Turn, import_id: int = 0) -> list[Reply]:
    found = own_import(turn, import_id)
    imports.finish(turn.work, found.id, imports.LEFT)
    return [finished(found, Message(f"{purposes()[found.purpose].words}-left"))]


TAPS = [Tap("import_take", COORDINATORS_AND_ADMINS, take), Tap("import_leave", COORDINATORS_AND_ADMINS, leave)]
