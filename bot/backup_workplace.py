"""A folder in which a backup is made or unpacked, and of which nothing stays, not even when the process is killed."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

PREFIX = ".backup-"
_LOCK = "lock"
_SURELY_OVER = 24 * 3600.0  # seconds; those of version 0.1 hold no lock


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """Make a folder that goes away, on the same disk: so a rename out of it is one step.

    Those that killed processes have left there go first.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder)
    with TemporaryDirectory(prefix=PREFIX, dir=folder) as name, (Path(name) / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield Path(name)


def sweep(folder: Path) -> None:
    """Remove what was begun in a folder and never finished, since its process was killed."""
    for left in folder.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if _is_abandoned(left):
                shutil.rmtree(left)


def _is_abandoned(left: Path) -> bool:
    try:
        with (left / _LOCK).open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return time.time() - left.stat().st_mtime > _SURELY_OVER
    except BlockingIOError:
        return False
    return True


def settle(file: Path, target: Path) -> None:
    """Give the file its name once it is on the disk."""
    with file.open("rb+") as written:
        os.fsync(written.fileno())
    file.replace(target)
