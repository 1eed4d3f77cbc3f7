"""Teaching resource 教学资源: what was developed together, once it is accepted; feeds the resource credits."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from records.facts import Circumstances, Fact
from records.questions import CarryOver, Choice, Day, Text, YesNo
from records.record import Family, Record


class ResourceType(StrEnum):
    """What sort of resource was developed."""

    COURSE = "course"
    TEXTBOOK = "textbook"
    CASE_LIBRARY = "case_library"
    DIGITAL = "digital"
    TRAINING_BASE = "training_base"
    STANDARD = "standard"


class TeachingResource(Record):
    """A resource accepted on `event_date`, or a revised edition of one."""

    kind: ClassVar[str] = "teaching_resource"
    family: ClassVar[Family] = Family.OUTCOME
    followed_up: ClassVar[bool] = True
    order: ClassVar[int] = 30
    texts: ClassVar[str] = "teaching-resource"
    natural_key: ClassVar[str | None] = "number"
    asked_first: ClassVar[tuple[str, ...]] = (
        "type", "title", "event_date", "number", "use", "revised",
    )  # fmt: skip
    relabelled: ClassVar[tuple[str, ...]] = ("event_date", "title")

    type: Annotated[ResourceType | None, Choice(demanded=True)] = None
    title: Annotated[str, Text(80, carries_over=CarryOver.NEVER)]
    event_date: Annotated[date, Day()]
    number: Annotated[str | None, Text(40, hint=True, carries_over=CarryOver.NEVER)] = None
    use: Annotated[str | None, Text(300, multiline=True, carries_over=CarryOver.NEVER)] = None
    revised: Annotated[bool | None, YesNo()] = None

    def facts(self, circumstances: Circumstances) -> Iterable[Fact]:
        """Yield the resource, by a measure of its own where it is a revised edition."""
        yield from super().facts(circumstances)
        measure = "teaching_resource_revised" if self.revised else "teaching_resource"
        yield self.fact(measure, subject=self.key(), category=self.type)
