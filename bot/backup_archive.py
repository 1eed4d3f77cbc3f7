"""The format of a backup: a .tar.gz that says of each of its parts, and of itself, what it must be.

A manifest holds size and SHA-256 of each part. The SHA-256 of all that stands before it closes the archive, in an empty
member of gzip's, which other programs read over: no bit of it can be another one, not even where gzip does not look.
"""

import gzip
import hashlib
import tarfile
import zlib
from contextlib import nullcontext
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from pydantic import BaseModel

from bot.operator_language import localise

DATABASE = "gongjian.sqlite3"
FILES = "files"
MANIFEST = "manifest.json"
_AT_ONCE = 1024 * 1024  # bytes in memory
_SEAL_HEAD = b"\x1f\x8b\x08\x10\0\0\0\0\0\xffgongjian sha256 "  # an empty member with a comment (RFC 1952)
_SEAL_TAIL = b"\0\x03\0\0\0\0\0\0\0\0\0"
_SEAL_LENGTH = len(_SEAL_HEAD) + 64 + len(_SEAL_TAIL)


class BackupError(Exception):
    """Why nothing was backed up or restored, in a sentence for the operator."""


class ArchivedFile(BaseModel, frozen=True):
    """What a part of a backup must be."""

    size: int
    sha256: str


class Manifest(BaseModel, frozen=True):
    """What is in a backup. Of the evidence, `missing` was not there, and `altered` is not what its name says."""

    format: int = 2
    revision: str | None = None
    parts: dict[str, ArchivedFile] = {}
    missing: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Tell whether all evidence is there as it was once taken in."""
        return not self.missing and not self.altered


@dataclass
class ArchiveWriter:
    """Writes an archive part by part."""

    tar: tarfile.TarFile
    parts: dict[str, ArchivedFile] = field(default_factory=dict)

    def add(self, file: Path, name: str) -> ArchivedFile:
        """Add a file as it is now. Raises FileNotFoundError; an OSError where it changes meanwhile."""
        with file.open("rb") as content:
            member = self.tar.gettarinfo(arcname=name, fileobj=content)
            hashed = _Hashing(content)
            self.tar.addfile(member, hashed)
        self.parts[name] = ArchivedFile(size=member.size, sha256=hashed.sha256.hexdigest())
        return self.parts[name]

    def close(self, manifest: Manifest) -> None:
        """Add the manifest."""
        content = manifest.model_copy(update={"parts": self.parts}).model_dump_json(indent=1).encode()
        member = tarfile.TarInfo(MANIFEST)
        member.size = len(content)
        self.tar.addfile(member, BytesIO(content))


class _Hashing:
    """A file that is hashed while it is read."""

    def __init__(self, content: BinaryIO) -> None:
        self._content, self.sha256 = content, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        read = self._content.read(size)
        self.sha256.update(read)
        return read


def seal(packed: Path) -> None:
    """Close a packed archive with the hash of all that is in it."""
    digest = sha256_of(packed).encode()
    with packed.open("ab") as archive:
        archive.write(_SEAL_HEAD + digest + _SEAL_TAIL)


def unpack(archive: Path, folder: Path, *, evidence: bool = True) -> Manifest | None:
    """Unpack a backup into a folder, and check everything that it says of itself. `evidence`: write it, or read only.

    Return its manifest; None for one of version 0.1 or 0.2, which has none. Raises BackupError.
    """
    try:
        is_sealed = _is_sealed(archive)
        parts = _extract(archive, folder, evidence=evidence)
    except FileNotFoundError:
        raise BackupError(localise(f"没有这个文件：{archive}。", f"There is no file {archive}.")) from None
    except (tarfile.TarError, zlib.error, EOFError, OSError, ValueError) as error:
        raise BackupError(
            localise(f"{archive}：读不出来（{error}）。", f"{archive}: cannot be read: {error}")
        ) from error
    if parts.pop(MANIFEST, None) is None:
        if is_sealed:
            raise _damaged(archive)
        return None
    try:
        manifest = Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except ValueError:
        raise _damaged(archive) from None
    if not is_sealed or parts != manifest.parts:
        raise _damaged(archive)
    return manifest


def _is_sealed(archive: Path) -> bool:
    """Tell whether a seal closes the archive. Raises BackupError where it says that something else was sealed."""
    size, sha256 = archive.stat().st_size, hashlib.sha256()
    with archive.open("rb") as content:
        left = max(0, size - _SEAL_LENGTH)
        while left and (read := content.read(min(left, _AT_ONCE))):
            sha256.update(read)
            left -= len(read)
        last = content.read()
    if not (last.startswith(_SEAL_HEAD) and last.endswith(_SEAL_TAIL)):
        return False
    if last != _SEAL_HEAD + sha256.hexdigest().encode() + _SEAL_TAIL:
        raise _damaged(archive)
    return True


def _extract(archive: Path, folder: Path, *, evidence: bool) -> dict[str, ArchivedFile]:
    """Write the parts of an archive into a folder, and return what they are."""
    parts: dict[str, ArchivedFile] = {}
    with gzip.open(archive) as content:
        with tarfile.open(fileobj=content, mode="r:") as packed:
            for member in packed:
                taken = packed.extractfile(member) if _is_expected(member) and member.name not in parts else None
                if taken is None:
                    raise BackupError(
                        localise(
                            f"{archive}：不是共建的备份，里面有不该有的 {member.name!r}。",
                            f"{archive}: is no backup of Gongjian; {member.name!r} does not belong in one.",
                        )
                    )
                is_kept = evidence or not member.name.startswith(f"{FILES}/")
                parts[member.name] = _copied(taken, folder / member.name if is_kept else None)
        while content.read(_AT_ONCE):
            pass  # gzip compares its checksum at the end only
    return parts


def _copied(content: IO[bytes], target: Path | None) -> ArchivedFile:
    """Write what is read to a file, if to any, and return what it is."""
    if target is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
    size, sha256 = 0, hashlib.sha256()
    with content, nullcontext() if target is None else target.open("wb") as file:
        while read := content.read(_AT_ONCE):
            size += len(read)
            sha256.update(read)
            if file is not None:
                file.write(read)
    return ArchivedFile(size=size, sha256=sha256.hexdigest())


def _is_expected(member: tarfile.TarInfo) -> bool:
    """Tell plain files under the names that a backup has, and no way out of the folder."""
    path = PurePosixPath(member.name)
    inside = member.name in (DATABASE, MANIFEST) or (path.parts[:1] == (FILES,) and len(path.parts) > 1)
    return member.isreg() and inside and ".." not in path.parts and "\\" not in member.name


def _damaged(archive: Path) -> BackupError:
    return BackupError(
        localise(
            f"{archive}：备份已损坏，没有恢复任何内容。请换一份备份。",
            f"{archive}: is damaged; nothing was restored. Please use another backup.",
        )
    )


def sha256_of(file: Path) -> str:
    """Return the hash of a file's content."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
