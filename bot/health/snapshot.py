"""How a process is at one moment, as plain figures: what the page says and the metrics are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.clock import Reading
from bot.schedule import JobRuns
from records.alerts import Alert, AlertKind, DatabaseCause
from services.operation.alerts import SystemState, alerts_in


class ProcessRole(StrEnum):
    """What a process does: it begins, it stands by while another acts, or it acts."""

    STARTING = "starting"
    STANDBY = "standby"
    ACTING = "acting"


@dataclass(frozen=True)
class Stored:
    """What the database says of what waits in it."""

    outbox: int = 0
    outbox_oldest: datetime | None = None
    set_aside: int = 0


@dataclass(frozen=True)
class Snapshot:
    """How a process is now. What it does not know yet, or cannot know, is None or empty."""

    role: ProcessRole
    now: Reading
    seen: SystemState
    version: str
    database: str
    schema: str
    idle: bool = False
    waiting_for_writer: int = 0
    last_commit: Reading | None = None
    last_poll: Reading | None = None
    refused: Mapping[DatabaseCause, int] = field(default_factory=dict)
    runs: Mapping[str, JobRuns] = field(default_factory=dict)
    webhook_pending: int | None = None
    stored: Stored | None = None

    @property
    def alerts(self) -> list[Alert]:
        """Return what is wrong."""
        return alerts_in(self.seen, self.now.moment)

    @property
    def reasons(self) -> list[str]:
        """Return in short words why nobody is served; none where all is well, or another process acts."""
        if self.role is ProcessRole.STARTING:
            return ["starting"]
        urgent = [alert for alert in self.alerts if alert.kind.urgent]
        return [": ".join([alert.kind.value, *map(str, alert.values.values())]) for alert in urgent]

    def has(self, kind: AlertKind) -> bool:
        """Tell whether something of the kind is wrong."""
        return any(alert.kind is kind for alert in self.alerts)

    def seconds_since(self, reading: Reading | None) -> float | None:
        """Return how long ago it was."""
        return None if reading is None else self.now.passed - reading.passed
