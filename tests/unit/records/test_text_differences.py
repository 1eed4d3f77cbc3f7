"""What differs between two texts, in pieces that both can be put together from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.text_differences import DifferenceKind, TextDifference, differences

SAME, REMOVED, ADDED = DifferenceKind.SAME, DifferenceKind.REMOVED, DifferenceKind.ADDED
TEXTS = st.text(alphabet="一二三号楼，。 ab12.%\n", max_size=20)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_put_together_from_the_pieces(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind is not ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.kind is not REMOVED) == after
    assert all(piece.text for piece in pieces)


@given(TEXTS)
def test_the_same_text_has_no_differences(text: str) -> None:
    assert all(piece.kind is SAME for piece in differences(text, text))


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("实训楼", "实训楼 302", [(SAME, "实训楼"), (ADDED, " 302")]),
        ("应到 22，实到 20", "应到 22，实到 21", [(SAME, "应到 22，实到 "), (REMOVED, "20"), (ADDED, "21")]),
        ("", "一号楼", [(ADDED, "一号楼")]),
        ("张三", "Li Si", [(REMOVED, "张三"), (ADDED, "Li Si")]),
    ],
)
def test_numbers_and_words_change_as_a_whole(before: str, after: str, pieces: list[tuple[DifferenceKind, str]]) -> None:
    assert differences(before, after) == [TextDifference(kind, text) for kind, text in pieces]
