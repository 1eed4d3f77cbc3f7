"""The Bot API's methods that send messages."""

from collections.abc import Callable
from itertools import count

from sandbox.bot_api.formatting import Formatted, formatted, units
from sandbox.bot_api.objects import Object
from sandbox.bot_api.parameters import Parameters, Upload
from sandbox.bot_api.rate_limits import RateLimits
from sandbox.bot_api.reply_markup import checked_markup
from sandbox.bot_api.targets import open_chat
from sandbox.errors import BotApiError, bad_request
from sandbox.state.store import Chat, Store, first_number

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024  # UTF-16 units after parsing
PHOTO_LIMIT, DOCUMENT_LIMIT = 10 * 1024 * 1024, 50 * 1024 * 1024
ALBUM = range(2, 11)


class Sending:
    def __init__(self, store: Store, limits: RateLimits) -> None:
        self._store = store
        self._limits = limits
        self._albums = count(first_number())

    def send_message(self, parameters: Parameters) -> Object:
        return self._send(parameters, lambda: text_content(parameters))

    def send_photo(self, parameters: Parameters) -> Object:
        return self._send(parameters, lambda: self._media("photo", "photo", parameters) | caption_content(parameters))

    def send_document(self, parameters: Parameters) -> Object:
        return self._send(
            parameters, lambda: self._media("document", "document", parameters) | caption_content(parameters)
        )

    def send_media_group(self, parameters: Parameters) -> list[Object]:
        chat = open_chat(self._store, parameters)
        items = parameters.objects("media") or []
        if len(items) not in ALBUM:
            raise bad_request("there are wrong number of media to send; expected from 2 to 10 media")
        contents = [self._album_item(item, parameters) for item in items]
        if len({"document" in content for content in contents}) > 1:
            raise bad_request("documents can't be mixed with other media types")
        self._limits.spend(chat.id, len(contents))
        album = {"media_group_id": str(next(self._albums)), **self._replied_to(chat, parameters)}
        return [self._store.post(chat, self._store.bot, album | content).body for content in contents]

    def _send(self, parameters: Parameters, content: Callable[[], Object]) -> Object:
        chat = open_chat(self._store, parameters)
        markup = checked_markup(parameters.structure("reply_markup"))
        whole = self._replied_to(chat, parameters) | content()
        self._limits.spend(chat.id)
        return self._store.post(chat, self._store.bot, whole, markup).body

    def _replied_to(self, chat: Chat, parameters: Parameters) -> Object:
        reply = parameters.structure("reply_parameters")
        wish = reply if isinstance(reply, dict) else {"message_id": parameters.integer("reply_to_message_id")}
        if not wish.get("message_id"):
            return {}
        target = chat.messages.get(int(wish["message_id"]))
        if target is not None and not target.deleted:
            return {"reply_to_message": without_reply(target.body)}
        if wish.get("allow_sending_without_reply") or parameters.boolean("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")

    def _album_item(self, item: Object, parameters: Parameters) -> Object:
        kind = str(item.get("type"))
        if kind not in ("photo", "document"):
            raise bad_request(f"can't parse InputMedia: type {kind} is not supported by the sandbox")
        own = Parameters(item, parameters.uploads)
        return self._media(kind, "media", own) | caption_content(own)

    def _media(self, kind: str, name: str, parameters: Parameters) -> Object:
        """The photo or document that a parameter uploads or names by file id."""
        reference = parameters.text(name) or name
        upload = parameters.upload(reference) or (parameters.uploads.get(name) if reference == name else None)
        if upload is None and not parameters.text(name):
            raise bad_request(f"there is no {kind} in the request")
        if upload is None:
            return self._known_file(kind, reference)
        _check_size(kind, upload)
        if kind == "photo":
            return {"photo": self._store.files.add_photo(upload.name, upload.content)}
        return {"document": self._store.files.add_document(upload.name, upload.mime_type, upload.content)}

    def _known_file(self, kind: str, file_id: str) -> Object:
        stored = self._store.files.by_id(file_id)
        if stored is None:
            raise bad_request("wrong remote file identifier specified: Wrong string length")
        if kind == "photo":
            return {"photo": self._store.files.add_photo(stored.name, stored.content)}
        return {"document": {**stored.api(), "file_name": stored.name, "mime_type": stored.mime_type}}


def _check_size(kind: str, upload: Upload) -> None:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > DOCUMENT_LIMIT:
        raise BotApiError(413, "Request Entity Too Large")
    if kind == "photo" and len(upload.content) > PHOTO_LIMIT:
        raise bad_request("file of size too big for a photo; send it as a document")


def without_reply(body: Object) -> Object:
    return {key: value for key, value in body.items() if key != "reply_to_message"}


def text_content(parameters: Parameters) -> Object:
    """A message's text and entities. Raises BotApiError when there is none, or too much."""
    found = _formatted(parameters, "text", "entities")
    if not found.text:
        raise bad_request("message text is empty")
    if units(found.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return {"text": found.text, **({"entities": found.entities} if found.entities else {})}


def caption_content(parameters: Parameters) -> Object:
    """A caption and its entities; nothing when there is none."""
    found = _formatted(parameters, "caption", "caption_entities")
    if not found.text:
        return {}
    if units(found.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return {"caption": found.text, **({"caption_entities": found.entities} if found.entities else {})}


def _formatted(parameters: Parameters, name: str, entities: str) -> Formatted:
    return formatted(parameters.text(name) or "", parameters.text("parse_mode"), parameters.objects(entities))
