"""Who was expected at an event and who came: expected = present + absent, each absence with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

from records.errors import UserError


class AbsenceReason(StrEnum):
    """Why an expected person was absent. Read by the own side and admins only."""

    ON_BUSINESS = "on_business"
    SICK = "sick"
    PERSONAL = "personal"
    ON_DUTY = "on_duty"
    OTHER = "other"


@dataclass(frozen=True)
class Branch:
    """A party branch 党支部 of an organisation."""

    id: int
    name: str


@dataclass(frozen=True)
class RosterEntry:
    """A person as the roster stood on a day.

    A transfer ends one entry and begins another, which continues the person's first (`continues_id`).
    """

    id: int
    name: str
    branch_id: int
    party_member: bool
    continues_id: int | None = None

    @property
    def identity(self) -> int:
        """The same number for one human, whatever entries they have had."""
        return self.continues_id or self.id


class Headcount(BaseModel):
    """How many were expected and how many came, where an old ledger has no names; None is what it does not say.

    `together`: it does not say of which side, and they may be of both. `names` and `absences` are as they are written
    there, as far as it names anybody.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    expected: int | None = None
    present: int | None = None
    together: bool = False
    names: tuple[str, ...] = ()
    absences: dict[str, AbsenceReason] = {}


class Attendance(BaseModel):
    """One side's attendance at an event, by ids of roster entries.

    `branches` took part; `others` are names of people present who are on no roster. `counted` stands for all names
    where an old ledger has numbers only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    branches: tuple[int, ...] = ()
    present: tuple[int, ...] = ()
    absent: dict[int, AbsenceReason] = {}
    others: tuple[str, ...] = ()
    counted: Headcount | None = None

    @model_serializer(mode="wrap")
    def _without_empty(self, written: SerializerFunctionWrapHandler) -> dict[str, object]:
        """Return it as it is stored: only old ledgers have numbers without names."""
        stored: dict[str, object] = written(self)
        if stored.get("counted") is None:
            stored.pop("counted", None)
        return stored

    def expected_present(self, roster: Iterable[RosterEntry]) -> int:
        """Return how many of the expected were there: others on the roster may have come, too, and do not count."""
        return len({entry.id for entry in expected(roster)} & set(self.present))


def expected(roster: Iterable[RosterEntry]) -> tuple[RosterEntry, ...]:
    """Return who is expected: the party members on the roster, which is that of the branches that take part."""
    return tuple(entry for entry in roster if entry.party_member)


def check_complete(attendance: Attendance, roster: Iterable[RosterEntry]) -> None:
    """Check that each expected person is either present or absent, once, and that no stranger is counted.

    `roster` is that of the branches that take part, on the event's day. Raises UserError where it is not so.
    """
    everyone = tuple(roster)
    due = {entry.id for entry in expected(everyone)}
    present, absent = set(attendance.present), set(attendance.absent)
    if len(attendance.present) != len(present) or present & absent:
        raise UserError("attendance-counted-twice")
    if (present | absent) & due != due or absent - due or present - {entry.id for entry in everyone}:
        raise UserError("attendance-does-not-add-up", expected=len(due), present=len(present & due), absent=len(absent))
