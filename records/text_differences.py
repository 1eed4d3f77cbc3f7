"""What of a text has changed, piece by piece, so that a reader need not look for it."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# What changes as a whole: a number or a word of Latin letters; of Chinese each character by itself.
_TOKENS = re.compile(r"[0-9][0-9.,:/%-]*|[A-Za-z]+|\s+|.", re.DOTALL)
_ALIKE = 0.4  # of which less is in common, that is told as one text for another


class DifferenceKind(StrEnum):
    """What became of a piece."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class TextDifference:
    """A piece of a text, and what became of it."""

    kind: DifferenceKind
    text: str


def differences(before: str, after: str) -> list[TextDifference]:
    """Return both texts in pieces: what stayed, and in its place what went and what came."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return _replaced(before, after)
    pieces: list[TextDifference] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(TextDifference(DifferenceKind.SAME, "".join(old[i1:i2])))
        else:
            pieces += _replaced("".join(old[i1:i2]), "".join(new[j1:j2]))
    return pieces


def _replaced(before: str, after: str) -> list[TextDifference]:
    pieces = [TextDifference(DifferenceKind.REMOVED, before), TextDifference(DifferenceKind.ADDED, after)]
    return [piece for piece in pieces if piece.text]
