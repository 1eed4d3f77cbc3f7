"""What people do in the sandbox: write, press, send photos, block the bot, join and leave."""

from collections.abc import Iterator
from itertools import count

from sandbox.bot_api.formatting import plain_text
from sandbox.bot_api.objects import MessageContent
from sandbox.bot_api.reply_markup import inline_buttons
from sandbox.bot_api.sending import without_reply
from sandbox.control import requests
from sandbox.control.forums import Forums, in_topic, topic_of
from sandbox.control.memberships import Memberships
from sandbox.control.posting import Posting, action_result, combined
from sandbox.errors import ControlError
from sandbox.state.callback_queries import CallbackQueries
from sandbox.state.chats import Chat, StoredMessage, User
from sandbox.state.ids import first_id
from sandbox.state.images import is_photo
from sandbox.state.snapshots import ActionResult
from sandbox.state.store import Store
from sandbox.state.update_queue import UpdateQueue


class Actions:
    """Carries out what one person does: changes the store, and queues the updates that the bot gets."""

    def __init__(self, store: Store, updates: UpdateQueue, callbacks: CallbackQueries) -> None:
        self._store = store
        self._updates = updates
        self._callbacks = callbacks
        self._posting = Posting(store, updates)
        self._album_ids = count(first_id())
        self.memberships = Memberships(store, updates, self._posting)
        self._forums = Forums(store, self._posting)

    def perform(self, action: requests.Action) -> ActionResult:
        """Do what a request says. Raises ControlError when that person cannot do it."""
        match action:
            case requests.RawUpdate():
                return action_result(self._updates.put_raw(action.update))
            case requests.RepeatUpdate():
                self._updates.repeat(action.update_id)
                return action_result(action.update_id)
        user = self._store.user(action.user)
        chat = self._store.chat(user.id if action.chat is None else action.chat)
        if chat.migrated_to is not None:
            raise ControlError(f"The group has moved to {chat.migrated_to}.")
        if not isinstance(action, requests.Join | requests.Unblock) and user.id not in chat.members:
            raise ControlError(f"{user.first_name} is not in this chat.")
        result = self._perform_in(chat, user, action)
        chat.mark_read(user.id)
        return result

    def _perform_in(
        self,
        chat: Chat,
        user: User,
        action: requests.SendingAction
        | requests.MembershipAction
        | requests.ForumAction
        | requests.Tap
        | requests.EditMessage,
    ) -> ActionResult:
        match action:
            case requests.OpenTopic() | requests.ChangeTopic() | requests.SetRights():
                return self._forums.perform(chat, user, action)
            case requests.Tap():
                return self._tap(chat, user, action)
            case requests.EditMessage():
                return self._edit(chat, user, action)
            case requests.Block():
                return self.memberships.block(chat, user)
            case requests.Unblock():
                return self.memberships.unblock(chat, user)
            case requests.Join():
                return self.memberships.join(chat, user)
            case requests.Leave():
                return self.memberships.leave(chat, user)
            case _:
                return self._send(chat, user, action)

    def _send(self, chat: Chat, user: User, action: requests.SendingAction) -> ActionResult:
        """Post what is sent, each part as a message; whoever had blocked the bot unblocks it by this."""
        contents = list(self._contents(user, action))
        if chat.type == "private" and chat.bot_status == "kicked":
            self.memberships.unblock(chat, user)
        chat.started = True
        if action.topic is not None:
            topic_of(chat, action.topic)
        replied = in_topic(action.topic)
        if action.reply_to:
            quoted = _message_in(chat, action.reply_to).body
            replied["reply_to_message"] = without_reply(quoted)
            if chat.type == "supergroup":  # replies make a thread of their own, which is no topic
                replied.setdefault("message_thread_id", quoted.get("message_thread_id", quoted["message_id"]))
        return combined(
            *(
                self._posting.post(chat, user, {**replied, **content}, anonymous=action.anonymous)
                for content in contents
            )
        )

    def _contents(self, user: User, action: requests.SendingAction) -> Iterator[MessageContent]:
        """Yield the content of each message that an action sends. Raises ControlError for what cannot be sent."""
        match action:
            case requests.SendText():
                text = plain_text(action.text)
                if not text.text:
                    raise ControlError("Nobody can send an empty text.")
                yield text.as_text()
            case requests.Start():
                yield plain_text(f"/start {action.payload}".rstrip()).as_text()
            case requests.SendPhotos():
                yield from self._photos(action)
            case requests.SendDocument():
                document = self._store.files.add_document(action.name, action.mime_type, action.content)
                yield {"document": document, **plain_text(action.caption).as_caption()}
            case requests.SendContact():
                yield {
                    "contact": {
                        "phone_number": action.phone_number,
                        "first_name": user.first_name,
                        "user_id": user.id,
                    }
                }
            case requests.SendLocation():
                yield {"location": {"latitude": action.latitude, "longitude": action.longitude}}
            case requests.SendSticker():
                yield self._sticker(action.emoji)
            case requests.SendVoice():
                file = self._store.files.add("voice", "voice.oga", "audio/ogg", b"OggS")
                yield {"voice": {**file.to_bot_api(), "duration": 1, "mime_type": "audio/ogg"}}

    def _photos(self, action: requests.SendPhotos) -> Iterator[MessageContent]:
        if not action.files:
            raise ControlError("Say which photos.")
        for file in action.files:
            if not is_photo(file.content):
                raise ControlError(f"{file.name} cannot be a photo; it can be sent as a file.")
        album: MessageContent = {"media_group_id": str(next(self._album_ids))} if len(action.files) > 1 else {}
        caption = plain_text(action.caption).as_caption()
        for file in action.files:
            yield {"photo": self._store.files.add_photo(file.name, file.content), **album, **caption}
            caption = {}

    def _sticker(self, emoji: str) -> MessageContent:
        file = self._store.files.add("stickers", "sticker.webp", "image/webp", b"RIFF\0\0\0\0WEBP")
        return {
            "sticker": {
                **file.to_bot_api(),
                "type": "regular",
                "width": 512,
                "height": 512,
                "is_animated": False,
                "is_video": False,
                "emoji": emoji,
            }
        }

    def _tap(self, chat: Chat, user: User, action: requests.Tap) -> ActionResult:
        message = _message_in(chat, action.message_id)
        data = _button_data(message, action)
        query = self._callbacks.add(chat.id)
        update_id = self._updates.put(
            {
                "callback_query": {
                    "id": query.id,
                    "from": user.to_bot_api(),
                    "message": message.body,
                    "chat_instance": str(chat.id * 7919),
                    "data": data,
                }
            }
        )
        return {**action_result(update_id), "callback_id": query.id}

    def _edit(self, chat: Chat, user: User, action: requests.EditMessage) -> ActionResult:
        message = _message_in(chat, action.message_id)
        if message.body["from"]["id"] != user.id:
            raise ControlError("People can edit their own messages only.")
        text = plain_text(action.text)
        if "text" in message.body:
            self._store.edit(message, text.as_text(), dropped=("text", "entities"))
        else:
            self._store.edit(message, text.as_caption(), dropped=("caption", "caption_entities"))
        return action_result(self._updates.put({"edited_message": message.body}), action.message_id)


def _message_in(chat: Chat, message_id: int) -> StoredMessage:
    message = chat.messages.get(message_id)
    if message is None or message.deleted:
        raise ControlError(f"There is no message {message_id} in this chat.")
    return message


def _button_data(message: StoredMessage, action: requests.Tap) -> str:
    """Return the data of the button that is meant. Raises ControlError when the message has none such."""
    if action.force and action.data is not None:
        return action.data
    for button in inline_buttons(message.body):
        is_meant = (
            button["text"] == action.button if action.data is None else button.get("callback_data") == action.data
        )
        if is_meant and "callback_data" in button:
            return str(button["callback_data"])  # a bot may have sent a number
    raise ControlError(f"The message has no such button as {action.button if action.data is None else action.data}.")
