"""The one open type of the sandbox: JSON objects in the shapes that the Bot API defines."""

from typing import Any

Object = dict[str, Any]  # Any: the shapes are Telegram's, and a raw update may hold anything
