"""What there is of a path, and who may read it."""

import stat
from pathlib import Path

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def nearest(path: Path) -> Path:
    """Return the path, or the lowest folder above it that exists."""
    path = path.absolute()
    return next((each for each in (path, *path.parents) if each.exists()), Path("/"))


def is_open(path: Path) -> bool:
    """Tell whether others than the owner may do anything with it."""
    return path.exists() and bool(stat.S_IMODE(path.stat().st_mode) & OTHERS)
