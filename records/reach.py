"""Whom the work reached and what it is about: shown beside the indicators, and never demanded."""

from enum import StrEnum


class Reached(StrEnum):
    """Groups of people beside the party members; the values are the fields that count them."""

    TEACHERS = "teachers"
    STUDENTS = "students"
    STAFF = "staff"


class GivingSide(StrEnum):
    """Which side gave or gained."""

    COLLEGE = "college"
    ENTERPRISE = "enterprise"
    BOTH = "both"


class ProductiveForce(StrEnum):
    """What is new about the productive forces that a project or a result serves: 高端化、智能化、绿色化."""

    HIGH_END = "high_end"
    INTELLIGENT = "intelligent"
    GREEN = "green"
