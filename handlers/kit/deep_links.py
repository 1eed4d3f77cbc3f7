"""Links that open the private chat with the bot and say why, as values: core.telegram.org/api/links#bot-links."""

import re
from typing import ClassVar

from handlers.kit.buttons import Audience
from records.compact import Compact

LONGEST = 64  # characters of what a link says, by Telegram's Bot API
_PAYLOAD = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST}}}")


class DeepLink(Compact, name=""):
    """The base of what links say. A subclass declares its fields, the name that its links begin with, and for whom.

    Whoever opens a link that cannot be read is told the text of the key `unknown`.
    """

    separator: ClassVar[str] = "-"
    audience: ClassVar[Audience]
    unknown: ClassVar[str]

    def __init_subclass__(cls, *, name: str, audience: Audience, unknown: str) -> None:
        """Note the declaration. Raises TypeError where a value could be longer than Telegram carries."""
        super().__init_subclass__(name=name)
        if cls.width() > LONGEST:
            raise TypeError(f"{cls.__qualname__} takes up to {cls.width()} characters, over {LONGEST}")
        cls.audience, cls.unknown = audience, unknown

    def address(self, username: str) -> str:
        """Return the link to the bot of that name. Raises ValueError where a field holds what a link cannot."""
        return deep_link(username, self.pack())


def deep_link(username: str, payload: str) -> str:
    """Return the link that says this to the bot of that name. Raises ValueError where a link cannot hold it."""
    if not _PAYLOAD.fullmatch(payload):
        raise ValueError(f"no payload of a deep link: {payload!r}")
    return f"https://t.me/{username}?start={payload}"
