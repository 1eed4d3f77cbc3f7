"""Economic contribution 经济贡献: new output value, or new jobs that last; feeds the local contribution."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from dateutil.relativedelta import relativedelta
from pydantic import JsonValue

from records.errors import UserError
from records.facts import Circumstances, Fact
from records.questions import CarryOver, Choice, Day, Number, Reference, Text, When
from records.record import Family, Record

LASTING = relativedelta(months=6)  # that a job has lasted before it counts


class ContributionType(StrEnum):
    """What a contribution consists of."""

    OUTPUT = "output"
    JOBS = "jobs"
    BOTH = "both"


_OUTPUT = When("type", (ContributionType.OUTPUT, ContributionType.BOTH))
_JOBS = When("type", (ContributionType.JOBS, ContributionType.BOTH))


class EconomicContribution(Record):
    """New output value (10,000 CNY, of which `share` per cent are due to the partnership), new jobs, or both."""

    kind: ClassVar[str] = "economic_contribution"
    family: ClassVar[Family] = Family.OUTCOME
    order: ClassVar[int] = 60
    texts: ClassVar[str] = "economic-contribution"
    asked_first: ClassVar[tuple[str, ...]] = (
        "type", "title", "event_date", "output_value", "share", "basis", "jobs", "jobs_since",
    )  # fmt: skip
    relabelled: ClassVar[tuple[str, ...]] = ("event_date", "title")

    type: Annotated[ContributionType | None, Choice(demanded=True)] = None
    title: Annotated[str, Text(80, carries_over=CarryOver.NEVER)]
    event_date: Annotated[date, Day()]
    output_value: Annotated[
        float | None,
        Number(100_000_000, minimum=-100_000_000, decimals=4, unit="ten-thousand-cny", when=_OUTPUT, demanded=True),
    ] = None
    share: Annotated[float | None, Number(100, decimals=2, unit="percent", when=_OUTPUT, demanded=True, hint=True)] = (
        None
    )
    basis: Annotated[
        str | None, Text(300, multiline=True, when=_OUTPUT, demanded=True, carries_over=CarryOver.NEVER)
    ] = None
    jobs: Annotated[int | None, Number(100_000, minimum=1, unit="jobs", when=_JOBS, demanded=True)] = None
    jobs_since: Annotated[date | None, Day(when=_JOBS, demanded=True)] = None
    project: Annotated[str | None, Reference("research_project")] = None

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Check the dates. Raises UserError where one is in the future."""
        super().check(answers, today)
        since = answers.get("jobs_since")
        if isinstance(since, str) and since > today.isoformat():
            raise UserError("date-in-future")

    def facts(self, circumstances: Circumstances) -> Iterable[Fact]:
        """Yield the output value on the day of the event, and the jobs on the day on which they have lasted."""
        yield from super().facts(circumstances)
        if self.type is not ContributionType.JOBS and self.output_value is not None:
            yield self.fact("output_value", self.output_value * (100 if self.share is None else self.share) / 100)
        if self.type is not ContributionType.OUTPUT and self.jobs is not None and self.jobs_since is not None:
            lasted = self.jobs_since + LASTING
            yield Fact("jobs", lasted, lasted, self.jobs)
