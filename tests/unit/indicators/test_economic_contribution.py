"""Indicator 7 at its edges: output and jobs."""

import pytest

from indicators.measurement import MissingReason
from tests.unit.indicators.partnership import (
    AUGUST,
    JULY,
    QUARTER,
    missing,
    nil,
    observation,
    receipt,
)


def test_one_part_alone_is_the_score_and_is_marked() -> None:
    found = receipt("economic_contribution", [observation("jobs", JULY, 20, record=1)])
    assert (found.score, found.marks) == (100, ("jobs_only",))
    whole = receipt("economic_contribution", [observation("jobs", JULY, 20, record=1), *nil(QUARTER)])
    assert (whole.score, whole.marks) == (50, ())


def test_a_net_loss_keeps_its_value_and_scores_nothing() -> None:
    observations = [
        observation("output_value", JULY, 10, subject="a", record=1),
        observation("output_value", AUGUST, -40, subject="a", record=2),
    ]
    found = receipt("economic_contribution", observations)
    assert found.parts[0].value == pytest.approx(-30 / 92 * 365)
    assert (found.score, found.marks) == (0, ("output_only", "net_loss"))
    assert found.uncut_score is not None
    assert found.uncut_score < 0


def test_a_small_loss_is_marked_as_one_and_no_growth_is_not() -> None:
    for total, marks in ((-0.01, ("output_only", "net_loss")), (0, ("output_only",))):
        observations = [observation("output_value", JULY, total, subject="a", record=1)]
        assert receipt("economic_contribution", observations).marks == marks
    with_jobs = [observation("output_value", JULY, -10, subject="a", record=1), observation("jobs", JULY, 5, record=2)]
    assert receipt("economic_contribution", with_jobs).marks == ("net_loss",)


def test_output_needs_a_rate_and_jobs_do_not() -> None:
    observations = [
        observation("output_value", AUGUST, 10, subject="a", record=1),
        observation("jobs", AUGUST, 3, record=2),
    ]
    found = receipt("economic_contribution", observations, active_from=AUGUST, known_at=AUGUST)
    assert found.marks == ("jobs_only",)
    assert missing(receipt("economic_contribution", [])) == (MissingReason.NO_RECORDS,)
