"""One visitor's requests run out and come again, and are not another's."""

from desk.rate_limit import RateLimit


def test_requests_run_out_and_come_again_as_time_passes() -> None:
    now = 0.0
    limit = RateLimit(60, lambda: now)
    assert [limit.allows("one") for _ in range(61)] == [True] * 60 + [False]
    assert limit.allows("another")
    now = 1.0
    assert [limit.allows("one"), limit.allows("one")] == [True, False]
    now = 1000.0
    assert sum(limit.allows("one") for _ in range(100)) == 60
