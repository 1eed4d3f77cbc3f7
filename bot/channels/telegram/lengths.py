"""Counts and cuts HTML as Telegram does: tags are not counted, a character reference is what it stands for."""

import re
from collections.abc import Sequence
from html import unescape

from records.lengths import MARK, fitting, utf16_length

LONG = 300  # UTF-16 units; a line beyond that is somebody's prose and may be cut, shorter ones are left out whole
LEAST = 20  # UTF-16 units of such a line; fewer say nothing
_PIECES = re.compile(r"<[^>]*>|&[^;\s]*;|[^<&]+")


def markup_length(html: str) -> int:
    """Return the length of what is read, in UTF-16 units."""
    return utf16_length(unescape(re.sub("<[^>]*>", "", html)))


def shortened_markup(html: str, most: int) -> str:
    """Return HTML of which at most so many UTF-16 units are read; what was open where it is cut is closed."""
    if markup_length(html) <= most:
        return html
    left, kept, closing = most - utf16_length(MARK), list[str](), list[str]()
    for piece in _PIECES.findall(html):
        if piece.startswith("<"):
            if piece.startswith("</"):
                del closing[-1:]
            else:
                closing.append(f"</{piece[1:-1].split()[0]}>")
        elif (length := utf16_length(unescape(piece))) <= left:
            left -= length
        else:
            kept.append("" if piece.startswith("&") else piece[: fitting(piece, left)])
            break
        kept.append(piece)
    return "".join([*kept, MARK, *reversed(closing)])


def within_length(lines: Sequence[str], most: int) -> list[str]:
    """Return the lines of HTML as there is room for them in so many UTF-16 units, each with the break after it.

    Short lines come first, and long ones have what these leave. Where not even they have room, the last are left out.
    """
    lengths = [markup_length(line) for line in lines]
    spare = max(0, most - sum(length + 1 for length in lengths if length <= LONG))
    kept: list[str] = []
    for line, length in zip(lines, lengths, strict=True):
        if length > LONG:
            room = min(length, spare - 1)
            if room < LEAST:
                continue
            line, length = shortened_markup(line, room), room  # as it is shown
            spare -= room + 1
        if length + 1 <= most:
            kept.append(line)
            most -= length + 1
    return kept
