"""Which version of an agreement counts on a day, and which terms are refused."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.agreements import (
    AgreementTerm,
    AgreementText,
    check_term,
    counting_terms,
    gap_before,
    is_renewed,
    notice_due,
    term_on,
)
from records.errors import UserError

DAY = date(2026, 1, 1)
DAYS = st.integers(0, 60)


@given(st.lists(st.tuples(DAYS, DAYS), max_size=12))
def test_terms_that_were_checked_never_overlap_and_a_day_has_one_at_most(proposals: list[tuple[int, int]]) -> None:
    agreed: list[AgreementTerm] = []
    for version, (start, length) in enumerate(proposals, 1):
        term = AgreementTerm(version, DAY + timedelta(start), DAY + timedelta(start + length))
        try:
            check_term(agreed, term.starts_on, term.ends_on)
        except UserError:
            continue
        agreed.append(term)
    counting = counting_terms(agreed)
    assert all(before.ends_on < after.starts_on for before, after in pairwise(counting))
    for offset in range(130):
        day = DAY + timedelta(offset)
        holding = [term for term in counting if term.starts_on <= day <= term.ends_on]
        assert term_on(agreed, day) == (holding[0] if holding else None)
        assert len(holding) <= 1


def test_a_later_version_with_the_same_start_replaces_the_earlier_one_also_where_it_is_shorter() -> None:
    agreed = [AgreementTerm(1, DAY, DAY + timedelta(99)), AgreementTerm(2, DAY, DAY + timedelta(9))]
    assert term_on(agreed, DAY) == agreed[1]
    assert term_on(agreed, DAY + timedelta(10)) is None


def test_a_gap_is_told_by_its_days_and_a_seamless_renewal_has_none() -> None:
    agreed = [AgreementTerm(1, DAY, DAY + timedelta(9))]
    assert gap_before(agreed, DAY + timedelta(10)) is None
    assert gap_before(agreed, DAY + timedelta(13)) == (DAY + timedelta(10), DAY + timedelta(12))
    assert gap_before([], DAY) is None


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "key"),
    [("2026-05-01", "2026-04-30", "agreement-ends-before-start"), ("2025-01-01", "2025-12-31", "agreement-over")],
)
def test_a_term_that_ends_too_early_is_refused(starts_on: str, ends_on: str, key: str) -> None:
    with pytest.raises(UserError) as error:
        AgreementText.check({"starts_on": starts_on, "ends_on": ends_on}, DAY)
    assert error.value.message.key == key


def test_each_notice_is_due_once_however_often_and_late_the_clock_looks() -> None:
    told: list[int] = []
    for days_left in [*range(200, 60, -1), 60, 60, *range(5, -9, -1)]:
        due = notice_due(days_left, told[-1] if told else None)
        told += [due] if due is not None else []
    assert told == [90, 7]


def test_a_term_that_follows_at_once_renews_and_one_after_a_gap_does_not() -> None:
    first = AgreementTerm(1, DAY, DAY + timedelta(9))
    assert is_renewed([first, AgreementTerm(2, DAY + timedelta(10), DAY + timedelta(20))], first)
    assert not is_renewed([first, AgreementTerm(2, DAY + timedelta(11), DAY + timedelta(20))], first)
