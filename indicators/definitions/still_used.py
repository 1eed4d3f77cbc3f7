"""What stands beside indicators 4, 9 and 10: of what was followed up, how much is still in use. No value counts it."""

from collections.abc import Iterable

from indicators.basis import Basis
from indicators.measurement import NamedFigures

ADOPTED = ("teaching_resource", "teaching_resource_revised", "practice", "conversion")


def in_use_measure(adopted: str) -> str:
    """Return the measure of the answers about what was adopted by that measure."""
    return f"{adopted}_in_use"


def still_used(basis: Basis, adopted: Iterable[str]) -> NamedFigures:
    """Return of how many things a side has answered in the period, and how many of them are in use by all answers.

    The latest answer of each side holds. Nothing is returned where nobody has answered.
    """
    answers: dict[object, dict[object, bool]] = {}
    for measure in adopted:
        for answer in basis.select(in_use_measure(measure), always=True).within(basis.period).observations:
            thing = (measure, answer.record if answer.subject is None else answer.subject)
            answers.setdefault(thing, {})[answer.side] = answer.quantity > 0
    if not answers:
        return {}
    in_use = [by_side for by_side in answers.values() if all(by_side.values())]
    return {"followed_up": float(len(answers)), "still_used": float(len(in_use))}
