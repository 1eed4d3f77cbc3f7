"""Looks every few seconds at how the process is, and sees to it that admins hear of what is wrong, and that it is over.

What is told waits in the outbox as all else does. Only while the database takes nothing it is sent directly, to those
who were admins when it was last read.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.channels.channel import (
    Channels,
    MessageGone,
    Moved,
    Paused,
    Refused,
    ShutOut,
    Silenced,
    Unanswered,
    Unreachable,
)
from bot.clock import Clock, Reading
from bot.health.observer import Observer
from bot.standby import Standby
from bot.writer import NotSaved, Writer
from handlers import notices
from handlers.views.alerts import outage
from records.alerts import Alert, AlertKind
from records.content import TextContent
from services.operation import alerting
from services.operation.alerts import RULES
from storage.engine.database import Database, DatabaseError
from storage.engine.lease import LeaseLost
from storage.engine.unit_of_work import UnitOfWork, read_only
from storage.people import persons
from storage.people.persons import Person

log = logging.getLogger(__name__)
EVERY = 10.0  # seconds
SHORT = 15.0  # seconds of an outage of which nobody need be told
_NOT_SENT = (Refused, ShutOut, MessageGone, Moved, Silenced, Paused, Unanswered, Unreachable)


@dataclass
class _Outage:
    """The database takes nothing, since when, and whether admins were told."""

    alert: Alert
    began: Reading
    told: bool = False


class Watch:
    """Of a process that acts."""

    def __init__(
        self,
        observer: Observer,
        writer: Writer,
        standby: Standby,
        database: Database,
        channels: Channels,
        clock: Clock,
        username: str,
        zone: ZoneInfo,
    ) -> None:
        self._observer, self._writer, self._standby, self._database = observer, writer, standby, database
        self._channels, self._clock, self._username, self._zone = channels, clock, username, zone
        self._admins: list[Person] = []
        self._noted: Sequence[Alert] | None = None  # None: what an earlier process has noted is not known
        self._outage: _Outage | None = None

    async def run(self) -> None:
        """Look again and again, until cancelled or until another process acts."""
        while True:
            try:
                await self.look()
            except LeaseLost:
                return
            except Exception:  # whoever watches goes on watching
                log.exception("how the process is cannot be told")
            await asyncio.sleep(EVERY)

    async def look(self) -> None:
        """Look once: try to write, ask what is to be asked, and tell what is new. Raises LeaseLost."""
        try:
            await self._standby.renew(self._writer)
        except NotSaved:
            log.debug("the database takes nothing")  # the writer has said why
        snapshot = await self._observer.look_anew()
        alerts = snapshot.alerts
        outages = [alert for alert in alerts if alert.kind is AlertKind.DATABASE]
        try:
            if outages:
                await self._tell_directly(outages[0])
                return
            await self._note(alerts)
            self._admins = await asyncio.to_thread(self._read_admins)
        except (NotSaved, *DatabaseError):
            log.debug("the database takes nothing any more; the next look will see that")

    async def _note(self, alerts: Sequence[Alert]) -> None:
        over = self._outage
        if alerts == self._noted and over is None:
            return
        now = self._clock.now()

        def write(work: UnitOfWork) -> None:
            if over is not None and over.told:
                alerting.note_outage(work, over.alert, over.began.moment, now)
            alerting.note(work, alerts, now, of=RULES)
            notices.tell(work, now, self._username)

        await self._writer.job(write)
        self._noted, self._outage = alerts, None

    def _read_admins(self) -> list[Person]:
        with read_only(self._database) as work:
            return [admin for admin in persons.admins(work) if not admin.blocked]

    async def _tell_directly(self, alert: Alert) -> None:
        if self._outage is None:
            self._outage = _Outage(alert, self._clock.reading())
        began = self._outage.began
        if self._outage.told or self._clock.passed() - began.passed < SHORT:
            return
        self._outage.told, self._outage.alert = True, alert
        for admin in self._admins:
            await self._send(admin, alert, began.moment)

    async def _send(self, admin: Person, alert: Alert, since: datetime) -> None:
        channel: Any = self._channels[admin.address.channel]  # it renders what it sends
        lines = outage(alert, since.astimezone(self._zone), admin.name)
        try:
            await channel.send(admin.address, channel.render(TextContent(admin.language, tuple(lines))))
        except _NOT_SENT as error:
            log.warning("an admin was not told that the database takes nothing: %s", type(error).__name__)
