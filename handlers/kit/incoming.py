"""Reads what an update of Telegram is to us: something said, tapped, attached or changed, or nothing of interest."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from unicodedata import normalize

from pydantic import BaseModel, ConfigDict, Field

from records.addresses import Address, telegram_address
from records.text import clean

Raw = dict[str, Any]  # an update as Telegram sent it
_SLASHES = ("/", "／")
_LIKE_SLASHES = ("、", "\\", "＼")  # what the key of the slash types where the keyboard is set to Chinese
_NAME = re.compile(r"[a-z0-9_]+")
_MARKS = "。，、：:,.!！?？"
LONGEST_NAME = 120  # characters that are kept of how Telegram calls somebody


@dataclass(frozen=True)
class TextMessage:
    """Text, or a command with what follows it. `edited`: an earlier message was changed to this.

    `written_at`: when it was first written, where it was forwarded; `replied_to` is the message that it answers, if
    that is text, a photo or a document.
    """

    text: str
    message_id: int
    edited: bool = False
    written_at: datetime | None = None
    replied_to: "TextMessage | FileMessage | None" = None

    @property
    def command(self) -> tuple[str, str] | None:
        """The command's name and what follows it; None for ordinary text. The slash may be of full width."""
        said = self._said_as_command
        if said is None:
            return None
        head, rest = said
        called = head.partition("@")[0]
        name = _NAME.match(called)
        if name is None:
            return called, rest
        return name[0], f"{called[name.end() :].lstrip(_MARKS)} {rest}".strip()

    @property
    def is_loose(self) -> bool:
        """Whether it begins with what stands on the key of the slash, so that it is a command only if there is one."""
        return self.text.lstrip()[:1] in _LIKE_SLASHES

    @property
    def addressee(self) -> str:
        """The bot that a command names, as several may be in a group; empty where it names none."""
        said = self._said_as_command
        return said[0].partition("@")[2] if said else ""

    @property
    def _said_as_command(self) -> tuple[str, str] | None:
        """Return the first word after the slash, in small letters of normal width, and what follows it."""
        text = self.text.strip()
        if text[:1] not in (*_SLASHES, *_LIKE_SLASHES):
            return None
        head, *rest = text.lstrip("".join((*_SLASHES, *_LIKE_SLASHES))).split(maxsplit=1) or [""]
        return normalize("NFKC", head).lower(), rest[0].strip() if rest else ""

    def mentions(self, username: str) -> bool:
        """Tell whether the text names somebody by their user name."""
        return re.search(rf"@{re.escape(username)}\b", self.text, re.IGNORECASE) is not None


@dataclass(frozen=True)
class CallbackQuery:
    """A tap on a button below a message, with what the button says."""

    callback_id: str
    data: str


@dataclass(frozen=True)
class FileMessage:
    """A photo or document. `album` is the same for all that were sent together; `unique_id` for the same content.

    `caption` is what was written beside it, and `written_at` when, where it was forwarded.
    """

    kind: str
    file_id: str
    unique_id: str
    name: str
    size: int | None
    album: str | None
    caption: str = ""
    message_id: int = 0
    written_at: datetime | None = None


@dataclass(frozen=True)
class OtherMessage:
    """A message of a kind that is never an answer: a sticker, a voice message, a place.

    `is_file`: what it shows can be sent as a file, and then is one.
    """

    is_file: bool = False


@dataclass(frozen=True)
class AnonymousMessage:
    """Text in a group in the name of the group or of a channel: who has written it, Telegram does not say."""

    text: TextMessage


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

    old: Address
    new: Address


IncomingEvent = (
    TextMessage | CallbackQuery | FileMessage | OtherMessage | AnonymousMessage | Blocked | InGroup | Migrated
)


@dataclass(frozen=True)
class Incoming:
    """What came, from whom and where. `called` is what Telegram calls the sender, as it came."""

    chat: Address
    private: bool
    sender: Address
    called: str
    language_code: str | None
    event: IncomingEvent

    @property
    def name(self) -> str:
        """Return how Telegram calls the sender, fit for lists; where nothing of it is seen, the end of their number.

        It is not stored before they have joined.
        """
        seen = clean(self.called)[:LONGEST_NAME]
        return seen.strip() or f"Telegram {self.sender.id[-4:]:0>4}"


class _BotApiObject(BaseModel):
    """An object of the Bot API: of its fields those that are read here.

    PTB's own take as long as all the rest of a step, and an update that has one field wrong is set aside by either.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)  # an error is logged; what people wrote is not


class _User(_BotApiObject):
    id: int
    is_bot: bool
    first_name: str
    last_name: str = ""
    language_code: str | None = None


class _Chat(_BotApiObject):
    id: int
    type: str
    title: str = ""


class _File(_BotApiObject):
    file_id: str
    file_unique_id: str
    file_name: str = "document"
    file_size: int | None = None


class _MessagePlace(_BotApiObject):
    """The chat, and the thread: that is a topic where the message says so, else what a reply has begun."""

    chat: _Chat
    message_thread_id: int | None = None
    is_topic_message: bool = False

    @property
    def topic(self) -> int | None:
        return self.message_thread_id if self.is_topic_message and self.chat.type == "supergroup" else None


class _Origin(_BotApiObject):
    date: int


class _Replied(_BotApiObject):
    message_id: int
    date: int = 0
    text: str = ""
    photo: list[_File] = Field(default_factory=list)
    document: _File | None = None
    media_group_id: str | None = None
    caption: str = ""
    forward_origin: _Origin | None = None


class _Message(_MessagePlace):
    model_config = ConfigDict(extra="allow")

    message_id: int
    sender_chat: _Chat | None = None
    is_automatic_forward: bool = False
    sender: _User | None = Field(None, alias="from")
    text: str | None = None
    photo: list[_File] = Field(default_factory=list)
    document: _File | None = None
    media_group_id: str | None = None
    caption: str = ""
    forward_origin: _Origin | None = None
    reply_to_message: _Replied | None = None
    migrate_to_chat_id: int | None = None
    migrate_from_chat_id: int | None = None


class _CallbackQuery(_BotApiObject):
    id: str
    sender: _User = Field(alias="from")
    message: _MessagePlace | None = None
    data: str = ""


class _ChatMember(_BotApiObject):
    status: str


class _ChatMemberUpdated(_BotApiObject):
    chat: _Chat
    sender: _User = Field(alias="from")
    new_chat_member: _ChatMember


class _Update(_BotApiObject):
    message: _Message | None = None
    edited_message: _Message | None = None
    callback_query: _CallbackQuery | None = None
    my_chat_member: _ChatMemberUpdated | None = None


_NEVER_ANSWERS = {
    "animation", "audio", "checklist", "contact", "dice", "location", "paid_media", "poll", "sticker", "story", "venue",
    "video", "video_note", "voice",
}  # fmt: skip
_AS_FILES = {"animation", "audio", "video"}  # what people can send as a file instead


def read(raw: Raw) -> Incoming | None:
    """Read an update; None for what is ignored on purpose.

    That are channels, what they forward into their groups, polls, bots, service messages, and Telegram's news.

    Raises ValueError for what is not in the shapes of the Bot API.
    """
    update = _Update.model_validate(raw)
    if (tap := update.callback_query) is not None:
        return _incoming(tap.sender, tap.message, CallbackQuery(tap.id, tap.data))
    if (member := update.my_chat_member) is not None:
        out = member.new_chat_member.status in ("kicked", "left")
        event = Blocked(out) if member.chat.type == "private" else InGroup(not out)
        return _incoming(member.sender, _MessagePlace(chat=member.chat), event)
    if (message := update.message) is not None:
        if message.sender_chat is not None:
            return _anonymous(message, message.sender_chat)
        return _incoming(message.sender, message, _event(message))
    if (
        (edited := update.edited_message) is not None
        and edited.sender_chat is None
        and (words := edited.text or edited.caption)
    ):
        return _incoming(edited.sender, edited, TextMessage(words, edited.message_id, edited=True))
    return None


def update_number(raw: Raw) -> int | None:
    """Return an update's number; None where it is none that Telegram gives and a database holds."""
    number = raw.get("update_id")
    return number if type(number) is int and 0 <= number < 2**63 else None


def senders(raws: Iterable[Raw]) -> set[Address]:
    """Return who most likely has sent them; whoever is missed here is found by `read`."""
    parts = (part for raw in raws for part in raw.values() if isinstance(part, dict))
    numbers = (sender.get("id") for part in parts if isinstance(sender := part.get("from"), dict))
    return {telegram_address(number) for number in numbers if isinstance(number, int) and _is_id(number)}


def _incoming(user: _User | None, place: _MessagePlace | None, event: IncomingEvent | None) -> Incoming | None:
    if user is None or place is None or event is None or user.is_bot or place.chat.type == "channel":
        return None
    if not (_is_id(user.id) and _is_id(place.chat.id)):
        return None
    where, sender = telegram_address(place.chat.id, place.topic), telegram_address(user.id)
    called = f"{user.first_name} {user.last_name}"
    return Incoming(where, place.chat.type == "private", sender, called, user.language_code, event)


def _anonymous(message: _Message, sender: _Chat) -> Incoming | None:
    """Return text that somebody has written in the name of a group or a channel, where it is no channel's post."""
    if not message.text or message.is_automatic_forward or message.chat.type not in ("group", "supergroup"):
        return None
    if not (_is_id(sender.id) and _is_id(message.chat.id)):
        return None
    where, said = telegram_address(message.chat.id, message.topic), TextMessage(message.text, message.message_id)
    return Incoming(where, False, telegram_address(sender.id), sender.title, None, AnonymousMessage(said))


def _is_id(number: int) -> bool:
    """Telegram's numbers fit 52 bits; what does not is none of Telegram's."""
    return abs(number) < 2**52


def _event(message: _Message) -> IncomingEvent | None:
    if message.text:
        written_at = _moment(message.forward_origin.date) if message.forward_origin else None
        return TextMessage(
            message.text, message.message_id, written_at=written_at, replied_to=_replied(message.reply_to_message)
        )
    if (file := _attached(message)) is not None:
        return file
    if message.migrate_to_chat_id:
        return Migrated(telegram_address(message.chat.id), telegram_address(message.migrate_to_chat_id))
    if message.migrate_from_chat_id:
        return Migrated(telegram_address(message.migrate_from_chat_id), telegram_address(message.chat.id))
    kinds = _NEVER_ANSWERS & (message.model_extra or {}).keys()
    return OtherMessage(is_file=bool(kinds & _AS_FILES)) if kinds else None


def _replied(message: _Replied | None) -> TextMessage | FileMessage | None:
    """Return the text, photo or document that a message answers, and when it was written; None for any other."""
    if message is None:
        return None
    written_at = _moment(message.forward_origin.date if message.forward_origin else message.date)
    if (file := _attached(message)) is not None:
        return replace(file, written_at=written_at)
    words = message.text or message.caption
    return TextMessage(words, message.message_id, written_at=written_at) if words else None


def _moment(seconds: int) -> datetime | None:
    """Return a moment that Telegram tells; None for what is none."""
    return datetime.fromtimestamp(seconds, UTC) if 0 < seconds < 2**32 else None


def _attached(message: "_Message | _Replied") -> FileMessage | None:
    """Return the photo or document of a message, if it has one."""
    if message.photo:
        return _file_message("photo", message.photo[-1], "photo.jpg", message)
    if message.document is not None:
        return _file_message("document", message.document, message.document.file_name, message)
    return None


def _file_message(kind: str, file: _File, name: str, message: "_Message | _Replied") -> FileMessage:
    return FileMessage(
        kind,
        file.file_id,
        file.file_unique_id,
        clean(name) or kind,
        file.file_size,
        message.media_group_id,
        message.caption,
        message.message_id,
        _moment(message.forward_origin.date) if message.forward_origin else None,
    )
