"""Takes one update through guard, handler and reply; the transaction around it is the writer's."""

from dataclasses import dataclass
from datetime import datetime

from handlers import notices
from handlers.conversation import dialogue
from handlers.kit.incoming import Blocked, Incoming, InGroup, Migrated, Said, Sent, Tapped
from handlers.kit.replies import Post, Reply, Toast, put
from handlers.kit.router import Request, commands, listeners, run_command, run_tap
from handlers.kit.texts import best_language, plain
from records.errors import UserError
from records.messages import Message
from services.people import accounts, groups
from storage.assessment import surveys
from storage.engine.unit_of_work import UnitOfWork
from storage.people import persons


@dataclass(frozen=True)
class CallbackAnswer:
    """A tap waits for this; empty text means that the screen says it all."""

    callback_id: str
    text: str


def handle(work: UnitOfWork, incoming: Incoming, now: datetime, username: str) -> CallbackAnswer | None:
    """Lets the update have its effects. What the person did wrong is told; any other error leaves this function."""
    known = persons.by_address(work, incoming.sender)
    language = known.language if known else best_language(incoming.language_code)
    request = Request(
        work, now, incoming.chat, incoming.private, incoming.sender, incoming.name, language, username,
        incoming.event, known,
    )  # fmt: skip
    try:
        with work.savepoint():
            answer = _show(request, list(_replies(request, incoming)))
            notices.tell(work, now, username, known)
            return answer
    except UserError as error:
        is_tap = isinstance(incoming.event, Tapped)
        return _show(request, [Toast(error.message)] if is_tap else [Post([error.message])])


def _show(request: Request, replies: list[Reply]) -> CallbackAnswer | None:
    language = request.known.language if request.known else request.language
    text = ""
    for reply in replies:
        if isinstance(reply, Toast):
            text = plain(language, reply.text)
        else:
            put(request.work, request.chat, language, reply, request.now)
    return CallbackAnswer(request.event.callback_id, text[:200]) if isinstance(request.event, Tapped) else None


def _replies(request: Request, incoming: Incoming) -> list[Reply]:
    match incoming.event:
        case Blocked(blocked=blocked):
            accounts.note_blocked(request.work, request.sender, blocked, request.now)
            return []
        case InGroup(inside=inside):
            groups.note_inside(request.work, request.chat, inside, request.now)
            return [Post([Message("group-greeting")], key=f"welcome:{request.chat.id}")] if inside else []
        case Migrated(old=old, new=new):
            groups.migrate(request.work, old, new)
            return []
        case Tapped(data=data):
            return list(run_tap(request, data))
        case Said() as said if not request.private and _for_others(request, said):
            return []
        case Said() as said if (command := said.command) is not None:
            return list(run_command(request, *command))
        case _ if not request.private:
            return []  # people talk in groups; only commands are for the bot
        case Said(edited=True) as said:
            return dialogue.amended(request, said)
        case Said() as said:
            heard = next((found for each in listeners() if (found := each.hear(request, said)) is not None), None)
            return dialogue.typed(request, said) if heard is None else list(heard)
        case Sent() as sent:
            return dialogue.attached(request, sent)
    raise UserError("not-an-answer")


def _for_others(request: Request, said: Said) -> bool:
    """Whether a command in a group is another bot's."""
    name = said.command[0] if said.command else ""
    return name not in commands() or said.addressee not in ("", request.username.lower())


def is_confidential(work: UnitOfWork, incoming: Incoming) -> bool:
    """Whether what was said or tapped may be part of a survey, and must not be kept with the person's name."""
    return bool(surveys.shown_in(work, incoming.chat))


def unsaved(language_code: str | None) -> str:
    """What a chat is told, directly, when the database could not take what was said."""
    return plain(best_language(language_code), Message("not-saved-yet"))


def incident(work: UnitOfWork, incoming: Incoming, number: str, now: datetime) -> None:
    """Tells the person that something of ours failed, by its number."""
    if incoming.private:
        known = persons.by_address(work, incoming.sender)
        language = known.language if known else best_language(incoming.language_code)
        put(work, incoming.chat, language, Post([Message("incident", {"number": number})]), now)
