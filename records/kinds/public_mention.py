"""Public mention 宣传报道: what others published about the partnership; feeds the online part of social influence."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from records.facts import Circumstances, Fact
from records.questions import CarryOver, Choice, Day, Link, Number, Text
from records.record import Family, Record
from records.text import plain_name


class Tone(StrEnum):
    """How a mention speaks of the partnership."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


class PublicMention(Record):
    """A mention in an outlet, with its reach in readers."""

    kind: ClassVar[str] = "public_mention"
    family: ClassVar[Family] = Family.OUTCOME
    order: ClassVar[int] = 80
    texts: ClassVar[str] = "public-mention"
    asked_first: ClassVar[tuple[str, ...]] = (
        "outlet", "title", "event_date", "link", "author", "reach", "tone",
    )  # fmt: skip
    relabelled: ClassVar[tuple[str, ...]] = ("event_date", "title")

    outlet: Annotated[str, Text(60)]
    title: Annotated[str, Text(80, carries_over=CarryOver.NEVER)]
    event_date: Annotated[date, Day()]
    link: Annotated[str | None, Link()] = None
    author: Annotated[str | None, Text(40, carries_over=CarryOver.NEVER)] = None
    reach: Annotated[int | None, Number(2_000_000_000, unit="readers", hint=True)] = None
    tone: Annotated[Tone | None, Choice(carries_over=CarryOver.NEVER)] = None

    def facts(self, circumstances: Circumstances) -> Iterable[Fact]:
        """Yield the mention, of the side whose outlet it is if it is one's own; without a tone it is neutral."""
        yield from super().facts(circumstances)
        owner = circumstances.own_outlets.get(plain_name(self.outlet))
        tone = self.tone or Tone.NEUTRAL
        yield self.fact("mention", self.reach or 0, side=owner, subject=self.outlet[:64], category=tone)
