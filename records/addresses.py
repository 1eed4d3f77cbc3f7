"""Where messages go: a channel, such as Telegram, and who or which group it is there."""

from typing import NamedTuple

TELEGRAM = "telegram"


class Address(NamedTuple):
    """Where somebody, or a group, is reached: the channel's name, and what the channel calls them."""

    channel: str
    id: str


def telegram_address(number: int) -> Address:
    """Return the address of a Telegram chat; that of a private chat is its person's, a group's number is negative."""
    return Address(TELEGRAM, str(number))


def telegram_number(address: Address) -> int | None:
    """Return the number of a Telegram chat; None for an address of another channel."""
    return int(address.id) if address.channel == TELEGRAM else None
