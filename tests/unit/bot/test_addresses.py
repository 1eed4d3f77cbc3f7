"""Who a message goes to is an address: no service, and nothing of handlers but what reads updates, knows numbers."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
INCOMING = ROOT / "handlers" / "kit" / "incoming.py"  # reads the Bot API's own objects


@pytest.mark.parametrize("word", ["telegram_id", "chat_id"])
@pytest.mark.parametrize("package", ["services", "handlers"])
def test_numbers_of_telegram_are_named_at_the_edge_only(package: str, word: str) -> None:
    files = {path for path in (ROOT / package).rglob("*.py") if word in path.read_text("utf-8")}
    assert files <= {INCOMING}
