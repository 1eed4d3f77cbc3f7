"""What every record of the ledger 台账 has, whatever its kind."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import JsonValue

from records.attachments import RecordAttachment
from records.errors import UserError
from records.facts import Circumstances, Fact
from records.form import Form
from records.questions import Attachments, CarryOver, Choice, Day, Text


class CoConstructionMode(StrEnum):
    """The five modes of co-construction of the paper's model."""

    SHARED_IDEAS = "shared_ideas"
    SHARED_ORGANISATION = "shared_organisation"
    TALENT = "talent"
    INNOVATION = "innovation"
    CULTURE = "culture"


class Family(StrEnum):
    """The ledgers that such programmes keep: 活动台账, 人才交流台账, 成果台账."""

    ACTIVITY = "activity"
    EXCHANGE = "exchange"
    OUTCOME = "outcome"


class Record(Form):
    """A record that one side reports and the other confirms.

    `kind` is the name in storage; `family` groups kinds in the ledger; `counterpart` is the part that the other side
    fills in while confirming, if any; `natural_key` is the field whose number names the same thing everywhere;
    `followed_up`: both sides are asked later whether it is still in use; `order` says where the kind stands among them,
    the most used first.
    """

    kind: ClassVar[str]
    family: ClassVar["Family"]
    counterpart: ClassVar[type[Form] | None] = None
    natural_key: ClassVar[str | None] = None
    followed_up: ClassVar[bool] = False
    order: ClassVar[int] = 50
    texts: ClassVar[str] = "record"

    event_date: Annotated[date, Day()]
    title: Annotated[str, Text(80, carries_over=CarryOver.UNNUMBERED)]
    narrative: Annotated[str | None, Text(2000, multiline=True, carries_over=CarryOver.NEVER)] = None
    mode: Annotated[CoConstructionMode | None, Choice()] = None
    evidence: Annotated[tuple[RecordAttachment, ...], Attachments()] = ()

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Check the event's date. Raises UserError where it is in the future."""
        event_date = answers.get("event_date")
        if isinstance(event_date, str) and event_date > today.isoformat():
            raise UserError("date-in-future")

    def facts(self, circumstances: Circumstances) -> Iterable[Fact]:
        """Yield what the record says for the indicators."""
        if self.mode is not None:
            yield self.fact("mode", category=self.mode)

    def fact(self, measure: str, quantity: float = 1, **more: Any) -> Fact:  # Any: the other fields of Fact
        """Return a fact of the event's date."""
        return Fact(measure, self.event_date, self.event_date, quantity, **more)

    def key(self) -> str | None:
        """Return the natural key in the form in which it is compared, as `plain_key`; None where there is none."""
        number = getattr(self, self.natural_key) if self.natural_key else None
        return plain_key(self.kind, number) if number else None


def plain_key(kind: str, number: str) -> str:
    """Return a natural key in the form in which it is compared: the kind, then letters and digits only."""
    normalised = unicodedata.normalize("NFKC", number).casefold()
    plain = re.sub(r"[^0-9a-z\u4e00-\u9fff]", "", normalised)
    return f"{kind}:{plain.removeprefix('isbn')}"[:120]
