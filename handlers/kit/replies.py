"""What a handler can show: posts, screens and toasts, as data that each channel renders in its own way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from handlers.kit.buttons import SURE, Press
from records.addresses import Address
from records.content import Attachment, ButtonContent, TextContent
from records.messages import Line, Message
from records.purposes import ScreenPurpose
from storage.chat.outbox import add_post, want_screen
from storage.engine.unit_of_work import UnitOfWork

__all__ = ["Attachment", "Button", "Line", "Post", "Reply", "Rows", "Screen", "Toast", "content_of", "put"]


class Button(NamedTuple):
    """A label with what a press of it says, or with a link (`url`) that it opens instead.

    `sure`: whoever presses it has been asked whether they mean it.
    """

    label: Line
    press: Press | None = None
    url: str = ""
    sure: bool = False

    @property
    def data(self) -> str:
        """Return what a press sends back."""
        if self.press is None:
            return ""
        return f"{SURE}{self.press.pack()}" if self.sure else self.press.pack()


Rows = Sequence[Sequence[Button]]


@dataclass(frozen=True)
class Screen:
    """A message that updates itself.

    `move`: show it below all else, as after typed text. It is shown after `quiet_seconds` in which nothing more came.
    `replies_to` is the message that it quotes where it is shown anew.
    """

    purpose: ScreenPurpose
    lines: Sequence[Line]
    rows: Rows = ()
    move: bool = False
    quiet_seconds: float = 0.0
    replies_to: int | None = None


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


def content_of(language: str, reply: Screen | Post) -> TextContent:
    """Return what the reply says and offers. Raises ValueError where what a button says does not fit its type."""
    rows = tuple(tuple(ButtonContent(button.label, button.data, button.url) for button in row) for row in reply.rows)
    if isinstance(reply, Post):
        return TextContent(language, tuple(reply.lines), rows, reply.attachment)
    return TextContent(language, tuple(reply.lines), rows, replies_to=reply.replies_to)


def put(work: UnitOfWork, address: Address, language: str, reply: Screen | Post, now: datetime) -> None:
    """Write the reply as a row; it is sent once the transaction has committed."""
    content = content_of(language, reply)
    if isinstance(reply, Screen):
        want_screen(work, address, reply.purpose, content, now, move=reply.move, quiet_seconds=reply.quiet_seconds)
    else:
        add_post(work, address, content, now, key=reply.key)
