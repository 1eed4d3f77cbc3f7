"""The process that reads one file: it takes the file on its input, answers with a line of JSON, and ends.

Whatever happens in here, the one who waits for the answer goes on: memory and processor time are limited, nothing is
written to a disk, and an error of any kind is an answer like another.
"""

import json
import os
import resource
import sys
import threading
import time
from contextlib import suppress

from foreign_files.reading import read_file
from foreign_files.sheets import LARGEST, LEDGERS, LISTS, Limits, Reason, Sheet, Unreadable

MEMORY = 512 * 1024 * 1024  # bytes of addresses, of which much less is used
SECONDS = 10  # of a processor's time


def limit_process() -> None:
    """Limit what this process may use; what cannot be limited on a system is left as it is there."""
    limits = {"RLIMIT_CPU": SECONDS, "RLIMIT_CORE": 0, "RLIMIT_FSIZE": 0}
    if sys.platform == "linux":
        limits["RLIMIT_AS"] = MEMORY
    for name, most in limits.items():
        with suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (most, most))
    if sys.platform != "linux":  # elsewhere memory is not limited by the system
        threading.Thread(target=_watch_memory, daemon=True).start()


def _watch_memory() -> None:
    """End the process once it has used more memory than it may."""
    unit = 1 if sys.platform == "darwin" else 1024
    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit < MEMORY:
        time.sleep(0.02)
    os._exit(1)


def answer(content: bytes, limits: Limits = LISTS) -> dict[str, object]:
    """Return what a file holds, or why that cannot be told."""
    try:
        sheets = read_file(content, limits)
    except Unreadable as error:
        return {"refused": error.reason}
    except MemoryError:
        return {"refused": Reason.TOO_HEAVY}
    return {"sheets": [_said(sheet) for sheet in sheets]}


def _said(sheet: Sheet) -> dict[str, object]:
    said: dict[str, object] = {"name": sheet.name, "rows": sheet.rows, "too_long": sheet.too_long}
    if sheet.limits.whole:
        links = [[row, column, link] for (row, column), link in sheet.links.items()]
        said |= {"forms": sheet.forms, "links": links, "above": sheet.above, "from_1904": sheet.from_1904}
    return said


def main() -> None:
    """Answer for the file on the standard input; `ledger` has it read as one of an old ledger."""
    limit_process()
    said = json.dumps(
        answer(sys.stdin.buffer.read(LARGEST + 1), LEDGERS if sys.argv[1:] == ["ledger"] else LISTS), ensure_ascii=True
    )
    sys.stdout.buffer.write(said.encode("ascii"))


if __name__ == "__main__":
    main()
