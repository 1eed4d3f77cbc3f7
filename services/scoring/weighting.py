"""A method with other weights: all the same, as they are said, or from comparisons of pairs (层次分析法)."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from math import fsum
from typing import Any

import tomli_w

from indicators import weigh
from indicators.catalogue import Catalogue
from records.errors import UserError
from records.text import clean, narrow_digits
from services.scoring import methods
from services.scoring.methods import Method
from storage.engine.unit_of_work import UnitOfWork
from storage.people.directory import Person

GROUPS = 0  # the number of the scope in which the groups are weighed; from 1 on, the indicators of a group
IN_ALL = 100
# How many times one outweighs the other: the answers to a comparison, from the first far ahead to the second.
SCALE = (9, 7, 5, 3, 1, 1 / 3, 1 / 5, 1 / 7, 1 / 9)


@dataclass(frozen=True)
class Scope:
    """What is weighed against each other: keys in order, and the weights that they have now."""

    number: int
    keys: tuple[str, ...]
    weights: tuple[float, ...]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        return list(combinations(range(len(self.keys)), 2))


@dataclass(frozen=True)
class Comparison:
    """What the comparisons of pairs say. `worst` is the number of the pair that fits the others least."""

    weights: tuple[float, ...]  # of 100, as they are adopted
    consistency_ratio: float
    largest_ratio: float
    worst: int | None

    @property
    def consistent(self) -> bool:
        return self.consistency_ratio <= self.largest_ratio


def scope(catalogue: Catalogue, number: int) -> Scope:
    """Raises UserError on a number that is none."""
    groups = tuple(catalogue.groups)
    if number == GROUPS:
        return Scope(number, groups, tuple(each.weight for each in catalogue.groups.values()))
    if not 1 <= number <= len(groups):
        raise UserError("button-old")
    own = catalogue.of_group(groups[number - 1])
    return Scope(number, tuple(each.key for each in own), tuple(each.weight for each in own))


def compared(catalogue: Catalogue, among: Scope, answers: Mapping[int, int]) -> Comparison:
    """From an answer to each pair, a place in `SCALE`."""
    size = len(among.keys)
    matrix = [[1.0] * size for _ in range(size)]
    for number, (i, j) in enumerate(among.pairs):
        matrix[i][j] = SCALE[answers[number]]
        matrix[j][i] = 1 / SCALE[answers[number]]
    found = weigh.ahp(matrix)
    worst = among.pairs.index(found.worst_pair) if found.worst_pair else None
    largest = catalogue.ahp.largest_consistency_ratio
    return Comparison(_of_hundred(found.weights), found.consistency_ratio, largest, worst)


def said(text: str, among: Scope, names: Sequence[Sequence[str]]) -> list[float]:
    """Weights as somebody writes them: so many numbers in order, or a name before each. Raises UserError."""
    figures = [float(each) for each in re.findall(r"\d+(?:\.\d+)?", narrow_digits(clean(text)))]
    if len(figures) != len(among.keys):
        raise UserError("weights-how-many", count=len(among.keys), given=len(figures))
    order = sorted(range(len(names)), key=lambda at: _place(clean(text), names[at]))
    named = all(_place(clean(text), each) < len(text) for each in names)
    weights = [0.0] * len(figures)
    for number, figure in enumerate(figures):
        weights[order[number] if named else number] = figure
    if not any(weights):
        raise UserError("weights-all-zero")
    if among.number == GROUPS and abs(fsum(weights) - IN_ALL) > 1e-6:
        raise UserError("weights-sum", sum=fsum(weights))
    return weights


def _place(text: str, names: Sequence[str]) -> int:
    found = [text.casefold().find(name.casefold()) for name in names]
    return min((at for at in found if at >= 0), default=len(text))


def equal(among: Scope) -> list[float]:
    return [share * (IN_ALL if among.number == GROUPS else len(among.keys)) for share in weigh.equal(len(among.keys))]


def adopt_weights(work: UnitOfWork, by: Person, among: Scope, weights: Sequence[float], now: datetime) -> Method:
    """A new version of the method with these weights; all else is as it was. Raises UserError."""
    tree = tomllib.loads(methods.own_content(work, now))
    table: dict[str, Any] = tree.setdefault("groups" if among.number == GROUPS else "indicators", {})  # Any: TOML
    for key, weight in zip(among.keys, _rounded(among, weights), strict=True):
        table.setdefault(key, {})["weight"] = weight
    return methods.adopt(work, by, tomli_w.dumps(tree), now)


def _rounded(among: Scope, weights: Sequence[float]) -> Sequence[float]:
    """To two decimals; those of the groups add up to 100, the largest takes what is over."""
    return _of_hundred(weights) if among.number == GROUPS else [round(weight, 2) for weight in weights]


def _of_hundred(weights: Sequence[float]) -> tuple[float, ...]:
    total = fsum(weights)
    rounded = [round(weight / total * IN_ALL, 2) for weight in weights]
    largest = rounded.index(max(rounded))
    rounded[largest] = round(rounded[largest] + IN_ALL - fsum(rounded), 2)
    return tuple(rounded)


def as_toml(catalogue: Catalogue) -> str:
    """The whole method as a file that can be changed and sent back."""
    tree = catalogue.model_dump(mode="json")
    for indicator in tree["indicators"].values():
        indicator.pop("key")
    return tomli_w.dumps(tree, multiline_strings=False)
