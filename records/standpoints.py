"""Standpoints: from where somebody looks at a partnership."""

from enum import StrEnum

from records.roles import Side


class Standpoint(StrEnum):
    """One of the sides of a partnership, or outside of both."""

    COLLEGE = "college"
    ENTERPRISE = "enterprise"
    OUTSIDE = "outside"


def standpoint_of(side: Side | None) -> Standpoint:
    """Return the standpoint of a side's people; of None, that of people outside."""
    return Standpoint.OUTSIDE if side is None else Standpoint(side.value)
