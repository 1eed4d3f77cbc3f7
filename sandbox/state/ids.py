"""Where a run's ids of updates, messages, groups and albums begin."""

import time


def first_id() -> int:
    """Return ten digits from the clock, fifty a second, so that a restart repeats none."""
    return int(time.time() * 50) % 1_000_000_000 + 1_000_000_000
