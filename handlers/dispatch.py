"""Takes one update through guard, handler and reply; the transaction around it is the writer's."""

from dataclasses import dataclass
from datetime import datetime

from handlers import conversation, notices
from handlers.incoming import Blocked, Incoming, InGroup, Migrated, Said, Sent, Tapped
from handlers.replies import Post, Reply, Toast, put
from handlers.router import Turn, commands, listeners, run_command, run_tap
from handlers.texts import best_language, plain
from records.errors import UserError
from records.messages import Message
from storage import groups, people, surveys
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class CallbackAnswer:
    """A tap waits for this; empty text means that the screen says it all."""

    callback_id: str
    text: str


def handle(work: UnitOfWork, incoming: Incoming, now: datetime, username: str) -> CallbackAnswer | None:
    """Lets the update have its effects. What the person did wrong is told; any other error leaves this function."""
    known = people.by_telegram(work, incoming.telegram_id)
    language = known.language if known else best_language(incoming.language_code)
    turn = Turn(
        work, now, incoming.chat_id, incoming.private, incoming.telegram_id, incoming.name, language, username,
        incoming.event, known,
    )  # fmt: skip
    try:
        with work.savepoint():
            answer = _show(turn, list(_replies(turn, incoming)))
            notices.tell(work, now, username, known)
            return answer
    except UserError as error:
        is_tap = isinstance(incoming.event, Tapped)
        return _show(turn, [Toast(error.message)] if is_tap else [Post([error.message])])


def _show(turn: Turn, replies: list[Reply]) -> CallbackAnswer | None:
    language = turn.known.language if turn.known else turn.language
    text = ""
    for reply in replies:
        if isinstance(reply, Toast):
            text = plain(language, reply.text)
        else:
            put(turn.work, turn.chat_id, language, reply, turn.now)
    return CallbackAnswer(turn.event.callback_id, text[:200]) if isinstance(turn.event, Tapped) else None


def _replies(turn: Turn, incoming: Incoming) -> list[Reply]:
    match incoming.event:
        case Blocked(blocked=blocked):
            people.set_blocked(turn.work, turn.telegram_id, turn.now if blocked else None)
            return []
        case InGroup(inside=inside):
            groups.set_left(turn.work, turn.chat_id, None if inside else turn.now)
            return [Post([Message("group-greeting")], key=f"welcome:{turn.chat_id}")] if inside else []
        case Migrated(old_chat_id=old, new_chat_id=new):
            groups.migrate(turn.work, old, new)
            return []
        case Tapped(data=data):
            return list(_tap(turn, data))
        case Said() as said if not turn.private and _for_others(turn, said):
            return []
        case Said() as said if (command := said.command) is not None:
            return list(run_command(turn, *command))
        case _ if not turn.private:
            return []  # people talk in groups; only commands are for the bot
        case Said(edited=True) as said:
            return conversation.amended(turn, said)
        case Said() as said:
            heard = next((found for each in listeners() if (found := each.hear(turn, said)) is not None), None)
            return conversation.typed(turn, said) if heard is None else list(heard)
        case Sent() as sent:
            return conversation.attached(turn, sent)
    raise UserError("not-an-answer")


def _for_others(turn: Turn, said: Said) -> bool:
    """Whether a command in a group is another bot's."""
    name = said.command[0] if said.command else ""
    return name not in commands() or said.addressee not in ("", turn.username.lower())


def _tap(turn: Turn, data: str) -> list[Reply]:
    if data.startswith("f:") and turn.private:
        words = data.split(":", 3)
        if len(words) != 4:
            raise UserError("button-old")
        return conversation.tapped(turn, *words[1:])
    return list(run_tap(turn, data))


def is_confidential(work: UnitOfWork, incoming: Incoming) -> bool:
    """Whether what was said or tapped may be part of a survey, and must not be kept with the person's name."""
    return bool(surveys.shown_in(work, incoming.chat_id))


def unsaved(language_code: str | None) -> str:
    """What a chat is told, directly, when the database could not take what was said."""
    return plain(best_language(language_code), Message("not-saved-yet"))


def incident(work: UnitOfWork, incoming: Incoming, number: str, now: datetime) -> None:
    """Tells the person that something of ours failed, by its number."""
    if incoming.private:
        known = people.by_telegram(work, incoming.telegram_id)
        language = known.language if known else best_language(incoming.language_code)
        put(work, incoming.chat_id, language, Post([Message("incident", {"number": number})]), now)
