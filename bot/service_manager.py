"""Tells systemd, where it runs the bot, that it is up, alive, and about to end (sd_notify(3)); else nothing happens."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress

from bot import logs

_MICROSECONDS = 1_000_000


def notify(*assignments: str, environment: Mapping[str, str] = os.environ) -> None:
    """Send assignments such as READY=1 to the service manager. That nobody listens, or reads, does not matter."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):
        address = "\0" + address[1:]
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as manager:
        manager.sendto("\n".join(assignments).encode(), address)


def watchdog_seconds(environment: Mapping[str, str] = os.environ) -> float | None:
    """Return how often the manager wants a sign of life, twice within its limit; None where it wants none."""
    limit, process = environment.get("WATCHDOG_USEC", ""), environment.get("WATCHDOG_PID", str(os.getpid()))
    return int(limit) / _MICROSECONDS / 2 if limit.isdecimal() and process == str(os.getpid()) else None


@asynccontextmanager
async def supervised(is_alive: Callable[[], bool]) -> AsyncIterator[None]:
    """Tell that the process is up, and, while `is_alive`, that it lives; at the end, that it stops.

    Up means that it has its configuration and its database: Telegram, or another process that acts, may be waited for
    as long as it takes. SIGHUP has the log's files opened anew.
    """
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGHUP, logs.reopen)
    notify("READY=1")
    watching = asyncio.create_task(_show_life(is_alive))
    try:
        yield
    finally:
        notify("STOPPING=1")
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        loop.remove_signal_handler(signal.SIGHUP)


async def _show_life(is_alive: Callable[[], bool]) -> None:
    """Give signs of life for as long as there is life in the loop, and in what else must not stand still."""
    seconds = watchdog_seconds()
    while seconds is not None:
        if is_alive():
            notify("WATCHDOG=1")
        await asyncio.sleep(seconds)
