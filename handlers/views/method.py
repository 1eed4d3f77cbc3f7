"""The method of scoring as people see it: what each indicator and group weighs."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.kit.replies import Button, Line, Screen
from handlers.kit.texts import in_language
from handlers.views.scores import figure, grid
from indicators.catalogue import Catalogue
from records.messages import Message, message
from services.scoring import weighting
from services.scoring.methods import Method
from services.scoring.weighting import Scope, scope
from storage import programme
from storage.engine.unit_of_work import UnitOfWork

PURPOSE = "method"


def overview_screen(work: UnitOfWork, held: Method, language: str, *, move: bool) -> Screen:
    catalogue = held.catalogue
    lines: list[Line] = [version_line(work, held.number, held.since, held.by), ""]
    for number, group in enumerate(catalogue.groups.values(), 1):
        own = scope(catalogue, number)
        parts = tuple(weight_lines(catalogue, own, _points(catalogue, own), language))
        name = in_language(language, group.name)
        lines.append(message("method-group", name=name, weight=figure(group.weight), parts=parts))
    lines += ["", Message("method-hint")]
    names = [scope_name(catalogue, number, language) for number in range(len(catalogue.groups) + 1)]
    scopes = [Button(name, f"weights:{number}") for number, name in enumerate(names)]
    files = [
        Button(Message("method-download"), "methodfile"),
        Button(Message("method-change"), "methodchange"),
        Button(Message("method-history"), "methodhistory"),
    ]
    return Screen(PURPOSE, lines, [*grid(scopes), files], move=move)


def _points(catalogue: Catalogue, among: Scope) -> list[float]:
    """Of 100, when nothing is missing."""
    if among.number == weighting.GROUPS:
        return list(among.weights)
    return [catalogue.points(catalogue.indicators[key]) for key in among.keys]


def version_line(work: UnitOfWork, number: int, since: datetime | None, by: str | None) -> Message:
    if since is None:
        return Message("method-packaged")
    at = since.astimezone(ZoneInfo(programme.time_zone(work)))
    return message("method-version", number=number, at=at, by=by or "")


def weight_lines(catalogue: Catalogue, among: Scope, weights: Sequence[float], language: str) -> list[Message]:
    """A line for each part of the scope; `weights` in points of 100."""
    return [
        message("method-weight", name=part_name(catalogue, among, at, language), weight=figure(weight))
        for at, weight in enumerate(weights)
    ]


def part_name(catalogue: Catalogue, among: Scope, at: int, language: str) -> str:
    named = catalogue.groups if among.number == weighting.GROUPS else catalogue.indicators
    return in_language(language, named[among.keys[at]].name)


def scope_name(catalogue: Catalogue, number: int, language: str) -> Message:
    if number == weighting.GROUPS:
        return Message("method-scope-groups")
    group = list(catalogue.groups.values())[number - 1]
    return message("method-scope-group", name=in_language(language, group.name))
