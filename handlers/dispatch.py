"""Takes one update through guard, handler and reply; the transaction around it is the writer's."""

from dataclasses import dataclass
from datetime import datetime

from handlers import notices
from handlers.conversation import dialogue, later_edits, report_drafts, submissions
from handlers.conversation.suspension import beside
from handlers.kit.incoming import (
    AnonymousMessage,
    Blocked,
    CallbackQuery,
    FileMessage,
    Incoming,
    IncomingEvent,
    InGroup,
    Migrated,
    OtherMessage,
    TextMessage,
)
from handlers.kit.replies import Post, Reply, Toast, put
from handlers.kit.router import Request, commands, press_button, run_command, text_handlers
from handlers.kit.spoken import command_named
from handlers.kit.texts import best_language, plain
from records.errors import UserError
from records.messages import Message
from services.people import accounts, groups
from storage.assessment import surveys
from storage.engine.unit_of_work import UnitOfWork
from storage.people import groups as stored_groups
from storage.people import persons


@dataclass(frozen=True)
class CallbackAnswer:
    """What the one who has tapped waits for; without a toast the screen says it all."""

    channel: str
    callback_id: str
    toast: Message | None = None
    language: str = ""


def handle(work: UnitOfWork, incoming: Incoming, now: datetime, username: str) -> CallbackAnswer | None:
    """Let an update have its effects, and return the answer to a tap.

    What the person did wrong is told; any other error leaves this function. `username` is the bot's.
    """
    known = persons.by_address(work, incoming.sender)
    language = known.language if known else _language_of(work, incoming)
    request = Request(
        work, now, incoming.chat, incoming.private, incoming.sender, incoming, language, username,
        incoming.event, known,
    )  # fmt: skip
    try:
        with work.savepoint():
            answer = _show(request, list(_replies(request, incoming)))
            notices.tell(work, now, username, known)
            return answer
    except UserError as error:
        is_tap = isinstance(incoming.event, CallbackQuery)
        return _show(request, [Toast(error.message)] if is_tap else [Post([error.message])])


def _language_of(work: UnitOfWork, incoming: Incoming) -> str:
    """Return the language in which a stranger reads; of somebody anonymous, the group's."""
    if isinstance(incoming.event, AnonymousMessage):
        return stored_groups.language_of(work, incoming.chat) or best_language(None)
    return best_language(incoming.language_code)


def _show(request: Request, replies: list[Reply]) -> CallbackAnswer | None:
    language = request.known.language if request.known else request.language
    toast: Message | None = None
    for reply in replies:
        if isinstance(reply, Toast):
            toast = reply.text
        else:
            put(request.work, request.chat, language, reply, request.now)
    if not isinstance(request.event, CallbackQuery):
        return None
    return CallbackAnswer(request.chat.channel, request.event.callback_id, toast, language)


def _replies(request: Request, incoming: Incoming) -> list[Reply]:
    match incoming.event:
        case Blocked(blocked=blocked):
            accounts.note_blocked(request.work, request.sender, blocked, request.now)
            return []
        case InGroup(inside=inside):
            groups.note_inside(request.work, request.chat, inside, request.now, by=request.known)
            return [Post([Message("group-greeting")], key=f"welcome:{request.chat.id}")] if inside else []
        case Migrated(old=old, new=new):
            groups.migrate(request.work, old, new)
            return []
        case CallbackQuery(data=data):
            return beside(request, lambda: press_button(request, data), is_command=False)
        case _ if not request.private:
            return _said_in_group(request, incoming.event)
        case TextMessage(edited=True) as text if (replies := _amended(request, text)) is not None:
            return replies
        case TextMessage() as text if (command := _command(request, text)) is not None:
            name, rest = command
            return beside(request, lambda: run_command(request, name, rest), is_command=True)
        case TextMessage(edited=True) as text:
            return submissions.edited(request, text.message_id) if request.known else []
        case TextMessage() as text:
            answers = (on_text(request, text) for on_text in text_handlers())
            first = next((replies for replies in answers if replies is not None), None)
            return dialogue.typed(request, text) if first is None else list(first)
        case FileMessage() as file:
            return dialogue.attached(request, file)
        case OtherMessage(is_file=True):
            raise UserError("send-as-file")
    raise dialogue.not_an_answer(request)


def _amended(request: Request, text: TextMessage) -> list[Reply] | None:
    """Change the answer that a message gave which is edited, or have what it tells read again; None for others."""
    ways = (dialogue.amended, report_drafts.edited, later_edits.answered_anew)
    return next((replies for way in ways if (replies := way(request, text)) is not None), None)


def _command(request: Request, text: TextMessage) -> tuple[str, str] | None:
    """Return the command that a text is, with what follows it: by its name, or in words after the slash."""
    command = text.command
    if command is None or command[0] in commands():
        return command
    if text.is_loose:
        return None
    name, rest = command
    spoken = command_named(request, f"{name} {rest}") if name and not name.isascii() else None
    return (spoken.name, "") if spoken else command


def _said_in_group(request: Request, event: IncomingEvent) -> list[Reply]:
    """Answer what is said to the bot in a group: commands, and what names it. The rest is people talking."""
    match event:
        case AnonymousMessage(text=text) if _is_for_us(request, text):
            raise UserError("sender-anonymous", bot=request.username)
        case TextMessage() as text if (command := text.command) is not None:
            return list(run_command(request, *command)) if _is_for_us(request, text) else []
        case TextMessage(edited=False) as text if text.mentions(request.username):
            raise UserError("private-only", bot=request.username)
    return []


def _is_for_us(request: Request, text: TextMessage) -> bool:
    """Tell whether a text is a command that names this bot, or one of ours that names none of the several in a group.

    A slip in a command that names this bot is told like any other.
    """
    if text.command is None:
        return False
    return text.addressee == request.username.lower() if text.addressee else text.command[0] in commands()


def is_confidential(work: UnitOfWork, incoming: Incoming) -> bool:
    """Tell whether what was said or tapped may be part of a survey, and must not be kept with the person's name."""
    return bool(surveys.shown_in(work, incoming.chat))


def unsaved(language_code: str | None) -> str:
    """Return what a chat is told, directly, when the database could not take what was said."""
    return plain(best_language(language_code), Message("not-saved-yet"))


def incident(work: UnitOfWork, incoming: Incoming, number: str, now: datetime) -> None:
    """Tell the person that something of ours failed, by its number."""
    if incoming.private:
        known = persons.by_address(work, incoming.sender)
        language = known.language if known else best_language(incoming.language_code)
        put(work, incoming.chat, language, Post([Message("incident", {"number": number})]), now)
