"""The key that seals surveys: the operator's own, or one that is made once and kept in a file.

It must be neither in the database nor in a backup (docs/adr/0010-surveys-that-are-anonymous.md).
"""

import hashlib
import os
import secrets
from pathlib import Path

FILE = "surveys.key"  # in the folder of evidence; left out of backups


def new_key() -> str:
    """Return a key that nobody can guess."""
    return secrets.token_urlsafe(32)


def survey_secret(own: str, folder: Path) -> bytes:
    """Return what ballots are sealed with. `own`: as configured, or empty."""
    return hashlib.sha256((own or _kept(folder / FILE)).encode()).digest()


def _kept(path: Path) -> str:
    """Return the key in the file, which appears whole or not at all, readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.unlink(missing_ok=True)
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(new_key())
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    return path.read_text("utf-8")
