"""Sides of a partnership and roles of people."""

from enum import StrEnum


class Side(StrEnum):
    COLLEGE = "college"
    ENTERPRISE = "enterprise"

    @property
    def other(self) -> "Side":
        return Side.ENTERPRISE if self is Side.COLLEGE else Side.COLLEGE


class Role(StrEnum):
    MEMBER = "member"
    COORDINATOR = "coordinator"
    ADMIN = "admin"
