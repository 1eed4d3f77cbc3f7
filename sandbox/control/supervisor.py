"""Ends the bot's process and starts a new one when a person asks, if whoever runs the sandbox has said how."""

from collections.abc import Awaitable, Callable

from sandbox.bot_api.objects import Object
from sandbox.errors import ControlError
from sandbox.state.change_log import ChangeLog


class Supervisor:
    """Knows nothing of the bot but how to restart it."""

    def __init__(self, changes: ChangeLog) -> None:
        self.restart_bot: Callable[[], Awaitable[None]] | None = None
        self._changes = changes
        self._restarting = False

    def api(self) -> Object:
        return {"restartable": self.restart_bot is not None, "restarting": self._restarting}

    async def restart(self) -> None:
        """Returns once the new process works. Raises ControlError when nobody can do it, or it is under way."""
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
        self._changes.record("bot", None, self.api())
