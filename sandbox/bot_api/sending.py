"""The Bot API's methods that send messages."""

from collections.abc import Callable
from itertools import count

from sandbox.bot_api.formatting import FormattedText, parse_text, utf16_length
from sandbox.bot_api.objects import Message, MessageContent
from sandbox.bot_api.parameters import Parameters, Upload
from sandbox.bot_api.rate_limits import RateLimits
from sandbox.bot_api.reply_markup import checked_markup
from sandbox.bot_api.targets import writable_place
from sandbox.errors import BotApiError, bad_request
from sandbox.json_data import JsonObject
from sandbox.state.chats import Chat
from sandbox.state.files import StoredFile
from sandbox.state.ids import first_id
from sandbox.state.store import Store

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024  # UTF-16 units after parsing
PHOTO_LIMIT, DOCUMENT_LIMIT = 10 * 1024 * 1024, 50 * 1024 * 1024  # bytes
ALBUM_SIZES = range(2, 11)


class SendingMethods:
    """Posts what the bot sends, once it has passed Telegram's checks and rates."""

    def __init__(self, store: Store, limits: RateLimits) -> None:
        self._store = store
        self._limits = limits
        self._album_ids = count(first_id())

    def send_message(self, parameters: Parameters) -> Message:
        """Carry out sendMessage."""
        return self._send(parameters, lambda: text_content(parameters))

    def send_photo(self, parameters: Parameters) -> Message:
        """Carry out sendPhoto."""
        return self._send(parameters, lambda: {**self._photo("photo", parameters), **caption_content(parameters)})

    def send_document(self, parameters: Parameters) -> Message:
        """Carry out sendDocument."""
        return self._send(parameters, lambda: {**self._document("document", parameters), **caption_content(parameters)})

    def send_media_group(self, parameters: Parameters) -> list[Message]:
        """Carry out sendMediaGroup, for photos or for documents."""
        chat, place = writable_place(self._store, parameters)
        items = parameters.objects("media") or []
        if len(items) not in ALBUM_SIZES:
            raise bad_request("there are wrong number of media to send; expected from 2 to 10 media")
        contents = [self._album_item(item, parameters) for item in items]
        if len({"document" in content for content in contents}) > 1:
            raise bad_request("documents can't be mixed with other media types")
        self._limits.spend(chat.id, len(contents))
        album: MessageContent = {
            "media_group_id": str(next(self._album_ids)),
            **place,
            **self._replied_to(chat, parameters),
        }
        return [self._store.post(chat, self._store.bot, {**album, **content}).body for content in contents]

    def _send(self, parameters: Parameters, read_content: Callable[[], MessageContent]) -> Message:
        chat, place = writable_place(self._store, parameters)
        markup = checked_markup(parameters.structure("reply_markup"))
        content: MessageContent = {**place, **self._replied_to(chat, parameters), **read_content()}
        self._limits.spend(chat.id)
        return self._store.post(chat, self._store.bot, content, markup).body

    def _replied_to(self, chat: Chat, parameters: Parameters) -> MessageContent:
        """Return the message that is replied to, named by ReplyParameters or as bots did before these."""
        reply = parameters.structure("reply_parameters")
        message_id = parameters.integer("reply_to_message_id")
        may_be_missing = parameters.boolean("allow_sending_without_reply")
        if isinstance(reply, dict):
            fields = Parameters(reply, {})
            message_id = fields.integer("message_id")
            may_be_missing = may_be_missing or fields.boolean("allow_sending_without_reply")
        if not message_id:
            return {}
        message = chat.messages.get(message_id)
        if message is not None and not message.deleted:
            return {"reply_to_message": without_reply(message.body)}
        if may_be_missing:
            return {}
        raise bad_request("message to be replied not found")

    def _album_item(self, item: JsonObject, parameters: Parameters) -> MessageContent:
        kind = str(item.get("type"))
        fields = Parameters(item, parameters.uploads)
        if kind == "photo":
            return {**self._photo("media", fields), **caption_content(fields)}
        if kind == "document":
            return {**self._document("media", fields), **caption_content(fields)}
        raise bad_request(f"can't parse InputMedia: type {kind} is not supported by the sandbox")

    def _photo(self, name: str, parameters: Parameters) -> MessageContent:
        """Return the photo that a parameter uploads or names by file id."""
        upload = _uploaded(name, "photo", parameters)
        if upload is None:
            known = self._known_file(parameters.text(name) or "")
            return {"photo": self._store.files.add_photo(known.name, known.content)}
        if len(upload.content) > PHOTO_LIMIT:
            raise bad_request("file of size too big for a photo; send it as a document")
        return {"photo": self._store.files.add_photo(upload.name, upload.content)}

    def _document(self, name: str, parameters: Parameters) -> MessageContent:
        """Return the document that a parameter uploads or names by file id."""
        upload = _uploaded(name, "document", parameters)
        if upload is None:
            return {"document": self._known_file(parameters.text(name) or "").to_document()}
        return {"document": self._store.files.add_document(upload.name, upload.mime_type, upload.content)}

    def _known_file(self, file_id: str) -> StoredFile:
        file = self._store.files.by_id(file_id)
        if file is None:
            raise bad_request("wrong remote file identifier specified: Wrong string length")
        return file


def without_reply(message: Message) -> Message:
    """Return a message as it is quoted: without what it replies to itself."""
    quoted = message.copy()
    quoted.pop("reply_to_message", None)
    return quoted


def text_content(parameters: Parameters) -> MessageContent:
    """Return the text and entities of a call. Raises BotApiError when there is none, or too much."""
    text = _formatted(parameters, "text", "entities")
    if not text.text:
        raise bad_request("message text is empty")
    if utf16_length(text.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text.as_text()


def caption_content(parameters: Parameters) -> MessageContent:
    """Return the caption and its entities; nothing when there is none. Raises BotApiError when it is too long."""
    caption = _formatted(parameters, "caption", "caption_entities")
    if utf16_length(caption.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return caption.as_caption()


def _formatted(parameters: Parameters, name: str, entities: str) -> FormattedText:
    return parse_text(parameters.text(name) or "", parameters.text("parse_mode"), parameters.objects(entities) or [])


def _uploaded(name: str, kind: str, parameters: Parameters) -> Upload | None:
    """Return the file that a parameter uploads; None when it names a known one. Raises BotApiError for neither."""
    reference = parameters.text(name)
    upload = parameters.upload(reference or name)
    if upload is None and not reference:
        raise bad_request(f"there is no {kind} in the request")
    if upload is not None and not upload.content:
        raise bad_request("file must be non-empty")
    if upload is not None and len(upload.content) > DOCUMENT_LIMIT:
        raise BotApiError(413, "Request Entity Too Large")
    return upload
