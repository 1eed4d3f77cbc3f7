"""What every record of the ledger has, whatever its kind."""

from collections.abc import Iterable, Mapping, Set
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import JsonValue

from records.errors import UserError
from records.evidence import EvidenceItem
from records.facts import Fact
from records.form import Form
from records.questions import Choice, Day, Evidence, Text
from records.roles import Side


class CoConstructionMode(StrEnum):
    """The five modes of the paper's model."""

    SHARED_IDEAS = "shared_ideas"
    SHARED_ORGANISATION = "shared_organisation"
    TALENT = "talent"
    INNOVATION = "innovation"
    CULTURE = "culture"


class Record(Form):
    """`kind` is the name in storage; `family` groups kinds in the ledger; `counterpart` is the part that the other side
    fills while confirming, if any."""

    kind: ClassVar[str]
    family: ClassVar[str]
    counterpart: ClassVar[type[Form] | None] = None
    texts: ClassVar[str] = "record"

    event_date: Annotated[date, Day()]
    title: Annotated[str, Text(80)]
    narrative: Annotated[str | None, Text(2000, multiline=True)] = None
    mode: Annotated[CoConstructionMode | None, Choice()] = None
    evidence: Annotated[tuple[EvidenceItem, ...], Evidence()] = ()

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        event_date = answers.get("event_date")
        if isinstance(event_date, str) and event_date > today.isoformat():
            raise UserError("date-in-future")

    def facts(self, side: Side, counterpart: Form | None, party_members: Set[int]) -> Iterable[Fact]:
        """What the record says, as measures for the indicators. `party_members`: roster ids of both sides' people who
        were expected on the day."""
        return ()
