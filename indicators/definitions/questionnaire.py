"""Answers on levels from 1 to 5, as an index from 0 to 100 for each respondent."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from indicators.basis import Basis
from indicators.evidence import Side
from indicators.statistics import variance


@dataclass(frozen=True)
class Questionnaire:
    """The indices (0–100) of those respondents who answered enough, by side, and how many answered at all. `withheld`:
    those among them whose answers nobody has seen, since they are so few that they would be known by them."""

    indices: Mapping[Side | None, Sequence[float]]
    respondents: Mapping[Side | None, int]
    withheld: Mapping[Side | None, int]


def questionnaire(basis: Basis, survey: str, least_share_of_items: float) -> Questionnaire:
    """Reads `<survey>_item` and `<survey>_answer`. A reversed item is turned; who answers twice counts with the
    last."""
    items = {fact.category: fact.quantity for fact in basis.about_period(f"{survey}_item")}
    answers: dict[tuple[Side | None, str | None], dict[str | None, float]] = {}
    for fact in basis.about_period(f"{survey}_answer"):
        if fact.category not in items:
            raise ValueError(f"category of {survey}_answer must be one of the items asked, not {fact.category}")
        index = level_index(f"{survey}_answer", fact.quantity)
        turned = 100 - index if items[fact.category] < 0 else index
        answers.setdefault((fact.side, fact.subject), {})[fact.category] = turned
    indices: dict[Side | None, list[float]] = {}
    respondents: dict[Side | None, int] = {}
    for (side, _), by_item in answers.items():
        respondents[side] = respondents.get(side, 0) + 1
        if len(by_item) >= least_share_of_items * len(items) - 1e-9:
            indices.setdefault(side, []).append(math.fsum(by_item.values()) / len(by_item))
    withheld: dict[Side | None, int] = {}
    for fact in basis.about_period(f"{survey}_withheld"):
        withheld[fact.side] = withheld.get(fact.side, 0) + round(fact.quantity)
        respondents[fact.side] = respondents.get(fact.side, 0) + round(fact.quantity)
    sorted_indices = {side: sorted(values) for side, values in indices.items()}
    return Questionnaire(sorted_indices, respondents, withheld)


def level_index(measure: str, level: float) -> float:
    if not 1 <= level <= 5:
        raise ValueError(f"quantity of {measure} must be a level from 1 to 5, not {level}")
    return (level - 1) * 25


def mean_and_error(indices: Sequence[float]) -> tuple[float, float]:
    """The mean and its standard error, 0 for a single one."""
    error = math.sqrt(variance(indices) / len(indices)) if len(indices) > 1 else 0.0
    return fmean(indices), error
