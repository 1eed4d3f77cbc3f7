"""What the clock and its events do to people, they do on both databases."""

import pytest

from tests.support.townsfolk import Town


@pytest.fixture
async def town(any_town: Town) -> Town:
    """On SQLite, and among the slow tests on PostgreSQL."""
    return any_town
