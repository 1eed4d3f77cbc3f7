"""Read the number of a field: the one beside the words of its declaration, in the unit of its question."""

from collections.abc import Iterator
from decimal import Decimal

from records.form import Field
from records.questions import Number
from records.reading.numbers import is_whole
from records.reports.drafts import Doubt, DoubtReason, ReadingRule, ReadValue
from records.reports.kind_words import FieldWords, KindWords
from records.reports.passage import Passage
from records.reports.said_numbers import SaidNumber, in_ten_thousands, said_numbers

_UNITS = ("", "(万元)", "(元)", "(%)", "(人)", "(个)", "(次)")  # behind a label
_NEAR = 24  # characters between a number and the words that say what it counts


def read_number(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the number behind the field's label, or else nearest to its words; a doubt where it is about so many."""
    declared, question = words.of(field.name), field.question
    if not isinstance(question, Number):
        return None
    for unit in _UNITS:
        labelled = passage.value_of([f"{label}{unit}" for label in declared.labels])
        if labelled is not None:
            within = [(0, number) for number in said_numbers(passage.plain, labelled.start, labelled.end)]
            return _answer(field, question, within[:1], label_unit=unit) if within else None
    return _answer(field, question, sorted(_beside(passage, declared, question), key=lambda one: one[0]))


def _answer(
    field: Field, question: Number, ranked: list[tuple[int, SaidNumber]], *, label_unit: str | None = None
) -> ReadValue | Doubt | None:
    for _, number in ranked:
        value = _in_unit(number, question, label_unit)
        if value is None or not question.minimum <= value <= question.maximum:
            continue
        if question.decimals == 0 and not is_whole(value):
            continue
        said = int(value) if is_whole(value) else float(round(value, question.decimals))
        read = ReadValue(said, number.span, ReadingRule.NUMBER)
        return Doubt(field.name, number.span, DoubtReason.UNCERTAIN, (read,)) if number.about else read
    return None


def _in_unit(number: SaidNumber, question: Number, label_unit: str | None) -> Decimal | None:
    """Return a number in the unit of the question; of a labelled one the label may say the unit: 产值（万元）."""
    match question.unit:
        case "ten-thousand-cny":
            if number.money or number.scaled or number.percent:
                return in_ten_thousands(number)
            return {"(万元)": number.value, "(元)": number.value.scaleb(-4)}.get(label_unit or "")
        case "percent":
            return number.value if number.percent or label_unit is not None else None
    return None if number.percent or number.money else number.value


def _beside(passage: Passage, declared: FieldWords, question: Number) -> Iterator[tuple[int, SaidNumber]]:
    """Yield the numbers with how far they stand from the words that say what they count."""
    days = [*(one.span for one in passage.days), *(one.span for one in passage.times)]
    for number in said_numbers(passage.plain, passage.span.start, passage.span.end):
        span = number.span
        if passage.is_muted(span.start) or any(day.start < span.end and span.start < day.end for day in days):
            continue
        sentence = passage.sentence_at(span.start)
        start = max(sentence.start, span.start - 2 * _NEAR)
        before, behind = passage.plain[start : span.start], passage.plain[span.end : sentence.end]
        clause = passage.clause_at(span.start)
        if declared.not_beside.search(passage.plain[clause.start : clause.end]):
            continue
        distances = [len(before) - match.end() for match in declared.before.finditer(before)]
        if declared.after.match(behind.lstrip(" ")):
            distances.append(0)
        if distances and min(distances) <= _NEAR:
            yield min(distances), number
