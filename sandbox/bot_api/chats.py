"""The Bot API's methods that ask about the bot, chats, members and files."""

from sandbox.bot_api.objects import Object
from sandbox.bot_api.parameters import Parameters
from sandbox.bot_api.targets import known_chat, open_chat
from sandbox.errors import bad_request, forbidden
from sandbox.state.files import DOWNLOAD_LIMIT
from sandbox.state.store import Chat, Store

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
_ADMINISTRATOR = dict.fromkeys(
    ("is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
     "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
     "can_delete_stories"), False,
)  # fmt: skip


class ChatMethods:
    def __init__(self, store: Store) -> None:
        self._store = store

    def get_me(self, _: Parameters) -> Object:
        return {
            **self._store.bot,
            "can_join_groups": True,
            "can_read_all_group_messages": True,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def get_chat(self, parameters: Parameters) -> Object:
        chat = known_chat(self._store, parameters)
        if chat.type == "private" and not chat.opened:
            raise bad_request("chat not found")
        return {
            **self._store.chat_api(chat),
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(_GIFTS, False),
        }

    def get_chat_member(self, parameters: Parameters) -> Object:
        chat = known_chat(self._store, parameters)
        number = parameters.integer("user_id")
        if number == self._store.bot["id"]:
            return chat_member(self._store.bot, chat.bot_status)
        user = self._store.users.get(number)
        if user is None:
            raise bad_request("invalid user_id specified")
        return chat_member(user.api(), chat.members.get(number, "left"))

    def get_chat_administrators(self, parameters: Parameters) -> list[Object]:
        chat = open_chat(self._store, parameters)
        if chat.type == "private":
            raise bad_request("there are no administrators in the private chat")
        admins = [number for number, status in chat.members.items() if status in ("creator", "administrator")]
        return [chat_member(self._store.users[number].api(), chat.members[number]) for number in admins]

    def get_chat_member_count(self, parameters: Parameters) -> int:
        return len(open_chat(self._store, parameters).members) + 1

    def send_chat_action(self, parameters: Parameters) -> bool:
        chat = open_chat(self._store, parameters)
        action = parameters.text("action")
        if not action:
            raise bad_request("wrong parameter action in request")
        self._store.changes.record("action", chat.id, {"action": action})
        return True

    def get_file(self, parameters: Parameters) -> Object:
        stored = self._store.files.by_id(parameters.text("file_id") or "")
        if stored is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if len(stored.content) > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        return {**stored.api(), "file_path": stored.path}

    def leave_chat(self, parameters: Parameters) -> bool:
        chat: Chat = open_chat(self._store, parameters)
        if chat.type == "private":
            raise forbidden("bot can't leave private chats")
        chat.bot_status = "left"
        self._store.changes.record("chat", chat.id, self._store.chat_api(chat))
        return True


def chat_member(user: Object, status: str) -> Object:
    """A ChatMember object of the given status."""
    if status == "kicked":
        return {"user": user, "status": status, "until_date": 0}
    if status == "creator":
        return {"user": user, "status": status, "is_anonymous": False}
    if status == "administrator":
        return {"user": user, "status": status, "can_be_edited": False, **_ADMINISTRATOR}
    return {"user": user, "status": status}
