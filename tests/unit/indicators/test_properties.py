"""What must hold whatever the evidence says."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.catalogue import headline_windows
from indicators.evaluation import Headline, headline
from indicators.evidence import MEASURES_OF_SEVERAL, ONE_DAY, SIDES, Evidence, Observation, SideName, Standing
from tests.support import paper
from tests.unit.indicators.partnership import (
    KNOWN_AT,
    QUARTER,
    STARTED,
    YEAR,
    about,
    activity,
    evaluation,
    examples,
    nil,
    observation,
    observations_of,
    standing,
    the_paper,
)

pure = settings(max_examples=60)
sides = st.sampled_from(SIDES)
numbers = st.integers(0, 9)
days = st.integers(0, 500).map(lambda back: date(2026, 9, 30) - timedelta(days=back))
LEFT_OUT = list(Standing)[1:8]  # those that the keeper of the records says


def _record(
    build: Callable[..., list[Observation]], *parts: st.SearchStrategy[object]
) -> st.SearchStrategy[list[Observation]]:
    return st.builds(build, *parts)


def _thing(measure: str, *categories: str) -> st.SearchStrategy[list[Observation]]:
    return _record(
        lambda on, category, key, record, share: [
            observation(measure, on, category=category, subject=f"{key}", record=record, share=share)
        ],
        days, st.sampled_from(categories), numbers, st.integers(100, 999), st.sampled_from((1.0, 0.5)),
    )  # fmt: skip


def _survey(college: list[int], enterprise: list[int]) -> list[Observation]:
    observations = [about(QUARTER, "satisfaction_item", category="a")]
    for side, levels in (("college", college), ("enterprise", enterprise)):
        observations.append(about(QUARTER, "satisfaction_asked", len(levels) * 2, side=side))
        observations += [
            about(QUARTER, "satisfaction_answer", level, category="a", side=side, subject=f"{side}{number}")
            for number, level in enumerate(levels)
        ]
    return observations


def _rectified(subject: int, due: date, later: int | None, by: SideName) -> list[Observation]:
    observations = [observation("rectification_due", due, side="college", subject=f"{subject}")]
    if later is not None:
        closed = due + timedelta(days=later)
        observations.append(observation("rectification_closed", closed, side="college", subject=f"{subject}"))
        observations.append(observation("rectification_verified", closed, side=by, subject=f"{subject}"))
    return observations


levels = st.lists(st.integers(1, 5), max_size=8)
records = st.one_of(
    _record(activity, st.integers(1, 99), days, st.integers(-1, 5), st.integers(-1, 5),
            st.sampled_from(("theme_day", "discussion"))),
    _thing("teaching_resource", "course", "training_base", "poster"),
    _thing("practice", "own", "nation"),
    _thing("result", "patent", "paper"),
    _thing("conversion", "licence"),
    _record(lambda on, length, key, record: [
        observation("project", on, to=on + timedelta(days=length), subject=f"{key}", record=record)],
        days, st.integers(0, 90), numbers, st.integers(100, 999)),
    _record(lambda on, side, key, record, quantity: [
        observation("exchange", on, quantity, category="visit", side=side, subject=f"headcount:{key}", record=record)],
        days, sides, numbers, st.integers(100, 999), st.integers(1, 20)),
    _record(lambda on, side, key, record, days_away: [
        observation("exchange", on, category="visit", side=side, subject=f"p{key}", record=record),
        observation("exchange_spell", on, days_away, category="visit", side=side, subject=f"p{key}", record=record),
        observation("mode", on, category="culture", record=record),
        observation("answered", on, days_away, record=record)],
        days, sides, numbers, st.integers(100, 999), st.integers(1, 28)),
    _record(lambda on, amount, record: [observation("output_value", on, amount, subject=f"{record}", record=record)],
            days, st.floats(-200, 900), st.integers(100, 999)),
    _record(lambda on, jobs, record: [observation("jobs", on, jobs, record=record)],
            days, st.integers(0, 40), st.integers(100, 999)),
    _record(_survey, levels, levels),
    _record(_rectified, numbers, days, st.none() | st.integers(-20, 60), sides),
    _record(lambda: nil(QUARTER)),
)  # fmt: skip
evidence = st.lists(records, max_size=25).map(lambda found: [each for record in found for each in record])


def figures(found: Headline) -> tuple[object, ...]:
    values = [(each.value, each.numerator, each.score, each.missing, each.effective_weight) for each in found.receipts]
    return found.composite, found.geometric, found.coverage, found.bounds, values


@pure
@given(evidence)
def test_contributions_add_up_and_scores_are_scores(observations: list[Observation]) -> None:
    found = evaluation(observations)
    assert sum(each.contribution or 0 for each in found.receipts) == pytest.approx(found.composite or 0, abs=1e-9)
    for each in found.receipts:
        assert (each.score is None) == (each.missing is not None) == (each.value is None)
        assert each.score is None or 0 <= each.score <= 100
    low, high = found.bounds
    assert 0 <= low <= high <= 100
    for mean in (found.composite, found.geometric):
        assert mean is None or 0 <= mean <= 100
    assert 0 <= found.coverage <= 1 + 1e-12


@pure
@given(evidence)
def test_every_value_is_what_its_fractions_and_terms_say(observations: list[Observation]) -> None:
    for part in (part for receipt in evaluation(observations).receipts for part in receipt.parts):
        if part.terms:
            assert sum(term.weight * term.value for term in part.terms) == pytest.approx(part.value)
        elif part.denominator is not None:
            assert (part.numerator or 0) / part.denominator * part.factor == pytest.approx(part.value)
        else:
            assert part.numerator == part.value
        for term in part.terms:
            if term.numerator is not None and term.denominator is not None:
                assert term.numerator / term.denominator * term.factor == pytest.approx(term.value)


@pure
@given(evidence, st.randoms(use_true_random=False))
def test_the_order_of_facts_changes_nothing(observations: list[Observation], random: object) -> None:
    turned = list(observations)
    random.shuffle(turned)  # type: ignore[attr-defined]  # hypothesis's Random, which it does not name
    assert evaluation(turned) == evaluation(observations)


@pytest.mark.parametrize("key", paper.INDICATORS)
def test_two_facts_that_differ_in_one_thing_count_alike_whichever_came_first(key: str) -> None:
    facts = observations_of(examples()[key])
    for measure in {fact.measure for fact in facts}:
        alike = [fact for fact in facts if fact.measure == measure]
        fact = alike[0]
        for twin in (
            *(fact._replace(category=other.category) for other in alike),
            *(fact._replace(side=side) for side in (*SIDES, None)),
            fact._replace(subject=f"{fact.subject}'"),
            fact._replace(quantity=fact.quantity / 2),
            fact._replace(share=fact.share / 2),
            fact._replace(ends_on=fact.ends_on + ONE_DAY),
        ):
            assert evaluation([fact, twin, *facts], YEAR) == evaluation([*facts, twin, fact], YEAR)


def gathered(observations: Iterable[Observation]) -> list[Observation]:
    """Those that differ in their subjects only as one, where a measure may have several."""
    alike: dict[Observation, list[str]] = {}
    for each in observations:
        several = each.measure in MEASURES_OF_SEVERAL and each.subject is not None
        alike.setdefault(each._replace(subject="") if several else each, []).append(each.subject or "")
    return [
        each._replace(subject=" ".join(subjects)) if each.subject == "" else each for each, subjects in alike.items()
    ]


@pure
@given(st.lists(records, max_size=25))
def test_people_who_are_told_together_count_as_if_told_one_by_one(found: list[list[Observation]]) -> None:
    observations = list(dict.fromkeys(each for record in found for each in record))
    together = gathered(observations)
    assert sorted(map(repr, observations)) == sorted(repr(one) for each in together for one in each.split_by_subject())
    assert evaluation(together) == evaluation(observations)


@pure
@given(evidence, records, st.sampled_from(LEFT_OUT))
def test_a_headline_has_the_values_of_the_evaluation_from_less(
    observations: list[Observation], more: list[Observation], why: Standing
) -> None:
    whole = evaluation(observations + standing(more, why))
    measures = headline_windows(the_paper(), QUARTER)
    less = Evidence(tuple(each for each in observations if each.measure in measures), KNOWN_AT, STARTED)
    found = headline(the_paper(), less, QUARTER)
    assert figures(found) == figures(whole)
    assert [each.parts for each in found.receipts] == [each.parts for each in whole.receipts]


@pure
@given(evidence, records, st.sampled_from(LEFT_OUT))
def test_what_waits_or_was_taken_back_never_moves_the_figures(
    observations: list[Observation], more: list[Observation], why: Standing
) -> None:
    found = evaluation(observations + standing(more, why))
    assert figures(found) == figures(evaluation(observations))


@pure
@given(evidence)
def test_a_fact_said_twice_counts_once(observations: list[Observation]) -> None:
    natural = [each for each in observations if each.measure != "satisfaction_asked"]
    twice = [each._replace(record=None if each.record is None else each.record) for each in natural]
    assert figures(evaluation(observations + twice)) == figures(evaluation(observations))


@pure
@given(evidence, _thing("teaching_resource", "course") | _thing("practice", "city") | _thing("conversion", "licence"))
def test_another_record_of_the_same_key_never_moves_the_figures(
    observations: list[Observation], one: list[Observation]
) -> None:
    again = [one[0]._replace(record=5000)]
    assert figures(evaluation(observations + one + again)) == figures(evaluation(observations + one))


@pure
@given(evidence, days, st.integers(0, 10**6))
def test_one_more_of_a_kind_never_lowers_the_composite(observations: list[Observation], on: date, key: int) -> None:
    more = {
        "activity_frequency": activity(7000, on, 5, 5, "discussion"),
        "teaching_resources": [
            observation("teaching_resource", on, category="course", subject=f"new {key}", record=7001)
        ],
        "innovative_practices": [observation("practice", on, category="city", subject=f"new {key}", record=7002)],
        "economic_contribution": [observation("jobs", on, 3, record=7003)],
    }
    for indicator, added in more.items():
        before, after = evaluation(observations), evaluation(observations + added)
        known = before.receipt(indicator)
        if known.value is not None and len(known.parts) == len(after.receipt(indicator).parts):
            assert (after.receipt(indicator).value or 0) >= known.value - 1e-9
            assert (after.composite or 0) >= (before.composite or 0) - 1e-9


@pure
@given(evidence)
def test_a_nil_return_fills_what_is_empty_and_moves_nothing_that_is_there(observations: list[Observation]) -> None:
    before, after = evaluation(observations), evaluation(observations + nil(QUARTER))
    for old, new in zip(before.receipts, after.receipts, strict=True):
        if old.value is not None and len(old.score_ranges) == 1:
            assert new.value == old.value
        elif old.value is None and new.value is not None:
            assert new.value == 0
