"""The programme's own signature: a key that is made once, kept in a file, and never leaves it.

Its public half stands in each bundle. Whoever has noted that once knows a bundle of another hand.
"""

import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict

KEY_FILE = "bundles.key"  # in the folder of evidence; left out of backups, as that of the surveys
ALGORITHM = "Ed25519"


class BundleSignature(BaseModel):
    """The signature of a bundle's description, which holds the digests of all its files; hexadecimal."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    algorithm: str
    public_key: str
    signature: str


def signing_key(folder: Path) -> bytes:
    """Return the private key of the programme, which is made where there is none."""
    from nacl.signing import SigningKey  # few need it

    path = folder / KEY_FILE
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.unlink(missing_ok=True)
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(bytes(SigningKey.generate()))
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    return path.read_bytes()


def sign(key: bytes, content: bytes) -> BundleSignature:
    """Return the signature of some content: the same every time."""
    from nacl.signing import SigningKey

    private = SigningKey(key)
    return BundleSignature(
        algorithm=ALGORITHM,
        public_key=bytes(private.verify_key).hex(),
        signature=private.sign(content).signature.hex(),
    )


def is_signed(content: bytes, signature: BundleSignature) -> bool:
    """Tell whether whoever has the private half of the key has signed this very content."""
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    if signature.algorithm != ALGORITHM:
        return False
    try:
        VerifyKey(bytes.fromhex(signature.public_key)).verify(content, bytes.fromhex(signature.signature))
    except (CryptoError, ValueError, TypeError):
        return False
    return True
