"""How far the raters of a rubric agree: the spread of each item, and two figures for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from indicators.definitions.rubric import Rubric
from indicators.statistics import krippendorff_alpha
from records.roles import Side
from storage.assessment.ratings import Rating


@dataclass(frozen=True)
class RatedItem:
    """One thing that is rated: an item of a rubric, at one of the organisations."""

    item: str
    side: Side


@dataclass(frozen=True)
class ItemAgreement:
    """What raters made of an item: how many they are, the median, and the lowest and highest level."""

    rated: RatedItem
    raters: int
    median: float
    lowest: int
    highest: int


@dataclass(frozen=True)
class RaterAgreement:
    """How far raters agree, item by item and in all.

    `percent`: of the pairs of raters of one item, how many in a hundred say the same level; `alpha`: Krippendorff's,
    ordinal. None where it is undefined: nobody to compare with, or no two different levels.
    """

    items: tuple[ItemAgreement, ...]
    percent: float | None
    alpha: float | None


def rated_items(rubric: Rubric) -> list[RatedItem]:
    """Return what is rated by a rubric, in the order in which it is asked."""
    return [RatedItem(item, Side(side)) for side in rubric.organisations for item in rubric.items]


def agreement(ratings: Sequence[Rating], items: Sequence[RatedItem]) -> RaterAgreement:
    """Return how far those who have rated these items agree."""
    levels_of: dict[RatedItem, dict[int, int]] = {item: {} for item in items}
    for rating in ratings:
        levels_of.setdefault(RatedItem(rating.item, rating.side), {})[rating.person_id] = rating.level
    raters = sorted({rating.person_id for rating in ratings})
    pairs = [pair for levels in levels_of.values() for pair in combinations(levels.values(), 2)]
    return RaterAgreement(
        tuple(
            ItemAgreement(item, len(levels), median(levels.values()), min(levels.values()), max(levels.values()))
            for item, levels in levels_of.items()
            if levels
        ),
        100 * sum(first == second for first, second in pairs) / len(pairs) if pairs else None,
        _alpha([[levels_of[item].get(rater) for item in items] for rater in raters]),
    )


def _alpha(levels: Sequence[Sequence[float | None]]) -> float | None:
    try:
        return krippendorff_alpha(levels, "ordinal")
    except ValueError:
        return None  # nobody to compare with, or no two different levels
