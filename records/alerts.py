"""What may be wrong with the running system, as operators are told of it: in health, in metrics, and in chat."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class DatabaseCause(StrEnum):
    """Why the database takes nothing."""

    GONE = "gone"
    LOCKED = "locked"
    READ_ONLY = "read-only"
    FULL = "full"
    SILENT = "silent"
    OTHER = "other"


class AlertKind(StrEnum):
    """What may be wrong; each is the text `alert-<name>`. What raises it stands in `services/operation/alerts.py`."""

    DATABASE = "database"
    TELEGRAM = "telegram"
    WEBHOOK = "webhook"
    JOB = "job"
    BACKUP = "backup"
    DISK = "disk"
    INCIDENT = "incident"

    @property
    def urgent(self) -> bool:
        """Whether nobody is served meanwhile, so that it is told at any hour and beyond anybody's budget."""
        return self in _URGENT


_URGENT = frozenset({AlertKind.DATABASE, AlertKind.TELEGRAM, AlertKind.WEBHOOK})


@dataclass(frozen=True)
class Alert:
    """Something that is wrong now: of a kind, with what it is about, and the values of its text."""

    kind: AlertKind
    subject: str = ""
    values: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def key(self) -> tuple[AlertKind, str]:
        """Return by what it is known again while it lasts."""
        return self.kind, self.subject
