"""Puts what a person says into a chat, and lets the bot know where it is there to hear it."""

from sandbox.bot_api import objects
from sandbox.bot_api.objects import MessageContent
from sandbox.state.chats import Chat, User
from sandbox.state.snapshots import ActionResult
from sandbox.state.store import Store
from sandbox.state.update_queue import UpdateQueue

# Whom Telegram names as the sender where an administrator writes in the group's name.
ANONYMOUS: objects.User = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


class Posting:
    """Posts messages of people, and queues an update for each."""

    def __init__(self, store: Store, updates: UpdateQueue) -> None:
        self._store = store
        self._updates = updates

    def post(
        self,
        chat: Chat,
        sender: User,
        content: MessageContent,
        *,
        anonymous: bool = False,
        opens_topic: bool = False,
    ) -> ActionResult:
        """Post a message of a person; `anonymous`: in the group's name, as administrators can."""
        by = ANONYMOUS if anonymous else sender.to_bot_api()
        if anonymous:
            content = {**content, "sender_chat": self._store.chat_object(chat)}
        message = self._store.post(chat, by, content)
        if opens_topic:
            message.body |= {"message_thread_id": message.body["message_id"], "is_topic_message": True}
        is_heard = chat.bot_status in ("member", "administrator")
        update_id = self._updates.put({"message": message.body}) if is_heard else None
        return action_result(update_id, message.body["message_id"])


def action_result(update_id: int | None = None, message_id: int | None = None) -> ActionResult:
    """Return what came of an action: an update, unless its kind is not wanted, and a message, if there is one."""
    return {
        "update_ids": [] if update_id is None else [update_id],
        "message_ids": [] if message_id is None else [message_id],
        "callback_id": None,
    }


def combined(*results: ActionResult) -> ActionResult:
    """Return what came of several actions in a row."""
    return {
        "update_ids": [update_id for result in results for update_id in result["update_ids"]],
        "message_ids": [message_id for result in results for message_id in result["message_ids"]],
        "callback_id": None,
    }
