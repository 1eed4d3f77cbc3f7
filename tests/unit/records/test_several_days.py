"""An activity of several days ends on the day that is said, and not in the future."""

from datetime import date

import pytest

from records.errors import UserError
from records.kinds.joint_activity import JointActivity

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(("until", "key"), [("2026-11-17", "until-before-from"), ("2026-11-21", "date-in-future")])
def test_a_last_day_that_cannot_be_is_refused(until: str, key: str) -> None:
    with pytest.raises(UserError) as refusal:
        JointActivity.check({"event_date": "2026-11-18", "until": until}, TODAY)
    assert refusal.value.message.key == key


@pytest.mark.parametrize("until", ["2026-11-18", "2026-11-20", None])
def test_a_last_day_up_to_today_is_taken(until: str | None) -> None:
    JointActivity.check({"event_date": "2026-11-18", "until": until}, TODAY)
