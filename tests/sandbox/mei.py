"""A person in the sandbox and the controls, for its tests."""

import base64
from typing import Any

import aiohttp
from telegram import Bot, Update

from sandbox.server import Sandbox
from sandbox.state.snapshots import ActionResult, MessageSnapshot

TOKEN = "4242:secret"
PIXEL = base64.b64encode(
    b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big") + b"\x08\x02\0\0\0"
).decode()


class Mei:
    """A person in the sandbox, and the controls."""

    id = 7_100_000_001

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self.session = session

    async def post(self, path: str, body: object, status: int = 200) -> Any:  # Any: whatever the controls answer
        async with self.session.post(f"{self.sandbox.url}/control/{path}", json=body) as answer:
            content = await answer.json()
            assert answer.status == status, content
            return content

    async def get(self, path: str, **query: str) -> Any:  # Any: as above
        async with self.session.get(f"{self.sandbox.url}/control/{path}", params=query) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def does(self, action: str, *, chat: int | None = None, **more: object) -> ActionResult:
        result: ActionResult = await self.post("actions", {"user": self.id, "chat": chat, "action": action, **more})
        return result

    async def sees(self) -> list[MessageSnapshot]:
        return list(await self.get(f"chats/{self.id}/messages"))


async def receive(bot: Bot) -> list[Update]:
    """Everything that waits, confirmed at once."""
    updates = await bot.get_updates(timeout=2, allowed_updates=[])
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0)
    return list(updates)
