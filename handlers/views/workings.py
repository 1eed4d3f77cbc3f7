"""算式: value, score and contribution of an indicator as sums that a reader repeats with a pocket calculator."""

from functools import reduce

from handlers.kit.replies import Line
from records.form import option_label
from records.messages import Message, message
from records.roles import Side
from services.scoring.score_sheet import IndicatorSheet, PartSheet, RangeSheet, TermSheet


def working_lines(indicator: IndicatorSheet) -> list[Line]:
    """Return the sums of an indicator.

    None where there is no value, or where a result was published before its workings were kept.
    """
    if indicator.score is None or any(part.score_range is None for part in indicator.parts):
        return []
    lines: list[Line] = []
    for part in indicator.parts:
        lines += [_of_term(indicator, term) for term in part.terms if term.denominator is not None]
        lines += _value(part)
        lines.append(_score(part))
    if len(indicator.parts) > 1:
        scores = [_fine(part.score) for part in indicator.parts]
        lines.append(_mean(Message("working-score"), scores, indicator.score))
    if indicator.contribution is not None:
        lines.append(
            message(
                "working-contribution",
                score=_fine(indicator.score),
                weight=_fine(indicator.effective_weight),
                contribution=_fine(indicator.contribution),
            )
        )
    return lines


def _value(part: PartSheet) -> list[Line]:
    name = _named(part, "working-value")
    if len(part.terms) > 1 and len({term.weight for term in part.terms}) == 1:
        return [_mean(name, [_fine(term.value) for term in part.terms], part.value)]
    if part.terms:
        weighted = [
            message("working-weighted-term", name=_term_name(term), weight=_exact(term.weight), value=_fine(term.value))
            for term in part.terms
        ]
        return [message("working-sum", name=name, terms=reduce(_plus, weighted), value=_fine(part.value))]
    return [] if part.denominator is None else [_quotient(name, part)]


def _of_term(indicator: IndicatorSheet, term: TermSheet) -> Message:
    """Return the sum of a term. Reach goes by powers of ten: the number of people makes its numerator."""
    if term.name != "readers":
        return _quotient(_term_name(term), term)
    key = "working-reach" if term.value < term.factor else "working-reach-full"
    people, powers = indicator.beside["reach"] or 0.0, term.denominator or 0.0
    return message(
        key, people=_exact(people), powers=_exact(powers), factor=_exact(term.factor), value=_fine(term.value)
    )


def _quotient(name: Message, of: PartSheet | TermSheet) -> Message:
    assert of.numerator is not None
    assert of.denominator is not None
    assert of.factor is not None
    key = "working-quotient" if of.factor == 1 else "working-quotient-times"
    return message(
        key,
        name=name,
        numerator=_exact(of.numerator),
        denominator=_exact(of.denominator),
        factor=_exact(of.factor),
        value=_fine(of.value),
    )


def _mean(name: Message, values: list[Message], mean: float) -> Message:
    return message("working-mean", name=name, terms=reduce(_plus, values), count=len(values), value=_fine(mean))


def _score(part: PartSheet) -> Message:
    name, score_range = _named(part, "working-score"), part.score_range
    assert score_range is not None
    if score_range.kind == "saturating" and part.value < 0:
        return message("working-negative", name=name)
    cut = "-cut" if abs(part.uncut_score - part.score) > 1e-9 else ""
    return message(
        f"working-{score_range.kind}{cut}",
        name=name,
        value=_fine(part.value),
        uncut=_fine(part.uncut_score),
        score=_fine(part.score),
        **_goalposts(score_range),
    )


def _goalposts(score_range: RangeSheet) -> dict[str, Message]:
    low = {} if score_range.low is None else {"low": _exact(score_range.low)}
    return {**low, "target": _exact(score_range.target)}


def _named(part: PartSheet, otherwise: str) -> Message:
    """Return the name of a part: its own where the indicator may have several."""
    if part.name == "value":
        return Message(otherwise)
    return message(f"{otherwise}-of", part=Message(f"part-{part.name}"))


def _term_name(term: TermSheet) -> Message:
    return option_label(Side(term.name)) if term.name in tuple(Side) else Message(f"term-{term.name}")


def _plus(one: Message, two: Message) -> Message:
    return message("working-plus", one=one, two=two)


def _fine(value: float) -> Message:
    return message("figure-fine", value=value)


def _exact(value: float) -> Message:
    return message("figure-exact", value=value)
