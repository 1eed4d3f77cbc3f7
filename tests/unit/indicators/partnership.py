"""A partnership to compute with: observations written short, and the example files read."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from indicators.catalogue import Catalogue, default
from indicators.evaluation import Evaluation, Receipt, evaluate
from indicators.evidence import SIDES, Evidence, Observation, Period, SideName, Standing
from indicators.measurement import Missing, MissingReason
from tests.support import paper

YEAR = Period(date(2025, 9, 1), date(2026, 8, 31), "2025–26")
QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30), "2026Q3")
STARTED = date(2024, 9, 1)
KNOWN_AT = date(2026, 10, 8)
COLLEGE, ENTERPRISE = SIDES
JULY, AUGUST = date(2026, 7, 3), date(2026, 8, 7)
EXAMPLES = Path(__file__).parents[3] / "docs" / "examples.toml"


def observation(
    measure: str, on: date, quantity: float = 1, **more: Any
) -> Observation:  # Any: the fields of an observation
    return Observation(measure, on, more.pop("to", on), quantity, **more)


def about(period: Period, measure: str, quantity: float = 1, **more: Any) -> Observation:  # Any: as above
    return Observation(measure, period.starts_on, period.ends_on, quantity, **more)


def activity(
    record: int, on: date, college: int = 5, enterprise: int = 5, category: str = "theme_day"
) -> list[Observation]:
    """An activity with so many of five party members of each side present; below 0: that side said nothing."""
    observations = [observation("activity", on, category=category, side=COLLEGE, record=record)]
    for side, present in ((COLLEGE, college), (ENTERPRISE, enterprise)):
        if present >= 0:
            observations.append(observation("presence", on, present, side=side, record=record))
            observations += [
                observation(
                    "attendance",
                    on,
                    float(number < present),
                    side=side,
                    subject=f"roster:{side}{number}",
                    record=record,
                )
                for number in range(5)
            ]
    return observations


def nil(period: Period, key: str = "*", sides: Iterable[SideName] = SIDES) -> list[Observation]:
    return [about(period, "nil_return", side=side, subject=key) for side in sides]


def standing(observations: Iterable[Observation], why: Standing) -> list[Observation]:
    return [each._replace(standing=why) for each in observations]


@cache
def the_paper() -> Catalogue:
    """Return the packaged method without what has been added to the paper's thirteen indicators."""
    defaults = default().model_dump()
    return Catalogue.model_validate(
        {**defaults, "indicators": {key: defaults["indicators"][key] for key in paper.INDICATORS}}
    )


def evaluation(
    observations: Iterable[Observation], period: Period = QUARTER, catalogue: Catalogue | None = None, **more: Any
) -> Evaluation:  # Any: the other fields of the evidence
    evidence = Evidence(tuple(observations), **{"known_at": KNOWN_AT, "active_from": STARTED, **more})
    return evaluate(catalogue or the_paper(), evidence, period)


def receipt(
    key: str, observations: Iterable[Observation], period: Period = QUARTER, **more: Any
) -> Receipt:  # Any: as above
    return evaluation(observations, period, **more).receipt(key)


def missing(found: Receipt) -> tuple[object, ...]:
    """Return why an indicator has no value: the reason, and where that says more, how much there is of what."""
    assert found.value is found.score is found.contribution is found.gap is None
    why = found.missing
    assert isinstance(why, Missing)
    return (why.reason, why.have, why.need, why.what) if why.reason is MissingReason.INSUFFICIENT else (why.reason,)


def all_examples() -> dict[str, dict[str, Any]]:  # Any: TOML
    return tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))


def examples() -> dict[str, dict[str, Any]]:  # Any: TOML
    """Return those of the paper's thirteen indicators."""
    return {key: example for key, example in all_examples().items() if key in paper.INDICATORS}


def observations_of(example: Mapping[str, Any]) -> list[Observation]:  # Any: TOML
    return [_read(row, number) for row in example["observations"] for number in range(1, row.get("times", 1) + 1)]


def _read(row: Mapping[str, Any], number: int) -> Observation:  # Any: TOML
    filled: dict[str, Any] = {
        key: value.format(n=number) if isinstance(value, str) else value for key, value in row.items()
    }
    filled.pop("times", None)
    starts_on = date.fromisoformat(str(filled.pop("on", YEAR.starts_on)))
    ends_on = date.fromisoformat(str(filled.pop("to", starts_on if "on" in row else YEAR.ends_on)))
    side = filled.pop("side") if "side" in filled else None
    record = int(filled.pop("record")) if "record" in filled else None
    return Observation(
        filled.pop("measure"), starts_on, ends_on, filled.pop("quantity", 1), side=side, record=record, **filled
    )
