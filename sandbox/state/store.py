"""Everyone and everything in the sandbox: users, chats and their messages, kept in memory with their history."""

import time
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import count

from sandbox.bot_api.objects import Object
from sandbox.clock import SandboxClock
from sandbox.errors import ControlError
from sandbox.state.change_log import ChangeLog
from sandbox.state.files import Files

FIRST_USER = 7_000_000_001  # beyond 32 bits, as new accounts are


def first_number() -> int:
    """Where a run's ids begin: ten digits from the clock, fifty a second, so that a restart repeats none."""
    return int(time.time() * 50) % 1_000_000_000 + 1_000_000_000


@dataclass
class User:
    id: int
    first_name: str
    username: str | None = None
    language_code: str = "zh-hans"
    note: str | dict[str, str] = ""  # who it is, for the page: in one language, or by language
    invitation: str | None = None  # the payload of a link to the bot that this person was sent

    def api(self) -> Object:
        names = {"username": self.username} if self.username else {}
        return {
            "id": self.id, "is_bot": False, "first_name": self.first_name, **names, "language_code": self.language_code
        }  # fmt: skip

    def control(self) -> Object:
        return {
            "id": self.id,
            "first_name": self.first_name,
            "username": self.username,
            "language_code": self.language_code,
            "note": self.note,
            "invitation": self.invitation,
        }


@dataclass
class StoredMessage:
    """A message as the Bot API shows it, and what only the sandbox knows of it."""

    body: Object
    seq: int
    keyboard: Object | None = None  # what was sent with it and is not an inline keyboard
    deleted: bool = False
    edited: bool = False
    received: bool = False  # whether the bot has confirmed the update that carried it

    def control(self) -> Object:
        markup = {"reply_markup": self.keyboard} if self.keyboard else {}
        state = {"deleted": self.deleted, "edited": self.edited, "received": self.received}
        return {**self.body, **markup, **state, "seq": self.seq}


@dataclass
class Chat:
    id: int
    type: str
    title: str | None = None
    members: dict[int, str] = field(default_factory=dict)  # user id to status
    messages: dict[int, StoredMessage] = field(default_factory=dict)
    ids: list[int] = field(default_factory=list)  # of messages, rising
    opened: bool = False  # of a private chat: whether the person has written first
    bot_status: str = "member"
    migrated_to: int | None = None
    read: dict[int, int] = field(default_factory=dict)  # user id to the last message seen

    def unread(self, user: int) -> int:
        return len(self.ids) - bisect_right(self.ids, self.read.get(user, 0))

    def mark_read(self, user: int) -> None:
        if self.ids:
            self.read[user] = self.ids[-1]

    def window(self, limit: int, *, after: int | None = None, before: int | None = None) -> list[StoredMessage]:
        """The first messages after an id, or the last ones before one; without either, the newest."""
        if after is not None:
            start = bisect_right(self.ids, after)
            chosen = self.ids[start : start + limit]
        else:
            end = len(self.ids) if before is None else bisect_left(self.ids, before)
            chosen = self.ids[max(0, end - limit) : end]
        return [self.messages[number] for number in chosen]

    def last(self) -> StoredMessage | None:
        shown = (self.messages[number] for number in reversed(self.ids))
        return next((message for message in shown if not message.deleted), None)


class Store:
    """The one place where users, chats and messages change; each change is recorded."""

    def __init__(self, bot: Object, clock: SandboxClock, changes: ChangeLog, files: Files) -> None:
        self.bot = bot
        self.clock = clock
        self.changes = changes
        self.files = files
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self._numbers = count(first_number())
        self._user_ids = count(FIRST_USER)
        self._group_ids = count(first_number())

    def put_user(self, wish: Object) -> User:
        number = int(wish["id"]) if wish.get("id") else next(self._user_ids)
        if number <= 0:
            raise ControlError("A user's id is a positive number.")
        user = self.users.get(number) or User(number, "")
        user.first_name = str(wish.get("first_name") or user.first_name or f"User {number}")
        user.username = wish.get("username", user.username)
        user.language_code = wish.get("language_code") or user.language_code
        user.note = wish.get("note", user.note) or ""
        user.invitation = wish.get("invitation", user.invitation)
        self.users[number] = user
        self.chats.setdefault(number, Chat(number, "private", members={number: "member"}))
        self.changes.record("user", number, user.control())
        return user

    def put_group(self, title: str, members: list[int], kind: str = "supergroup") -> Chat:
        number = next(self._group_ids)
        group = Chat(-number if kind == "group" else -1_000_000_000_000 - number, kind, title)
        group.members = dict.fromkeys(members, "member")
        if members:
            group.members[members[0]] = "creator"
        self.chats[group.id] = group
        self.changes.record("chat", group.id, self.chat_api(group))
        return group

    def user(self, number: object) -> User:
        user = self.users.get(number) if isinstance(number, int) else None
        if user is None:
            raise ControlError(f"There is no user {number}.")
        return user

    def chat(self, number: object) -> Chat:
        chat = self.chats.get(number) if isinstance(number, int) else None
        if chat is None:
            raise ControlError(f"There is no chat {number}.")
        return chat

    def chat_api(self, chat: Chat) -> Object:
        if chat.type != "private":
            return {"id": chat.id, "type": chat.type, "title": chat.title}
        user = self.users[chat.id]
        names = {"username": user.username} if user.username else {}
        return {"id": chat.id, "type": "private", "first_name": user.first_name, **names}

    def title(self, chat: Chat) -> str:
        return str(chat.title or self.bot["first_name"])

    def unread(self, user: int) -> int:
        """How many messages a person has not seen, in all chats."""
        return sum(chat.unread(user) for chat in self.chats_of(user))

    def chats_of(self, user: int) -> list[Chat]:
        return [chat for chat in self.chats.values() if user in chat.members and chat.migrated_to is None]

    def post(self, chat: Chat, sender: Object, content: Object, keyboard: Object | None = None) -> StoredMessage:
        number = next(self._numbers)
        body: Object = {"message_id": number, "from": sender, "chat": self.chat_api(chat), "date": self.clock.stamp()}
        body.update(content)
        inline = keyboard is not None and "inline_keyboard" in keyboard
        if inline:
            body["reply_markup"] = keyboard
        posted = StoredMessage(body, 0, None if inline else keyboard)
        chat.messages[number] = posted
        chat.ids.append(number)
        self._changed(posted)
        return posted

    def edit(
        self, posted: StoredMessage, content: Object, *, dropped: tuple[str, ...] = (), dated: bool = True
    ) -> None:
        """Replace parts of a message; what other updates already carry stays as it was."""
        kept = {key: value for key, value in posted.body.items() if key not in dropped}
        posted.body = {**kept, **({"edit_date": self.clock.stamp()} if dated else {}), **content}
        posted.edited = posted.edited or dated
        self._changed(posted)

    def receive(self, update: Object) -> None:
        """Mark the message that the bot has just confirmed, for who waits to see it. A raw update can be anything."""
        match update:
            case {"message": {"chat": {"id": int(chat)}, "message_id": int(number)}} if chat in self.chats:
                posted = self.chats[chat].messages.get(number)
                if posted is not None and not posted.received:
                    posted.received = True
                    self.changes.record("received", chat, {"message_id": number})
            case _:
                pass

    def delete(self, posted: StoredMessage) -> None:
        posted.deleted = True
        self._changed(posted)

    def _changed(self, posted: StoredMessage) -> None:
        posted.seq = self.changes.next_number()
        self.changes.record("message", posted.body["chat"]["id"], posted.control(), posted.seq)
