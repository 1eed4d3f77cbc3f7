"""Renders what is to be said as Telegram takes it: HTML, inline keyboards and command menus, within its limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import east_asian_width

from bot.channels.telegram.lengths import markup_length, shortened_markup, within_length
from handlers.kit.buttons import LONGEST as LONGEST_DATA
from handlers.kit.texts import markup, plain
from records.content import Attachment, ButtonContent, ButtonRows, Content, MenuContent, RenderedContent, TextContent
from records.lengths import shortened
from records.messages import Message
from records.text import one_line

LONGEST, LONGEST_CAPTION = 4096, 1024  # UTF-16 units without markup, by Telegram's Bot API
LONGEST_LABEL = 100  # UTF-16 units; no phone shows more of a button
NOTHING = "…"  # Telegram takes neither a message nor a button without a text
MOST_BUTTONS = 100  # below a message
_REMEMBERED = 1_000  # labels: from screen to screen they are mostly the same
PHONE = 42  # Latin letters that the buttons of one row have room for; a Chinese character takes that of two

Keyboard = Sequence[Sequence[Mapping[str, str]]]  # rows of InlineKeyboardButton


@dataclass(frozen=True)
class TelegramMessage:
    """A message as `sendMessage` and `editMessageText` take it; with an attachment the text is its caption.

    `replies_to` is the message that it quotes, which no edit changes: it is no part of what is compared by `repr`.
    """

    text: str
    keyboard: Keyboard
    attachment: Attachment | None = None
    replies_to: int | None = field(default=None, repr=False)


@dataclass(frozen=True)
class TelegramMenu:
    """A command menu as `setMyCommands` takes it: names and descriptions."""

    commands: Sequence[tuple[str, str]]


def render(content: Content) -> TelegramMessage | TelegramMenu:
    """Return the content as it is sent. Raises ValueError or LookupError where it cannot be."""
    match content:
        case TextContent():
            return _message(content)
        case MenuContent(language, commands):
            return TelegramMenu([(name, plain(language, does)) for name, does in commands])
        case RenderedContent(text, rows, attachment):
            return TelegramMessage(shortened_markup(text, _longest(attachment)), rows, attachment)


def _longest(attachment: Attachment | None) -> int:
    return LONGEST if attachment is None else LONGEST_CAPTION


def _message(content: TextContent) -> TelegramMessage:
    """Say where lines or rows of buttons are cut or left out: of what is too long, Telegram would take nothing."""
    language, rows = content.language, _within_limit(content.rows)
    lines, longest = [markup(language, line) for line in content.lines], _longest(content.attachment)
    text = "\n".join(lines).rstrip("\n")
    if len(rows) < len([row for row in content.rows if row]) or _is_too_long(text, longest):
        note = markup(language, Message("text-cut"))
        text = "\n".join([*within_length(lines, longest - markup_length(note)), note])
    if not text.strip() and content.attachment is None:
        text = NOTHING
    keyboard = [part for row in rows for part in _side_by_side([_button(language, button) for button in row])]
    return TelegramMessage(text, keyboard, content.attachment, content.replies_to)


def _is_too_long(html: str, most: int) -> bool:
    """Tell whether the text is too long; most are so short that nothing need be counted."""
    return 2 * len(html) > most and markup_length(html) > most


def _within_limit(rows: ButtonRows) -> ButtonRows:
    shown: list[tuple[ButtonContent, ...]] = []
    for row in filter(None, rows):
        if sum(map(len, shown)) + len(row) > MOST_BUTTONS:
            break
        shown.append(row)
    return tuple(shown)


def _side_by_side(row: Sequence[Mapping[str, str]]) -> list[Sequence[Mapping[str, str]]]:
    """Return the row as it fits on a phone, which cuts off labels that are longer than their share."""
    if _fit(row):
        return [row]
    parts: list[list[Mapping[str, str]]] = []
    for button in row:
        if parts and _fit([*parts[-1], button]):
            parts[-1].append(button)
        else:
            parts.append([button])
    return [*parts]


def _fit(row: Sequence[Mapping[str, str]]) -> bool:
    return len(row) < 2 or max(_width(button["text"]) for button in row) <= PHONE // len(row)


@lru_cache(_REMEMBERED)
def _width(label: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in label)


@lru_cache(_REMEMBERED)
def _label(text: str) -> str:
    return shortened(one_line(text), LONGEST_LABEL).strip() or NOTHING


def _button(language: str, button: ButtonContent) -> Mapping[str, str]:
    label = _label(plain(language, button.label))
    if button.url:
        return {"text": label, "url": button.url}
    if len(button.data.encode()) > LONGEST_DATA:
        raise ValueError(f"callback data over {LONGEST_DATA} bytes")
    return {"text": label, "callback_data": button.data}
