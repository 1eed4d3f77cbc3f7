"""Reads a Bot API call's parameters wherever they are: query, form, multipart with attached files, or JSON."""

import json
from dataclasses import dataclass

from aiohttp import web
from pydantic import JsonValue

from sandbox.errors import bad_request
from sandbox.json_data import JsonObject


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime_type: str
    content: bytes


class Parameters:
    """Typed access to parameters that arrive as text or as JSON, as in the section "Making requests"."""

    def __init__(self, values: JsonObject, uploads: dict[str, Upload]) -> None:
        self.values = values
        self.uploads = uploads

    def text(self, name: str) -> str | None:
        """Return a parameter as text; None when it is missing."""
        value = self.values.get(name)
        return None if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """Return a parameter as a whole number. Raises BotApiError when it is none."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)  # type: ignore[arg-type]  # what cannot be converted is refused below
        except (TypeError, ValueError):
            raise bad_request(f'Field "{name}" must be a valid Number') from None

    def boolean(self, name: str) -> bool:
        """Tell whether a parameter is true; a missing one is not."""
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes")

    def structure(self, name: str) -> JsonValue:
        """Return a parameter that is JSON, parsed if it came as text. Raises BotApiError when it cannot be parsed."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return parse_json(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def objects(self, name: str) -> list[JsonObject] | None:
        """Return a parameter that is a list of objects; None when it is missing. Raises BotApiError when it is none."""
        value = self.structure(name)
        if value is None:
            return None
        items = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
        if not isinstance(value, list) or len(items) < len(value):
            raise bad_request(f"can't parse {name}: expected an Array of objects")
        return items

    def upload(self, reference: str) -> Upload | None:
        """Return the file that a parameter's value means: attach://name, or the parameter of this name itself."""
        return self.uploads.get(reference.removeprefix("attach://"))

    def for_log(self) -> JsonObject:
        """Return the parameters with a note in the place of each file."""
        files: JsonObject = {name: f"<{file.name}, {len(file.content)} bytes>" for name, file in self.uploads.items()}
        return {**self.values, **files}


async def read_parameters(request: web.Request) -> Parameters:
    """Read the parameters of a call. Raises BotApiError when its body is not what its type says."""
    values: JsonObject = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        values.update(await _json_body(request))
    elif request.content_type in ("multipart/form-data", "application/x-www-form-urlencoded"):
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.filename, value.content_type, value.file.read())
            elif isinstance(value, str):
                values[name] = value
    return Parameters(values, uploads)


def parse_json(text: str) -> JsonValue:
    """Return what a JSON text says. Raises ValueError when it is none."""
    value: JsonValue = json.loads(text)
    return value


async def _json_body(request: web.Request) -> JsonObject:
    text = await request.text()
    try:
        body = parse_json(text) if text else {}
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad_request("object expected as the request's body")
    return body
