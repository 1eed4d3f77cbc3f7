"""The Bot API's methods that are about chats and their members."""

from sandbox.bot_api import objects
from sandbox.bot_api.parameters import Parameters
from sandbox.bot_api.targets import any_chat, writable_chat
from sandbox.errors import bad_request, forbidden
from sandbox.state.store import Store

_NO_GIFTS: objects.AcceptedGiftTypes = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


class ChatMethods:
    """Answers what the bot asks about chats, and lets it type in them and leave them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get_chat(self, parameters: Parameters) -> objects.ChatFullInfo:
        """Carry out getChat."""
        chat = any_chat(self._store, parameters)
        if chat.type == "private" and not chat.started:
            raise bad_request("chat not found")
        return {
            **self._store.chat_object(chat),
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": _NO_GIFTS,
        }

    def get_chat_member(self, parameters: Parameters) -> objects.ChatMember:
        """Carry out getChatMember."""
        chat = any_chat(self._store, parameters)
        user_id = parameters.integer("user_id")
        if user_id == self._store.bot["id"]:
            return chat_member(self._store.bot, chat.bot_status)
        user = self._store.users.get(user_id)
        if user is None:
            raise bad_request("invalid user_id specified")
        return chat_member(user.to_bot_api(), chat.members.get(user_id, "left"))

    def get_chat_administrators(self, parameters: Parameters) -> list[objects.ChatMember]:
        """Carry out getChatAdministrators."""
        chat = writable_chat(self._store, parameters)
        if chat.type == "private":
            raise bad_request("there are no administrators in the private chat")
        return [
            chat_member(self._store.users[user_id].to_bot_api(), status)
            for user_id, status in chat.members.items()
            if status in ("creator", "administrator")
        ]

    def get_chat_member_count(self, parameters: Parameters) -> int:
        """Carry out getChatMemberCount, which counts the bot, too."""
        return len(writable_chat(self._store, parameters).members) + 1

    def send_chat_action(self, parameters: Parameters) -> bool:
        """Carry out sendChatAction: the page shows that the bot types."""
        chat = writable_chat(self._store, parameters)
        action = parameters.text("action")
        if not action:
            raise bad_request("wrong parameter action in request")
        self._store.changes.record({"type": "chat_action", "chat_id": chat.id, "chat_action": {"action": action}})
        return True

    def leave_chat(self, parameters: Parameters) -> bool:
        """Carry out leaveChat."""
        chat = writable_chat(self._store, parameters)
        if chat.type == "private":
            raise forbidden("bot can't leave private chats")
        chat.bot_status = "left"
        self._store.record_chat(chat)
        return True


def chat_member(user: objects.User, status: objects.MemberStatus) -> objects.ChatMember:
    """Return somebody as the Bot API's ChatMember of their status."""
    if status == "kicked":
        return {"user": user, "status": status, "until_date": 0}
    if status == "creator":
        return {"user": user, "status": status, "is_anonymous": False}
    if status == "administrator":
        return {
            "user": user,
            "status": status,
            "can_be_edited": False,
            "is_anonymous": False,
            "can_manage_chat": False,
            "can_delete_messages": False,
            "can_manage_video_chats": False,
            "can_restrict_members": False,
            "can_promote_members": False,
            "can_change_info": False,
            "can_invite_users": False,
            "can_post_stories": False,
            "can_edit_stories": False,
            "can_delete_stories": False,
        }
    if status == "left":
        return {"user": user, "status": status}
    return {"user": user, "status": status}
