"""How fast Telegram lets a bot speak: in all, to one chat, and to one group; and the pauses that it asks for."""

import asyncio
import time
from collections import OrderedDict

from bot.settings import DeliverySettings
from records.addresses import Address, without_topic

REMEMBERED = 10_000  # chats; a chat that was quiet for long has its full burst again
AT_ONCE = 0.5  # seconds' worth after a pause: Telegram counts on its own clock, and refuses who is at the very edge


class Bucket:
    """So many a second, and a burst at once. Reserving never refuses: it says how long to wait."""

    def __init__(self, per_second: float, burst: float) -> None:
        self._per_second, self._burst = per_second, burst
        self._left, self._at = burst, time.monotonic()

    def reserve(self) -> float:
        """Reserve a turn, and return the seconds until it."""
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._at) * self._per_second) - 1
        self._at = now
        return max(0.0, -self._left / self._per_second)

    def until_spare(self) -> float:
        """Return the seconds until a turn can be taken and, where the burst is more than one, another one is left."""
        left = min(self._burst, self._left + (time.monotonic() - self._at) * self._per_second)
        return max(0.0, (min(2.0, self._burst) - left) / self._per_second)


class Limits:
    """How long each message has to wait, so that Telegram refuses none."""

    def __init__(self, rates: DeliverySettings) -> None:
        self._rates = rates
        self._all = Bucket(rates.per_second, max(1, rates.per_second * AT_ONCE))
        self._chats: OrderedDict[Address, Bucket] = OrderedDict()
        self._halted: dict[Address, float] = {}

    async def turn(self, address: Address) -> None:
        """Return when a message to this chat may be sent, whatever the topic."""
        address, now = without_topic(address), time.monotonic()
        if self._halted:
            self._halted = {chat: until for chat, until in self._halted.items() if until > now}
        everybody = len(self._halted) >= 2
        halt = max(self._halted.values(), default=now) if everybody else self._halted.get(address, now)
        wait = max(halt - now, self._bucket(address).reserve(), self._all.reserve())
        if wait > 0:
            await asyncio.sleep(wait)

    async def spare_turn(self, address: Address) -> None:
        """Return when something that is not urgent may be done without keeping a message waiting."""
        while (wait := self._until_spare(address)) > 0:
            await asyncio.sleep(wait)
        await self.turn(address)

    def _until_spare(self, address: Address) -> float:
        halt = max(self._halted.values(), default=0.0) - time.monotonic()
        return max(halt, self._bucket(address).until_spare(), self._all.until_spare())

    def halt(self, address: Address, seconds: float) -> None:
        """Pause in this chat, as Telegram has asked; when two chats were told so, all pause."""
        self._halted[without_topic(address)] = time.monotonic() + seconds

    def _bucket(self, address: Address) -> Bucket:
        address = without_topic(address)
        found = self._chats.get(address)
        if found is None:
            rates = self._rates
            group = Bucket(rates.per_group_minute / 60, rates.per_group_minute)
            found = group if is_group(address) else Bucket(rates.per_chat_second, rates.per_chat_burst)
            self._chats[address] = found
        self._chats.move_to_end(address)
        if len(self._chats) > REMEMBERED:
            self._chats.popitem(last=False)
        return found


def is_group(address: Address) -> bool:
    """Tell groups from people by their numbers, which are negative."""
    return address.id.startswith("-")
