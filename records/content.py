"""What a message that leaves says and offers, as data that each channel renders in its own way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from pydantic import JsonValue

from records.messages import Line, line_from_json, value_to_json


class ButtonContent(NamedTuple):
    """A button: its label, and what a press of it sends back or the link that it opens."""

    label: Line
    data: str = ""
    url: str = ""

    def to_json(self) -> JsonValue:
        """Return the button as it is stored."""
        does = {"url": self.url} if self.url else {"data": self.data}
        return {"label": value_to_json(self.label), **does}


ButtonRows = tuple[tuple[ButtonContent, ...], ...]


@dataclass(frozen=True)
class Attachment:
    """A file that is sent with a post, whose lines are then its caption.

    It is one of ours by its path, or one that Telegram has by its file id (`known`).
    """

    file: str
    photo: bool = False
    known: bool = False


@dataclass(frozen=True)
class TextContent:
    """What a post or a screen says, line by line, in the language of whoever reads it, with rows of buttons.

    `replies_to` is the message in the same chat that it answers, if it answers a single one.
    """

    language: str
    lines: tuple[Line, ...]
    rows: ButtonRows = ()
    attachment: Attachment | None = None
    replies_to: int | None = None

    def to_json(self) -> dict[str, JsonValue]:
        """Return the content as it is stored."""
        stored: dict[str, JsonValue] = {
            "kind": "text",
            "language": self.language,
            "lines": [value_to_json(line) for line in self.lines],
        }
        if self.rows:
            stored["rows"] = [[button.to_json() for button in row] for row in self.rows]
        if self.attachment is not None:
            stored["attachment"] = {**vars(self.attachment)}
        if self.replies_to is not None:
            stored["replies_to"] = self.replies_to
        return stored

    @property
    def presses(self) -> frozenset[str]:
        """Return what presses of its buttons send back."""
        return frozenset(button.data for row in self.rows for button in row)

    @property
    def has_buttons(self) -> bool:
        """Tell whether there are buttons below it."""
        return any(self.rows)


@dataclass(frozen=True)
class MenuContent:
    """The commands that somebody may use, each by its name and what it does."""

    language: str
    commands: tuple[tuple[str, Line], ...]
    presses: ClassVar[frozenset[str]] = frozenset()
    has_buttons: ClassVar[bool] = False

    def to_json(self) -> dict[str, JsonValue]:
        """Return the content as it is stored."""
        commands: list[JsonValue] = [[name, value_to_json(does)] for name, does in self.commands]
        return {"kind": "menu", "language": self.language, "commands": commands}


@dataclass(frozen=True)
class RenderedContent:
    """What version 0.1 has left waiting or on show: HTML and an inline keyboard, as Telegram takes them."""

    text: str
    rows: tuple[tuple[Mapping[str, str], ...], ...] = ()
    attachment: Attachment | None = None

    @property
    def presses(self) -> frozenset[str]:
        """Return what presses of its buttons send back."""
        return frozenset(button.get("callback_data", "") for row in self.rows for button in row)

    @property
    def has_buttons(self) -> bool:
        """Tell whether there are buttons below it."""
        return any(self.rows)

    def to_json(self) -> dict[str, JsonValue]:
        """Return the content as it is stored."""
        stored: dict[str, JsonValue] = {"kind": "rendered", "text": self.text}
        stored["rows"] = [[{**button} for button in row] for row in self.rows]
        if self.attachment is not None:
            stored["attachment"] = {**vars(self.attachment)}
        return stored


Content = TextContent | MenuContent | RenderedContent


def content_from_json(stored: Mapping[str, Any]) -> Content:  # Any: checked here, piece by piece
    """Read stored content. Raises ValueError where it is not what `to_json` has returned."""
    try:
        match stored.get("kind"):
            case "text":
                rows = tuple(tuple(_button(button) for button in row) for row in stored.get("rows", ()))
                lines = tuple(line_from_json(line) for line in stored["lines"])
                return TextContent(str(stored["language"]), lines, rows, _attachment(stored), stored.get("replies_to"))
            case "menu":
                commands = tuple((str(name), line_from_json(does)) for name, does in stored["commands"])
                return MenuContent(str(stored["language"]), commands)
            case "rendered":
                keyboard = tuple(tuple(row) for row in stored["rows"])
                return RenderedContent(str(stored["text"]), keyboard, _attachment(stored))
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a stored content: {type(error).__name__}") from None
    raise ValueError("a stored content of no kind that is known")


def _button(stored: Mapping[str, Any]) -> ButtonContent:  # Any: as above
    return ButtonContent(line_from_json(stored["label"]), str(stored.get("data", "")), str(stored.get("url", "")))


def _attachment(stored: Mapping[str, Any]) -> Attachment | None:  # Any: as above
    attachment = stored.get("attachment")
    return None if attachment is None else Attachment(**attachment)
