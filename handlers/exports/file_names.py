"""Names for files that every system takes."""

import re
import unicodedata

from records.lengths import shortened_file_name
from records.text import visible

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\s]+')
LONGEST = 60  # UTF-16 units, as Telegram counts; of at most three bytes each they fit the 255 of file systems


def file_name(text: str) -> str:
    """Return the text without what file systems forbid; never empty, never hidden, and with the ending that it had."""
    seen = visible(unicodedata.normalize("NFC", text))
    return shortened_file_name(_FORBIDDEN.sub("_", seen.strip()).strip("._ "), LONGEST).strip("._ ") or "_"
