"""Where messages go: a channel, such as Telegram, and who or which group it is there."""

from typing import NamedTuple

TELEGRAM = "telegram"
_BROWSER = "browser"  # whoever answers in a browser: nothing is sent there


class Address(NamedTuple):
    """Where somebody, or a group, is reached: the channel's name, and what the channel calls them."""

    channel: str
    id: str


_TOPIC = "/"  # between a group's number and that of a topic in it


def telegram_address(number: int, topic: int | None = None) -> Address:
    """Return the address of a Telegram chat, or of a topic in it.

    That of a private chat is its person's, a group's number is negative. What is in no topic of a group with topics is
    in the one that Telegram calls General, which has the address of the group.
    """
    return Address(TELEGRAM, str(number) if topic is None else f"{number}{_TOPIC}{topic}")


def browser_address(token: str) -> Address:
    """Return what stands for a browser that keeps this random token."""
    return Address(_BROWSER, token)


def telegram_number(address: Address) -> int | None:
    """Return the number of a Telegram chat, whatever the topic; None for an address of another channel."""
    return int(address.id.partition(_TOPIC)[0]) if address.channel == TELEGRAM else None


def telegram_topic(address: Address) -> int | None:
    """Return the number of the topic; None for General, for a chat without topics, and for another channel."""
    topic = address.id.partition(_TOPIC)[2]
    return int(topic) if topic and address.channel == TELEGRAM else None


def without_topic(address: Address) -> Address:
    """Return the address of the chat that a topic is in; another address as it is."""
    if address.channel != TELEGRAM:
        return address
    return Address(TELEGRAM, address.id.partition(_TOPIC)[0])
