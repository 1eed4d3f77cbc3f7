"""Keeps what people and the bot upload, under file ids as opaque as Telegram's."""

import secrets
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath

from sandbox.bot_api import objects
from sandbox.state.images import image_size, image_type

THUMBNAIL_SIDE = 90  # pixels


@dataclass(frozen=True)
class StoredFile:
    """A file and the two names under which the bot finds it: its id, and the path that getFile gives."""

    file_id: str
    unique_id: str
    name: str
    mime_type: str
    content: bytes
    path: str

    def to_bot_api(self) -> objects.StoredFile:
        """Return the fields that all of the Bot API's kinds of files have."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.content)}

    def to_document(self) -> objects.Document:
        """Return the file as a Document."""
        return {**self.to_bot_api(), "file_name": self.name, "mime_type": self.mime_type}


class Files:
    """All files of the sandbox, found by file id and by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._numbers = count(1)

    def add(self, folder: str, name: str, mime_type: str, content: bytes) -> StoredFile:
        """Keep a file under a new id, and under a new path in a folder such as "photos"."""
        path = f"{folder}/file_{next(self._numbers)}{PurePosixPath(name).suffix}"
        file_id, unique_id = f"BQACAgUAAx{secrets.token_urlsafe(36)}", secrets.token_urlsafe(10)
        file = StoredFile(file_id, unique_id, name, mime_type, content, path)
        self._by_id[file_id] = self._by_path[path] = file
        return file

    def by_id(self, file_id: str) -> StoredFile | None:
        """Return the file with an id, or None."""
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        """Return the file at a path, or None."""
        return self._by_path.get(path)

    def add_photo(self, name: str, content: bytes) -> list[objects.PhotoSize]:
        """Keep a photo and return its sizes, smallest first; the small one keeps the full picture's bytes."""
        width, height = image_size(content)
        mime_type = image_type(content) or "image/jpeg"
        sizes: list[objects.PhotoSize] = []
        for scale in (min(1.0, THUMBNAIL_SIDE / max(width, height)), 1.0):
            file = self.add("photos", PurePosixPath(name).with_suffix(".jpg").name, mime_type, content)
            scaled = [max(1, round(side * scale)) for side in (width, height)]
            sizes.append({**file.to_bot_api(), "width": scaled[0], "height": scaled[1]})
        return sizes

    def add_document(self, name: str, mime_type: str, content: bytes) -> objects.Document:
        """Keep a file and return it as a Document."""
        return self.add("documents", name, mime_type, content).to_document()
