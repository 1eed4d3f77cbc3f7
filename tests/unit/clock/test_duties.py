"""Whatever people are told makes at most one kind of debt, and what only tells what has happened makes none."""

import pytest

from records.notices import NewsKind, NoticeKind
from services.clock.debt_kinds import DebtKind, duty_of


@pytest.mark.parametrize("told", [*NoticeKind, *NewsKind])
def test_everything_that_is_told_says_whether_something_is_owed(told: NoticeKind | NewsKind) -> None:
    asks = told.name.startswith(("TO_", "RECTIFICATION_")) or told.name.endswith(("_ASKED", "_INVITED", "_OBJECTED"))
    also = told in {NoticeKind.RETURNED, NoticeKind.JOINED, NewsKind.CLAIMED}
    assert (duty_of(told) is not None) == (asks or also)


def test_what_is_asked_is_found_again_where_it_is_owed() -> None:
    assert duty_of(NewsKind.SURVEY_ASKED) is DebtKind.SURVEY
    assert duty_of(NoticeKind.TO_CONFIRM) is DebtKind.WAITING
