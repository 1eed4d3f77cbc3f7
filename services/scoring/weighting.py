"""Makes a method with other weights: all the same, as somebody says, or from comparisons of pairs (层次分析法)."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import IntEnum
from itertools import combinations
from math import fsum
from typing import Any

import tomli_w

from indicators import weigh
from indicators.catalogue import Catalogue
from records.errors import UserError
from records.reading.numbers import parse_number
from records.text import clean, narrow
from services.scoring import methods
from services.scoring.methods import Method
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person

GROUPS = 0  # the number of the scope in which the groups are weighed; from 1 on, the indicators of a group
IN_ALL = 100


class Judgement(IntEnum):
    """How the first of a pair compares with the second, on Saaty's scale; the numbers are what is stored."""

    FIRST_EXTREMELY = 0
    FIRST_VERY_STRONGLY = 1
    FIRST_STRONGLY = 2
    FIRST_MODERATELY = 3
    EQUALLY = 4
    SECOND_MODERATELY = 5
    SECOND_STRONGLY = 6
    SECOND_VERY_STRONGLY = 7
    SECOND_EXTREMELY = 8

    @property
    def times(self) -> int:
        """Return how many times the one that weighs more outweighs the other: 1, 3, 5, 7 or 9."""
        return 1 + 2 * abs(self - Judgement.EQUALLY)

    @property
    def ratio(self) -> float:
        """Return the weight of the first by that of the second."""
        return self.times if self <= Judgement.EQUALLY else 1 / self.times


@dataclass(frozen=True)
class WeightingScope:
    """What is weighed against each other: keys in order, and the weights that they have now."""

    number: int
    keys: tuple[str, ...]
    weights: tuple[float, ...]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Return all pairs, each as the places of two keys."""
        return list(combinations(range(len(self.keys)), 2))


@dataclass(frozen=True)
class PairwiseWeights:
    """What the comparisons of pairs say.

    `weights` are of 100, as they would be adopted; `consistency_ratio` is how far the comparisons contradict each
    other, `largest_ratio` how far they may, and `worst` the number of the pair that fits the others least.
    """

    weights: tuple[float, ...]
    consistency_ratio: float
    largest_ratio: float
    worst: int | None

    @property
    def consistent(self) -> bool:
        """Tell whether the comparisons agree well enough to be adopted."""
        return self.consistency_ratio <= self.largest_ratio


def scope_of(catalogue: Catalogue, number: int) -> WeightingScope:
    """Return the scope of this number. Raises UserError on a number that is none."""
    groups = tuple(catalogue.groups)
    if number == GROUPS:
        return WeightingScope(number, groups, tuple(group.weight for group in catalogue.groups.values()))
    if not 1 <= number <= len(groups):
        raise UserError("button-old")
    own = catalogue.of_group(groups[number - 1])
    return WeightingScope(
        number, tuple(indicator.key for indicator in own), tuple(indicator.weight for indicator in own)
    )


def pairwise_weights(
    catalogue: Catalogue, scope: WeightingScope, judgements: Mapping[int, Judgement]
) -> PairwiseWeights:
    """Return the weights that a judgement of each pair of the scope makes, by the analytic hierarchy process."""
    size = len(scope.keys)
    matrix = [[1.0] * size for _ in range(size)]
    for number, (i, j) in enumerate(scope.pairs):
        matrix[i][j] = judgements[number].ratio
        matrix[j][i] = 1 / judgements[number].ratio
    derived = weigh.ahp(matrix)
    worst = scope.pairs.index(derived.worst_pair) if derived.worst_pair else None
    largest = catalogue.ahp.largest_consistency_ratio
    return PairwiseWeights(_of_hundred(derived.weights), derived.consistency_ratio, largest, worst)


def parse_weights(text: str, scope: WeightingScope, names: Sequence[Sequence[str]]) -> list[float]:
    """Return the weights that somebody has written: so many numbers in order, or a name before each.

    `names` are those of each part of the scope, in whatever language. Raises UserError.
    """
    figures = _figures(clean(text), [form for forms in names for form in forms])
    if len(figures) != len(scope.keys):
        raise UserError("weights-how-many", count=len(scope.keys), given=len(figures))
    order = sorted(range(len(names)), key=lambda at: _position(clean(text), names[at]))
    named = all(_position(clean(text), forms) < len(text) for forms in names)
    weights = [0.0] * len(figures)
    for number, figure in enumerate(figures):
        weights[order[number] if named else number] = figure
    if not any(weights):
        raise UserError("weights-all-zero")
    if scope.number == GROUPS and abs(fsum(weights) - IN_ALL) > 1e-6:
        raise UserError("weights-sum", sum=fsum(weights))
    return weights


def _figures(text: str, names: Sequence[str]) -> list[float]:
    """Return the numbers among names and what divides them. Raises UserError on anything else."""
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    without_names = re.sub("|".join(map(re.escape, longest_first)) or "(?!)", " ", narrow(text), flags=re.IGNORECASE)
    figures = []
    for word in re.split(r"[\s,、;:=。]+|(?<=[%0-9])分|和|\band\b", without_names):
        if not word:
            continue
        number = _number(word)
        if number is None or number < 0:
            raise UserError("weights-not-understood", said=word[:40])
        figures.append(float(number))
    return figures


def _number(word: str) -> Decimal | None:
    try:
        return parse_number(word, "percent").value
    except UserError:
        return None


def _position(text: str, names: Sequence[str]) -> int:
    positions = [text.casefold().find(name.casefold()) for name in names]
    return min((position for position in positions if position >= 0), default=len(text))


def equal_weights(scope: WeightingScope) -> list[float]:
    """Return the same weight for each part of the scope."""
    count = len(scope.keys)
    return [share * (IN_ALL if scope.number == GROUPS else count) for share in weigh.equal(count)]


def adopt_weights(
    work: UnitOfWork, by: Person, scope: WeightingScope, weights: Sequence[float], now: datetime
) -> Method:
    """Adopt and return a new version of the method with these weights; all else is as it was. Raises UserError."""
    tree = tomllib.loads(methods.own_content(work, now))
    table: dict[str, Any] = tree.setdefault("groups" if scope.number == GROUPS else "indicators", {})  # Any: TOML
    for key, weight in zip(scope.keys, _rounded(scope, weights), strict=True):
        table.setdefault(key, {})["weight"] = weight
    return methods.adopt(work, by, tomli_w.dumps(tree), now)


def _rounded(scope: WeightingScope, weights: Sequence[float]) -> Sequence[float]:
    """Return them to two decimals; those of the groups add up to 100, the largest takes what is over."""
    return _of_hundred(weights) if scope.number == GROUPS else [round(weight, 2) for weight in weights]


def _of_hundred(weights: Sequence[float]) -> tuple[float, ...]:
    total = fsum(weights)
    rounded = [round(weight / total * IN_ALL, 2) for weight in weights]
    largest = rounded.index(max(rounded))
    rounded[largest] = round(rounded[largest] + IN_ALL - fsum(rounded), 2)
    return tuple(rounded)


def as_toml(catalogue: Catalogue) -> str:
    """Return the whole method as the text of a file that can be changed and sent back."""
    tree = catalogue.model_dump(mode="json")
    for indicator in tree["indicators"].values():
        indicator.pop("key")
    return tomli_w.dumps(tree, multiline_strings=False)
