"""All tables together, for whoever makes or compares a whole database: migrations, copies and their tests."""

from storage.tables import (
    agreements,
    assessment,
    batches,
    board,
    desk,
    follow_ups,
    people,
    planning,
    records,
    results,
    templates,
    traffic,
)
from storage.tables.columns import metadata

__all__ = [
    "agreements",
    "assessment",
    "batches",
    "board",
    "desk",
    "follow_ups",
    "metadata",
    "people",
    "planning",
    "records",
    "results",
    "templates",
    "traffic",
]
