"""Checks keyboards as Telegram does before it shows them."""

from collections.abc import Iterator
from typing import cast

from pydantic import JsonValue

from sandbox.bot_api.objects import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    OtherMarkup,
    ReplyMarkup,
)
from sandbox.errors import bad_request
from sandbox.json_data import JsonObject

MAX_BUTTONS = 100
MAX_DATA = 64  # bytes
_INLINE_ACTIONS = {
    "callback_data", "url", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
}  # fmt: skip


def checked_markup(markup: JsonValue) -> ReplyMarkup | None:
    """Return a keyboard as it is stored, or None when there is none. Raises BotApiError for what Telegram refuses."""
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline_keyboard(markup["inline_keyboard"])
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"])
        return cast(OtherMarkup, {**markup, "keyboard": rows})  # the buttons are checked; other fields are kept
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return cast(OtherMarkup, markup)  # what it is has just been looked at
    return None


def inline_buttons(message: Message) -> Iterator[InlineKeyboardButton]:
    """Yield the buttons under a message, row by row."""
    if "reply_markup" in message:
        for row in message["reply_markup"]["inline_keyboard"]:
            yield from row


def _inline_keyboard(keyboard: JsonValue) -> InlineKeyboardMarkup | None:
    rows = [[_inline_button(button) for button in row] for row in _rows(keyboard)]
    return {"inline_keyboard": rows} if rows else None


def _rows(keyboard: JsonValue) -> list[list[JsonObject]]:
    if not isinstance(keyboard, list):
        raise bad_request("can't parse reply markup: an array of arrays of buttons is expected")
    rows = [[_button(button) for button in _row(row)] for row in keyboard if _row(row)]
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return rows


def _row(row: JsonValue) -> list[JsonValue]:
    if not isinstance(row, list):
        raise bad_request("can't parse reply markup: an array of arrays of buttons is expected")
    return row


def _button(button: JsonValue) -> JsonObject:
    parsed: JsonValue = {"text": button} if isinstance(button, str) else button
    if not isinstance(parsed, dict) or not str(parsed.get("text", "")).strip():
        raise bad_request('can\'t parse keyboard button: Field "text" must be a non-empty String')
    return parsed


def _inline_button(button: JsonObject) -> InlineKeyboardButton:
    if not _INLINE_ACTIONS & button.keys():
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= MAX_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not str(button["url"]).startswith(("http://", "https://", "tg://", "t.me/")):
        raise bad_request("BUTTON_URL_INVALID")
    return cast(InlineKeyboardButton, button)  # checked above; fields that are not looked at are kept
