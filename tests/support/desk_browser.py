"""Somebody's browser at the desk, over HTTP: what a page says and what its forms send."""

import re
import socket
from collections.abc import Sequence

import aiohttp
from aiohttp import FormData

from desk.headers import HEADERS
from tests.support.townsfolk import Person, Town


async def desk_of(town: Town) -> str:
    """Give the town's bot a desk, and return its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = int(server.getsockname()[1])
    town.sections["desk"] = {"listen": f"127.0.0.1:{port}", "public_url": f"http://127.0.0.1:{port}/"}
    await town.restart()
    return f"http://127.0.0.1:{port}"


class Browser:
    """Somebody's browser: it keeps cookies and follows where it is sent."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session
        self.text = ""

    async def opens(self, address: str) -> int:
        async with self.session.get(address) as answer:
            self.text = await answer.text()
            assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
            return answer.status

    async def sends(self, address: str, **fields: str | Sequence[str]) -> int:
        """Send a form; a field that is ticked several times has several values."""
        pairs = [
            (name, value)
            for name, values in fields.items()
            for value in ([values] if isinstance(values, str) else values)
        ]
        async with self.session.post(address, data=FormData(pairs)) as answer:
            self.text = await answer.text()
            return answer.status

    def hidden(self) -> dict[str, str]:
        """Return what each form of the page sends back."""
        return dict(re.findall(r'type="hidden" name="([\w-]+)" value="([\w.-]+)"', self.text))


async def comes_in(browser: Browser, person: Person) -> None:
    """Let somebody open the desk by a link from the chat."""
    assert await browser.sends(await link_for(person)) == 200


async def link_for(person: Person) -> str:
    await person.says("/desk")
    match = re.search(r"http\S+/enter/[\w-]+", await person.news())
    assert match is not None
    return match[0]
