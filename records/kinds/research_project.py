"""Research project 科研项目: a contract under which both sides do research; feeds the number of projects running."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from dateutil.relativedelta import relativedelta
from pydantic import JsonValue

from records.errors import UserError
from records.facts import ONE_DAY, Circumstances, Fact, split_by_month
from records.questions import CarryOver, Choice, Day, Number, Text
from records.reach import ProductiveForce
from records.record import Family, Record
from records.roles import Side

LONGEST = relativedelta(years=10)  # that a project may run
WITHOUT_END = relativedelta(years=3)  # that one without an end is taken to run


class ProjectLevel(StrEnum):
    """Who funds a project: by commission, the own house, city, province or nation."""

    COMMISSIONED = "commissioned"
    OWN = "own"
    CITY = "city"
    PROVINCE = "province"
    NATION = "nation"


class ResearchProject(Record):
    """A project that runs under a contract from `event_date` to `end`; funding in 10,000 CNY."""

    kind: ClassVar[str] = "research_project"
    family: ClassVar[Family] = Family.OUTCOME
    order: ClassVar[int] = 40
    texts: ClassVar[str] = "research-project"
    natural_key: ClassVar[str | None] = "contract"
    asked_first: ClassVar[tuple[str, ...]] = (
        "contract", "title", "event_date", "end", "level", "funding", "lead",
    )  # fmt: skip
    relabelled: ClassVar[tuple[str, ...]] = ("event_date", "title")

    contract: Annotated[str, Text(60, carries_over=CarryOver.NEVER)]
    title: Annotated[str, Text(80, carries_over=CarryOver.NEVER)]
    event_date: Annotated[date, Day(until="end")]
    end: Annotated[date | None, Day(future=True)] = None
    level: Annotated[ProjectLevel | None, Choice()] = None
    funding: Annotated[float | None, Number(100_000_000, decimals=4, unit="ten-thousand-cny")] = None
    lead: Annotated[Side | None, Choice()] = None
    force: Annotated[ProductiveForce | None, Choice(aside=True)] = None

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Check the dates. Raises UserError on a start in the future, on an end before it, and on too long a run."""
        super().check(answers, today)
        start, end = answers.get("event_date"), answers.get("end")
        if isinstance(start, str) and isinstance(end, str):
            if end < start:
                raise UserError("until-before-from", start=date.fromisoformat(start))
            if date.fromisoformat(end) > date.fromisoformat(start) + LONGEST:
                raise UserError("spell-too-long", years=LONGEST.years)

    def facts(self, circumstances: Circumstances) -> Iterable[Fact]:
        """Yield the project for each calendar month in which it runs, clipped to it."""
        yield from super().facts(circumstances)
        if self.force is not None:
            yield self.fact("force", category=self.force)
        end = self.end or self.event_date + WITHOUT_END - ONE_DAY
        for first, last in split_by_month(self.event_date, end):
            yield Fact("project", first, last, 1, self.lead, self.key(), self.level)
