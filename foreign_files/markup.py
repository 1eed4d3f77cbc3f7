"""Reads XML and ZIP archives piece by piece, so that what a small file unpacks to never stands in memory at once."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO, NamedTuple
from xml.parsers import expat

from foreign_files.sheets import Reason, Unreadable

LARGEST_UNPACKED = 48 * 1024 * 1024  # bytes of all parts that are read
_PIECE = 64 * 1024  # bytes
_PACKED_AS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # what office programs write


class Tag(NamedTuple):
    """A start or an end in XML, by the name without its namespace; or text, whose name is empty."""

    name: str
    ends: bool
    attributes: dict[str, str]
    text: str = ""


class Archive:
    """The parts of a ZIP file by their names; of each only so much is unpacked as all may have."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError):
            raise Unreadable(Reason.NOT_READ) from None
        self._parts = {part.filename.lstrip("/").casefold(): part for part in self._archive.infolist()}
        self._left = LARGEST_UNPACKED

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._parts

    def names(self) -> list[str]:
        """Return the names of all parts, in small letters."""
        return list(self._parts)

    def declared_size(self) -> int:
        """Return what the archive says that it unpacks to (bytes)."""
        return sum(part.file_size for part in self._parts.values())

    def tags(self, name: str) -> Iterator[Tag]:
        """Yield what a part's XML says, in its order. Raise Unreadable where it is broken or too much."""
        with self._opened(name) as part:
            yield from read_tags(self._pieces(part))

    def _pieces(self, part: IO[bytes]) -> Iterator[bytes]:
        while piece := part.read(_PIECE):
            self._left -= len(piece)
            if self._left < 0:
                raise Unreadable(Reason.TOO_HEAVY)
            yield piece

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        part = self._parts.get(name.casefold())
        if part is None or part.compress_type not in _PACKED_AS:
            raise Unreadable(Reason.NOT_READ)
        if part.flag_bits & 1:
            raise Unreadable(Reason.ENCRYPTED)
        with self._archive.open(part) as opened:
            yield opened


def read_tags(pieces: Iterator[bytes]) -> Iterator[Tag]:
    """Yield the tags and texts of XML, in their order. Raise Unreadable where it is none, or declares entities."""
    parser, tags = expat.ParserCreate(namespace_separator=" "), list[Tag]()

    def starts(name: str, attributes: dict[str, str]) -> None:
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        tags.append(Tag(name.rpartition(" ")[2], False, local))

    def ends(name: str) -> None:
        tags.append(Tag(name.rpartition(" ")[2], True, {}))

    def says(text: str) -> None:
        tags.append(Tag("", False, {}, text))

    def declares(*_: object) -> None:
        raise Unreadable(Reason.NOT_READ)  # no office program does, and entities can grow without end

    parser.StartElementHandler, parser.EndElementHandler = starts, ends
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = says, declares
    parser.buffer_text = True
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            yield from tags
            tags.clear()
        parser.Parse(b"", True)
        yield from tags
    except expat.ExpatError:
        raise Unreadable(Reason.NOT_READ) from None
