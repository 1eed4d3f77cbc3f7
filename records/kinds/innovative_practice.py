"""Innovative practice 创新案例: a new way of working that was reviewed and is in use; feeds the innovation credits."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from dateutil.relativedelta import relativedelta

from records.facts import Circumstances, Fact
from records.questions import CarryOver, Choice, Day, Text
from records.record import Family, Record

IN_USE = relativedelta(months=3)  # before it counts


class Recognition(StrEnum):
    """The highest level at which a practice was recognised."""

    OWN = "own"
    CITY = "city"
    PROVINCE = "province"
    NATION = "nation"


class InnovativePractice(Record):
    """A practice in use since `event_date`; what nobody reviewed feeds no indicator."""

    kind: ClassVar[str] = "innovative_practice"
    family: ClassVar[Family] = Family.OUTCOME
    followed_up: ClassVar[bool] = True
    order: ClassVar[int] = 70
    texts: ClassVar[str] = "innovative-practice"
    asked_first: ClassVar[tuple[str, ...]] = (
        "title", "event_date", "reviewed_by", "recognition",
    )  # fmt: skip
    relabelled: ClassVar[tuple[str, ...]] = ("event_date", "title")

    title: Annotated[str, Text(80, carries_over=CarryOver.NEVER)]
    event_date: Annotated[date, Day()]
    reviewed_by: Annotated[str | None, Text(80)] = None
    recognition: Annotated[Recognition | None, Choice(carries_over=CarryOver.NEVER)] = None

    def facts(self, circumstances: Circumstances) -> Iterable[Fact]:
        """Yield a reviewed practice on the day on which it was in use long enough."""
        yield from super().facts(circumstances)
        if self.reviewed_by is not None:
            in_use = self.event_date + IN_USE
            yield Fact("practice", in_use, in_use, 1, category=self.recognition or Recognition.OWN)
