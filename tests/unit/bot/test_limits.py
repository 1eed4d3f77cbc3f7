"""What is sent keeps to Telegram's rates, and what is not urgent keeps no message waiting."""

import asyncio
import time

import pytest

from bot.channels.telegram.limits import Limits
from bot.settings import DeliverySettings
from records.addresses import telegram_address

ZHANG, LI = telegram_address(1001), telegram_address(1002)
RATES = DeliverySettings(per_second=30, per_chat_second=1, per_chat_burst=5, per_group_minute=20)


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long has been waited so far, bit by bit, on a clock that only waiting moves."""
    bits: list[float] = []

    async def sleep(seconds: float) -> None:
        bits.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0 + sum(bits))
    return bits


async def test_keyboards_are_taken_away_at_the_rate_of_messages(waited: list[float]) -> None:
    limits = Limits(RATES)
    for _ in range(14):
        await limits.spare_turn(ZHANG)
    assert sum(waited) == pytest.approx(10, abs=0.1), "four at once, then one a second"


async def test_a_message_goes_at_once_after_keyboards_were_taken_away(waited: list[float]) -> None:
    limits = Limits(RATES)
    for _ in range(9):
        await limits.spare_turn(ZHANG)
    before = sum(waited)
    await limits.turn(ZHANG)
    assert sum(waited) == before


async def test_keyboards_wait_out_a_pause_in_any_chat(waited: list[float]) -> None:
    limits = Limits(RATES)
    limits.halt(LI, 7)
    await limits.spare_turn(ZHANG)
    assert sum(waited) == pytest.approx(7)


async def test_a_chat_without_a_burst_is_served_as_well(waited: list[float]) -> None:
    limits = Limits(RATES.model_copy(update={"per_chat_burst": 1}))
    for _ in range(3):
        await limits.spare_turn(ZHANG)
    assert sum(waited) == pytest.approx(2)
