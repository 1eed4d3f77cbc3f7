"""Word and Excel files whose bytes depend on their contents only: in the ZIP files that they are, no time is kept."""

import re
import zipfile
from pathlib import Path

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # of the time that a ZIP file knows
_UNIX_FILE = 0o600 << 16


def make_stable(path: Path, *, timeless: bool = False) -> None:
    """Write a file again without the time at which its parts were written.

    `timeless`: also without the one at which it was changed last, which its properties have.
    """
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            if timeless and name == "docProps/core.xml":
                content = _MOMENTS.sub(b"", content)
            info = zipfile.ZipInfo(name, _BEGINNING)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, _UNIX_FILE
            archive.writestr(info, content)


_MOMENTS = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
