"""What all indicators of the catalogue have, whatever their definition."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from pydantic import BaseModel, Field

from indicators.basis import Basis, Exposure
from indicators.bilingual import BilingualText
from indicators.evidence import Period
from indicators.measurement import Measurement
from indicators.score import STRICT, Linear, Saturating, ScoreRange

Share = Annotated[float, Field(ge=0, le=1)]
Least = Annotated[int, Field(ge=1)]
Names = Annotated[tuple[str, ...], Field(strict=False)]  # not strict: TOML has lists
DateRange = tuple[date, date]  # first and last day, both included


class Indicator(BaseModel, ABC):
    """One row of the catalogue.

    A definition is a subclass with a field `definition: Literal["<name>"]`, by which the catalogue names it. Its other
    fields are the numbers that the catalogue must give, and `measure` finds the value. `weight` is relative to the
    others of the group. Formula and edge cases name their numbers in braces, so that they are told as the programme has
    them.
    """

    model_config = STRICT
    # Measures that are read for the figures beside the value alone: a headline is made without them.
    reads_beside: ClassVar[frozenset[str]] = frozenset()

    key: str
    group: str
    weight: Annotated[float, Field(ge=0)]
    name: BilingualText
    unit: BilingualText
    measures: BilingualText
    formula: BilingualText
    edge_cases: BilingualText

    @property
    @abstractmethod
    def score_ranges(self) -> Mapping[str, Linear | Saturating]:
        """The score range of each part, by the part's name."""

    @abstractmethod
    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, DateRange]:
        """Return the first and last day of the observations that it must be given, for each measure that it reads."""

    @abstractmethod
    def measure(self, basis: Basis) -> Measurement:
        """Return the value of the period, or why it is missing, with what it was made of.

        Raises ValueError on observations that cannot be, such as a level of 7.
        """


class SingleValue(Indicator):
    """An indicator with one value and one score range."""

    score: ScoreRange

    @property
    def score_ranges(self) -> Mapping[str, Linear | Saturating]:
        """The one score range, of the part `value`."""
        return {"value": self.score}
