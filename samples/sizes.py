"""The programmes that can be tried, by how many take part."""

from enum import StrEnum


class SampleSize(StrEnum):
    """How much there is of a sample."""

    SMALL = "small"  # five people of one partnership, with a handful of records
    WHOLE = "whole"  # a college with two enterprises, three quarters
    FORTY = "forty"  # a college with forty enterprises, three years
