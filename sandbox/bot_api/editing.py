"""The Bot API's methods that change or remove messages."""

from datetime import timedelta

from sandbox.bot_api.objects import Object
from sandbox.bot_api.parameters import Parameters
from sandbox.bot_api.rate_limits import RateLimits
from sandbox.bot_api.reply_markup import checked_markup
from sandbox.bot_api.sending import caption_content, text_content
from sandbox.bot_api.targets import open_chat, own_message
from sandbox.errors import bad_request
from sandbox.state.store import Chat, Store, StoredMessage

DELETABLE_FOR = timedelta(hours=48)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


class Editing:
    def __init__(self, store: Store, limits: RateLimits) -> None:
        self._store = store
        self._limits = limits

    def edit_text(self, parameters: Parameters) -> Object:
        posted = own_message(self._store, parameters)
        content = text_content(parameters)
        if "text" not in posted.body:
            raise bad_request("there is no text in the message to edit")
        return self._edit(posted, parameters, content, ("text", "entities", "reply_markup"))

    def edit_caption(self, parameters: Parameters) -> Object:
        posted = own_message(self._store, parameters)
        if "text" in posted.body:
            raise bad_request("there is no caption in the message to edit")
        content = caption_content(parameters)
        return self._edit(posted, parameters, content, ("caption", "caption_entities", "reply_markup"))

    def edit_reply_markup(self, parameters: Parameters) -> Object:
        return self._edit(own_message(self._store, parameters), parameters, {}, ("reply_markup",))

    def delete_message(self, parameters: Parameters) -> bool:
        chat = open_chat(self._store, parameters)
        self._delete(chat, parameters.integer("message_id"))
        return True

    def delete_messages(self, parameters: Parameters) -> bool:
        chat = open_chat(self._store, parameters)
        numbers = parameters.structure("message_ids")
        if not isinstance(numbers, list) or not 1 <= len(numbers) <= 100:
            raise bad_request("message identifiers must be a list of 1 to 100")
        for number in numbers:
            if number in chat.messages and not chat.messages[number].deleted:
                self._delete(chat, number)
        return True

    def _edit(self, posted: StoredMessage, parameters: Parameters, content: Object, parts: tuple[str, ...]) -> Object:
        markup = checked_markup(parameters.structure("reply_markup"))
        if markup is not None and "inline_keyboard" not in markup:
            raise bad_request("inline keyboard expected")
        wanted = content | ({"reply_markup": markup} if markup else {})
        if wanted == {part: posted.body[part] for part in parts if part in posted.body}:
            raise bad_request(_NOT_MODIFIED)
        self._limits.spend(posted.body["chat"]["id"])
        self._store.edit(posted, wanted, dropped=parts)
        return posted.body

    def _delete(self, chat: Chat, number: int) -> None:
        posted = chat.messages.get(number)
        if posted is None or posted.deleted:
            raise bad_request("message to delete not found")
        too_old = self._store.clock.stamp() - posted.body["date"] > DELETABLE_FOR.total_seconds()
        own = posted.body["from"]["id"] == self._store.bot["id"]
        may = own or chat.type == "private" or chat.bot_status == "administrator"
        if too_old or not may:
            raise bad_request("message can't be deleted for everyone" if too_old else "message can't be deleted")
        self._store.delete(posted)
