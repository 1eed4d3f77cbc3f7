"""Tells of the placeholders of an own form which there are not, and which may have been meant."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from handlers.exports.placeholders import Placeholders
from handlers.exports.template_values import known_placeholders
from records.templates import (
    PlaceholderUse,
    TemplateFault,
    TemplateProblem,
    TemplatePurpose,
    TemplateReading,
)

_ALIKE = 0.5  # from which on a name may have been meant


def faults_of(reading: TemplateReading, purpose: TemplatePurpose) -> list[TemplateFault]:
    """Return all that is wrong with a form of this purpose, in the order of its file."""
    if reading.faults:
        return list(reading.faults)
    if not reading.uses:
        return [TemplateFault(TemplateProblem.NONE)]
    known = known_placeholders(purpose)
    return [*_wrong_loops(reading.loops, known), *_wrong_names(reading.uses, known)]


def _wrong_loops(loops: Iterable[PlaceholderUse], known: Placeholders) -> Iterator[TemplateFault]:
    for loop in loops:
        if loop.name not in known.lists:
            yield TemplateFault(TemplateProblem.UNKNOWN, loop.text, loop.place, _meant(loop.name, known.lists))


def _wrong_names(uses: Iterable[PlaceholderUse], known: Placeholders) -> Iterator[TemplateFault]:
    for use in uses:
        if not use.of_list:
            if use.name not in known.single:
                meant = _meant(use.name, known.single) or _of_a_list(use.name, known)
                yield TemplateFault(TemplateProblem.UNKNOWN, use.text, use.place, meant)
        elif use.of_list not in known.lists:
            meant = _meant(use.of_list, known.lists)
            yield TemplateFault(TemplateProblem.UNKNOWN, use.text, use.place, meant and f"{meant}.{use.name}")
        elif use.name not in known.lists[use.of_list].labels:
            meant = _meant(use.name, known.lists[use.of_list].labels)
            yield TemplateFault(TemplateProblem.UNKNOWN, use.text, use.place, meant and f"{use.of_list}.{meant}")


def _of_a_list(name: str, known: Placeholders) -> str:
    return next((f"{listed}.{name}" for listed, things in known.lists.items() if name in things.labels), "")


def _meant(name: str, names: Iterable[str]) -> str:
    """Return the name that is most like what was written; a part of one counts as that, too."""
    every = list(names)
    close = get_close_matches(name.casefold(), every, 1, _ALIKE)
    holding = sorted((each for each in every if name in each), key=len)
    return next(iter([*close, *holding]), "")
