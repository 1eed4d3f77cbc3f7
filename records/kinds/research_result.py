"""Research result 科研成果: a patent, prototype or the like, and its conversion; feeds the conversion rate."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import JsonValue

from records.errors import UserError
from records.facts import Circumstances, Fact
from records.questions import CarryOver, Choice, Day, Number, Reference, Text, When
from records.reach import ProductiveForce
from records.record import Family, Record

_CONVERTED = When("converted_on")


class ResultType(StrEnum):
    """What sort of result was registered."""

    PATENT = "patent"
    SOFTWARE = "software"
    PROTOTYPE = "prototype"
    PROCESS = "process"
    STANDARD = "standard"
    PAPER = "paper"


class ConversionWay(StrEnum):
    """How a result became a product or a service."""

    LICENCE = "licence"
    TRANSFER = "transfer"
    OWN_USE = "own_use"
    CAPITAL = "capital"


class ResultStage(StrEnum):
    """How far a converted result has come."""

    TRIAL = "trial"
    SMALL_BATCH = "small_batch"
    SERIES = "series"
    MARKET = "market"
    SPREAD = "spread"


class ResearchResult(Record):
    """A result registered on `event_date`, and its conversion; the amount in 10,000 CNY."""

    kind: ClassVar[str] = "research_result"
    family: ClassVar[Family] = Family.OUTCOME
    followed_up: ClassVar[bool] = True
    order: ClassVar[int] = 50
    texts: ClassVar[str] = "research-result"
    natural_key: ClassVar[str | None] = "number"
    asked_first: ClassVar[tuple[str, ...]] = (
        "type", "title", "event_date", "number", "project", "converted_on", "way", "amount", "proof",
    )  # fmt: skip
    relabelled: ClassVar[tuple[str, ...]] = ("event_date", "title")

    type: Annotated[ResultType | None, Choice(demanded=True)] = None
    title: Annotated[str, Text(80, carries_over=CarryOver.NEVER)]
    event_date: Annotated[date, Day()]
    number: Annotated[str | None, Text(60, carries_over=CarryOver.NEVER)] = None
    project: Annotated[str | None, Reference("research_project")] = None
    converted_on: Annotated[date | None, Day()] = None
    way: Annotated[ConversionWay | None, Choice(when=_CONVERTED)] = None
    amount: Annotated[float | None, Number(100_000_000, decimals=4, unit="ten-thousand-cny", when=_CONVERTED)] = None
    proof: Annotated[str | None, Text(300, multiline=True, when=_CONVERTED, carries_over=CarryOver.NEVER)] = None
    stage: Annotated[ResultStage | None, Choice(when=_CONVERTED, aside=True, carries_over=CarryOver.NEVER)] = None
    force: Annotated[ProductiveForce | None, Choice(aside=True)] = None

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Check the dates. Raises UserError where one is in the future."""
        super().check(answers, today)
        converted = answers.get("converted_on")
        if isinstance(converted, str) and converted > today.isoformat():
            raise UserError("date-in-future")

    def facts(self, circumstances: Circumstances) -> Iterable[Fact]:
        """Yield the result, and its conversion with the amount in CNY."""
        yield from super().facts(circumstances)
        if self.force is not None:
            yield self.fact("force", category=self.force)
        yield self.fact("result", subject=self.key(), category=self.type)
        if self.converted_on is not None:
            amount = (self.amount or 0) * 10_000
            if self.stage is not None:
                yield Fact("stage", self.converted_on, self.converted_on, 1, category=self.stage)
            yield Fact("conversion", self.converted_on, self.converted_on, amount, None, self.key(), self.way)
