"""Score ranges 评分区间: which values make 0 and 100 points, as the catalogue says it of each indicator."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from indicators.normalise import cut, linear_uncut, saturating_uncut

STRICT = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Linear(BaseModel):
    """A range with 0 points at `low` and below, 100 at `target` and above, and evenly many between."""

    model_config = STRICT

    kind: Literal["linear"]
    low: float
    target: float

    @model_validator(mode="after")
    def _target_above_low(self) -> "Linear":
        if self.target <= self.low:
            raise PydanticCustomError("target_not_above_low", "target must be above low ({low})", {"low": self.low})
        return self

    def uncut(self, value: float) -> float:
        """Return the score of a value as it is, also below 0 or above 100."""
        return linear_uncut(value, self.low, self.target)

    def of(self, value: float) -> float:
        """Return the score of a value, 0–100."""
        return cut(self.uncut(value))


class Saturating(BaseModel):
    """A range with 0 points at 0 and 100 at `target`, where each further one adds less than the one before."""

    model_config = STRICT

    kind: Literal["saturating"]
    target: Annotated[float, Field(gt=0)]

    def uncut(self, value: float) -> float:
        """Return the score of a value as it is, also below 0 or above 100."""
        return saturating_uncut(value, self.target)

    def of(self, value: float) -> float:
        """Return the score of a value, 0–100."""
        return cut(self.uncut(value))


ScoreRange = Annotated[Linear | Saturating, Field(discriminator="kind")]
