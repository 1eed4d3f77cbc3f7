"""Every ledger is read as it was when its reading was recorded, to the last cell."""

from collections.abc import Callable

import pytest

from records.old_ledgers.dry_run import DryRun
from tests.old_ledgers.readings import RECORDED, readings
from tests.recorded import as_recorded, recorded

KEPT = recorded(RECORDED)


@pytest.mark.parametrize(("case", "read"), [pytest.param(case, read, id=case) for case, read in readings()])
def test_a_ledger_is_read_as_before(case: str, read: Callable[[], DryRun]) -> None:
    assert as_recorded(read()) == KEPT[case]
