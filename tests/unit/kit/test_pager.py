"""The one pager: a page past the end is the last page, however the list is read."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.kit.pager import fetched_page, page_of


@given(st.integers(0, 40), st.integers(0, 1000), st.integers(1, 9))
def test_both_ways_to_read_a_list_show_the_same_page(count: int, number: int, size: int) -> None:
    items = list(range(count))

    def fetch(offset: int, limit: int) -> tuple[Sequence[int], int]:
        return items[offset : offset + limit], count

    shown = page_of(items, number, size)
    assert fetched_page(fetch, number, size) == shown or not count
    assert bool(shown.items) == bool(count)


@pytest.mark.parametrize("number", [0, 7])
def test_an_empty_list_has_an_empty_page(number: int) -> None:
    assert not fetched_page(lambda offset, limit: ([], 0), number).items
