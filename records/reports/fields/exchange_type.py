"""Read what sort of talent exchange it is: by its words, or by whose people work where."""

from records.form import Field
from records.kinds.talent_exchange import ExchangeType
from records.reports.drafts import Doubt, ReadingRule, ReadValue, TextSpan
from records.reports.fields.choice import read_choice
from records.reports.kind_words import KindWords
from records.reports.passage import Passage
from records.reports.sides import sides_in
from records.roles import Side

_TO = ("到", "赴", "去", "在", "at ", "to ", "with ")


def read_exchange_type(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the type that is said; people of the college who work at the enterprise are teachers in practice there."""
    said = read_choice(passage, field, words)
    if said is not None:
        return said
    circumstances = passage.circumstances
    ours = circumstances.own.side is Side.COLLEGE
    people = [(one.own, one.partner) if ours else (one.partner, one.own) for one in passage.people]
    if not people or not all(of_college and not of_enterprise for of_college, of_enterprise in people):
        return None
    for at, side in sides_in(passage, passage.span.start, passage.span.end):
        if side is Side.ENTERPRISE and passage.plain[max(0, at - 5) : at].endswith(_TO):
            return ReadValue(ExchangeType.TEACHER_PRACTICE.value, TextSpan(at - 1, at + 2), ReadingRule.STATED)
    return None
