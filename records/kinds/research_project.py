"""Research project 科研项目: a contract under which both sides do research; feeds the number of projects running."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import JsonValue

from records.errors import UserError
from records.facts import Circumstances, Fact, months, months_later
from records.questions import Choice, Day, Number, Text
from records.record import Family, Record
from records.roles import Side

LONGEST = 120  # months that a project may run; one without an end is taken to run for three years
WITHOUT_END = 36


class ProjectLevel(StrEnum):
    COMMISSIONED = "commissioned"
    OWN = "own"
    CITY = "city"
    PROVINCE = "province"
    NATION = "nation"


class ResearchProject(Record):
    kind: ClassVar[str] = "research_project"
    family: ClassVar[Family] = Family.OUTCOME
    order: ClassVar[int] = 40
    texts: ClassVar[str] = "research-project"
    natural_key: ClassVar[str | None] = "contract"
    asked_first: ClassVar[tuple[str, ...]] = (
        "contract", "title", "event_date", "end", "level", "funding", "lead",
    )  # fmt: skip
    relabelled: ClassVar[tuple[str, ...]] = ("event_date", "title")

    contract: Annotated[str, Text(60)]
    title: Annotated[str, Text(80)]
    event_date: Annotated[date, Day()]
    end: Annotated[date | None, Day(future=True)] = None
    level: Annotated[ProjectLevel | None, Choice()] = None
    funding: Annotated[float | None, Number(100_000_000, decimals=4, unit="ten-thousand-cny")] = None
    lead: Annotated[Side | None, Choice()] = None

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        super().check(answers, today)
        start, end = answers.get("event_date"), answers.get("end")
        if isinstance(start, str) and isinstance(end, str):
            if end < start:
                raise UserError("until-before-from", start=date.fromisoformat(start))
            if date.fromisoformat(end) > months_later(date.fromisoformat(start), LONGEST):
                raise UserError("spell-too-long", years=LONGEST // 12)

    def facts(self, circumstances: Circumstances) -> Iterable[Fact]:
        yield from super().facts(circumstances)
        end = self.end or months_later(self.event_date, WITHOUT_END) - timedelta(days=1)
        for first, last in months(self.event_date, end):
            yield Fact("project", first, last, 1, self.lead, self.key(), self.level)
