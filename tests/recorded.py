"""What a reading came to, as it was recorded, so that each change of it shows, however small.

The judges of the corpora say whether a reading is right; a record of it says whether it is another one than before.
Whoever changes the reading on purpose records it anew and looks at the difference:
`python -m tests.reports.readings`, `python -m tests.old_ledgers.readings`.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter


def as_recorded(value: object) -> Any:
    """Return a dataclass with all that it holds as JSON keeps it, without what is as it mostly is."""
    return json.loads(TypeAdapter[Any](type(value)).dump_json(value, exclude_defaults=True))


def recorded(file: Path) -> dict[str, Any]:
    """Return what is recorded in a file, by the name of each case; nothing where there is no file."""
    return dict(map(json.loads, file.read_text("utf-8").splitlines())) if file.is_file() else {}


def record(file: Path, values: Mapping[str, object]) -> None:
    """Keep what each case came to, in a line each."""
    file.parent.mkdir(exist_ok=True)
    lines = (json.dumps([case, as_recorded(value)], ensure_ascii=False) for case, value in values.items())
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
