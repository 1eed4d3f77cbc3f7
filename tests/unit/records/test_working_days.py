"""The table of working days is what the package that knows all countries says of ours."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import holidays
from hypothesis import given
from hypothesis import strategies as st

from records.calendar import is_working, known_until

ROOT = Path(__file__).parents[3]
PUBLIC = holidays.country_holidays("CN", years=range(2000, 2061))


def test_the_table_is_what_the_script_makes() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "working_days"), "--check"]
    told = subprocess.run(script, capture_output=True, text=True, encoding="utf-8")
    assert told.returncode == 0, told.stderr


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)))
def test_a_day_is_worked_as_the_public_calendar_has_it(day: date) -> None:
    assert is_working(day) is PUBLIC.is_working_day(day)


def test_it_is_known_how_long_substituted_days_are_known() -> None:
    assert known_until() == max(PUBLIC.special_public_holidays)


def test_beyond_the_table_there_are_weekends() -> None:
    assert is_working(date(2061, 10, 3))
    assert not is_working(date(2061, 10, 2))
