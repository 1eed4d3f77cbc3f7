"""The composition root: puts the parts of the process together, starts them in order, and drains them at the end."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from telegram import Bot, BotCommand, User
from telegram.error import TelegramError

from bot.backup_workplace import sweep
from bot.channels.channel import Channel
from bot.channels.telegram.limits import Limits
from bot.channels.telegram.requests import AiohttpRequest, BotApiRequest
from bot.channels.telegram.sender import TelegramChannel
from bot.clock import Clock
from bot.delivery import Delivery
from bot.health.observer import Observer, WebhookState
from bot.health.server import health_application, serve
from bot.health.snapshot import ProcessRole
from bot.health.watch import Watch
from bot.intake import WANTED, Polling, patiently, webhook_application
from bot.schedule import Schedule
from bot.settings import Settings, TelegramSettings
from bot.standby import Standby
from bot.survey_key import survey_secret
from bot.webhook_certificate import read_certificate
from bot.workers.backups import BackupWorker
from bot.workers.batches import BatchWorker
from bot.workers.document_making import Maker
from bot.workers.document_process import DocumentProcess
from bot.workers.documents import DocumentWorker
from bot.workers.evidence import EvidenceWorker
from bot.workers.impacts import ImpactWorker
from bot.workers.reports import ReportWorker
from bot.workers.tables import TableWorker
from bot.workers.templates import TemplateWorker
from bot.workers.worker import Worker
from bot.writer import Committed, NotSaved, Writer
from handlers.kit.deep_links import deep_link
from handlers.kit.menus import commands_of
from handlers.kit.texts import LANGUAGES, plain
from records.addresses import TELEGRAM
from records.messages import Message
from services.assessment.surveys import sealed_otherwise
from services.people.joining import claim_code
from storage import programme
from storage.chat import outbox
from storage.chat.documents import DOCUMENTS
from storage.chat.imports import IMPORTS
from storage.chat.reports import REPORT_FILES, REPORTS
from storage.engine.backup import BACKUPS
from storage.engine.database import Database
from storage.engine.lease import LeaseLost
from storage.engine.unit_of_work import transaction
from storage.ledger.attachments import EVIDENCE
from storage.ledger.batches import BATCHES
from storage.people import persons
from storage.scoring.impacts import IMPACTS
from storage.templates.form_templates import TEMPLATES

log = logging.getLogger(__name__)
DRAIN_SECONDS = 10.0


async def identity_of(telegram: TelegramSettings) -> User:
    """Return as whom Telegram knows the bot. Raises TelegramError."""
    request, polling = AiohttpRequest(telegram.proxy, telegram.timeout), AiohttpRequest(telegram.proxy)
    token = telegram.token.get_secret_value()
    async with Bot(token, telegram.base_url, request=request, get_updates_request=polling) as bot:
        return bot.bot


class Application:
    """One bot on one database. ``run`` it; or ``start``, then ``wait``, then ``stop``."""

    def __init__(
        self, settings: Settings, database: Database, clock: Clock | None = None, maker: Maker | None = None
    ) -> None:
        self._settings = settings
        self._database = database
        self.clock = clock or Clock()
        self._maker = maker or DocumentProcess(database, settings.files.folder)
        self.observer = Observer(database, settings, self.clock, self._is_idle)
        self._request = BotApiRequest(settings.telegram.proxy, settings.telegram.timeout)
        self._polling_request = AiohttpRequest(settings.telegram.proxy)
        self.bot = Bot(
            settings.telegram.token.get_secret_value(),
            base_url=settings.telegram.base_url,
            base_file_url=settings.telegram.base_file_url,
            request=self._request,
            get_updates_request=self._polling_request,
        )
        self.channels: dict[str, Channel[Any]] = {  # by the name that addresses bear; each renders in its own way
            TELEGRAM: TelegramChannel(self.bot, Limits(settings.delivery)),
        }
        self._tasks: list[asyncio.Task[None]] = []
        self._runners: list[web.AppRunner] = []
        self._acting = False
        self.health_port = self.desk_port = 0

    async def run(self, stop: asyncio.Event, begun: Callable[[], Awaitable[None]]) -> None:
        """Start, wait until told to stop, and stop in any case; `begun` is awaited once this process acts.

        Raises what ends it, as ``start`` and ``wait`` do.
        """
        starting, stopping = asyncio.create_task(self.start()), asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if starting.done():
                starting.result()
                where = self._database.url.render_as_string(hide_password=True)
                log.info("started: version %s, @%s, database %s", version("gongjian"), self.bot.username, where)
                await begun()
                await self.wait(stop)
        finally:
            acted = self._acting
            if acted:
                log.info("stopping")
            starting.cancel()
            stopping.cancel()
            await asyncio.gather(starting, stopping, return_exceptions=True)
            await self.stop()
            if acted:
                log.info("stopped")

    def is_alive(self) -> bool:
        """Tell whether the thread that writes is there, once there should be one: without it nothing goes on."""
        return not self._acting or self.writer.is_alive

    async def start(self) -> None:
        """Return once this process acts, which may take as long as another one does.

        Raises InvalidToken, BadRequest, AnotherBot, or DatabaseError where the start is not possible. ``stop`` may be
        called at any time.
        """
        await self._start_health()
        await patiently(self.bot.initialize)
        self.observer.role = ProcessRole.STANDBY
        self.standby = Standby(self._database, self.bot.id)
        await self.standby.wait()
        if self._settings.clock.url:
            await self.clock.read(self._settings.clock.url)
        with transaction(self._database) as work:
            programme.keep(work, programme.TIME_ZONE, self._settings.programme.time_zone)
            programme.keep(work, programme.DESK, self._settings.desk.public_url.rstrip("/"))
            programme.keep(work, programme.PUBLIC_PAGES, self._settings.desk.public_address)
            programme.keep_version(work, version("gongjian"))
        folder = self._settings.files.folder
        self._sweep_unfinished_backups()
        secret = survey_secret(self._settings.surveys.key.get_secret_value(), folder)
        self.writer = Writer(self._database, self.clock, self.bot, self._committed, self.standby.fence, secret)
        self.delivery = Delivery(self.channels, self.writer, self.clock)
        backups = BackupWorker(self._database, self.clock, self._settings)
        self._workers = {BACKUPS: backups, **self._workers_of_rows(folder)}
        self.schedule = Schedule(self.writer, self.clock, self.bot.username)
        self.polling = Polling(self.bot, self._polling_request, self.writer, self.clock)
        self.writer.start()
        self.schedule.start()
        self._acting = True
        polls = self._settings.telegram.mode == "polling"
        self.observer.acts(self.writer, self.schedule, backups, self.polling if polls else None)
        self.watch = Watch(
            self.observer, self.writer, self.standby, self._database, self.channels, self.clock, self.bot.username,
            ZoneInfo(self._settings.programme.time_zone),
        )  # fmt: skip
        self._tasks.append(asyncio.create_task(self.standby.keep(self.writer), name="standby"))
        if self._settings.clock.url:
            self._tasks.append(asyncio.create_task(self.clock.follow(self._settings.clock.url, self.schedule.wake)))
        # Nothing is awaited since the writer began, so no row is both left over and freshly committed.
        with self._database.reading() as connection:
            left = outbox.waiting(connection)
        self.delivery.take(Committed(outgoing=left))
        await self._start_desk()
        await self._start_intake()
        self._tasks += [asyncio.create_task(each.run()) for each in self._workers.values()]
        self._tasks += [
            asyncio.create_task(each) for each in (self._set_menus(), self._check_ballots(), self.watch.run())
        ]

    def _workers_of_rows(self, folder: Path) -> dict[str, Worker[Any]]:
        """Return the workers that serve rows, each its own, by the names under which they are woken."""
        return {
            EVIDENCE: EvidenceWorker(self.bot, self.writer, self._database, self.clock, folder),
            DOCUMENTS: DocumentWorker(self.writer, self._database, self.clock, folder, self._maker),
            IMPACTS: ImpactWorker(self.writer, self._database, self.clock),
            BATCHES: BatchWorker(self.bot, self.writer, self._database, self.clock),
            IMPORTS: TableWorker(self.bot, self.writer, self._database, self.clock),
            TEMPLATES: TemplateWorker(self.bot, self.writer, self._database, self.clock),
            REPORTS: ReportWorker(self.bot, self.writer, self._database, self.clock, files=False),
            REPORT_FILES: ReportWorker(self.bot, self.writer, self._database, self.clock, files=True),
        }

    def _sweep_unfinished_backups(self) -> None:
        """Remove what backups and restores have left that were killed."""
        folders = [self._settings.files.folder, self._settings.backup.folder]
        for folder in (*folders, self._database.file.parent if self._database.embedded else None):
            if folder is not None and folder.is_dir():
                sweep(folder)

    def _committed(self, committed: Committed) -> None:
        self.delivery.take(committed)
        for name in committed.wanted_workers:
            self._workers[name].look()

    async def _check_ballots(self) -> None:
        with suppress(NotSaved, LeaseLost):
            for survey_id in await self.writer.job(sealed_otherwise):
                log.error("ballots of survey %s were sealed with another key; put it into [surveys] key", survey_id)

    async def claim_link(self) -> str | None:
        """Return a one-time link for the first admin; None where there is one, or a link that was given still holds."""
        now = self.clock.now()
        code = await self.writer.job(lambda work: claim_code(work, now))
        return code and deep_link(self.bot.username, code)

    async def has_admin(self) -> bool:
        """Tell whether somebody has claimed the bot."""
        return await self.writer.job(lambda work: bool(persons.admins(work)))

    async def wait(self, stop: asyncio.Event) -> None:
        """Wait until told to stop. Raises what no waiting mends: InvalidToken, LeaseLost."""
        stopping = asyncio.create_task(stop.wait())
        watched = [stopping, *(task for task in self._tasks if task.get_name() in ("polling", "standby"))]
        done, _ = await asyncio.wait(watched, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        for task in done - {stopping}:
            task.result()

    async def stop(self) -> None:
        """Finish the batch, send what is due, and confirm what was taken."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for runner in self._runners:
            await runner.cleanup()
        if self._acting:
            self._acting = False
            self.schedule.stop()
            await self.delivery.drain(0 if self.standby.lost else DRAIN_SECONDS)
            await self.standby.release(self.writer)
            await self.writer.stop()
            if self._settings.telegram.mode == "polling":
                await self.polling.confirm()
        await self._request.shutdown()
        await self._polling_request.shutdown()

    def _is_idle(self) -> bool:
        return self.delivery.idle and all(each.idle for each in self._workers.values())

    async def _start_health(self) -> None:
        address = self._settings.health.address
        if address is not None:
            runner, self.health_port = await serve(health_application(self.observer.look), address.host, address.port)
            self._runners.append(runner)

    async def _start_desk(self) -> None:
        """Start the pages for a screen, where the configuration says where; else they cost nothing."""
        address = self._settings.desk.address
        if address is not None:
            from desk.server import desk_application

            settings, token = self._settings, self._settings.telegram.token.get_secret_value()
            desk = desk_application(
                self._database, self.writer.job, self.clock.now, settings.desk.public_url, self.bot.username, token,
                has_public_pages=bool(settings.desk.public_address),
            )  # fmt: skip
            runner, self.desk_port = await serve(desk, address.host, address.port)
            self._runners.append(runner)

    async def _start_intake(self) -> None:
        if self._settings.telegram.mode == "webhook":
            webhook = self._settings.webhook
            secret = webhook.secret.get_secret_value()
            state = self.observer.webhook = WebhookState(self.bot, webhook.public_url, self.clock)
            application = webhook_application(self.bot, self.writer, secret, state.note_received)
            runner, _ = await serve(application, *webhook.address)
            self._runners.append(runner)
            certificate = read_certificate(webhook.certificate) if webhook.certificate else None
            set_webhook = partial(self.bot.set_webhook, webhook.public_url, certificate)
            await patiently(partial(set_webhook, secret_token=secret, allowed_updates=WANTED))
        else:
            await patiently(self.bot.delete_webhook)
            self._tasks.append(asyncio.create_task(self.polling.run(), name="polling"))

    async def _set_menus(self) -> None:
        """Set what a stranger finds under "/", in both languages; everybody else's menu follows the role.

        What the bot is for is read before Start is pressed. It matters little, so that it is tried once.
        """
        for language in LANGUAGES:
            menu = [
                BotCommand(each.name, plain(language, Message(f"command-{each.name}"))) for each in commands_of(set())
            ]
            await patiently(partial(self.bot.set_my_commands, menu, language_code=language[:2]))
            with suppress(TelegramError):
                await self.bot.set_my_description(plain(language, Message("bot-description")), language[:2])
