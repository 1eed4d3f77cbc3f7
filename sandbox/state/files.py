"""Keeps what people and the bot upload, under file ids as opaque as Telegram's."""

import secrets
import struct
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath

from sandbox.bot_api.objects import Object

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UNKNOWN_SIZE = (1280, 720)
LONGEST_SIDES = 10_000  # of a photo: width and height together, in pixels
STEEPEST = 20  # of a photo: the longer side divided by the shorter
_IMAGE_TYPES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}


@dataclass(frozen=True)
class StoredFile:
    file_id: str
    unique_id: str
    name: str
    mime_type: str
    content: bytes
    path: str

    def api(self) -> Object:
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


class Files:
    """All files of the sandbox, found by file id and by the path that getFile gives."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._numbers = count(1)

    def add(self, folder: str, name: str, mime_type: str, content: bytes) -> StoredFile:
        path = f"{folder}/file_{next(self._numbers)}{PurePosixPath(name).suffix}"
        stored = StoredFile(
            f"BQACAgUAAx{secrets.token_urlsafe(36)}", secrets.token_urlsafe(10), name, mime_type, content, path
        )
        self._by_id[stored.file_id] = stored
        self._by_path[path] = stored
        return stored

    def by_id(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def add_photo(self, name: str, content: bytes) -> list[Object]:
        """The sizes of a new photo, smallest first; the small one keeps the full picture's bytes."""
        width, height = image_size(content)
        shrink = min(1.0, 90 / max(width, height))
        mime_type = image_type(content) or "image/jpeg"
        sizes = []
        for scale in (shrink, 1.0):
            stored = self.add("photos", PurePosixPath(name).with_suffix(".jpg").name, mime_type, content)
            sizes.append(
                {**stored.api(), "width": max(1, round(width * scale)), "height": max(1, round(height * scale))}
            )
        return sizes

    def add_document(self, name: str, mime_type: str, content: bytes) -> Object:
        stored = self.add("documents", name, mime_type, content)
        return {**stored.api(), "file_name": name, "mime_type": mime_type}


def image_type(content: bytes) -> str | None:
    for start, mime_type in _IMAGE_TYPES.items():
        if content.startswith(start):
            return mime_type
    return "image/webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def is_photo(content: bytes) -> bool:
    """Whether Telegram would take it as a photo: a picture by its first bytes, neither too large nor too narrow."""
    width, height = image_size(content)
    sound = width + height <= LONGEST_SIDES and max(width, height) <= STEEPEST * min(width, height)
    return image_type(content) is not None and sound


def image_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG or JPEG; a common size for anything else."""
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
