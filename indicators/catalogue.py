"""The method: every indicator, group and number, from the packaged defaults with a programme's own merged over them.

A programme's file, or mapping, holds only what it wants otherwise. What is wrong with it is told with key and line.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, cached_property
from importlib import resources
from itertools import islice
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError, field_validator, model_validator

from indicators.basis import Exposure
from indicators.bilingual import BilingualText
from indicators.collaboration import READ_BY_COLLABORATION
from indicators.definitions.indicator import DateRange, Indicator, Share
from indicators.definitions.table import AnyIndicator
from indicators.evidence import Period
from indicators.faults import CatalogueError, first_fault
from indicators.score import STRICT

Tree = Mapping[str, Any]  # what tomllib returns: tables, lists and plain values
DEFAULTS = "catalogue.toml"
_MOST_TRIED = 20  # lines that may hold a key that is wrong
_WEIGHT_IN_ALL = 100


class IndicatorGroup(BaseModel):
    """A group of indicators 一级指标. The weights of all groups add up to 100."""

    model_config = STRICT

    name: BilingualText
    weight: Annotated[float, Field(ge=0)]


class Composite(BaseModel):
    """How much of groups and weight must be there (shares from 0 to 1), and the floor of the geometric mean."""

    model_config = STRICT

    least_weight_of_group: Share
    geometric_floor: Annotated[float, Field(gt=0, le=100)]
    least_groups_for_ranking: Annotated[int, Field(ge=1)]
    least_weight_for_ranking: Share


class Uncertainty(BaseModel):
    """How far draws depart from weights and targets, and from which probability on "A is above B" is said."""

    model_config = STRICT

    weight_spread: Annotated[float, Field(ge=0, lt=1)]
    target_spread: Annotated[float, Field(ge=0, lt=1)]
    said_from_probability: Annotated[float, Field(gt=0.5, le=1)]


class Comparisons(BaseModel):
    """The consistency ratio above which AHP's comparisons contradict each other too much, and are asked again."""

    model_config = STRICT

    largest_consistency_ratio: Annotated[float, Field(gt=0)]


class Catalogue(BaseModel):
    """The whole method. `edition` is raised when a definition's code changes what comes out of the same numbers.

    Raises ValidationError, and CatalogueError within it, on whatever could not be computed or told.
    """

    model_config = STRICT

    edition: Annotated[int, Field(ge=1)]
    exposure: Exposure
    composite: Composite
    uncertainty: Uncertainty
    ahp: Comparisons
    groups: Annotated[dict[str, IndicatorGroup], Field(min_length=1)]
    indicators: Annotated[dict[str, AnyIndicator], Field(min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _keys_into_indicators(cls, tree: Any) -> Any:  # Any: before validation it may be anything
        indicators = tree.get("indicators") if isinstance(tree, Mapping) else None
        if not isinstance(indicators, Mapping):
            return tree
        keyed = {
            key: {**entry, "key": key} if isinstance(entry, Mapping) else entry for key, entry in indicators.items()
        }
        return {**tree, "indicators": keyed}

    @field_validator("groups")
    @classmethod
    def _weights_add_up(cls, groups: dict[str, IndicatorGroup]) -> dict[str, IndicatorGroup]:
        total = sum(group.weight for group in groups.values())
        if abs(total - _WEIGHT_IN_ALL) > 1e-6:
            zh = f"各一级指标的权重之和必须是 {_WEIGHT_IN_ALL}，现为 {total:g}"
            en = f"the weights of the groups must add up to {_WEIGHT_IN_ALL}, not {total:g}"
            raise CatalogueError("groups", BilingualText(zh=zh, en=en))
        return groups

    @model_validator(mode="after")
    def _groups_have_weight(self) -> "Catalogue":
        for key, indicator in self.indicators.items():
            if indicator.group not in self.groups:
                names = ", ".join(self.groups)
                zh = f"只能是 {names} 之一，现为 {indicator.group}"
                en = f"must be one of {names}, not {indicator.group}"
                raise CatalogueError(f"indicators.{key}.group", BilingualText(zh=zh, en=en))
        for key in self.groups:
            if not any(indicator.weight > 0 for indicator in self.of_group(key)):
                zh, en = "至少要有一个权重大于 0 的指标", "must have at least one indicator with a weight above 0"
                raise CatalogueError(f"groups.{key}", BilingualText(zh=zh, en=en))
        return self

    @model_validator(mode="after")
    def _words_can_be_told(self) -> "Catalogue":
        for key, indicator in self.indicators.items():
            for field in ("formula", "edge_cases"):
                try:
                    self.with_numbers(indicator, getattr(indicator, field))
                except (LookupError, AttributeError, ValueError, TypeError) as error:
                    zh = f"花括号里必须是该指标的数字的名称：{error}"
                    en = f"must name numbers of the indicator in braces, which it does not: {error}"
                    raise CatalogueError(f"indicators.{key}.{field}", BilingualText(zh=zh, en=en)) from None
        return self

    def of_group(self, group: str) -> tuple[Indicator, ...]:
        """Return the indicators of a group, in the order of the catalogue."""
        return tuple(indicator for indicator in self.indicators.values() if indicator.group == group)

    def points(self, indicator: Indicator) -> float:
        """Return the points of 100 that an indicator weighs when nothing is missing."""
        total = sum(member.weight for member in self.of_group(indicator.group))
        return self.groups[indicator.group].weight * indicator.weight / total

    def with_numbers(self, indicator: Indicator, words: BilingualText) -> BilingualText:
        """Return an indicator's formula or edge cases, with its numbers as they are in this method."""
        numbers = {**indicator.model_dump(), "exposure": self.exposure.model_dump()}
        return BilingualText(zh=words.zh.format(**numbers), en=words.en.format(**numbers))

    @cached_property
    def version(self) -> str:
        """The name of the method, 16 hexadecimal digits: the same numbers, the same version.

        Names and explanations are not part of it.
        """
        numbers = json.dumps(_without_words(self.model_dump(mode="json")), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(numbers.encode()).hexdigest()[:16]


def evidence_windows(catalogue: Catalogue, period: Period) -> dict[str, DateRange]:
    """Return for each measure the first and last day of the observations that `evaluate` must be given for a period.

    They are wanted where they begin or end there. `date.min` and `date.max` mean all of them, which is so of
    rectifications only.
    """
    windows: dict[str, DateRange] = dict.fromkeys(READ_BY_COLLABORATION, (period.starts_on, period.ends_on))
    for indicator in catalogue.indicators.values():
        for measure, (first, last) in indicator.windows(period, catalogue.exposure).items():
            known_first, known_last = windows.get(measure, (date.max, date.min))
            windows[measure] = min(known_first, first), max(known_last, last)
    return windows


def headline_windows(catalogue: Catalogue, period: Period) -> dict[str, DateRange]:
    """Return what `evidence_windows` does, of those measures only that `headline` must be given."""
    measures = {
        measure
        for indicator in catalogue.indicators.values()
        for measure in indicator.windows(period, catalogue.exposure).keys() - indicator.reads_beside
    }
    return {measure: window for measure, window in evidence_windows(catalogue, period).items() if measure in measures}


@cache
def default() -> Catalogue:
    """Return the packaged method, as it is without any programme's own."""
    return load("")


def load(own: str) -> Catalogue:
    """Return the method of a programme, from the text of its TOML file. Raises CatalogueError with key and line."""
    try:
        tree = tomllib.loads(own)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError("", BilingualText(zh=f"不是 TOML 的写法：{error}", en=f"must be TOML: {error}")) from None
    except RecursionError:
        raise CatalogueError("", BilingualText(zh="嵌套太深", en="is nested too deeply")) from None
    return _checked(tree, own)


def merge(own: Tree) -> Catalogue:
    """Return the method of a programme, from a mapping shaped like the file. Raises CatalogueError with the key."""
    return _checked(own, "")


def _checked(own: Tree, text: str) -> Catalogue:
    try:
        return Catalogue.model_validate(_merged(_defaults(), own))
    except ValidationError as error:
        path, problem = first_fault(error)
        raise CatalogueError(".".join(path), problem, _line_of(path, text)) from None


@cache
def _defaults() -> Tree:
    return tomllib.loads(resources.files("indicators").joinpath(DEFAULTS).read_text(encoding="utf-8"))


def _merged(below: Tree, above: Tree) -> dict[str, Any]:
    """Return the table below with the one above over it, merged key by key.

    Anything but tables is replaced; so is a table by one that says it is of another kind.
    """
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping) and _same_kind(old, value):
            merged[key] = _merged(old, value)
        else:
            merged[key] = value
    return merged


def _same_kind(old: Tree, new: Tree) -> bool:
    return all(new.get(tag, old.get(tag)) == old.get(tag) for tag in ("kind", "definition"))


def _without_words(tree: Any) -> Any:  # Any: JSON
    if isinstance(tree, dict):
        return {key: _without_words(value) for key, value in tree.items() if key not in ("zh", "en")}
    return tree


def _line_of(path: tuple[str, ...], text: str) -> int | None:
    """Return the line, from 1, of a key in a TOML text, or of the last table that leads to it; None where neither is.

    It is the first line with which the key is there. Only lines that name it are tried, and not very many of them: each
    try reads the text again.
    """
    lines = text.splitlines()
    for length in range(len(path), 0, -1):
        for number in islice(_ends_of(path[length - 1], lines), _MOST_TRIED):
            if _holds("\n".join(lines[:number]), path[:length]):
                return number
    return None


def _ends_of(key: str, lines: list[str]) -> Iterator[int]:
    """Yield the lines, from 1, that name a key, or where the list ends that begins there."""
    for number, line in enumerate(lines, 1):
        if key in line and not line.lstrip().startswith("#"):
            yield number
            if line.count("[") > line.count("]"):
                yield from islice((end for end in range(number + 1, len(lines) + 1) if "]" in lines[end - 1]), 1)


def _holds(text: str, path: tuple[str, ...]) -> bool:
    try:
        tree: Any = tomllib.loads(text)  # Any: a table, or a value at the path's end
    except tomllib.TOMLDecodeError:
        return False
    for step in path:
        if not isinstance(tree, dict) or step not in tree:
            return False
        tree = tree[step]
    return True
