"""The bot with its sample programme in a Telegram on this machine, to try it and to show it: `gongjian sandbox`."""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.application import Application
from bot.settings import Settings
from records.addresses import telegram_address
from records.roles import Role, Side
from samples import build, forty
from samples.partnership import SamplePerson
from samples.sizes import SampleSize
from sandbox.control.requests import SendText, Start
from sandbox.server import Sandbox
from services.people import joining
from storage import bound_bot
from storage.engine.database import Database
from storage.engine.unit_of_work import UnitOfWork, transaction
from storage.people import persons

USERNAME = "gongjian_bot"
STRANGER, STRANGER_NAME, INVITER = 3001, "孙悦", 1002
GROUP, GROUP_MEMBERS = "校企共建联络群", (1002, 1001, 2002, 2001)
RESTART_TAKES = 1.5  # seconds without a bot, long enough to be seen
_ROLES = {
    Role.MEMBER: {"zh": "成员", "en": "member"},
    Role.COORDINATOR: {"zh": "联络员", "en": "coordinator"},
    Role.ADMIN: {"zh": "管理员", "en": "Admin"},
}
_SIDES = {Side.COLLEGE: {"zh": "校方", "en": "College "}, Side.ENTERPRISE: {"zh": "企方", "en": "Enterprise "}}
_INVITED = {"zh": "收到邀请链接的人", "en": "Was sent an invitation link"}


@dataclass(frozen=True)
class _Sample:
    """A sample: what fills the ledger, who greets the bot, and a group that a coordinator of one partnership binds."""

    play: Callable[[UnitOfWork, datetime], int | None]
    people: Sequence[SamplePerson]
    binder: int
    group: tuple[int, ...] = GROUP_MEMBERS


_SAMPLES = {
    SampleSize.SMALL: _Sample(build.fill, build.PEOPLE, 1002),
    SampleSize.WHOLE: _Sample(build.whole, build.EVERYBODY, 2009),
    SampleSize.FORTY: _Sample(forty.play, forty.EVERYBODY, 2001, (1002, 1001, 2001, 2002)),
}


class SandboxTown:
    """A sandbox with the bot in it, which restarts when the page asks. ``run`` until ``end``.

    `sample`: who takes part, and with how many records.
    """

    def __init__(
        self,
        port: int,
        data: Path,
        open_database: Callable[[Settings], Database],
        sample: SampleSize = SampleSize.WHOLE,
    ) -> None:
        self._number = secrets.randbelow(10**9) + 10**9
        self.token = f"{self._number}:{secrets.token_urlsafe(24)}"
        self.sandbox = Sandbox(self.token, port=port, username=USERNAME, name="共建 Gongjian")
        self.sandbox.supervisor.restart_bot = self._restart
        self._data = data
        self._sample = _SAMPLES[sample]
        self._open_database = open_database
        self._desk = f"127.0.0.1:{_free_port()}"
        self._interrupted = asyncio.Event()
        self._back = asyncio.Event()
        self._ending = False
        self._restarting = False

    async def run(self, begun: Callable[[], None]) -> None:
        """Run the bot in a sandbox that is served already, until told to end, or until an error, which is raised.

        `begun` is called once people can come in.
        """
        async with self._bot() as application:
            await self._settle(application)
            begun()
            await application.wait(self._interrupted)
        while self._restarting:
            await asyncio.sleep(RESTART_TAKES)
            async with self._bot() as application:
                self._restarting = False
                self._back.set()
                if not self._ending:
                    self._interrupted.clear()
                    await application.wait(self._interrupted)

    def end(self) -> None:
        """Stop the bot, and let no restart begin."""
        self.sandbox.faults.clear()  # so that the bot can take its leave
        self._ending = True
        self._interrupted.set()

    async def _restart(self) -> None:
        self._restarting = True
        self._back.clear()
        self._interrupted.set()
        await self._back.wait()

    @asynccontextmanager
    async def _bot(self) -> AsyncIterator[Application]:
        settings = self._settings()
        database = self._open_database(settings)
        with transaction(database) as work:
            bound_bot.rebind(work, self._number)  # each start has a token of its own
        application = Application(settings, database)
        try:
            await application.start()
            self.sandbox.idle_monitor.health_url = f"http://127.0.0.1:{application.health_port}"
            yield application
        finally:
            self.sandbox.idle_monitor.health_url = None
            await application.stop()
            database.close()

    async def _settle(self, application: Application) -> None:
        now = application.clock.now()
        await application.writer.job(lambda work: self._sample.play(work, now))
        self._settle_people(await application.writer.job(lambda work: _invite(work, now)))

    def _settings(self) -> Settings:
        sandbox = self.sandbox
        return Settings.model_validate(
            {
                "telegram": {"token": self.token, "base_url": sandbox.api_url, "base_file_url": sandbox.file_url},
                "database": {"url": f"sqlite:///{self._data / 'gongjian.sqlite3'}"},
                "files": {"folder": self._data / "files"},
                "clock": {"url": f"{sandbox.url}/control/clock"},
                "health": {"listen": "127.0.0.1:0"},
                "desk": {"listen": self._desk, "public_url": f"http://{self._desk}", "public_pages": "on"},
                "delivery": {"per_second": 1000, "per_chat_second": 100, "per_chat_burst": 100},
            }
        )

    def _settle_people(self, invitation: str) -> None:
        """Have the sample's people greet the bot and share a group; a stranger has a link in the pocket."""
        for each in self._sample.people:
            self.sandbox.store.put_user(each.telegram_id, each.name, language_code=each.language[:2], note=_note(each))
            self.sandbox.actions.perform(Start(user=each.telegram_id))
        self.sandbox.store.put_user(STRANGER, STRANGER_NAME, language_code="zh", note=_INVITED, invitation=invitation)
        binder = self._sample.binder
        members = list(dict.fromkeys([binder, *self._sample.group]))
        group = self.sandbox.actions.memberships.create_group(GROUP, members)
        self.sandbox.actions.perform(SendText(user=binder, chat=group.id, text=f"/bind@{USERNAME}"))


def _free_port() -> int:
    """Return a port that nobody listens on: the address of the desk is known before it is served."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _note(each: SamplePerson) -> dict[str, str]:
    """Who somebody is, in both languages: side and role, and the organisation by its own name."""
    organisation = f" · {each.at}" if each.at else ""
    side = _SIDES[each.side] if each.side else {"zh": "", "en": ""}
    return {language: side[language] + role + organisation for language, role in _ROLES[each.role].items()}


def _invite(work: UnitOfWork, now: datetime) -> str:
    """Return the code of an invitation to become a member of the college."""
    inviter = persons.by_address(work, telegram_address(INVITER))
    if inviter is None:
        raise LookupError(f"the sample has no person {INVITER}")
    number = joining.invite(work, inviter, Role.MEMBER, inviter.memberships[0].organisation_id, now)
    return joining.own_invitation(work, inviter, number).code
