"""Says what an update of Telegram is to us: something said, tapped, attached or changed, or nothing of interest."""

from dataclasses import dataclass

from telegram import Message as TelegramMessage
from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType


@dataclass(frozen=True)
class Said:
    """Text, or a command with what follows it. `edited`: an earlier message was changed to this."""

    text: str
    message_id: int
    edited: bool = False

    @property
    def command(self) -> tuple[str, str] | None:
        """The command's name and the rest of the line; None for ordinary text."""
        if not self.text.startswith("/") or self.edited:
            return None
        head, _, rest = self.text.partition(" ")
        name, _, rest_of_head = head[1:].partition("\n")
        return name.partition("@")[0].lower(), (rest_of_head + rest).strip()

    @property
    def addressee(self) -> str:
        """The bot that a command names, as several may be in a group; empty where it names none."""
        return self.text.split(maxsplit=1)[0].partition("@")[2].lower() if self.text.strip() else ""


@dataclass(frozen=True)
class Tapped:
    callback_id: str
    data: str


@dataclass(frozen=True)
class Sent:
    """A photo or document."""

    kind: str
    file_id: str
    unique_id: str
    name: str
    size: int | None
    album: str | None


@dataclass(frozen=True)
class Other:
    """A message of a kind that is never an answer: a sticker, a voice message, a place."""


@dataclass(frozen=True)
class Blocked:
    """The person has blocked the bot, or let it in again."""

    blocked: bool


@dataclass(frozen=True)
class InGroup:
    """The bot was brought into the group, or put out of it."""

    inside: bool


@dataclass(frozen=True)
class Migrated:
    """The group has become another chat; both chats tell of it."""

    old_chat_id: int
    new_chat_id: int


Event = Said | Tapped | Sent | Other | Blocked | InGroup | Migrated


@dataclass(frozen=True)
class Incoming:
    """`name` is how Telegram calls the person; it is not stored before they have joined."""

    chat_id: int
    private: bool
    telegram_id: int
    name: str
    language_code: str | None
    event: Event


def read(update: Update) -> Incoming | None:
    """None for what is ignored on purpose: channels, polls, bots, service messages, and whatever Telegram adds."""
    user, chat = update.effective_user, update.effective_chat
    event = _event(update)
    if user is None or chat is None or event is None or user.is_bot or chat.type == ChatType.CHANNEL:
        return None
    if not (_is_id(user.id) and _is_id(chat.id)):
        return None
    return Incoming(chat.id, chat.type == ChatType.PRIVATE, user.id, user.full_name, user.language_code, event)


def _is_id(number: object) -> bool:
    """Telegram's numbers fit 52 bits; what does not is none of Telegram's."""
    return isinstance(number, int) and abs(number) < 2**52


def _event(update: Update) -> Event | None:
    if (query := update.callback_query) is not None:
        return Tapped(query.id, query.data or "")
    if (member := update.my_chat_member) is not None:
        out = member.new_chat_member.status in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)
        return Blocked(out) if member.chat.type == ChatType.PRIVATE else InGroup(not out)
    if update.message is not None:
        return _message_event(update.message)
    if update.edited_message is not None and update.edited_message.text:
        return Said(update.edited_message.text, update.edited_message.message_id, edited=True)
    return None


def _message_event(message: TelegramMessage) -> Event | None:
    if message.text:
        return Said(message.text, message.message_id)
    if message.photo:
        photo = message.photo[-1]
        return Sent("photo", photo.file_id, photo.file_unique_id, "photo.jpg", photo.file_size, message.media_group_id)
    if (document := message.document) is not None:
        name = document.file_name or "document"
        return Sent(
            "document", document.file_id, document.file_unique_id, name, document.file_size, message.media_group_id
        )
    if message.migrate_to_chat_id:
        return Migrated(message.chat.id, message.migrate_to_chat_id)
    if message.migrate_from_chat_id:
        return Migrated(message.migrate_from_chat_id, message.chat.id)
    known = (message.sticker, message.voice, message.audio, message.video, message.video_note, message.location)
    more = (message.contact, message.poll, message.animation, message.venue, message.dice)
    return Other() if any(each is not None for each in known + more) else None
