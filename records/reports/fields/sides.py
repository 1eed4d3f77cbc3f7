"""Read the fields that name a side: who leads a project, and where people of an exchange go."""

from records.form import Field
from records.kinds.talent_exchange import ExchangeDirection, ExchangeType
from records.reports.drafts import Doubt, ReadingRule, ReadValue, TextSpan
from records.reports.fields.exchange_type import read_exchange_type
from records.reports.kind_words import KindWords
from records.reports.passage import Passage
from records.reports.sides import sides_in
from records.roles import Side

_NEAR = 14  # characters between a side and the words that say what it does
_PLACES = ("在", "到", "赴", "去", "来", "at ", "to ", "in ")


def read_lead(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the side that is named beside the words for leading."""
    declared = words.of(field.name)
    labelled = passage.value_of(declared.labels)
    if labelled is not None:
        named = sides_in(passage, labelled.start, labelled.end)
        return _side(named[0][1], labelled) if named else None
    for match in passage.found(declared.before):
        named = sides_in(passage, match.end(), min(match.end() + _NEAR, passage.sentence_at(match.start()).end))
        if named and (match[0] != "由" or declared.after.search(passage.behind(named[0][0], 30))):
            return _side(named[0][1], TextSpan(match.start(), named[0][0] + 1))
    for match in passage.found(declared.after):
        start = max(passage.sentence_at(match.start()).start, match.start() - _NEAR)
        named = sides_in(passage, start, match.start())
        if named:
            return _side(named[-1][1], TextSpan(named[-1][0], match.end()))
    return None


def _side(side: Side, span: TextSpan) -> ReadValue:
    return ReadValue(side.value, span, ReadingRule.WORD)


def read_direction(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return where people go: as the type of the exchange says, or else to the side whose house is named."""
    sort = read_exchange_type(passage, Field("type", field.question, True, field.key, ExchangeType), words)
    if not isinstance(sort, ReadValue):
        return None
    always = ExchangeType(str(sort.value)).direction
    if always is not None:
        return ReadValue(always.value, sort.span, ReadingRule.STATED)
    if sort.value == ExchangeType.MUTUAL_APPOINTMENT:
        return ReadValue(ExchangeDirection.BOTH.value, sort.span, ReadingRule.WORD)
    to = {Side.COLLEGE: ExchangeDirection.TO_COLLEGE, Side.ENTERPRISE: ExchangeDirection.TO_ENTERPRISE}
    houses = {
        side: TextSpan(at, at + 2)
        for at, side in sides_in(passage, passage.span.start, passage.span.end)
        if passage.plain[max(0, at - 3) : at].endswith(_PLACES)
    }
    if len(houses) != 1:
        return None
    ((side, span),) = houses.items()
    return ReadValue(to[side].value, TextSpan(span.start, min(span.end, len(passage.text))), ReadingRule.WORD)
