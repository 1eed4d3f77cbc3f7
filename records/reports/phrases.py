"""The phrases that the reading of free text knows beside those of the kinds: lists of patterns in `phrases.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def phrases(name: str) -> re.Pattern[str]:
    """Return a pattern for any of the phrases of a name. Raises KeyError where there are none."""
    return re.compile("|".join(_declared()[name]).replace(r"\s*", r"\s{0,3}"))


@cache
def _declared() -> dict[str, list[str]]:
    return tomllib.loads(files("records.reports").joinpath("phrases.toml").read_text(encoding="utf-8"))
