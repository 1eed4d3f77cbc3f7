"""A folder of files for a web server that appears whole or not at all, and is replaced in one step."""

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_EXCHANGE, _HERE = 2, -100  # RENAME_EXCHANGE and AT_FDCWD of Linux's renameat2
_NO_SUCH_CALL = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
_FOLDER, _FILE = 0o755, 0o644  # a web server runs as somebody else


class NotOursError(Exception):
    """There is something at that place which was not written by `replace_folder`."""


class BusyError(Exception):
    """Another process writes the same folder."""


def replace_folder(target: Path, files: Iterable[tuple[str, bytes]], is_ours: Callable[[Path], bool]) -> int:
    """Write a folder with these files in place of what was there, and return how many files were written.

    Whoever reads it sees the old one or the new one. Run again after a kill, it clears away what was left. `is_ours`
    tells whether a folder that is not empty may be replaced. Raises NotOursError, BusyError, and OSError on a place
    that cannot be written.
    """
    target = target.absolute()
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise NotOursError(target)
    if target.is_dir() and any(target.iterdir()) and not is_ours(target):
        raise NotOursError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _workplace(target.with_name(f".{target.name}.partial")) as partial:
        written = 0
        for path, content in files:
            _write(partial, path, content)
            written += 1
        _exchange(partial, target)
    return written


@contextmanager
def _workplace(partial: Path) -> Iterator[Path]:
    """Yield an empty folder that no other process has, and remove it with whatever is in it then."""
    partial.mkdir(exist_ok=True)
    held = os.open(partial, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise BusyError(partial) from None
    try:
        _empty(partial)
        partial.chmod(_FOLDER)
        yield partial
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        os.close(held)


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _write(folder: Path, path: str, content: bytes) -> None:
    file = folder / path
    if not file.parent.is_dir():
        file.parent.mkdir(parents=True)
        for above in [above for above in file.parents if above.is_relative_to(folder)]:
            above.chmod(_FOLDER)
    file.write_bytes(content)
    file.chmod(_FILE)


def _exchange(partial: Path, target: Path) -> None:
    """Let the two change places at once, or where the system cannot, one after the other."""
    if not target.exists():
        partial.rename(target)
        return
    if not _exchanged(partial, target):
        old = target.with_name(f".{target.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        partial.rename(target)
        shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders by one call of the system; False where it has none."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_SUCH_CALL:
        return False
    raise OSError(number, os.strerror(number), str(other))
