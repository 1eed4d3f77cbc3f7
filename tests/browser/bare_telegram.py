"""A sandbox without a bot, served from a thread of its own, in which a test says what there is."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

from sandbox.bot_api.objects import Message, MessageContent, MessageEntity, ReplyMarkup
from sandbox.server import Sandbox
from sandbox.state.snapshots import Localized

T = TypeVar("T")
MEI = 7_100_000_001


class BareTelegram:
    """In it lives 梅, who has written to the bot."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self.sandbox = Sandbox("4242:secret", username="sandbox_bot", name="测试机器人")
        self._wait(self.sandbox.start())
        self.person(MEI, "梅")
        self.address = self.sandbox.url

    def close(self) -> None:
        self._wait(self.sandbox.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def person(self, number: int, name: str, note: Localized | None = None) -> None:
        self._run(lambda: self.sandbox.store.put_user(number, name, note=note))

    def bot_says(
        self,
        *texts: str,
        chat: int = MEI,
        entities: Sequence[MessageEntity] = (),
        reply_markup: ReplyMarkup | None = None,
    ) -> list[int]:
        """The ids of the messages, one for each text."""
        contents: list[MessageContent] = [
            {"text": text, "entities": list(entities)} if entities else {"text": text} for text in texts
        ]
        return self._run(lambda: [self._post(chat, content, reply_markup) for content in contents])

    def bot_sends(self, content: MessageContent, chat: int = MEI) -> int:
        return self._run(lambda: self._post(chat, content))

    def bot_edits(self, number: int, text: str, chat: int = MEI) -> None:
        message = self.sandbox.store.chats[chat].messages[number]
        self._run(lambda: self.sandbox.store.edit(message, {"text": text}))

    def has_read(self, person: int, chat: int = MEI) -> None:
        self._run(lambda: self.sandbox.store.chats[chat].mark_read(person))

    def group(self, title: str, *members: int) -> int:
        return self._run(lambda: self.sandbox.actions.memberships.create_group(title, members).id)

    def messages(self, chat: int = MEI) -> list[Message]:
        return [message.body for message in self.sandbox.store.chats[chat].messages.values()]

    def _post(self, chat: int, content: MessageContent, markup: ReplyMarkup | None = None) -> int:
        store = self.sandbox.store
        return store.post(store.chats[chat], store.bot, content, markup).body["message_id"]

    def _run(self, function: Callable[[], T]) -> T:
        """What a function returns that runs in the sandbox's own thread."""

        async def run() -> T:
            return function()

        return self._wait(run())

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:  # Any: so are coroutines declared that yield nothing
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)
