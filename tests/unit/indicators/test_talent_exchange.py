"""Indicator 6 at its edges: people who go to the other side."""

from datetime import date

import pytest

from indicators.evidence import Observation, SideName, Standing
from indicators.measurement import LeftOutRecord
from tests.unit.indicators.partnership import (
    COLLEGE,
    ENTERPRISE,
    JULY,
    YEAR,
    observation,
    receipt,
)


def went(record: int, on: date, side: SideName = COLLEGE, quantity: float = 1, heads: bool = False) -> Observation:
    who = f"headcount:{record}" if heads else f"person:{record}"
    return observation("exchange", on, quantity, category="placement", side=side, subject=who, record=record)


def test_a_headcount_counts_ten_and_named_persons_all() -> None:
    crowd = receipt("talent_exchange", [went(1, JULY, quantity=15, heads=True)])
    assert (crowd.numerator, crowd.left_out) == (10, (LeftOutRecord(1, Standing.OVER_CAP),))
    assert crowd.beside["from_college"] == 15
    assert receipt("talent_exchange", [went(number, JULY) for number in range(12)]).numerator == 12


def test_a_direction_fills_in_the_programme_year() -> None:
    """0.7 × 24 = 16.8 from the college; what went in spring leaves less for summer, and nothing of it for autumn's
    year."""
    spring = [went(number, date(2026, 4, 1)) for number in range(10)]
    summer = [went(100 + number, JULY) for number in range(10)]
    other = [went(200, JULY, ENTERPRISE)]
    found = receipt("talent_exchange", spring + summer + other)
    assert found.numerator == pytest.approx(6.8 + 1)
    assert LeftOutRecord(109, Standing.OVER_CAP) in found.left_out
    assert receipt("talent_exchange", spring + summer + other, YEAR).numerator == pytest.approx(17.8)
    september = [went(300 + number, date(2026, 9, 2)) for number in range(5)]
    assert receipt("talent_exchange", spring + summer + september).numerator == pytest.approx(6.8 + 5)


def test_the_same_person_day_and_purpose_go_once() -> None:
    assert receipt("talent_exchange", [went(1, JULY), went(1, JULY)._replace(record=2)]).numerator == 1


def test_person_months_stand_beside() -> None:
    spells = [observation("exchange_spell", date(2026, 7, 1), 31, side=COLLEGE, subject="person:1", record=1)]
    spells += [observation("exchange_spell", date(2026, 8, 1), 15.5, side=COLLEGE, subject="person:1", record=1)]
    assert receipt("talent_exchange", [went(1, date(2026, 7, 1)), *spells]).beside["person_months"] == pytest.approx(
        1.5
    )
