"""Reads a Bot API call's parameters wherever they are: query, form, multipart with attached files, or JSON."""

import json
from dataclasses import dataclass

from aiohttp import web

from sandbox.bot_api.objects import Object
from sandbox.errors import BotApiError, bad_request


@dataclass(frozen=True)
class Upload:
    name: str
    mime_type: str
    content: bytes


class Parameters:
    """Typed access to parameters that arrive as text or as JSON."""

    def __init__(self, values: Object, uploads: dict[str, Upload]) -> None:
        self.values = values
        self.uploads = uploads

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        return None if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f'Field "{name}" must be a valid Number') from None

    def boolean(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes")

    def structure(self, name: str) -> object:
        """A parameter that is JSON: parsed if it came as text."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def objects(self, name: str) -> list[Object] | None:
        value = self.structure(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise bad_request(f"can't parse {name}: expected an Array of objects")
        return value

    def upload(self, reference: str) -> Upload | None:
        """The file that a parameter's value means: attach://name, or the parameter of this name itself."""
        return self.uploads.get(reference.removeprefix("attach://"))

    def shown(self) -> Object:
        files = {name: f"<{file.name}, {len(file.content)} bytes>" for name, file in self.uploads.items()}
        return {**self.values, **files}


async def read_parameters(request: web.Request) -> Parameters:
    values: Object = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        values.update(await _json_body(request))
    elif request.content_type in ("multipart/form-data", "application/x-www-form-urlencoded"):
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.filename, value.content_type, value.file.read())
            else:
                values[name] = value
    return Parameters(values, uploads)


async def _json_body(request: web.Request) -> Object:
    text = await request.text()
    try:
        body = json.loads(text) if text else {}
    except ValueError:
        raise BotApiError(400, "Bad Request: can't parse JSON object") from None
    if not isinstance(body, dict):
        raise BotApiError(400, "Bad Request: object expected as the request's body")
    return body
