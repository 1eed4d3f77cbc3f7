"""Encrypts backups to the key of whoever may read them, in the format of age (age-encryption.org), and opens them."""

import re
from pathlib import Path
from typing import Any

from bot.backup_archive import BackupError
from bot.operator_language import localise

ENDING = ".age"
_HEAD = b"age-encryption.org/v1"


def is_recipient(written: str) -> bool:
    """Tell whether it is a public key of age, or one of SSH."""
    try:
        _recipient(written)
    except ValueError:
        return False
    return True


def encrypt(plain: Path, target: Path, recipient: str) -> None:
    """Write what only the holder of the recipient's private key can read."""
    import pyrage  # only now: hardly any process needs it

    target.touch(mode=0o600)
    pyrage.encrypt_file(str(plain), str(target), [_recipient(recipient)])
    if not is_encrypted(target) or target.stat().st_size <= plain.stat().st_size:
        raise BackupError(localise("备份没有加密成功。", "The backup was not encrypted."))


def is_encrypted(archive: Path) -> bool:
    """Tell whether a backup has to be opened with a private key."""
    with archive.open("rb") as content:
        return content.read(len(_HEAD)) == _HEAD


def decrypt(archive: Path, target: Path, identity: Path | None) -> None:
    """Open a backup with the private key in a file. Raises BackupError."""
    import pyrage  # as above

    if identity is None:
        raise BackupError(
            localise(
                f"{archive}：已加密，请用 --identity 给出私钥文件。",
                f"{archive}: is encrypted; give the file of the private key with --identity.",
            )
        )
    keys = _identities(identity)
    target.touch(mode=0o600)
    try:
        pyrage.decrypt_file(str(archive), str(target), keys)
    except (pyrage.DecryptError, OSError):
        raise BackupError(
            localise(
                f"{archive}：用这个私钥打不开，或备份已损坏；没有恢复任何内容。",
                f"{archive}: this key does not open it, or it is damaged; nothing was restored.",
            )
        ) from None


def _recipient(written: str) -> Any:  # of pyrage's, which has no types
    import pyrage  # as above

    try:
        if written.startswith("ssh-"):
            return pyrage.ssh.Recipient.from_str(written)
        return pyrage.x25519.Recipient.from_str(written)
    except pyrage.RecipientError as error:
        raise ValueError("not a public key of age") from error


def _identities(file: Path) -> list[Any]:  # of pyrage's, which has no types
    import pyrage  # as above

    try:
        content = file.read_bytes()
        if content.startswith(b"-----BEGIN"):
            return [pyrage.ssh.Identity.from_buffer(content)]
        keys = re.findall(r"^AGE-SECRET-KEY-1\w+", content.decode("utf-8", "replace"), re.MULTILINE)
        identities = [pyrage.x25519.Identity.from_str(key) for key in keys]
    except (OSError, pyrage.IdentityError):
        identities = []
    if not identities:
        raise BackupError(localise(f"{file}：里面没有 age 私钥。", f"{file}: holds no private key of age."))
    return identities
