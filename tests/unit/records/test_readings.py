"""The table of readings is what the package that knows all characters says of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from records.reading.near_names import readings_of

ROOT = Path(__file__).parents[3]


def test_the_table_is_what_the_script_makes() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "readings"), "--check"]
    told = subprocess.run(script, capture_output=True, text=True, encoding="utf-8")
    assert told.returncode == 0, told.stderr


@pytest.mark.parametrize(
    ("character", "readings"),
    [("单", {"dan", "shan", "chan"}), ("吕", {"lv"}), ("婷", {"ting"}), ("𬭎", {"hong"}), ("A", set())],
)
def test_a_character_has_all_its_readings(character: str, readings: set[str]) -> None:
    assert readings_of(character) == readings
