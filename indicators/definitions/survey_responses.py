"""Responses to a survey, on levels from 1 to 5, as an index from 0 to 100 for each respondent."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from indicators.basis import Basis
from indicators.evidence import SideName
from indicators.statistics import variance


@dataclass(frozen=True)
class SurveyResponses:
    """The responses to a survey, by the respondents' side; None is of neither.

    `indices`: the index (0–100), in order, of each respondent who answered enough of the items. `respondents`: how many
    answered at all. `withheld`: how many among them nobody has seen the answers of, since they are so few that they
    would be known by them.
    """

    indices: Mapping[SideName | None, Sequence[float]]
    respondents: Mapping[SideName | None, int]
    withheld: Mapping[SideName | None, int]


def survey_responses(basis: Basis, survey: str, least_share_of_items: float) -> SurveyResponses:
    """Return the responses of the period to a survey, from its `<survey>_item`, `_answer` and `_withheld`.

    A reversed item is turned; who answers twice counts with the last. An index is the mean over the items answered, if
    these are at least that share (0–1) of all. Raises ValueError on a level outside of 1–5, and on an item not asked.
    """
    items = {item.category: item.quantity for item in basis.about_period(f"{survey}_item")}
    answers: dict[tuple[SideName | None, str | None], dict[str | None, float]] = {}
    for answer in basis.about_period(f"{survey}_answer"):
        if answer.category not in items:
            raise ValueError(f"category of {survey}_answer must be one of the items asked, not {answer.category}")
        index = level_index(f"{survey}_answer", answer.quantity)
        turned = 100 - index if items[answer.category] < 0 else index
        answers.setdefault((answer.side, answer.subject), {})[answer.category] = turned
    indices: dict[SideName | None, list[float]] = {}
    respondents: dict[SideName | None, int] = {}
    for (side, _), by_item in answers.items():
        respondents[side] = respondents.get(side, 0) + 1
        if len(by_item) >= least_share_of_items * len(items) - 1e-9:
            indices.setdefault(side, []).append(math.fsum(by_item.values()) / len(by_item))
    withheld: dict[SideName | None, int] = {}
    for sealed in basis.about_period(f"{survey}_withheld"):
        withheld[sealed.side] = withheld.get(sealed.side, 0) + round(sealed.quantity)
        respondents[sealed.side] = respondents.get(sealed.side, 0) + round(sealed.quantity)
    sorted_indices = {side: sorted(values) for side, values in indices.items()}
    return SurveyResponses(sorted_indices, respondents, withheld)


def level_index(measure: str, level: float) -> float:
    """Return the index of a level: 0 for 1, 100 for 5. Raises ValueError, which names the measure, on any other."""
    if not 1 <= level <= 5:
        raise ValueError(f"quantity of {measure} must be a level from 1 to 5, not {level}")
    return (level - 1) * 25


def mean_and_error(indices: Sequence[float]) -> tuple[float, float]:
    """Return the mean of one index or more, and its standard error: 0 for a single one."""
    error = math.sqrt(variance(indices) / len(indices)) if len(indices) > 1 else 0.0
    return fmean(indices), error
