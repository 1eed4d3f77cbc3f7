"""What a handler can show: posts, screens and toasts, as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from unicodedata import east_asian_width

from pydantic import JsonValue

from handlers.kit.buttons import LONGEST as LONGEST_DATA
from handlers.kit.buttons import Press
from handlers.kit.texts import markup, plain
from records.addresses import Address
from records.messages import Message
from records.purposes import ScreenPurpose
from storage.chat.outbox import add_post, want_screen
from storage.engine.unit_of_work import UnitOfWork

LONGEST = 4096  # characters of a message, by Telegram's Bot API
MOST_BUTTONS = 100  # below a message
PHONE = 42  # Latin letters that the buttons of one row have room for; a Chinese character takes that of two


@dataclass(frozen=True)
class Button:
    """`press` is what a tap says; `url` opens a link instead."""

    label: Message | str
    press: Press | None = None
    url: str = ""

    @property
    def data(self) -> str:
        """What a tap sends back: at most 64 bytes."""
        return "" if self.press is None else self.press.pack()


Line = Message | str
Rows = Sequence[Sequence[Button]]


@dataclass(frozen=True)
class Screen:
    """A message that updates itself. `move`: show it below all else, as after typed text."""

    purpose: ScreenPurpose
    lines: Sequence[Line]
    rows: Rows = ()
    move: bool = False
    quiet_seconds: float = 0.0


@dataclass(frozen=True)
class Attachment:
    """A file that is sent with a post, whose lines are then its caption: one of ours by its path, or one that Telegram
    has by its file id (`known`)."""

    file: str
    photo: bool = False
    known: bool = False


@dataclass(frozen=True)
class Post:
    """A message of its own. With a key it is sent once, however often it is asked for."""

    lines: Sequence[Line]
    rows: Rows = ()
    key: str | None = None
    attachment: Attachment | None = None


@dataclass(frozen=True)
class Toast:
    """The short answer to a tap."""

    text: Message


Reply = Screen | Post | Toast


def content_of(language: str, lines: Sequence[Line], rows: Rows) -> dict[str, JsonValue]:
    """The reply as a row keeps it: HTML and buttons. Lines, and rows of buttons, are left out whole where it would
    be too long: Telegram would take none of it."""
    text, shown = "", _within_limit(rows)
    cut = len(shown) < len([row for row in rows if row])
    for line in (markup(language, line) for line in lines):
        if len(text) + len(line) > LONGEST - 100:
            cut = True
            continue
        text += line + "\n"
    if cut:
        text += markup(language, Message("text-cut"))
    keyboard = [part for row in shown for part in _side_by_side([_button(language, button) for button in row])]
    return {"text": text.rstrip("\n"), "rows": [*keyboard]}


def _side_by_side(row: Sequence[dict[str, JsonValue]]) -> list[list[JsonValue]]:
    """The row as it fits on a phone, which cuts off labels that are longer than their share."""
    parts: list[list[dict[str, JsonValue]]] = []
    for button in row:
        if parts and _fit([*parts[-1], button]):
            parts[-1].append(button)
        else:
            parts.append([button])
    return [[*row]] if _fit(row) else [[*part] for part in parts]


def _fit(row: Sequence[dict[str, JsonValue]]) -> bool:
    return len(row) < 2 or max(_width(str(button["text"])) for button in row) <= PHONE // len(row)


def _width(label: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in label)


def _within_limit(rows: Rows) -> Rows:
    shown: list[Sequence[Button]] = []
    for row in filter(None, rows):
        if sum(map(len, shown)) + len(row) > MOST_BUTTONS:
            break
        shown.append(row)
    return shown


def _button(language: str, button: Button) -> dict[str, JsonValue]:
    label = plain(language, button.label)
    if button.url:
        return {"text": label, "url": button.url}
    data = button.data
    if len(data.encode()) > LONGEST_DATA:
        raise ValueError(f"callback data over {LONGEST_DATA} bytes: {data}")
    return {"text": label, "callback_data": data}


def put(work: UnitOfWork, address: Address, language: str, reply: Screen | Post, now: datetime) -> None:
    """Writes the reply as a row; it is sent once the transaction has committed."""
    content = content_of(language, reply.lines, reply.rows)
    if isinstance(reply, Screen):
        want_screen(
            work, address, reply.purpose.pack(), content, now, move=reply.move, quiet_seconds=reply.quiet_seconds
        )
    else:
        if reply.attachment is not None:
            content["attachment"] = {**vars(reply.attachment)}
        add_post(work, address, content, now, key=reply.key)
