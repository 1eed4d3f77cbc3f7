"""Read which branches of the own organisation took part: those that the passage names."""

from records.reports.drafts import ReadingRule, ReadValue, TextSpan
from records.reports.passage import Passage


def read_branches(passage: Passage) -> ReadValue | None:
    """Return the own branches that are named, by their ids; None where none is."""
    named = [said for said in passage.branches if said.own]
    if not named:
        return None
    ids = list(dict.fromkeys(said.branch.id for said in named))
    return ReadValue([*ids], TextSpan(named[0].span.start, named[-1].span.end), ReadingRule.NAME)
