"""JSON as both interfaces of the sandbox write it: half a surrogate pair is let through, as Telegram does."""

import json

from aiohttp import web
from pydantic import JsonValue

JsonObject = dict[str, JsonValue]


def encode(content: object) -> bytes:
    """Return content as JSON in UTF-8. Raises TypeError for what is no JSON."""
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")


def json_response(content: object, status: int = 200) -> web.Response:
    """Return an HTTP response that holds content as JSON."""
    return web.Response(body=encode(content), status=status, content_type="application/json")
