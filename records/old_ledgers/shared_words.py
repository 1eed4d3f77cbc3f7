"""The words of old ledgers that no kind has for itself: of all records, of common columns, of sides."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def shared_words() -> Mapping[str, Any]:  # Any: what TOML holds
    """Return what `records/record_columns.toml` declares."""
    return tomllib.loads(files("records").joinpath("record_columns.toml").read_text(encoding="utf-8"))
