"""Names for files that every system takes."""

import re
import unicodedata

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\s]+')
LONGEST = 60  # characters; of three bytes each they stay below the 255 bytes that file systems take


def file_name(text: str) -> str:
    """Return the text without what file systems forbid; never empty, never hidden."""
    visible = "".join(
        character
        for character in unicodedata.normalize("NFC", text)
        if unicodedata.category(character)[0] != "C" or character in " \t\n"
    )
    return _FORBIDDEN.sub("_", visible.strip())[:LONGEST].strip("._ ") or "_"
