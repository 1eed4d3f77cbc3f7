"""Pseudonyms for whoever and whatever has a name: the same within a bundle, and another in the next.

They are keyed hashes whose key is thrown away once the bundle is written, so that nobody can compute them from a
roster, and two bundles cannot be joined.
"""

import hashlib
import hmac
import os
from collections.abc import Iterable

KEY_BYTES = 32
_BYTES = 8  # of a pseudonym


class Pseudonyms:
    """The pseudonyms of one bundle. Without a `key` it has one that nobody ever sees."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = os.urandom(KEY_BYTES) if key is None else key

    def of(self, domain: str, *parts: object) -> str:
        """Return the pseudonym of something. What is in two domains cannot be joined by it."""
        name = "\x1f".join([domain, *map(str, parts)])
        digest = hmac.digest(self._key, name.encode(), hashlib.sha256)
        return digest[-_BYTES:].hex()

    def shuffled(self, values: Iterable[str], domain: str, *parts: object) -> list[str]:
        """Return the values in an order that says nothing of them."""
        return sorted(values, key=lambda value: self.of(f"order of {domain}", *parts, value))
