"""Each indicator agrees with the calculation by hand that its page of the documentation shows."""

import math
import subprocess
import sys

import pytest

from indicators.catalogue import default
from tests.unit.indicators.partnership import (
    EXAMPLES,
    YEAR,
    all_examples,
    evaluation,
    examples,
    observations_of,
    receipt,
)


def test_every_indicator_has_an_example() -> None:
    assert list(all_examples()) == list(default().indicators)


@pytest.mark.parametrize("key", default().indicators)
def test_the_calculation_by_hand_comes_out(key: str) -> None:
    example = all_examples()[key]
    found = receipt(key, observations_of(example), YEAR, catalogue=default())
    assert found.value == pytest.approx(example["value"], abs=0.005)
    assert found.score == pytest.approx(example["score"], abs=0.005)


def test_all_examples_together_make_the_composite() -> None:
    apart = {key: observations_of(example) for key, example in examples().items()}
    renumbered = [
        observation if observation.record is None else observation._replace(record=1000 * number + observation.record)
        for number, observations in enumerate(apart.values())
        for observation in observations
        if not (
            list(apart)[number] == "participation_rate"
            and observation.measure in ("activity", "presence", "attendance")
        )
    ]
    found = evaluation(renumbered, YEAR)
    scores = {key: example["score"] for key, example in examples().items()}
    organisation = (scores["activity_frequency"] + scores["organisation_improvement"]) / 2
    resources = (scores["teaching_resources"] + scores["research_projects"] + scores["talent_exchange"]) / 3
    society = (scores["economic_contribution"] + scores["social_influence"]) / 2
    innovation = (scores["innovative_practices"] + scores["conversion_rate"] + scores["teaching_innovation"]) / 3
    feedback = (scores["satisfaction"] + scores["rectification_rate"]) / 2
    groups = [organisation, resources, society, innovation, feedback]
    assert found.composite == pytest.approx(sum(groups) / 5, abs=0.005)
    assert found.geometric == pytest.approx(math.prod(groups) ** 0.2, abs=0.005)
    assert found.coverage == pytest.approx(1 - 1 / 15)


def test_the_documentation_is_made_from_catalogue_and_examples() -> None:
    root = EXAMPLES.parents[1]
    made = subprocess.run(
        [sys.executable, root / "scripts" / "indicators", "--check"], capture_output=True, text=True, encoding="utf-8"
    )
    assert made.returncode == 0, made.stderr
