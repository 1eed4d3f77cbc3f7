"""The bot's command menus, one for each scope and language."""

import json
import re

from sandbox.bot_api.objects import Object
from sandbox.bot_api.parameters import Parameters
from sandbox.errors import bad_request
from sandbox.state.store import Chat, Store

MOST_COMMANDS = 100
_FOR_CHAT = {"chat", "chat_administrators", "chat_member"}
_SCOPES = _FOR_CHAT | {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_Key = tuple[str, int, int, str]  # scope, chat, user, language


class CommandMenus:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._menus: dict[_Key, list[Object]] = {}

    def set(self, parameters: Parameters) -> bool:
        commands = parameters.objects("commands") or []
        if len(commands) > MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        menu = [_checked(command) for command in commands]
        self._menus[self._key(parameters)] = menu
        self._store.changes.record("commands", None, {"commands": menu})
        return True

    def get(self, parameters: Parameters) -> list[Object]:
        return self._menus.get(self._key(parameters), [])

    def delete(self, parameters: Parameters) -> bool:
        self._menus.pop(self._key(parameters), None)
        self._store.changes.record("commands", None, {"commands": []})
        return True

    def shown(self, user: int, chat: Chat, language: str) -> list[Object]:
        """The menu that a person sees in a chat: the narrowest scope first, then the person's language."""
        if chat.type == "private":
            scopes = [("chat", chat.id, 0), ("all_private_chats", 0, 0)]
        else:
            admin = chat.members.get(user) in ("creator", "administrator")
            scopes = [("chat_member", chat.id, user)]
            scopes += [("chat_administrators", chat.id, 0)] if admin else []
            scopes += [("chat", chat.id, 0)]
            scopes += [("all_chat_administrators", 0, 0)] if admin else []
            scopes += [("all_group_chats", 0, 0)]
        for scope in [*scopes, ("default", 0, 0)]:
            for code in (language[:2], ""):
                if menu := self._menus.get((*scope, code)):
                    return menu
        return []

    def default(self) -> list[Object]:
        return self._menus.get(("default", 0, 0, ""), [])

    def _key(self, parameters: Parameters) -> _Key:
        scope = parameters.structure("scope") or {"type": "default"}
        if not isinstance(scope, dict) or scope.get("type") not in _SCOPES:
            raise bad_request(f"can't parse BotCommandScope: {json.dumps(scope)}")
        language = parameters.text("language_code") or ""
        if not re.fullmatch(r"([a-z]{2})?", language):
            raise bad_request("invalid language code specified")
        chat = int(scope["chat_id"]) if scope["type"] in _FOR_CHAT else 0
        if chat and chat not in self._store.chats:
            raise bad_request("chat not found")
        return scope["type"], chat, int(scope.get("user_id", 0)), language


def _checked(command: Object) -> Object:
    name = str(command.get("command", "")).removeprefix("/")
    text = str(command.get("description", ""))
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(text) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": text}
