"""What delivery needs of a channel: to render what is to be said, to send, change and answer, and to tell what failed.

A channel is one class with these methods, which the composition root puts beside the others under the name that its
addresses bear. What it renders a content into is its own affair.
"""

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

from handlers.dispatch import CallbackAnswer
from records.addresses import Address
from records.content import Content

R = TypeVar("R")


class Channel(Protocol[R]):
    """A way to people. Each of `send`, `edit` and `drop_buttons` is one try; any of the exceptions below may end it."""

    def render(self, content: Content) -> R:
        """Return the content as it is sent, as a value whose `repr` is the same for what is shown alike.

        Whatever it raises, the content is given up.
        """

    def is_group(self, address: Address) -> bool:
        """Tell groups from people."""

    async def turn(self, address: Address) -> None:
        """Return once the channel's limits allow another message to the address."""

    async def send(self, address: Address, rendered: R) -> int | None:
        """Send a new message, and return the number by which it can be changed later; None where it cannot."""

    async def edit(self, address: Address, message_id: int, rendered: R) -> None:
        """Change a message to this."""

    async def drop_buttons(self, address: Address, message_id: int) -> None:
        """Take the buttons off a message that is shown further below now, once nothing more urgent is to be sent.

        Raises nothing: where it fails, they say that they are old.
        """

    async def answer(self, answer: CallbackAnswer) -> None:
        """Answer a tap, as long as the channel takes an answer. Raises nothing."""


Channels = Mapping[str, Channel[Any]]  # by name; Any: each renders into something of its own


class Refused(Exception):
    """The channel takes this message neither now nor later; `whatever_it_says`: nor any other, at this address."""

    def __init__(self, reason: str, *, whatever_it_says: bool = False) -> None:
        super().__init__(reason)
        self.whatever_it_says = whatever_it_says


class ShutOut(Exception):
    """Whoever is there does not let the bot in any more."""


class MessageGone(Exception):
    """The message that was to be changed is not there any more."""


class Moved(Exception):
    """The group has another address now."""

    def __init__(self, address: Address) -> None:
        super().__init__()
        self.address = address


class TopicLost(Moved):
    """The topic of the group is closed or gone: what goes there goes to the group's own address."""


class Silenced(Exception):
    """The bot is in the group and may not write there."""


class Paused(Exception):
    """The channel has asked for a pause, which `turn` keeps."""


class Unanswered(Exception):
    """No answer has come in time: the message may have arrived, or not."""


class Unreachable(Exception):
    """The channel cannot be reached, or is not well. What has happened is named for the log."""
