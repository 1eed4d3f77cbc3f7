"""Tokens that let somebody in: the person has the token, the database only its fingerprint."""

import hashlib
import secrets

_BYTES = 32  # 256 bits cannot be guessed, so that a fast hash without salt hides them


def new_token() -> str:
    """Return a token that nobody can guess, of letters that an address takes as they are."""
    return secrets.token_urlsafe(_BYTES)


def fingerprint(token: str) -> str:
    """Return what is stored in a token's place and looked up by it: SHA-256 in hexadecimal digits.

    Whatever was sent as a token has one, also what no token ever was.
    """
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
