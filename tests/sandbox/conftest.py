"""A sandbox on a free port, a person in it, and python-telegram-bot's own client against it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram import Bot

from sandbox.server import Sandbox
from tests.sandbox.mei import TOKEN, Mei


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(TOKEN)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
async def mei(sandbox: Sandbox) -> AsyncIterator[Mei]:
    async with aiohttp.ClientSession() as session:
        mei = Mei(sandbox, session)
        await mei.post("users", {"id": mei.id, "first_name": "梅", "username": "mei_li", "language_code": "zh-hans"})
        yield mei


@pytest.fixture
async def bot(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with Bot(TOKEN, base_url=sandbox.api_url, base_file_url=sandbox.file_url) as bot:
        yield bot
