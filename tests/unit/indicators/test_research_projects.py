"""Indicator 5 at its edges: joint research projects."""

from datetime import date

import pytest

from indicators.evidence import Observation, Standing
from indicators.measurement import LeftOutRecord
from tests.unit.indicators.partnership import (
    QUARTER,
    observation,
    receipt,
)


def project(record: int, first: date, last: date, contract: str = "A", share: float = 1) -> Observation:
    return observation("project", first, to=last, category="city", subject=contract, record=record, share=share)


def test_a_contract_in_two_records_runs_once() -> None:
    july, long = (date(2026, 7, 1), date(2026, 7, 31)), (date(2026, 7, 1), date(2026, 8, 31))
    found = receipt("research_projects", [project(1, *july), project(2, *long), project(3, *july)])
    assert found.value == pytest.approx(62 / 92)
    assert found.beside["projects"] == 1
    assert LeftOutRecord(3, Standing.DUPLICATE) in found.left_out


def test_days_outside_of_the_active_ones_do_not_count() -> None:
    always = project(1, date(2026, 6, 1), date(2026, 12, 31))
    found = receipt("research_projects", [always], active_from=date(2026, 8, 1), known_at=date(2026, 8, 31))
    assert (found.numerator, found.denominator, found.value) == (31, 31, 1)


def test_a_shared_contract_runs_in_part() -> None:
    assert receipt("research_projects", [project(1, QUARTER.starts_on, QUARTER.ends_on, share=0.25)]).value == 0.25
