"""The sandbox's time, which people and tests move to see what happens on Monday at nine."""

import re
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.bot_api.objects import Object
from sandbox.errors import ControlError
from sandbox.notifier import Notifier

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
FORGOTTEN_AFTER = 60.0  # seconds; a watcher asks at least every 25


class SandboxClock:
    """Real time plus an offset; each move raises the version that watchers acknowledge."""

    def __init__(self) -> None:
        self.offset = timedelta()
        self.version = 1
        self.notifier = Notifier()
        self._seen: dict[str, tuple[int, float]] = {}

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def stamp(self) -> int:
        """Unix time in seconds, as messages carry it."""
        return int(self.now().timestamp())

    def api(self) -> Object:
        return {"now": self.now().isoformat(), "offset": self.offset.total_seconds(), "version": self.version}

    def acknowledge(self, watcher: str, version: int) -> None:
        self._seen[watcher] = (version, time.monotonic())
        self.notifier.notify_all()

    @property
    def watched(self) -> bool:
        return bool(self._seen)

    def is_acknowledged(self) -> bool:
        """Whether every watcher that was heard of lately knows the present version."""
        oldest = time.monotonic() - FORGOTTEN_AFTER
        self._seen = {name: seen for name, seen in self._seen.items() if seen[1] > oldest}
        return all(version == self.version for version, _ in self._seen.values())

    async def changed_from(self, version: int, seconds: float) -> None:
        """Returns once the version is another than this one, or after so many seconds."""
        deadline = time.monotonic() + seconds
        while self.version == version and await self.notifier.wait(deadline - time.monotonic()):
            pass

    def move(self, wish: Object) -> None:
        """Move as a control request says: add seconds, to an instant or a weekday's hour, or back to real time."""
        if wish.get("reset"):
            self.offset = timedelta()
        elif "add" in wish:
            self.offset += timedelta(seconds=float(wish["add"]))
        elif "to" in wish:
            self.offset = self._target(str(wish["to"]), str(wish.get("zone", "UTC"))) - datetime.now(UTC)
        else:
            raise ControlError("Say where to move the clock: add, to, or reset.")
        self.version += 1
        self.notifier.notify_all()

    def _target(self, to: str, zone_name: str) -> datetime:
        try:
            zone = ZoneInfo(zone_name)
        except (ZoneInfoNotFoundError, ValueError):
            raise ControlError(f"There is no time zone {zone_name}.") from None
        found = re.fullmatch(r"next_([a-z]+)_(\d\d):(\d\d)", to)
        try:
            if found and found[1] in WEEKDAYS:
                return self._next(WEEKDAYS.index(found[1]), int(found[2]), int(found[3]), zone)
            moment = datetime.fromisoformat(to)
        except ValueError:
            raise ControlError(f"{to} is neither an ISO time nor of the kind next_monday_09:00.") from None
        return moment if moment.tzinfo else moment.replace(tzinfo=zone)

    def _next(self, weekday: int, hour: int, minute: int, zone: ZoneInfo) -> datetime:
        local = self.now().astimezone(zone)
        day = local + timedelta(days=(weekday - local.weekday()) % 7)
        target = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
        return target if target > local else target + timedelta(days=7)
