"""The bot's command menus, one for each scope and language."""

import json
import re

from sandbox.bot_api.objects import BotCommand
from sandbox.bot_api.parameters import Parameters
from sandbox.errors import bad_request
from sandbox.json_data import JsonObject
from sandbox.state.chats import Chat
from sandbox.state.store import Store

MAX_COMMANDS = 100
_SCOPES_OF_A_CHAT = {"chat", "chat_administrators", "chat_member"}
_SCOPES = _SCOPES_OF_A_CHAT | {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_Key = tuple[str, int, int, str]  # scope, chat id, user id, language


class CommandMenus:
    """Keeps the menus that the bot has set, and finds the one that a person sees."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._menus: dict[_Key, list[BotCommand]] = {}

    def set(self, parameters: Parameters) -> bool:
        """Carry out setMyCommands."""
        commands = parameters.objects("commands") or []
        if len(commands) > MAX_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        menu = [_checked(command) for command in commands]
        self._menus[self._key(parameters)] = menu
        self._record(menu)
        return True

    def get(self, parameters: Parameters) -> list[BotCommand]:
        """Carry out getMyCommands."""
        return self._menus.get(self._key(parameters), [])

    def delete(self, parameters: Parameters) -> bool:
        """Carry out deleteMyCommands."""
        self._menus.pop(self._key(parameters), None)
        self._record([])
        return True

    def shown(self, user_id: int, chat: Chat, language: str) -> list[BotCommand]:
        """Return the menu that a person sees in a chat, as in the section "Determining list of commands".

        The narrowest scope comes first, in it the person's language.
        """
        if chat.type == "private":
            scopes = [("chat", chat.id, 0), ("all_private_chats", 0, 0)]
        else:
            is_admin = chat.members.get(user_id) in ("creator", "administrator")
            scopes = [("chat_member", chat.id, user_id)]
            scopes += [("chat_administrators", chat.id, 0)] if is_admin else []
            scopes += [("chat", chat.id, 0)]
            scopes += [("all_chat_administrators", 0, 0)] if is_admin else []
            scopes += [("all_group_chats", 0, 0)]
        for scope in [*scopes, ("default", 0, 0)]:
            for code in (language[:2], ""):
                if menu := self._menus.get((*scope, code)):
                    return menu
        return []

    def default(self) -> list[BotCommand]:
        """Return the menu for everybody for whom there is no other."""
        return self._menus.get(("default", 0, 0, ""), [])

    def _record(self, menu: list[BotCommand]) -> None:
        self._store.changes.record({"type": "commands", "chat_id": None, "commands": {"commands": menu}})

    def _key(self, parameters: Parameters) -> _Key:
        scope = parameters.structure("scope") or {"type": "default"}
        kind = scope.get("type") if isinstance(scope, dict) else None
        if not isinstance(scope, dict) or not isinstance(kind, str) or kind not in _SCOPES:
            raise bad_request(f"can't parse BotCommandScope: {json.dumps(scope)}")
        language = parameters.text("language_code") or ""
        if not re.fullmatch(r"([a-z]{2})?", language):
            raise bad_request("invalid language code specified")
        fields = Parameters(scope, {})
        chat_id = fields.integer("chat_id") if kind in _SCOPES_OF_A_CHAT else 0
        if chat_id and chat_id not in self._store.chats:
            raise bad_request("chat not found")
        return kind, chat_id, fields.integer("user_id"), language


def _checked(command: JsonObject) -> BotCommand:
    name = str(command.get("command", "")).removeprefix("/")
    description = str(command.get("description", ""))
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
