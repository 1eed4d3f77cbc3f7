"""Sides of a partnership and roles of people."""

from collections.abc import Sequence
from enum import StrEnum


class Side(StrEnum):
    """A side of a partnership: the college 校方 or the enterprise 企方."""

    COLLEGE = "college"
    ENTERPRISE = "enterprise"

    @property
    def other(self) -> "Side":
        """The other side."""
        return Side.ENTERPRISE if self is Side.COLLEGE else Side.COLLEGE


PartnershipSides = Sequence[tuple[int, Side]]  # sides of partnerships, which are named by their ids


class Role(StrEnum):
    """What a person is in the programme; somebody can be several."""

    MEMBER = "member"
    COORDINATOR = "coordinator"
    ADMIN = "admin"
