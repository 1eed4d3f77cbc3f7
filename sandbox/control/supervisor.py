"""Ends the bot's process and starts a new one when a person asks, if whoever runs the sandbox has said how."""

from collections.abc import Awaitable, Callable

from sandbox.errors import ControlError
from sandbox.state.change_log import ChangeLog
from sandbox.state.snapshots import BotStatus


class Supervisor:
    """Restarts the bot, of which it knows nothing but how that is done."""

    def __init__(self, changes: ChangeLog) -> None:
        self.restart_bot: Callable[[], Awaitable[None]] | None = None
        self._changes = changes
        self._restarting = False

    def status(self) -> BotStatus:
        """Return what the page is told."""
        return {"restartable": self.restart_bot is not None, "restarting": self._restarting}

    async def restart(self) -> None:
        """Return once the new process works. Raises ControlError when nobody can do it, or it is under way."""
        if self.restart_bot is None:
            raise ControlError("Nobody has said how the bot is restarted.")
        if self._restarting:
            raise ControlError("The bot is being restarted already.")
        self._set(True)
        try:
            await self.restart_bot()
        finally:
            self._set(False)

    def _set(self, restarting: bool) -> None:
        self._restarting = restarting
        self._changes.record({"type": "bot", "chat_id": None, "bot": self.status()})
