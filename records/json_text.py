"""Write JSON by pydantic's serialiser: several times a step something is written, and it takes a fifth of the time."""

import json

from pydantic_core import PydanticSerializationError, to_json


def json_bytes(value: object) -> bytes:
    """Return a JSON value in UTF-8. Raises TypeError for what is none."""
    try:
        return to_json(value)
    except PydanticSerializationError:  # half a character, as some telephones send: UTF-8 has none, escapes have
        return json.dumps(value).encode()


def json_text(value: object) -> str:
    """Return a JSON value as text. Raises TypeError for what is none."""
    return json_bytes(value).decode()
