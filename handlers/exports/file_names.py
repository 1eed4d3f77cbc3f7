"""Names for files that every system takes."""

import re
import unicodedata

from records.text import visible

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\s]+')
LONGEST = 60  # characters; of three bytes each they stay below the 255 bytes that file systems take


def file_name(text: str) -> str:
    """Return the text without what file systems forbid; never empty, never hidden."""
    seen = visible(unicodedata.normalize("NFC", text))
    return _FORBIDDEN.sub("_", seen.strip())[:LONGEST].strip("._ ") or "_"
