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
from foreign_files.sheets import (
    LARGEST,
    LARGEST_DOCUMENT,
    LEDGERS,
    LISTS,
    FileText,
    Reason,
    Sheet,
    Unreadable,
)  # fmt: skip

MEMORY, MEMORY_FOR_PICTURES = 512 * 1024 * 1024, 2048 * 1024 * 1024  # bytes of addresses, of which much less is used
SECONDS, SECONDS_FOR_PICTURES = 10, 60  # of a processor's time


def limit_process(memory: int, seconds: int) -> None:
    """Limit what this process may use; what cannot be limited on a system is left as it is there."""
    limits = {"RLIMIT_CPU": seconds, "RLIMIT_CORE": 0, "RLIMIT_FSIZE": 0}
    if sys.platform == "linux":
        limits["RLIMIT_AS"] = memory
    for name, most in limits.items():
        with suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (most, most))
    if sys.platform != "linux":  # elsewhere memory is not limited by the system
        threading.Thread(target=_watch_memory, args=(memory,), daemon=True).start()


def _watch_memory(memory: int) -> None:
    """End the process once it has used more memory than it may."""
    unit = 1 if sys.platform == "darwin" else 1024
    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit < memory:
        time.sleep(0.02)
    os._exit(1)


def answer(content: bytes, wanted: str = "") -> dict[str, object]:
    """Return what a file holds, or why that cannot be told.

    Wanted is its `text`, the words in a `picture`, its sheets as those of an old `ledger`, what it is as
    the `template` of an own form, or else its sheets.
    """
    try:
        match wanted:
            case "text":
                from foreign_files.texts import read_text

                return _text(read_text(content))
            case "picture":
                from foreign_files.picture_text import read_picture

                return _text(read_picture(content))
            case "template":
                from foreign_files.templates import answer_for_template

                return answer_for_template(content)
        sheets = read_file(content, LEDGERS if wanted == "ledger" else LISTS)
    except Unreadable as error:
        return {"refused": error.reason}
    except MemoryError:
        return {"refused": Reason.TOO_HEAVY}
    return {"sheets": [_said(sheet) for sheet in sheets]}


def _text(said: FileText) -> dict[str, object]:
    return {"text": said.text, "cut": said.cut}


def _said(sheet: Sheet) -> dict[str, object]:
    said: dict[str, object] = {"name": sheet.name, "rows": sheet.rows, "too_long": sheet.too_long}
    if sheet.limits.whole:
        links = [[row, column, link] for (row, column), link in sheet.links.items()]
        said |= {"forms": sheet.forms, "links": links, "above": sheet.above, "from_1904": sheet.from_1904}
    return said


def main() -> None:
    """Answer for the file on the standard input; the one argument says what is wanted of it."""
    wanted = sys.argv[1] if sys.argv[1:] else ""
    if wanted == "picture":
        limit_process(MEMORY_FOR_PICTURES, SECONDS_FOR_PICTURES)
    else:
        limit_process(MEMORY, SECONDS)
    largest = LARGEST_DOCUMENT if wanted in ("text", "picture") else LARGEST
    said = json.dumps(answer(sys.stdin.buffer.read(largest + 1), wanted), ensure_ascii=True)
    sys.stdout.buffer.write(said.encode("ascii"))


if __name__ == "__main__":
    main()
