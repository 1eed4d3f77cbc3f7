"""Innovative practice 创新案例: a new way of working that was reviewed and is in use; feeds the innovation credits."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from records.facts import Circumstances, Fact, months_later
from records.questions import Choice, Day, Text
from records.record import Family, Record

IN_USE = 3  # months before it counts


class Recognition(StrEnum):
    OWN = "own"
    CITY = "city"
    PROVINCE = "province"
    NATION = "nation"


class InnovativePractice(Record):
    kind: ClassVar[str] = "innovative_practice"
    family: ClassVar[Family] = Family.OUTCOME
    order: ClassVar[int] = 70
    texts: ClassVar[str] = "innovative-practice"
    asked_first: ClassVar[tuple[str, ...]] = (
        "title", "event_date", "reviewed_by", "recognition",
    )  # fmt: skip
    relabelled: ClassVar[tuple[str, ...]] = ("event_date", "title")

    title: Annotated[str, Text(80)]
    event_date: Annotated[date, Day()]
    reviewed_by: Annotated[str | None, Text(80)] = None
    recognition: Annotated[Recognition | None, Choice()] = None

    def facts(self, circumstances: Circumstances) -> Iterable[Fact]:
        yield from super().facts(circumstances)
        if self.reviewed_by is not None:
            in_use = months_later(self.event_date, IN_USE)
            yield Fact("practice", in_use, in_use, 1, category=self.recognition or Recognition.OWN)
