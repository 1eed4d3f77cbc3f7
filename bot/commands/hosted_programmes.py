"""Many programmes in one process, `gongjian host`: each has a bot, a database and a writer of its own.

They share one loop and what is imported once. What ends one of them ends no other.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from contextvars import ContextVar
from enum import StrEnum
from typing import Any

import typer
from aiohttp import web

from bot.application import Application
from bot.commands.environment import explained_by_key
from bot.commands.terminal import SPEAKING_OF, tell
from bot.health.server import health_application
from bot.health.snapshot import Snapshot
from bot.settings import HealthSettings, Settings
from storage.engine.database import Database, parse_url

log = logging.getLogger(__name__)
PROGRAMME = ContextVar("programme", default="")  # of which the log tells
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 300.0  # seconds until a programme that has ended is begun anew
STEADY_SECONDS = 60.0  # after which a pause is a short one again
BEGIN_AT_ONCE = 4  # programmes: to begin takes a processor's time, for which those that run would wait
LONGEST_TURN = 5.0  # seconds, after which the next one begins, too: another process may act for this one
THREADS_EACH = 2  # for what one programme asks of a slow database or disk while others do the same
CONFIGURATION_WRONG = 2  # the exit status of what no restart mends


class ProgrammeState(StrEnum):
    """What becomes of a programme."""

    RUNNING = "running"
    WAITING = "waiting"  # it has ended, and is begun anew
    SET_ASIDE = "set_aside"  # its configuration is to be changed first


class HostedProgramme:
    """A programme of the host, under the name of its configuration file."""

    def __init__(self, name: str, settings: Settings, open_database: Callable[[Settings], Database]) -> None:
        self.name, self._open_database = name, open_database
        # The address that every programme has where its file names none would be taken by the first.
        named = "listen" in settings.health.model_fields_set
        self.settings = settings if named else settings.model_copy(update={"health": HealthSettings(listen="")})
        self.state = ProgrammeState.WAITING
        self._application: Application | None = None

    async def keep(self, stop: asyncio.Event, turns: asyncio.Semaphore) -> None:
        """Run the programme until told to stop, and begin it anew where it ends before; `turns` are those to begin."""
        PROGRAMME.set(self.name)
        SPEAKING_OF.set(self.name)
        loop, pause = asyncio.get_running_loop(), FIRST_PAUSE
        while not stop.is_set():
            began = loop.time()
            try:
                await self._run(stop, turns)
            except typer.Exit as ended:  # the reason was told
                if ended.exit_code == CONFIGURATION_WRONG:
                    self.state = ProgrammeState.SET_ASIDE
                    return
            except Exception:  # whatever it is: it is this programme's, and no other's
                log.exception("the programme has ended")
            self.state = ProgrammeState.WAITING
            pause = FIRST_PAUSE if loop.time() - began > STEADY_SECONDS else min(2 * pause, LONGEST_PAUSE)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)

    async def _run(self, stop: asyncio.Event, turns: asyncio.Semaphore) -> None:
        await turns.acquire()
        with ExitStack() as turn, explained_by_key(self.settings):
            turn.callback(turns.release)
            asyncio.get_running_loop().call_later(LONGEST_TURN, turn.close)
            database = await asyncio.to_thread(self._open_database, self.settings)
            self._application = application = Application(self.settings, database)

            async def begin() -> None:
                turn.close()
                if link := await application.claim_link():
                    tell(f"{self.name}: 首位管理员请打开：{link}", f"{self.name}: the first admin opens: {link}")

            self.state = ProgrammeState.RUNNING
            try:
                await application.run(stop, begin)
            finally:
                self._application = None
                database.close()

    async def look(self) -> Snapshot:
        """Return how the programme is. Raises HTTPServiceUnavailable where it does not run."""
        if self._application is None:
            raise web.HTTPServiceUnavailable(text=self.state.value)
        return await self._application.observer.look()


async def keep_all(programmes: list[HostedProgramme], stop: asyncio.Event) -> None:
    """Run all programmes until told to stop, or until each of them is set aside."""
    threads = 8 + THREADS_EACH * len(programmes)
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(threads, "host"))
    turns = asyncio.Semaphore(BEGIN_AT_ONCE)
    await asyncio.gather(*(asyncio.create_task(each.keep(stop, turns), name=each.name) for each in programmes))


def host_pages(programmes: list[HostedProgramme]) -> web.Application:
    """Return the pages of the host: `/health` of all, 503 while one is not well, and below its name those of each."""

    async def tell_all(_request: web.Request) -> web.Response:
        told = {each.name: await _reasons(each) for each in programmes}
        return web.json_response(told, status=503 if any(told.values()) else 200)

    pages = web.Application()
    pages.router.add_get("/", tell_all)
    pages.router.add_get("/health", tell_all)
    for each in programmes:
        pages.add_subapp(f"/{each.name}/", health_application(each.look))
    return pages


async def _reasons(programme: HostedProgramme) -> list[str]:
    try:
        return (await programme.look()).reasons
    except web.HTTPServiceUnavailable:
        return [programme.state.value]


def shared_with(settings: Settings, others: Mapping[str, Settings]) -> tuple[str, str] | None:
    """Return the key by which a programme takes what another one has, and whose; None where it takes nothing."""
    own = _belongings(settings)
    for name, each in others.items():
        theirs = _belongings(each)
        for key, value in own.items():
            if theirs.get(key) == value:
                return key, name
    return None


def _belongings(settings: Settings) -> dict[str, object]:
    """Return what a programme must have to itself, by the keys that name it."""
    url = parse_url(settings.database.url)
    own: dict[str, object] = {
        "telegram.token": settings.telegram.token.get_secret_value(),
        "database.url": (url.host, url.port, url.database, dict(url.query)),
        "files.folder": settings.files.folder.resolve(),
    }
    if settings.backup.folder is not None:
        own["backup.folder"] = settings.backup.folder.resolve()
    if settings.telegram.mode == "webhook":
        own["webhook.listen"] = settings.webhook.listen
    if "listen" in settings.health.model_fields_set and settings.health.listen:
        own["health.listen"] = settings.health.listen
    return own


def name_programme_in_log() -> None:
    """Have each line of the log begin with the programme that it is about."""
    make = logging.getLogRecordFactory()

    def make_with_programme(*args: Any, **named: Any) -> logging.LogRecord:
        record = make(*args, **named)
        if programme := PROGRAMME.get():
            record.name = f"{programme} {record.name}"
        return record

    logging.setLogRecordFactory(make_with_programme)
