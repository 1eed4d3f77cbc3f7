"""What the reading of a text depends on beside it: when it was sent, by whom, and whom and what both sides have."""

from dataclasses import dataclass
from datetime import date, datetime

from records.attendance import Branch, RosterEntry
from records.roles import Side


@dataclass(frozen=True)
class ReportOrganisation:
    """One side of the partnership: its people by branch, and by which names it is called, the full one first."""

    side: Side
    names: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()
    roster: tuple[RosterEntry, ...] = ()


@dataclass(frozen=True)
class KnownNumber:
    """The natural key of a record that is in the ledger already, as it was written, and the kind of that record."""

    kind: str
    number: str


@dataclass(frozen=True)
class ReportCircumstances:
    """When a text was sent (with the zone in which days are counted), and what its sender's side knows.

    `own` is the sender's side; of `partner` the names serve to tell whose people are meant. `language`: that of the
    sender, as locales are named. `sender`: the name by which the roster knows them.
    """

    sent_at: datetime
    own: ReportOrganisation
    partner: ReportOrganisation
    language: str = "zh-CN"
    sender: str | None = None
    known_numbers: tuple[KnownNumber, ...] = ()

    @property
    def today(self) -> date:
        """The day on which the text was sent."""
        return self.sent_at.date()

    @property
    def organisations(self) -> tuple[ReportOrganisation, ReportOrganisation]:
        """Both sides, the own one first."""
        return self.own, self.partner
