"""What people do in the sandbox: write, press, send photos, block the bot, join and leave."""

import base64
import binascii
import re
from collections.abc import Callable
from itertools import count

from sandbox.bot_api.chats import chat_member
from sandbox.bot_api.formatting import formatted
from sandbox.bot_api.objects import Object
from sandbox.bot_api.reply_markup import buttons_of
from sandbox.bot_api.sending import without_reply
from sandbox.errors import ControlError
from sandbox.state.callback_queries import CallbackQueries
from sandbox.state.files import is_photo
from sandbox.state.store import Chat, Store, StoredMessage, User, first_number
from sandbox.state.update_queue import UpdateQueue


class Actions:
    """Carries out one deed of one person: changes the store and queues the updates that the bot gets."""

    def __init__(self, store: Store, updates: UpdateQueue, callbacks: CallbackQueries) -> None:
        self._store = store
        self._updates = updates
        self._callbacks = callbacks
        self._albums = count(first_number())
        self._deeds: dict[str, Callable[[User, Chat, Object], Object]] = {
            "text": self._text,
            "start": self._start,
            "tap": self._tap,
            "photos": self._photos,
            "document": self._document,
            "edit": self._edit,
            "contact": self._contact,
            "location": self._location,
            "sticker": self._sticker,
            "voice": self._voice,
            "block": self._block,
            "unblock": self._unblock,
            "join": self._join,
            "leave": self._leave,
        }

    def perform(self, wish: Object) -> Object:
        """Do what a control request says. Raises ControlError when that person cannot do it."""
        deed = wish.get("do")
        if deed == "raw":
            return _result([self._updates.put_raw(dict(wish["update"]))])
        if deed == "again":
            self._updates.put_again(int(wish["update_id"]))
            return _result([int(wish["update_id"])])
        if deed not in self._deeds:
            raise ControlError(f"Nobody can do {deed}.")
        user = self._store.user(wish.get("user"))
        chat = self._store.chat(wish.get("chat") if wish.get("chat") is not None else user.id)
        if chat.migrated_to is not None:
            raise ControlError(f"The group has moved to {chat.migrated_to}.")
        if deed not in ("join", "unblock") and user.id not in chat.members:
            raise ControlError(f"{user.first_name} is not in this chat.")
        done = self._deeds[deed](user, chat, wish)
        chat.mark_read(user.id)
        return done

    def group(self, title: str, members: list[int], kind: str) -> Chat:
        """A new group with the bot in it, of which the bot is told."""
        creator = self._store.user(members[0] if members else None)
        for number in members:
            self._store.user(number)
        chat = self._store.put_group(title, members, kind)
        self._bot_becomes("member", creator, chat, was="left")
        return chat

    def migrate(self, chat: Chat) -> Chat:
        """Upgrade a group: all move to a chat with a new id, and both chats say so."""
        if chat.type == "private" or chat.migrated_to is not None:
            raise ControlError("Only a group that has not moved yet can be upgraded.")
        moved = self._store.put_group(str(chat.title), [])
        moved.members = dict(chat.members)
        sender = self._store.users[next(iter(chat.members))].api()
        self._message(chat, sender, {"migrate_to_chat_id": moved.id})
        self._message(moved, sender, {"migrate_from_chat_id": chat.id})
        chat.migrated_to = moved.id
        return moved

    def _message(self, chat: Chat, sender: Object, content: Object) -> Object:
        posted = self._store.post(chat, sender, content)
        number = None
        if chat.bot_status in ("member", "administrator"):
            number = self._updates.put("message", posted.body)
        return _result([number], [posted.body["message_id"]])

    def _says(self, user: User, chat: Chat, content: Object, wish: Object) -> Object:
        if chat.type == "private" and chat.bot_status == "kicked":
            self._unblock(user, chat, wish)
        chat.opened = True
        reply = wish.get("reply_to")
        replied = {"reply_to_message": without_reply(_message_in(chat, reply).body)} if reply else {}
        return self._message(chat, user.api(), replied | content)

    def _text(self, user: User, chat: Chat, wish: Object) -> Object:
        found = formatted(str(wish.get("text", "")), None, None)
        if not found.text:
            raise ControlError("Nobody can send an empty text.")
        entities = {"entities": found.entities} if found.entities else {}
        return self._says(user, chat, {"text": found.text, **entities}, wish)

    def _start(self, user: User, chat: Chat, wish: Object) -> Object:
        payload = str(wish.get("payload") or "")
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload):
            raise ControlError("A start payload is at most 64 of A-Z, a-z, 0-9, _ and -.")
        return self._text(user, chat, {"text": f"/start {payload}".rstrip()})

    def _tap(self, user: User, chat: Chat, wish: Object) -> Object:
        posted = _message_in(chat, wish.get("message_id"))
        data = self._data(posted, wish)
        callback = self._callbacks.press(chat.id)
        query = {
            "id": callback.id,
            "from": user.api(),
            "message": posted.body,
            "chat_instance": str(chat.id * 7919),
            "data": data,
        }
        return _result([self._updates.put("callback_query", query)]) | {"callback_id": callback.id}

    def _data(self, posted: StoredMessage, wish: Object) -> str:
        if wish.get("force") and "data" in wish:
            return str(wish["data"])
        for button in buttons_of(posted.body.get("reply_markup")):
            wanted = button.get("callback_data") == wish["data"] if "data" in wish else button["text"] == wish["button"]
            if wanted and "callback_data" in button:
                return str(button["callback_data"])
        raise ControlError(f"The message has no such button as {wish.get('data', wish.get('button'))}.")

    def _photos(self, user: User, chat: Chat, wish: Object) -> Object:
        pictures = [(str(file.get("name", "photo.jpg")), _bytes(file)) for file in wish.get("files", [])]
        if not pictures:
            raise ControlError("Say which photos.")
        if odd := [name for name, content in pictures if not is_photo(content)]:
            raise ControlError(f"{odd[0]} cannot be a photo; it can be sent as a file.")
        caption = _caption(wish)
        album = {"media_group_id": str(next(self._albums))} if len(pictures) > 1 else {}
        whole = _result([])
        for name, content in pictures:
            photo = {"photo": self._store.files.add_photo(name, content)}
            sent = self._says(user, chat, {**photo, **album, **caption}, wish)
            whole["update_ids"] += sent["update_ids"]
            whole["message_ids"] += sent["message_ids"]
            caption = {}
        return whole

    def _document(self, user: User, chat: Chat, wish: Object) -> Object:
        mime_type = str(wish.get("mime_type") or "application/octet-stream")
        document = self._store.files.add_document(str(wish.get("name", "file")), mime_type, _bytes(wish))
        return self._says(user, chat, {"document": document, **_caption(wish)}, wish)

    def _edit(self, user: User, chat: Chat, wish: Object) -> Object:
        posted = _message_in(chat, wish.get("message_id"))
        if posted.body["from"]["id"] != user.id:
            raise ControlError("People can edit their own messages only.")
        part, entities = ("text", "entities") if "text" in posted.body else ("caption", "caption_entities")
        found = formatted(str(wish.get("text", "")), None, None)
        content: Object = {part: found.text, **({entities: found.entities} if found.entities else {})}
        self._store.edit(posted, content, dropped=(part, entities))
        return _result([self._updates.put("edited_message", posted.body)], [posted.body["message_id"]])

    def _contact(self, user: User, chat: Chat, wish: Object) -> Object:
        contact = {"phone_number": str(wish.get("phone_number", "13800000000")), "first_name": user.first_name}
        return self._says(user, chat, {"contact": {**contact, "user_id": user.id}}, wish)

    def _location(self, user: User, chat: Chat, wish: Object) -> Object:
        place = {"latitude": float(wish.get("latitude", 39.9)), "longitude": float(wish.get("longitude", 116.4))}
        return self._says(user, chat, {"location": place}, wish)

    def _sticker(self, user: User, chat: Chat, wish: Object) -> Object:
        stored = self._store.files.add("stickers", "sticker.webp", "image/webp", b"RIFF\0\0\0\0WEBP")
        look = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._says(user, chat, {"sticker": {**stored.api(), **look, "emoji": wish.get("emoji", "👍")}}, wish)

    def _voice(self, user: User, chat: Chat, wish: Object) -> Object:
        stored = self._store.files.add("voice", "voice.oga", "audio/ogg", b"OggS")
        return self._says(user, chat, {"voice": {**stored.api(), "duration": 1, "mime_type": "audio/ogg"}}, wish)

    def _block(self, user: User, chat: Chat, _: Object) -> Object:
        return self._bot_becomes("kicked", user, _private(chat))

    def _unblock(self, user: User, chat: Chat, _: Object) -> Object:
        return self._bot_becomes("member", user, _private(chat))

    def _bot_becomes(self, status: str, user: User, chat: Chat, was: str | None = None) -> Object:
        before = was or chat.bot_status
        if before == status:
            return _result([])
        chat.bot_status = status
        return self._membership("my_chat_member", chat, user, self._store.bot, before, status)

    def _join(self, user: User, chat: Chat, _: Object) -> Object:
        if chat.type == "private" or user.id in chat.members:
            raise ControlError("One joins a group that one is not in.")
        chat.members[user.id] = "member"
        told = self._message(chat, user.api(), {"new_chat_members": [user.api()]})
        changed = self._membership("chat_member", chat, user, user.api(), "left", "member")
        return told | {"update_ids": told["update_ids"] + changed["update_ids"]}

    def _leave(self, user: User, chat: Chat, _: Object) -> Object:
        if chat.type == "private":
            raise ControlError("One leaves groups; a private chat is blocked.")
        before = chat.members.pop(user.id)
        told = self._message(chat, user.api(), {"left_chat_member": user.api()})
        changed = self._membership("chat_member", chat, user, user.api(), before, "left")
        return told | {"update_ids": told["update_ids"] + changed["update_ids"]}

    def _membership(self, kind: str, chat: Chat, by: User, whom: Object, before: str, after: str) -> Object:
        update = {
            "chat": self._store.chat_api(chat),
            "from": by.api(),
            "date": self._store.clock.stamp(),
            "old_chat_member": chat_member(whom, before),
            "new_chat_member": chat_member(whom, after),
        }
        self._store.changes.record("chat", chat.id, self._store.chat_api(chat))
        return _result([self._updates.put(kind, update)])


def _result(update_ids: list[int | None], message_ids: list[int] | None = None) -> Object:
    queued = [number for number in update_ids if number is not None]
    return {"update_ids": queued, "message_ids": message_ids or [], "callback_id": None}


def _private(chat: Chat) -> Chat:
    if chat.type != "private":
        raise ControlError("Only a private chat can be blocked.")
    return chat


def _message_in(chat: Chat, number: object) -> StoredMessage:
    posted = chat.messages.get(number) if isinstance(number, int) else None
    if posted is None or posted.deleted:
        raise ControlError(f"There is no message {number} in this chat.")
    return posted


def _caption(wish: Object) -> Object:
    found = formatted(str(wish.get("caption") or ""), None, None)
    if not found.text:
        return {}
    return {"caption": found.text, **({"caption_entities": found.entities} if found.entities else {})}


def _bytes(file: Object) -> bytes:
    if isinstance(content := file.get("content"), bytes):
        return content
    try:
        return base64.b64decode(str(file["base64"]), validate=True)
    except (binascii.Error, ValueError):
        raise ControlError("A file's content is base64.") from None
