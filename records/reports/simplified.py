"""Write a text in traditional characters in simplified ones, so that one set of words reads both."""

from functools import cache
from typing import Any

# Characters that only traditional texts have, of those that stand in nearly every report.
_COMMON = frozenset("學會這來個們時業國開關於與黨員聯動參張劉陳東進過後還對說為機電產區華實訓記發書長門場請總務")
_ENOUGH = 3  # of them show a traditional text; one or two may be in somebody's name


def simplified(plain: str) -> str:
    """Return a folded text of the same length in simplified characters, where it is written in traditional ones."""
    if sum(character in _COMMON for character in plain) < _ENOUGH:
        return plain
    known: dict[str, str] = {}
    for character in set(plain):
        written = str(_converter().convert(character))
        known[character] = written if len(written) == 1 else character
    return "".join(known[character] for character in plain)


@cache
def _converter() -> Any:  # Any: OpenCC's converter, loaded once a traditional text is read
    from opencc import OpenCC

    return OpenCC("t2s")
