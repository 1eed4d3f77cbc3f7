"""Recognise what a short text asks for that is no report: 签到, 台账, 怎么用, help."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from records.reports.drafts import Intent, IntentKind, TextSpan

LONGEST, MOST_WORDS = 24, 8  # characters of a text that asks for a thing; in letters it is counted in words


def read_intent(plain: str) -> Intent | None:
    """Return what a folded text asks for, and the words that do; None where it is long, or asks for nothing known."""
    words = plain.split()
    if len(plain.strip()) > LONGEST and not (plain.isascii() and len(words) <= MOST_WORDS):
        return None
    for kind, pattern in _patterns():
        match = pattern.search(plain)
        if match is not None:
            return Intent(kind, TextSpan(*match.span()))
    return None


@cache
def _patterns() -> tuple[tuple[IntentKind, re.Pattern[str]], ...]:
    declared = tomllib.loads(files("records.reports").joinpath("intents.toml").read_text(encoding="utf-8"))
    return tuple((IntentKind(kind), re.compile(_any(listed))) for kind, listed in declared.items())


def _any(patterns: list[str]) -> str:
    return "|".join(rf"(?<![a-z])(?:{pattern})(?![a-z])" for pattern in patterns)
