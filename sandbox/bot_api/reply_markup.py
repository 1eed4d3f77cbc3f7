"""Checks keyboards as Telegram does before it shows them."""

from collections.abc import Iterator

from sandbox.bot_api.objects import Object
from sandbox.errors import bad_request

BUTTON_LIMIT = 100
DATA_LIMIT = 64  # bytes
_ACTIONS = {
    "callback_data", "url", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
}  # fmt: skip


def checked_markup(markup: object) -> Object | None:
    """The keyboard as it is stored, or None when there is none. Raises BotApiError for what Telegram refuses."""
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"])
        for button in (button for row in rows for button in row):
            _check_inline(button)
        return {"inline_keyboard": rows} if rows else None
    if "keyboard" in markup:
        return {**markup, "keyboard": _rows(markup["keyboard"])}
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return dict(markup)
    return None


def buttons_of(markup: Object | None) -> Iterator[Object]:
    for row in (markup or {}).get("inline_keyboard", []):
        yield from row


def _rows(keyboard: object) -> list[list[Object]]:
    if not isinstance(keyboard, list) or not all(isinstance(row, list) for row in keyboard):
        raise bad_request("can't parse reply markup: an array of arrays of buttons is expected")
    rows = [[_button(button) for button in row] for row in keyboard if row]
    if sum(map(len, rows)) > BUTTON_LIMIT:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return rows


def _button(button: object) -> Object:
    found = {"text": button} if isinstance(button, str) else button
    if not isinstance(found, dict) or not str(found.get("text", "")).strip():
        raise bad_request('can\'t parse keyboard button: Field "text" must be a non-empty String')
    return found


def _check_inline(button: Object) -> None:
    if not _ACTIONS & button.keys():
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not str(button["url"]).startswith(("http://", "https://", "tg://", "t.me/")):
        raise bad_request("BUTTON_URL_INVALID")
