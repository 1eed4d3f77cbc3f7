"""Tells from its bytes whether a file is a picture, of which kind and size, and whether it can be sent as a photo."""

import struct

UNKNOWN_SIZE = (1280, 720)
MAX_SIDES = 10_000  # of a photo: width and height together, in pixels
MAX_RATIO = 20  # of a photo: the longer side divided by the shorter
_TYPES_BY_START = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}


def image_type(content: bytes) -> str | None:
    """Return the media type of a PNG, JPEG, GIF or WebP, or None."""
    for start, mime_type in _TYPES_BY_START.items():
        if content.startswith(start):
            return mime_type
    return "image/webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def is_photo(content: bytes) -> bool:
    """Tell whether Telegram would take a file as a photo: a picture, neither too large nor too narrow."""
    width, height = image_size(content)
    fits = width + height <= MAX_SIDES and max(width, height) <= MAX_RATIO * min(width, height)
    return image_type(content) is not None and fits


def image_size(content: bytes) -> tuple[int, int]:
    """Return the width and height of a PNG or JPEG in pixels; a common size for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return (width, height) if width and height else UNKNOWN_SIZE
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    return UNKNOWN_SIZE


def _jpeg_size(content: bytes) -> tuple[int, int]:
    position = 2
    while position + 9 <= len(content) and content[position] == 0xFF:
        marker, length = content[position + 1], struct.unpack(">H", content[position + 2 : position + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return (width, height) if width and height else UNKNOWN_SIZE
        position += 2 + length
    return UNKNOWN_SIZE
