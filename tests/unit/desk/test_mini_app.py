"""Who has opened a Mini App is believed only where Telegram has signed it for this bot, lately."""

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.mini_app import VALID_FOR, check_opening

TOKEN = "1000000001:a-token-of-this-bot"
NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
USER = json.dumps({"id": 7_000_000_001, "first_name": "唐丽"}, ensure_ascii=False)


def opened(token: str = TOKEN, at: datetime = NOW, **fields: str) -> str:
    """Return what a browser sends, signed as Telegram documents it."""
    data = {"query_id": "AAE", "user": USER, "auth_date": str(int(at.timestamp())), "signature": "x", **fields}
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    lines = "\n".join(f"{name}={value}" for name, value in sorted(data.items()))
    return urlencode({**data, "hash": hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()})


def test_what_telegram_has_signed_names_the_person() -> None:
    opening = check_opening(opened(), TOKEN, NOW + timedelta(seconds=3))
    assert opening is not None
    assert (opening.telegram_id, opening.opened_at) == (7_000_000_001, NOW)


def test_one_opening_has_one_signature_so_that_a_second_use_is_known() -> None:
    first, again = (check_opening(opened(), TOKEN, NOW + timedelta(seconds=late)) for late in (1, 60))
    other = check_opening(opened(query_id="BBF"), TOKEN, NOW)
    assert first is not None
    assert again is not None
    assert other is not None
    assert first.signature == again.signature != other.signature


@pytest.mark.parametrize(
    "init_data",
    [
        "",
        "hash=",
        "no field at all",
        opened(token="1000000002:a-token-of-another-bot"),
        opened(at=NOW - VALID_FOR - timedelta(seconds=1)),
        opened(at=NOW + timedelta(hours=1)),
        opened(auth_date="soon"),
        opened(auth_date="-1"),
        opened(auth_date="９"),
        opened(auth_date="9" * 11),
        opened(user="nobody"),
        opened(user='{"id": true}'),
        opened(user='{"id": "7"}'),
        opened(user='{"id": -7}'),
        opened(query_id="A" * 5000),
        opened() + "&user=" + "%7B%22id%22%3A8%7D",
        opened() + "&hash=00",
        opened() + "&more=1",
        opened().replace("hash=", "hash=%E5%85%B1"),
        opened() + "共",
        opened().partition("&hash=")[0],
    ],
)
def test_what_is_forged_out_of_date_or_malformed_names_nobody(init_data: str) -> None:
    assert check_opening(init_data, TOKEN, NOW) is None


@given(st.data())
def test_no_character_of_it_can_be_changed(data: st.DataObject) -> None:
    fields = dict(parse_qsl(opened()))
    name = data.draw(st.sampled_from(sorted(fields)))
    place = data.draw(st.integers(0, len(fields[name]) - 1))
    character = data.draw(st.characters(codec="utf-8").filter(lambda other: other != fields[name][place]))
    fields[name] = fields[name][:place] + character + fields[name][place + 1 :]
    assert check_opening(urlencode(fields), TOKEN, NOW) is None


@given(st.text())
def test_nothing_that_is_sent_raises(init_data: str) -> None:
    assert check_opening(init_data, TOKEN, NOW) is None
