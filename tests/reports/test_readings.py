"""Every text is read as it was when its reading was recorded, to the last span."""

from collections.abc import Callable

import pytest

from records.reports.drafts import ReadReports
from tests.recorded import as_recorded, recorded
from tests.reports.judge import NAMES
from tests.reports.readings import RECORDED, readings

KEPT = {name: recorded(RECORDED / f"{name}.jsonl") for name in NAMES}


@pytest.mark.parametrize(
    ("name", "case", "read"),
    [pytest.param(name, case, read, id=f"{name}-{case}") for name in NAMES for case, read in readings(name)],
)
def test_a_text_is_read_as_before(name: str, case: str, read: Callable[[], ReadReports]) -> None:
    assert as_recorded(read()) == KEPT[name][case]
