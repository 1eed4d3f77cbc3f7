"""People in the storm: each looks at the chat, acts, and waits for the answer, as somebody with a phone would."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from tests.storm.town import PATIENCE, Json, Town

MEMBER, COORDINATOR, ENTERPRISE_MEMBER, ENTERPRISE_COORDINATOR = 1001, 1002, 2001, 2002
AGAIN = 4.0  # seconds until somebody presses again: an answer takes a start of the bot at most
Sight = Callable[[list[Json]], bool]  # whether a chat, newest message first, shows what is waited for


def buttons(shown: Json) -> Iterator[str]:
    for row in shown.get("reply_markup", {}).get("inline_keyboard", []):
        yield from (button.get("callback_data", "") for button in row)


def _means(data: str, wanted: str) -> bool:
    """Whether a button is the wanted one: a form's by its token, any other by its name."""
    words = data.split(":", 3)
    return words[3] == wanted if words[0] == "f" and len(words) == 4 else words[0] == wanted


def button(wanted: str, about: str = "") -> Sight:
    return lambda chat: _find(chat, wanted, about) is not None


def text(*parts: str) -> Sight:
    """A message of the bot that says all of it."""
    return lambda chat: any(all(part in shown.get("text", "") for part in parts) for shown in _of_bot(chat))


def newest(chat: list[Json], about: str) -> list[Json]:
    """The last word of the bot about it. After a kill there may be an older copy, which nobody knows of any more."""
    return [shown for shown in _of_bot(chat) if about in shown.get("text", "")][:1]


def _of_bot(chat: list[Json]) -> Iterator[Json]:
    return (shown for shown in chat if shown["from"]["is_bot"] and not shown.get("deleted"))


def _find(chat: list[Json], wanted: str, about: str) -> tuple[int, str] | None:
    """The newest message about this that has the button. Of forms only the newest counts: older ones are copies."""
    for shown in _of_bot(chat):
        if about in shown.get("text", ""):
            for data in buttons(shown):
                if _means(data, wanted):
                    return int(shown["message_id"]), data
            if not about and any(data.startswith("f:") for data in buttons(shown)):
                return None
    return None


@dataclass
class Person:
    """`id` is the person's, and the private chat's."""

    town: Town
    id: int

    async def chat(self) -> list[Json]:
        return list(reversed(await self.town.get(f"chats/{self.id}/messages")))

    async def sees(self, sight: Sight, why: str = "", seconds: float = PATIENCE) -> None:
        """Waits for the chat to show it."""
        try:
            async with asyncio.timeout(seconds):
                while True:
                    ring = self.town.sandbox.store.changes.notifier.upcoming()
                    if sight(await self.chat()):
                        return
                    await ring.wait()
        except TimeoutError:
            shown = "\n".join(f"{each.get('text')!r} {list(buttons(each))}" for each in (await self.chat())[:6])
            raise AssertionError(f"{self.id} waits after {why}:\n{shown}\n{self.town.logged()[-3000:]}") from None

    async def does(self, action: str, **more: object) -> Json:
        return dict(await self.town.post("actions", user=self.id, action=action, **more))

    async def says(self, words: str, until: Sight) -> None:
        await self.does("text", text=words)
        await self.sees(until, words)

    async def taps(self, wanted: str, until: Sight, about: str = "") -> None:
        """Presses the button; if it went away meanwhile, or was a copy that is out of date, looks again."""
        pressed = False
        for _ in range(round(PATIENCE / AGAIN)):
            is_there = button(wanted, about)
            done = until if pressed else is_there
            await self.sees(lambda chat: is_there(chat) or done(chat), f"looking for {wanted}")  # noqa: B023
            chat = await self.chat()
            if pressed and until(chat):
                return
            if (found := _find(chat, wanted, about)) is None:
                continue
            with suppress(LookupError, AssertionError):
                await self.does("tap", message_id=found[0], data=found[1])
                pressed = True
                await self.sees(until, f"the tap {wanted}", AGAIN)
                return
        await self.sees(until, f"the tap {wanted}")
