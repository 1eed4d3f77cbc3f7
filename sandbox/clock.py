"""The sandbox's time, which people and tests move to see what happens on Monday at nine."""

import re
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.errors import ControlError
from sandbox.notifier import Notifier
from sandbox.state.snapshots import ClockSnapshot

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
FORGOTTEN_AFTER = 60.0  # seconds; a reader asks at least every 25


class SandboxClock:
    """Real time plus an offset; each move raises the version that the clock's readers acknowledge."""

    def __init__(self) -> None:
        self.offset = timedelta()
        self.version = 1
        self.notifier = Notifier()
        self._acknowledged: dict[str, tuple[int, float]] = {}  # reader to the version and when it was read

    def now(self) -> datetime:
        """Return the sandbox's time, in UTC."""
        return datetime.now(UTC) + self.offset

    def unix_time(self) -> int:
        """Return the sandbox's time in seconds since 1970, as messages carry it."""
        return int(self.now().timestamp())

    def snapshot(self) -> ClockSnapshot:
        """Return what readers and the page are told."""
        return {"now": self.now().isoformat(), "offset": self.offset.total_seconds(), "version": self.version}

    def acknowledge(self, reader: str, version: int) -> None:
        """Note that a reader knows a version."""
        self._acknowledged[reader] = (version, time.monotonic())
        self.notifier.notify_all()

    @property
    def has_readers(self) -> bool:
        """Tell whether anybody has read the clock lately."""
        return bool(self._acknowledged)

    def is_acknowledged(self) -> bool:
        """Tell whether every reader that was heard of lately knows the present version."""
        oldest = time.monotonic() - FORGOTTEN_AFTER
        self._acknowledged = {reader: known for reader, known in self._acknowledged.items() if known[1] > oldest}
        return all(version == self.version for version, _ in self._acknowledged.values())

    async def wait_for_change(self, version: int, seconds: float) -> None:
        """Return once the version is another than this one, or after so many seconds."""
        deadline = time.monotonic() + seconds
        while self.version == version and await self.notifier.wait(deadline - time.monotonic()):
            pass

    def advance(self, seconds: float) -> None:
        """Move the clock by so many seconds, back if they are negative."""
        self._set(self.offset + timedelta(seconds=seconds))

    def move_to(self, target: str, zone_name: str = "UTC") -> None:
        """Move the clock to an ISO 8601 time, or to the next time of the kind `next_monday_09:00`, in a time zone.

        Raises ControlError for what is neither, and for an unknown zone.
        """
        self._set(self._moment(target, zone_name) - datetime.now(UTC))

    def reset(self) -> None:
        """Move the clock back to real time."""
        self._set(timedelta())

    def _set(self, offset: timedelta) -> None:
        self.offset = offset
        self.version += 1
        self.notifier.notify_all()

    def _moment(self, target: str, zone_name: str) -> datetime:
        try:
            zone = ZoneInfo(zone_name)
        except (ZoneInfoNotFoundError, ValueError):
            raise ControlError(f"There is no time zone {zone_name}.") from None
        named = re.fullmatch(r"next_([a-z]+)_(\d\d):(\d\d)", target)
        try:
            if named and named[1] in WEEKDAYS:
                return self._next(WEEKDAYS.index(named[1]), int(named[2]), int(named[3]), zone)
            moment = datetime.fromisoformat(target)
        except ValueError:
            raise ControlError(f"{target} is neither an ISO time nor of the kind next_monday_09:00.") from None
        return moment if moment.tzinfo else moment.replace(tzinfo=zone)

    def _next(self, weekday: int, hour: int, minute: int, zone: ZoneInfo) -> datetime:
        local = self.now().astimezone(zone)
        day = local + timedelta(days=(weekday - local.weekday()) % 7)
        moment = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
        return moment if moment > local else moment + timedelta(days=7)
