"""A sandbox without a bot, served from a thread of its own, in which a test says what there is."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from sandbox.bot_api.objects import Object
from sandbox.server import Sandbox
from sandbox.state.store import Chat

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

    def person(self, number: int, name: str, **more: object) -> None:
        self._do(lambda: self.sandbox.store.put_user({"id": number, "first_name": name, **more}))

    def bot_says(self, *texts: str, chat: int = MEI, **content: object) -> list[int]:
        """The ids of the messages, one for each text."""

        def post() -> list[int]:
            found = self.sandbox.store.chats[chat]
            return [self._post(found, {"text": text, **content}) for text in texts]

        return self._do(post)

    def bot_sends(self, content: Object, chat: int = MEI) -> int:
        return self._do(lambda: self._post(self.sandbox.store.chats[chat], content))

    def bot_edits(self, number: int, text: str, chat: int = MEI) -> None:
        posted = self.sandbox.store.chats[chat].messages[number]
        self._do(lambda: self.sandbox.store.edit(posted, {"text": text}))

    def has_read(self, person: int, chat: int = MEI) -> None:
        self._do(lambda: self.sandbox.store.chats[chat].mark_read(person))

    def group(self, title: str, *members: int) -> int:
        return self._do(lambda: self.sandbox.actions.group(title, list(members), "supergroup").id)

    def messages(self, chat: int = MEI) -> list[Object]:
        return [posted.body for posted in self.sandbox.store.chats[chat].messages.values()]

    def _post(self, chat: Chat, content: Object) -> int:
        keyboard = content.get("reply_markup")
        bare = {key: value for key, value in content.items() if key != "reply_markup"}
        return int(self.sandbox.store.post(chat, self.sandbox.store.bot, bare, keyboard).body["message_id"])

    def _do(self, deed: Callable[[], T]) -> T:
        async def done() -> T:
            return deed()

        return self._wait(done())

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)
