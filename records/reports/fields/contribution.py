"""Read what an economic contribution consists of: output, jobs, or both, by what numbers the text names."""

from records.form import Field, fields_of
from records.kinds.economic_contribution import ContributionType, EconomicContribution
from records.reports.drafts import Doubt, ReadingRule, ReadValue
from records.reports.fields.choice import read_choice
from records.reports.fields.numbers import read_number
from records.reports.kind_words import KindWords
from records.reports.passage import Passage


def read_contribution_type(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the type by the amounts that are named, or else by the words alone."""
    numbers = {
        one.name: read_number(passage, one, words) for one in fields_of(EconomicContribution) if one.name in _SAYS
    }
    named = [name for name, number in numbers.items() if number is not None]
    if not named:
        return read_choice(passage, field, words)
    spans = [number.span for number in numbers.values() if number is not None]
    sort = ContributionType.BOTH if len(named) == len(_SAYS) else _SAYS[named[0]]
    return ReadValue(sort.value, min(spans), ReadingRule.STATED)


_SAYS = {"output_value": ContributionType.OUTPUT, "jobs": ContributionType.JOBS}
