"""The method of scoring as people see it: what each indicator and group weighs."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.buttons.scoring import ChangeMethod, DownloadMethod, ShowMethodHistory, ShowWeights
from handlers.kit.replies import Button, Line, Screen
from handlers.kit.texts import in_language
from handlers.views.figures import figure
from handlers.views.scores import grid
from indicators.catalogue import Catalogue
from records.messages import Message, message
from records.purposes import Purpose
from services.scoring import weighting
from services.scoring.methods import Method
from services.scoring.weighting import WeightingScope, scope_of
from storage import programme
from storage.engine.unit_of_work import UnitOfWork


def overview_screen(work: UnitOfWork, method: Method, language: str, *, move: bool) -> Screen:
    """Return the method with its weights, and the buttons to change it."""
    catalogue = method.catalogue
    lines: list[Line] = [version_line(work, method.number, method.since, method.by), ""]
    for number, group in enumerate(catalogue.groups.values(), 1):
        scope = scope_of(catalogue, number)
        parts = tuple(weight_lines(catalogue, scope, _points(catalogue, scope), language))
        name = in_language(language, group.name)
        lines.append(message("method-group", name=name, weight=figure(group.weight), parts=parts))
    lines += ["", Message("method-hint")]
    names = [scope_name(catalogue, number, language) for number in range(len(catalogue.groups) + 1)]
    scopes = [Button(name, ShowWeights(number)) for number, name in enumerate(names)]
    files = [
        Button(Message("method-download"), DownloadMethod()),
        Button(Message("method-change"), ChangeMethod()),
        Button(Message("method-history"), ShowMethodHistory()),
    ]
    return Screen(Purpose.METHOD, lines, [*grid(scopes), files], move=move)


def _points(catalogue: Catalogue, scope: WeightingScope) -> list[float]:
    """Return the points of 100 that each part has when nothing is missing."""
    if scope.number == weighting.GROUPS:
        return list(scope.weights)
    return [catalogue.points(catalogue.indicators[key]) for key in scope.keys]


def version_line(work: UnitOfWork, number: int, since: datetime | None, by: str | None) -> Message:
    """Say which version of the method it is, since when it holds, and who adopted it."""
    if since is None:
        return Message("method-packaged")
    at = since.astimezone(ZoneInfo(programme.time_zone(work)))
    return message("method-version", number=number, at=at, by=by or "")


def weight_lines(catalogue: Catalogue, scope: WeightingScope, weights: Sequence[float], language: str) -> list[Message]:
    """Return a line for each part of the scope; `weights` in points of 100."""
    return [
        message("method-weight", name=part_name(catalogue, scope, at, language), weight=figure(weight))
        for at, weight in enumerate(weights)
    ]


def part_name(catalogue: Catalogue, scope: WeightingScope, at: int, language: str) -> str:
    """Return the name of the part of the scope at this place."""
    named = catalogue.groups if scope.number == weighting.GROUPS else catalogue.indicators
    return in_language(language, named[scope.keys[at]].name)


def scope_name(catalogue: Catalogue, number: int, language: str) -> Message:
    """Return what the scope of this number is called."""
    if number == weighting.GROUPS:
        return Message("method-scope-groups")
    group = list(catalogue.groups.values())[number - 1]
    return message("method-scope-group", name=in_language(language, group.name))
