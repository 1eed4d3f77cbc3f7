"""A town whose bot has a desk, and a browser to open it with."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.support.desk_browser import Browser, desk_of
from tests.support.townsfolk import Town


@pytest.fixture
async def desk(town: Town) -> str:
    """The town's bot with a desk, and its address."""
    return await desk_of(town)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield Browser(session)


@pytest.fixture
async def another_browser() -> AsyncIterator[Browser]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield Browser(session)
