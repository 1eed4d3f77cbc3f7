"""Checks what Telegram says of whoever opens the desk as a Mini App: signed with the bot's token, and fresh."""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

from pydantic import BaseModel, PositiveInt, ValidationError

VALID_FOR = timedelta(minutes=10)
_CLOCKS_DIFFER_BY = timedelta(minutes=1)
_LONGEST = 4096  # characters
_MOST_FIELDS = 32
_SECONDS = re.compile(r"[0-9]{1,11}")


@dataclass(frozen=True)
class MiniAppOpening:
    """Who has opened the Mini App, and when; its signature is the same for the same opening, and for no other."""

    telegram_id: int
    opened_at: datetime
    signature: str


class _User(BaseModel):
    """What is needed of the field `user`."""

    id: PositiveInt


def check_opening(init_data: str, bot_token: str, now: datetime) -> MiniAppOpening | None:
    """Return who has opened the Mini App; None where the data are forged, another bot's, out of date or malformed.

    Whoever calls must refuse a signature that was used before. Source: core.telegram.org/bots/webapps, "Validating data
    received via the Mini App".
    """
    fields = _fields(init_data)
    signature = fields.pop("hash", "")
    if not hmac.compare_digest(_signature(fields, bot_token).encode(), signature.encode()):
        return None
    opened_at = _moment(fields.get("auth_date", ""))
    if opened_at is None or not -_CLOCKS_DIFFER_BY <= now - opened_at <= VALID_FOR:
        return None
    try:
        user = _User.model_validate_json(fields.get("user", ""), strict=True)
    except ValidationError:
        return None
    return MiniAppOpening(user.id, opened_at, signature)


def _signature(fields: dict[str, str], bot_token: str) -> str:
    """Return the signature that Telegram gives to the fields, `hash` not among them."""
    signed = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.digest(b"WebAppData", bot_token.encode(), hashlib.sha256)
    return hmac.new(key, signed.encode(), hashlib.sha256).hexdigest()


def _fields(init_data: str) -> dict[str, str]:
    """Return the fields of a query string; none where it is malformed, too long, or names one twice."""
    if len(init_data) > _LONGEST or not init_data.isascii():
        return {}
    try:
        pairs = parse_qsl(init_data, keep_blank_values=True, strict_parsing=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) else {}


def _moment(seconds: str) -> datetime | None:
    """Return the moment that is so many seconds after 1970; None for what is no such number."""
    return datetime.fromtimestamp(int(seconds), UTC) if _SECONDS.fullmatch(seconds) else None
