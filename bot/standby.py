"""Lets one process of several act, and has the others wait until it is gone."""

import asyncio
import hashlib
import logging
import os
import platform
import secrets
from datetime import UTC, datetime

from bot.writer import NotSaved, Writer
from storage import bound_bot
from storage.engine import lease
from storage.engine.database import Database, DatabaseError
from storage.engine.lease import Lease
from storage.engine.unit_of_work import UnitOfWork, transaction

log = logging.getLogger(__name__)
ASK_AGAIN, RENEW = 0.5, 5.0  # seconds
PID_NAMESPACE = "/proc/self/ns/pid"


class Standby:
    """The lease of one bot's process. Times are the machine's: the sandbox's clock may leap."""

    def __init__(self, database: Database, bot_id: int) -> None:
        self._database = database
        self._bot_id = bot_id
        self._name = bound_bot.lease_name(bot_id)
        self._host = _host()
        self._holder = f"{self._host}:{os.getpid()}:{secrets.token_hex(8)}"
        self._lease: Lease | None = None
        self.lost = False

    async def wait(self) -> None:
        """Return once this process may act. Raises AnotherBot where the database belongs to another one."""
        told = False
        while not await asyncio.to_thread(self._acquire):
            if not told:
                log.info("another process acts for this bot; waiting")
                told = True
            await asyncio.sleep(ASK_AGAIN)

    def fence(self, work: UnitOfWork) -> None:
        """Check the lease. Raises LeaseLost where another process has taken over."""
        if self._lease is not None:
            try:
                lease.check(work, self._lease)
            except lease.LeaseLost:
                self.lost = True
                raise

    async def keep(self, writer: Writer) -> None:
        """Renew the lease until cancelled, or until LeaseLost."""
        while True:
            await asyncio.sleep(RENEW)
            try:
                await self.renew(writer)
            except NotSaved:
                log.warning("the lease is not renewed yet")

    async def renew(self, writer: Writer) -> None:
        """Renew the lease, which says, too, whether the database takes anything. Raises NotSaved or LeaseLost."""
        await writer.job(lambda work: self._until(work, datetime.now(UTC) + lease.LASTS))

    async def release(self, writer: Writer) -> None:
        """End the lease at an orderly end, so that the next process need not wait."""
        try:
            await writer.job(lambda work: self._until(work, datetime.now(UTC)))
        except (NotSaved, lease.LeaseLost):
            log.info("the lease is left to run out")

    def _until(self, work: UnitOfWork, until: datetime) -> None:
        if self._lease is not None:
            lease.renew(work, self._lease, until)

    def _acquire(self) -> bool:
        try:
            with transaction(self._database) as work:
                bound_bot.check(work, self._bot_id)
                acquired = lease.acquire(work, self._name, self._holder, datetime.now(UTC), self._is_gone)
                if acquired is not None:
                    bound_bot.bind(work, self._bot_id)
            self._lease = acquired
        except DatabaseError as error:
            log.error("the database refused the lease: %s", type(error.orig).__name__)
        return self._lease is not None

    def _is_gone(self, holder: str) -> bool:
        """Tell whether the holder was a process of this machine that has ended, for which nobody need wait."""
        host, _, rest = holder.partition(":")
        try:
            if host == self._host:
                os.kill(int(rest.partition(":")[0]), 0)
        except ProcessLookupError:
            return True
        except (PermissionError, ValueError):
            return False
        return False


def _host() -> str:
    """Return what tells apart machines, and containers, in which the same process number means something else."""
    namespace = os.readlink(PID_NAMESPACE) if os.path.islink(PID_NAMESPACE) else ""
    return hashlib.sha256(f"{platform.node()} {namespace}".encode()).hexdigest()[:16]
