"""Everyone and everything in the sandbox: the one place where users, chats and messages change."""

from collections.abc import Sequence
from itertools import count
from typing import Literal

from sandbox.bot_api import objects
from sandbox.clock import SandboxClock
from sandbox.errors import ControlError
from sandbox.state.change_log import ChangeLog
from sandbox.state.chats import Chat, StoredMessage, User
from sandbox.state.files import Files
from sandbox.state.ids import first_id
from sandbox.state.snapshots import Localized

FIRST_USER_ID = 7_000_000_001  # beyond 32 bits, as new accounts are
SUPERGROUP_OFFSET = 1_000_000_000_000  # what Telegram puts before a supergroup's number
EditablePart = Literal["text", "entities", "caption", "caption_entities", "reply_markup"]


class Store:
    """Holds users, chats and messages, and records each change."""

    def __init__(self, bot: objects.User, clock: SandboxClock, changes: ChangeLog, files: Files) -> None:
        self.bot = bot
        self.clock = clock
        self.changes = changes
        self.files = files
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self._message_ids = count(first_id())
        self._user_ids = count(FIRST_USER_ID)
        self._group_ids = count(first_id())

    def put_user(
        self,
        user_id: int | None = None,
        first_name: str | None = None,
        *,
        username: str | None = None,
        language_code: str | None = None,
        note: Localized | None = None,
        invitation: str | None = None,
    ) -> User:
        """Add a person with their private chat, or change one who is there; what is None stays as it was."""
        if user_id is None:
            user_id = next(self._user_ids)
        user = self.users.get(user_id) or User(user_id, f"User {user_id}")
        user.first_name = first_name or user.first_name
        user.username = user.username if username is None else username
        user.language_code = language_code or user.language_code
        user.note = user.note if note is None else note
        user.invitation = user.invitation if invitation is None else invitation
        self.users[user_id] = user
        self.chats.setdefault(user_id, Chat(user_id, "private", members={user_id: "member"}))
        self.changes.record({"type": "user", "chat_id": user_id, "user": user.snapshot()})
        return user

    def put_group(
        self, title: str, members: Sequence[int], kind: Literal["group", "supergroup"] = "supergroup"
    ) -> Chat:
        """Add a group of people; the first of them made it."""
        number = next(self._group_ids)
        group = Chat(-number if kind == "group" else -SUPERGROUP_OFFSET - number, kind, title)
        group.members = dict.fromkeys(members, "member")
        if members:
            group.members[members[0]] = "creator"
        self.chats[group.id] = group
        self.record_chat(group)
        return group

    def user(self, user_id: int | None) -> User:
        """Return the person with an id. Raises ControlError when there is none."""
        user = None if user_id is None else self.users.get(user_id)
        if user is None:
            raise ControlError(f"There is no user {user_id}.")
        return user

    def chat(self, chat_id: int) -> Chat:
        """Return the chat with an id. Raises ControlError when there is none."""
        chat = self.chats.get(chat_id)
        if chat is None:
            raise ControlError(f"There is no chat {chat_id}.")
        return chat

    def chat_object(self, chat: Chat) -> objects.Chat:
        """Return a chat as the Bot API's Chat."""
        if chat.type != "private":
            group: objects.Chat = {"id": chat.id, "type": chat.type, "title": self.title(chat)}
            if chat.is_forum:
                group["is_forum"] = True
            return group
        user = self.users[chat.id]
        private: objects.Chat = {"id": chat.id, "type": "private", "first_name": user.first_name}
        if user.username:
            private["username"] = user.username
        return private

    def title(self, chat: Chat) -> str:
        """Return what a person sees as a chat's title: the group's, or the bot's name."""
        return chat.title or self.bot["first_name"]

    def unread_count(self, user_id: int) -> int:
        """Return how many messages a person has not seen, in all chats."""
        return sum(chat.unread_count(user_id) for chat in self.chats_of(user_id))

    def chats_of(self, user_id: int) -> list[Chat]:
        """Return the chats that a person is in, without groups that have moved."""
        return [chat for chat in self.chats.values() if user_id in chat.members and chat.migrated_to is None]

    def post(
        self,
        chat: Chat,
        sender: objects.User,
        content: objects.MessageContent,
        markup: objects.ReplyMarkup | None = None,
    ) -> StoredMessage:
        """Add a message at the end of a chat, dated now."""
        message_id, date = next(self._message_ids), self.clock.unix_time()
        chat_object = self.chat_object(chat)
        body: objects.Message = {
            "message_id": message_id, "from": sender, "chat": chat_object, "date": date, **content
        }  # fmt: skip
        message = StoredMessage(body, 0)
        if markup is not None and "inline_keyboard" in markup:
            body["reply_markup"] = markup
        else:
            message.keyboard = markup
        chat.messages[message_id] = message
        chat.message_ids.append(message_id)
        self._record(message)
        return message

    def edit(
        self, message: StoredMessage, content: objects.MessageContent, *, dropped: tuple[EditablePart, ...] = ()
    ) -> None:
        """Replace parts of a message; what other updates already carry stays as it was."""
        kept = message.body.copy()
        for part in dropped:
            kept.pop(part, None)
        message.body = {**kept, "edit_date": self.clock.unix_time(), **content}
        message.edited = True
        self._record(message)

    def delete(self, message: StoredMessage) -> None:
        """Mark a message as deleted; it stays in the history."""
        message.deleted = True
        self._record(message)

    def mark_received(self, update: objects.Update | objects.RawUpdate) -> None:
        """Note that the bot has confirmed a message, for who waits to see it. A raw update can be anything."""
        match update:
            case {"message": {"chat": {"id": int(chat_id)}, "message_id": int(message_id)}} if chat_id in self.chats:
                message = self.chats[chat_id].messages.get(message_id)
                if message is not None and not message.received:
                    message.received = True
                    self.changes.record(
                        {"type": "received", "chat_id": chat_id, "received": {"message_id": message_id}}
                    )
            case _:
                pass

    def record_chat(self, chat: Chat) -> None:
        """Publish that a chat is new, or that its members are others."""
        self.changes.record({"type": "chat", "chat_id": chat.id, "chat": self.chat_object(chat)})

    def _record(self, message: StoredMessage) -> None:
        message.version = self.changes.next_number()
        self.changes.record(
            {"type": "message", "chat_id": message.body["chat"]["id"], "message": message.snapshot()}, message.version
        )
