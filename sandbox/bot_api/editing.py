"""The Bot API's methods that change or remove messages, as in its section "Updating messages"."""

from datetime import timedelta

from sandbox.bot_api.objects import Message, MessageContent
from sandbox.bot_api.parameters import Parameters
from sandbox.bot_api.rate_limits import RateLimits
from sandbox.bot_api.reply_markup import checked_markup
from sandbox.bot_api.sending import caption_content, text_content
from sandbox.bot_api.targets import editable_message, writable_chat
from sandbox.errors import bad_request
from sandbox.state.chats import Chat, StoredMessage
from sandbox.state.store import EditablePart, Store

DELETABLE_FOR = timedelta(hours=48)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


class EditingMethods:
    """Changes the bot's own messages, and removes those that it may remove."""

    def __init__(self, store: Store, limits: RateLimits) -> None:
        self._store = store
        self._limits = limits

    def edit_text(self, parameters: Parameters) -> Message:
        """Carry out editMessageText."""
        message = editable_message(self._store, parameters)
        content = text_content(parameters)
        if "text" not in message.body:
            raise bad_request("there is no text in the message to edit")
        return self._edit(message, parameters, content, ("text", "entities", "reply_markup"))

    def edit_caption(self, parameters: Parameters) -> Message:
        """Carry out editMessageCaption."""
        message = editable_message(self._store, parameters)
        if "text" in message.body:
            raise bad_request("there is no caption in the message to edit")
        content = caption_content(parameters)
        return self._edit(message, parameters, content, ("caption", "caption_entities", "reply_markup"))

    def edit_reply_markup(self, parameters: Parameters) -> Message:
        """Carry out editMessageReplyMarkup."""
        return self._edit(editable_message(self._store, parameters), parameters, {}, ("reply_markup",))

    def delete_message(self, parameters: Parameters) -> bool:
        """Carry out deleteMessage."""
        chat = writable_chat(self._store, parameters)
        self._delete(chat, parameters.integer("message_id"))
        return True

    def delete_messages(self, parameters: Parameters) -> bool:
        """Carry out deleteMessages; those that are not there are skipped."""
        chat = writable_chat(self._store, parameters)
        message_ids = parameters.structure("message_ids")
        if not isinstance(message_ids, list) or not 1 <= len(message_ids) <= 100:
            raise bad_request("message identifiers must be a list of 1 to 100")
        for message_id in message_ids:
            if isinstance(message_id, int) and message_id in chat.messages and not chat.messages[message_id].deleted:
                self._delete(chat, message_id)
        return True

    def _edit(
        self,
        message: StoredMessage,
        parameters: Parameters,
        content: MessageContent,
        parts: tuple[EditablePart, ...],
    ) -> Message:
        """Put content and buttons in the place of the parts that are edited."""
        markup = checked_markup(parameters.structure("reply_markup"))
        if markup is not None:
            if "inline_keyboard" not in markup:
                raise bad_request("inline keyboard expected")
            content["reply_markup"] = markup
        if content == {part: message.body[part] for part in parts if part in message.body}:
            raise bad_request(_NOT_MODIFIED)
        self._limits.spend(message.body["chat"]["id"])
        self._store.edit(message, content, dropped=parts)
        return message.body

    def _delete(self, chat: Chat, message_id: int) -> None:
        message = chat.messages.get(message_id)
        if message is None or message.deleted:
            raise bad_request("message to delete not found")
        too_old = self._store.clock.unix_time() - message.body["date"] > DELETABLE_FOR.total_seconds()
        own = message.body["from"]["id"] == self._store.bot["id"]
        permitted = own or chat.type == "private" or chat.bot_status == "administrator"
        if too_old:
            raise bad_request("message can't be deleted for everyone")
        if not permitted:
            raise bad_request("message can't be deleted")
        self._store.delete(message)
