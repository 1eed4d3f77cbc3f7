"""The page that says how scores are computed: each indicator of a version of the method, in words and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.kit.replies import Line
from handlers.kit.texts import in_language
from handlers.views.figures import figure, figure_hundredth
from handlers.views.sources import range_lines
from records.messages import Message, message
from services.scoring.methods import Method


@dataclass(frozen=True)
class MethodIndicator:
    """How an indicator is computed; `weight` in points of 100."""

    number: int
    name: str
    weight: Line
    measures: str
    formula: str
    ranges: Sequence[Line]
    edge_cases: str


@dataclass(frozen=True)
class MethodGroup:
    """A group with its weight in points of 100, and its indicators."""

    name: str
    weight: Line
    indicators: Sequence[MethodIndicator]


@dataclass(frozen=True)
class MethodPage:
    """A version of the method; `digest` is the same for the same method anywhere."""

    title: Line
    lead: Line
    groups: Sequence[MethodGroup]
    digest: str


def method_page(method: Method, language: str) -> MethodPage:
    """Return what the page of a version of the method says."""
    catalogue = method.catalogue
    numbers = {key: number for number, key in enumerate(catalogue.indicators, 1)}
    groups = [
        MethodGroup(
            name=in_language(language, group.name),
            weight=figure(group.weight),
            indicators=[
                MethodIndicator(
                    number=numbers[one.key],
                    name=in_language(language, one.name),
                    weight=figure_hundredth(catalogue.points(one)),
                    measures=in_language(language, one.measures),
                    formula=in_language(language, catalogue.with_numbers(one, one.formula)),
                    ranges=range_lines(one, language),
                    edge_cases=in_language(language, catalogue.with_numbers(one, one.edge_cases)),
                )
                for one in catalogue.of_group(key)
            ],
        )
        for key, group in catalogue.groups.items()
    ]
    return MethodPage(title_of(method), Message("public-method-lead"), groups, catalogue.version)


def title_of(method: Method) -> Line:
    """Return what a version of the method is called."""
    return message("public-method", number=method.number)
