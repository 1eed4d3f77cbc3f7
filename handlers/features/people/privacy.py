"""What is stored about me, as a file; and my erasure, which an admin decides."""

import json
from datetime import timedelta

from handlers.asking import page
from handlers.documents import Document, Made, Making, ask_for
from handlers.jobs import Job
from handlers.notices import erasure_screen
from handlers.replies import Button, Reply, Toast, put
from handlers.router import ADMINS, EVERYBODY, Command, Section, Tap, Turn
from records.errors import UserError
from records.messages import Message
from records.roles import Role
from services.clock import housekeeping
from services.people import privacy
from storage import erasures, people


def privacy_(turn: Turn, _rest: str) -> list[Reply]:
    _check_known(turn)
    rows = [[Button(Message("privacy-file-button"), "privacy_file")]]
    if erasures.open_of(turn.work, turn.known.id if turn.known else 0) is None:
        rows.append([Button(Message("erasure-ask-button"), "erasure_ask:0")])
    lines = [Message("privacy-heading"), Message("privacy-what"), Message("privacy-rights")]
    return [page(turn, lines, rows), *_to_decide(turn)]


def _to_decide(turn: Turn) -> list[Reply]:
    """An admin finds here again what waits for a decision."""
    if Role.ADMIN not in turn.person.roles:
        return []
    found = erasures.undecided(turn.work)
    return [
        erasure_screen(turn.work, each, turn.person, move=True) for each in found if each.person_id != turn.person.id
    ]


def _check_known(turn: Turn) -> None:
    if turn.known is None:
        raise UserError("privacy-nothing")


def _make(making: Making) -> Made:
    path = making.folder / "gongjian-privacy.json"
    stored = privacy.stored_about(making.work, making.person)
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=2), encoding="utf-8")
    return Made(path, Message("privacy-caption"))


FILE = Document("privacy", _make)


def file(turn: Turn) -> list[Reply]:
    _check_known(turn)
    return [ask_for(turn, FILE)]


def ask(turn: Turn, sure: int = 0) -> list[Reply]:
    """Asks once, as it cannot be undone."""
    _check_known(turn)
    if not sure:
        yes = Button(Message("erasure-yes"), "erasure_ask:1")
        return [page(turn, [Message("erasure-ask")], [[yes, Button(Message("erasure-no"), "erasure_ask:2")]])]
    if sure == 1:
        privacy.ask_for_erasure(turn.work, turn.person, turn.now)
        return [page(turn, [Message("erasure-asked")])]
    return privacy_(turn, "")


def decide(turn: Turn, erasure_id: int = 0, granted: int = 0) -> list[Reply]:
    """All admins see what was decided; the name is on no screen any more."""
    privacy.decide(turn.work, turn.person, erasure_id, bool(granted), turn.now)
    found = erasures.by_id(turn.work, erasure_id)
    assert found is not None
    for admin in people.admins(turn.work):
        if admin.id != found.person_id and not admin.blocked:
            put(turn.work, admin.telegram_id, admin.language, erasure_screen(turn.work, found, admin), turn.now)
    return [Toast(Message("done"))]


COMMANDS = [Command("privacy", EVERYBODY, privacy_, place=94, section=Section.OWN)]
TAPS = [Tap("privacy_file", EVERYBODY, file), Tap("erasure_ask", EVERYBODY, ask), Tap("erasure", ADMINS, decide)]
DOCUMENTS = [FILE]
JOBS = [Job("housekeeping", timedelta(hours=1), housekeeping.forget)]
