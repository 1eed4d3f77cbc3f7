"""Answers to a survey are sealed until it closes.

Whoever holds the database without the process's secret finds neither what was answered nor whose row it is
(docs/adr/0010-surveys-that-are-anonymous.md).
"""

import hashlib
import hmac
import os

from records.addresses import TELEGRAM, Address

SALT_BYTES = 32
SIZE = 4096  # bytes of every ballot before it is sealed, so that its length tells nothing


def new_salt() -> bytes:
    """Return what a survey's seal is made with beside the process's secret."""
    return os.urandom(SALT_BYTES)


class Seal:
    """The seal of one survey, whose salt is erased when it closes: then nothing that was sealed can be opened."""

    def __init__(self, secret: bytes, salt: bytes) -> None:
        if not secret:
            raise RuntimeError("a survey is only answered, looked at while it runs, or closed by the writer")
        self._tags = hmac.digest(secret, salt + b"tags", hashlib.sha256)
        self._key = hmac.digest(secret, salt + b"ballots", hashlib.sha256)

    def tag(self, address: Address) -> str:
        """Return what finds a person's ballot again, for whoever has the secret."""
        # Ballots of the versions before addresses bear the mark of the bare number, and are found by it.
        person = address.id if address.channel == TELEGRAM else f"{address.channel}:{address.id}"
        return hmac.digest(self._tags, person.encode(), hashlib.sha256).hex()

    def close(self, tag: str, plain: bytes) -> bytes:
        """Return a JSON text, sealed: every time other bytes of the same length. Raise ValueError on one too long."""
        from nacl.secret import Aead  # few need it

        if len(plain) > SIZE:
            raise ValueError(f"a ballot must have at most {SIZE} bytes, not {len(plain)}")
        return bytes(Aead(self._key).encrypt(plain.ljust(SIZE), tag.encode()))

    def open(self, tag: str, sealed: bytes) -> bytes | None:
        """Return the JSON text; None where it was sealed with another secret."""
        from nacl.exceptions import CryptoError
        from nacl.secret import Aead

        try:
            return Aead(self._key).decrypt(sealed, tag.encode()).rstrip()
        except CryptoError:
            return None
