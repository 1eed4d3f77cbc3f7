"""From where somebody looks at a partnership: one of its sides, or outside."""

from enum import StrEnum

from records.roles import Side


class Standpoint(StrEnum):
    COLLEGE = "college"
    ENTERPRISE = "enterprise"
    OUTSIDE = "outside"


def standpoint_of(side: Side | None) -> Standpoint:
    return Standpoint.OUTSIDE if side is None else Standpoint(side.value)
