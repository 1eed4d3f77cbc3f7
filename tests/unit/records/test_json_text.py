"""JSON is written as the standard library would, whatever people send."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.json_text import json_bytes, json_text, json_value

TEXTS = st.text() | st.characters(categories=["Cs"])  # the other: half a surrogate pair
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_what_is_written_reads_back_the_same(value: object) -> None:
    assert json.loads(json_text(value)) == value
    assert json.loads(json_bytes(value)) == value


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(TypeError):
        json_text({"value": object()})


def test_half_a_character_is_read_as_it_was_written_and_what_is_no_json_is_refused() -> None:
    assert json_value('{"title": "\\ud83d"}') == {"title": "\ud83d"}
    with pytest.raises(ValueError, match="Expecting"):
        json_value(b"{title}")
