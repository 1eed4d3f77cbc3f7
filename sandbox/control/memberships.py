"""How people and the bot come into chats and leave them: groups, joining, leaving, blocking."""

from collections.abc import Sequence
from typing import Literal

from sandbox.bot_api import objects
from sandbox.bot_api.chats import chat_member
from sandbox.control.posting import Posting, action_result, combined
from sandbox.errors import ControlError
from sandbox.state.chats import Chat, User
from sandbox.state.snapshots import ActionResult
from sandbox.state.store import Store
from sandbox.state.update_queue import UpdateQueue


class Memberships:
    """Changes who is in a chat, and lets the bot know."""

    def __init__(self, store: Store, updates: UpdateQueue, posting: Posting) -> None:
        self._store = store
        self._updates = updates
        self._posting = posting

    def create_group(
        self,
        title: str,
        members: Sequence[int],
        kind: Literal["group", "supergroup"] = "supergroup",
        *,
        forum: bool = False,
    ) -> Chat:
        """Make a group of people, by their ids, with the bot in it. Raises ControlError when one is unknown.

        A supergroup can be a forum.
        """
        creator = self._store.user(members[0] if members else None)
        for user_id in members:
            self._store.user(user_id)
        group = self._store.put_group(title, members, kind)
        group.is_forum = forum and kind == "supergroup"
        self._change_bot(group, creator, "left", "member")
        return group

    def migrate(self, group: Chat) -> Chat:
        """Upgrade a group to a supergroup, whose id is another, and let both chats say so; return the supergroup.

        Raises ControlError for what is no group, or has moved already.
        """
        if group.type == "private" or group.migrated_to is not None:
            raise ControlError("Only a group that has not moved yet can be upgraded.")
        supergroup = self._store.put_group(self._store.title(group), [])
        supergroup.members = dict(group.members)
        sender = self._store.users[next(iter(group.members))]
        self._posting.post(group, sender, {"migrate_to_chat_id": supergroup.id})
        self._posting.post(supergroup, sender, {"migrate_from_chat_id": group.id})
        group.migrated_to = supergroup.id
        return supergroup

    def block(self, chat: Chat, person: User) -> ActionResult:
        """Let a person block the bot. Raises ControlError in a group."""
        return self._change_bot(_private(chat), person, chat.bot_status, "kicked")

    def unblock(self, chat: Chat, person: User) -> ActionResult:
        """Let a person unblock the bot. Raises ControlError in a group."""
        return self._change_bot(_private(chat), person, chat.bot_status, "member")

    def join(self, chat: Chat, person: User) -> ActionResult:
        """Let a person join a group. Raises ControlError when they are in it already."""
        if chat.type == "private" or person.id in chat.members:
            raise ControlError("One joins a group that one is not in.")
        chat.members[person.id] = "member"
        message = self._posting.post(chat, person, {"new_chat_members": [person.to_bot_api()]})
        return combined(message, self._change_person(chat, person, "left", "member"))

    def leave(self, chat: Chat, person: User) -> ActionResult:
        """Let a person leave a group. Raises ControlError in a private chat."""
        if chat.type == "private":
            raise ControlError("One leaves groups; a private chat is blocked.")
        before = chat.members.pop(person.id)
        message = self._posting.post(chat, person, {"left_chat_member": person.to_bot_api()})
        return combined(message, self._change_person(chat, person, before, "left"))

    def _change_bot(
        self, chat: Chat, person: User, before: objects.MemberStatus, after: objects.MemberStatus
    ) -> ActionResult:
        """Let a person change the bot's own membership; where it is the same, nothing happens."""
        if before == after:
            return action_result()
        chat.bot_status = after
        change = self._change(chat, person, self._store.bot, before, after)
        return action_result(self._updates.put({"my_chat_member": change}))

    def _change_person(
        self, chat: Chat, person: User, before: objects.MemberStatus, after: objects.MemberStatus
    ) -> ActionResult:
        """Let the bot know of a change that a person has made of their own membership."""
        change = self._change(chat, person, person.to_bot_api(), before, after)
        return action_result(self._updates.put({"chat_member": change}))

    def _change(
        self,
        chat: Chat,
        person: User,
        member: objects.User,
        before: objects.MemberStatus,
        after: objects.MemberStatus,
    ) -> objects.ChatMemberUpdated:
        """Record and return that a person has changed the membership of a member: themselves, or the bot."""
        self._store.record_chat(chat)
        return {
            "chat": self._store.chat_object(chat),
            "from": person.to_bot_api(),
            "date": self._store.clock.unix_time(),
            "old_chat_member": chat_member(member, before),
            "new_chat_member": chat_member(member, after),
        }


def _private(chat: Chat) -> Chat:
    if chat.type != "private":
        raise ControlError("Only a private chat can be blocked.")
    return chat
