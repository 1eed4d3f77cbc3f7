"""Users, chats and messages as the sandbox keeps them: what the Bot API shows, and what it does not."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from sandbox.bot_api import objects
from sandbox.state.snapshots import Localized, MessageSnapshot, UserSnapshot


@dataclass
class User:
    """A person in the sandbox."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str = "zh-hans"
    note: Localized = ""  # who it is, for the page
    invitation: str | None = None  # the payload of a link to the bot that this person was sent

    def to_bot_api(self) -> objects.User:
        """Return the person as the Bot API's User."""
        user: objects.User = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.username:
            user["username"] = self.username
        user["language_code"] = self.language_code
        return user

    def snapshot(self) -> UserSnapshot:
        """Return the person as the page sees them."""
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

    body: objects.Message
    version: int  # number of the change that touched it last
    keyboard: objects.OtherMarkup | None = None  # what was sent with it and is not an inline keyboard
    deleted: bool = False
    edited: bool = False
    received: bool = False  # whether the bot has confirmed the update that carried it

    def snapshot(self) -> MessageSnapshot:
        """Return the message as the page sees it."""
        return {
            **self.body,
            "keyboard": self.keyboard,
            "deleted": self.deleted,
            "edited": self.edited,
            "received": self.received,
            "version": self.version,
        }


@dataclass
class Topic:
    """A topic of a forum."""

    name: str
    closed: bool = False


@dataclass
class Chat:
    """A private chat, whose id is the person's, or a group; with its members and its history.

    A supergroup may be a forum, with the topics that people open, by id; what is in none of them is in the one that is
    called General.
    """

    id: int
    type: objects.ChatType
    title: str | None = None
    members: dict[int, objects.MemberStatus] = field(default_factory=dict)  # by the user's id
    messages: dict[int, StoredMessage] = field(default_factory=dict)  # by id
    message_ids: list[int] = field(default_factory=list)  # rising
    started: bool = False  # of a private chat: whether the person has written first
    bot_status: objects.MemberStatus = "member"
    is_forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    general: Topic = field(default_factory=lambda: Topic("General"))
    bot_may_write: bool = True
    migrated_to: int | None = None
    last_read: dict[int, int] = field(default_factory=dict)  # user id to message id

    def unread_count(self, user_id: int) -> int:
        """Return how many messages a person has not seen."""
        return len(self.message_ids) - bisect_right(self.message_ids, self.last_read.get(user_id, 0))

    def mark_read(self, user_id: int) -> None:
        """Note that a person has seen everything."""
        if self.message_ids:
            self.last_read[user_id] = self.message_ids[-1]

    def page(self, limit: int, *, after: int | None = None, before: int | None = None) -> list[StoredMessage]:
        """Return the first messages after an id, or the last ones before one; without either, the newest."""
        if after is not None:
            start = bisect_right(self.message_ids, after)
            ids = self.message_ids[start : start + limit]
        else:
            end = len(self.message_ids) if before is None else bisect_left(self.message_ids, before)
            ids = self.message_ids[max(0, end - limit) : end]
        return [self.messages[message_id] for message_id in ids]

    def last_message(self) -> StoredMessage | None:
        """Return the newest message that is not deleted, or None."""
        newest_first = (self.messages[message_id] for message_id in reversed(self.message_ids))
        return next((message for message in newest_first if not message.deleted), None)
