"""Split what was said after a command into words that may be names."""

from records.text import clean

LONGEST = 12  # words that are looked at: each run of them may be a period


def split_words(text: str) -> list[str]:
    """Return the words of a text, as many as are looked at."""
    return clean(text).split()[:LONGEST]
