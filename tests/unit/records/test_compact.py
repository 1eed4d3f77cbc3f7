"""Values written as short texts come back as they were, and nothing else is taken for one."""

from datetime import date, timedelta
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.compact import Compact, OrganisationId, Page, Place, RecordId, Revision, TextField, name_of
from records.periods import Span
from records.roles import Side


class Step(Compact, name="step"):
    record: RecordId
    revision: Revision = 0


class Everything(Compact, name="everything"):
    side: Side
    on: date
    span: Span
    organisation: OrganisationId | None
    place: Place | None
    other: Side | None
    page: Page
    open: bool
    token: Annotated[str, TextField(20)] = ""


DAYS = st.dates(date(1949, 1, 1), date(2199, 12, 31))
EVERYTHING = st.builds(
    Everything,
    st.sampled_from(Side),
    DAYS,
    st.builds(lambda first, days: Span(first, first + timedelta(days=days)), DAYS, st.integers(0, 9_998)),
    st.none() | st.integers(1, 10**12 - 1),
    st.none() | st.integers(0, 9_999),
    st.none() | st.sampled_from(Side),
    st.integers(0, 99_999),
    st.booleans(),
    st.text(st.characters(max_codepoint=127), max_size=20),
)


@given(EVERYTHING)
def test_a_value_comes_back_as_it_was(value: Everything) -> None:
    text = value.pack()
    assert Everything.unpack(text) == value
    assert hash(Everything.unpack(text)) == hash(value)
    assert name_of(text) == "everything"
    assert len(text.encode()) <= Everything.width()


def test_the_width_is_that_of_the_longest_value() -> None:
    last = date(2199, 12, 31)
    longest = Everything(
        Side.ENTERPRISE,
        last,
        Span(last, last + timedelta(days=9_998)),
        10**12 - 1,
        9_999,
        Side.ENTERPRISE,
        99_999,
        True,
        "x" * 20,
    )
    assert len(longest.pack()) == Everything.width()


def test_trailing_fields_with_a_default_may_be_missing() -> None:
    assert Step.unpack("step:5") == Step(5) == Step(record=5, revision=0)


@pytest.mark.parametrize(
    "text",
    ["", "step", "step:", "step:x", "step:-1", "step:1:2:3", "step:１", "other:1", "step:1:1234567", "step:1:",
     "step:+1", "step:" + "9" * 13],
)  # fmt: skip
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no step|lacks|digits"):
        Step.unpack(text)


@pytest.mark.parametrize(
    "text",
    ["everything:0:00010101:202611010001:0:::0:0:",
     "everything:2:20261101:202611010001:0:::0:0:", "everything:0:20261301:202611010001:0:::0:0:",
     "everything:0:20261101:202611010000:0:::0:0:", "everything:0:20261101:202611010001:0:::0:2:",
     "everything:0:20261101:202611010001:0:::0:0:" + "x" * 21],
)  # fmt: skip
def test_what_no_field_of_its_type_says_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"Side|month|span|neither|bytes|between"):
        Everything.unpack(text)


def test_an_id_that_is_none_is_0_and_a_place_that_is_none_is_nothing() -> None:
    class Filter(Compact, name="filter"):
        organisation: OrganisationId | None = None
        place: Place | None = None
        side: Side | None = None

    assert Filter().pack() == "filter:0::"
    assert Filter.unpack("filter") == Filter.unpack("filter:0") == Filter.unpack("filter:0::") == Filter()
    assert Filter(None, 0, Side.COLLEGE).pack() == "filter:0:0:0"


def test_a_value_is_immutable_and_of_its_own_class() -> None:
    class Other(Compact, name="step"):
        record: RecordId

    step = Step(1)
    with pytest.raises(AttributeError):
        step.record = 2  # type: ignore[misc]  # what mypy refuses, too
    assert step != Other(1)
    assert repr(step) == "Step(record=1, revision=0)"


@pytest.mark.parametrize(("values", "named"), [((), {}), ((1, 2, 3), {}), ((1,), {"page": 1})])
def test_a_value_takes_its_fields_and_no_others(values: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Step(*values, **named)


def test_what_does_not_fit_is_not_written() -> None:
    with pytest.raises(ValueError, match="1 to 12 digits"):
        Step(-1).pack()
    with pytest.raises(ValueError, match="1 to 6 digits"):
        Step(1, 10**6).pack()


def test_a_field_of_a_type_that_cannot_be_written_is_refused_when_it_is_declared() -> None:
    with pytest.raises(TypeError, match=r"Wrong\.values"):

        class Wrong(Compact, name="wrong"):
            values: list[int]
