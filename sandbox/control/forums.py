"""What people do with the topics of a forum, and with the bot's right to write."""

from typing import assert_never

from sandbox.bot_api.objects import MessageContent
from sandbox.control import requests
from sandbox.control.posting import Posting, action_result
from sandbox.errors import ControlError
from sandbox.state.chats import Chat, Topic, User
from sandbox.state.snapshots import ActionResult
from sandbox.state.store import Store

ICON_COLOR = 7_322_096  # one of the six that Telegram has


class Forums:
    """Opens, closes and deletes topics, and lets the bot know."""

    def __init__(self, store: Store, posting: Posting) -> None:
        self._store = store
        self._posting = posting

    def perform(self, chat: Chat, person: User, action: requests.ForumAction) -> ActionResult:
        """Do what a request says. Raises ControlError where it cannot be done."""
        match action:
            case requests.SetRights():
                chat.bot_may_write = action.may_write
                return action_result()
            case requests.OpenTopic():
                return self._open(chat, person, action.name)
            case requests.ChangeTopic():
                return self._change(chat, person, action)
            case _:
                assert_never(action)

    def _open(self, chat: Chat, person: User, name: str) -> ActionResult:
        """Open a topic, whose id is that of the message that tells of it."""
        if chat.type != "supergroup":
            raise ControlError("Only a supergroup has topics.")
        chat.is_forum = True
        created: MessageContent = {"forum_topic_created": {"name": name, "icon_color": ICON_COLOR}}
        result = self._posting.post(chat, person, created, opens_topic=True)
        (number,) = result["message_ids"]
        chat.topics[number] = Topic(name)
        return result

    def _change(self, chat: Chat, person: User, action: requests.ChangeTopic) -> ActionResult:
        topic = topic_of(chat, action.topic)
        place = in_topic(action.topic)
        if action.action == "delete_topic":
            if action.topic is None:
                raise ControlError("General cannot be deleted.")
            del chat.topics[action.topic]
            for message in chat.messages.values():
                if message.body.get("message_thread_id") == action.topic:
                    self._store.delete(message)
            return action_result()
        topic.closed = action.action == "close_topic"
        told: MessageContent = {"forum_topic_closed": {}} if topic.closed else {"forum_topic_reopened": {}}
        return self._posting.post(chat, person, {**place, **told})


def topic_of(chat: Chat, number: int | None) -> Topic:
    """Return a topic of a forum; None is General. Raises ControlError where there is none."""
    topic = chat.general if number is None else chat.topics.get(number)
    if topic is None:
        raise ControlError(f"There is no topic {number} in this chat.")
    return topic


def in_topic(number: int | None) -> MessageContent:
    """Return what a message says of the topic that it is in; of General nothing."""
    return {} if number is None else {"message_thread_id": number, "is_topic_message": True}
