"""What all indicators of the catalogue have, whatever their definition."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from pydantic import BaseModel, Field

from indicators.basis import Basis, Exposure
from indicators.evidence import Period
from indicators.measured import Measured
from indicators.score import STRICT, Linear, Saturating, ScoreRange

Share = Annotated[float, Field(ge=0, le=1)]
Least = Annotated[int, Field(ge=1)]
Names = Annotated[tuple[str, ...], Field(strict=False)]  # not strict: TOML has lists
Window = tuple[date, date]


class Words(BaseModel):
    """The same in both languages."""

    model_config = STRICT

    zh: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


class Indicator(BaseModel, ABC):
    """One row of the catalogue. A definition is a subclass: its fields are the numbers that the catalogue must name,
    and `measure` finds the value. `weight` is relative to the others of the group. Formula and edge cases name their
    numbers in braces, so that they are told as the programme has them."""

    model_config = STRICT
    # Measures that are read for the figures beside the value alone: a headline is made without them.
    reads_beside: ClassVar[frozenset[str]] = frozenset()

    key: str
    group: str
    weight: Annotated[float, Field(ge=0)]
    name: Words
    unit: Words
    measures: Words
    formula: Words
    edge_cases: Words

    @property
    @abstractmethod
    def score_ranges(self) -> Mapping[str, Linear | Saturating]:
        """The score range of each part."""

    @abstractmethod
    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, Window]:
        """For each measure that it reads: the first and last day of the facts that it must be given."""

    @abstractmethod
    def measure(self, basis: Basis) -> Measured: ...


class SingleValue(Indicator):
    """An indicator with one value and one score range."""

    score: ScoreRange

    @property
    def score_ranges(self) -> Mapping[str, Linear | Saturating]:
        return {"value": self.score}
