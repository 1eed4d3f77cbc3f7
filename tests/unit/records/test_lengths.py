"""Texts are counted as Telegram counts them, and no character that people see is cut in two."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from records.lengths import fitting, shortened, shortened_file_name, shortened_where_different, utf16_length

FAMILY = "👨\u200d👩\u200d👧"  # one picture, of five characters and eight units
GERMANY, FRANCE = "🇩🇪", "🇫🇷"


@given(st.text())
@example("学习😀")
def test_the_length_is_that_of_utf_16(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(), st.integers(1, 60))
@example("😀" * 40, 60)
@example(FAMILY * 9, 20)
@example("e\u0301" * 30, 21)
def test_what_is_shortened_is_a_beginning_that_fits(text: str, most: int) -> None:
    cut = shortened(text, most)
    assert utf16_length(cut) <= most
    assert cut == text or text.startswith(cut.removesuffix("…"))
    assert (cut == text) == (utf16_length(text) <= most) or cut.removesuffix("…") == text.rstrip()


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("学习工匠精神", 6, "学习工匠精神"),
        ("学习工匠精神", 4, "学习工…"),
        ("好😀😀", 4, "好😀…"),
        ("好😀😀", 3, "好…"),
        (FAMILY * 2, 15, FAMILY + "…"),
        (f"好{FAMILY}", 8, "好…"),
        ("好👍🏽啊", 4, "好…"),
        (GERMANY + FRANCE, 7, GERMANY + "…"),
        ("好" + GERMANY + FRANCE, 6, "好" + GERMANY + "…"),
        (GERMANY + FRANCE + GERMANY, 10, GERMANY + FRANCE + "…"),
        ("cafe\u0301s", 5, "caf…"),
        ("两行 以上", 4, "两行…"),
    ],
)
def test_a_text_is_cut_between_what_people_see_as_characters(text: str, most: int, cut: str) -> None:
    assert shortened(text, most) == cut


def test_marks_without_end_are_cut_all_the_same() -> None:
    piled_up = "a" + "\u0301" * 200
    assert shortened(piled_up, 100) == piled_up[:99] + "…"


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("名单.xlsx", "名单.xlsx"),
        ("长" * 70 + ".xlsx", "长" * 55 + ".xlsx"),
        ("😀" * 40 + ".pdf", "😀" * 28 + ".pdf"),
        ("没有扩展名" * 20, "没有扩展名" * 12),
        ("报" * 50 + "." + "a" * 28, "报" * 31 + "." + "a" * 28),
        ("报" * 50 + "." + "a" * 29, "报" * 50 + "." + "a" * 9),
        ("句点。." + "很长的后半部分" * 20, ("句点。." + "很长的后半部分" * 20)[:60]),
    ],
)
def test_a_files_name_keeps_its_ending(name: str, cut: str) -> None:
    assert shortened_file_name(name, 60) == cut


def test_what_fits_as_a_whole_is_not_cut() -> None:
    assert [fitting("学习😀", most) for most in (4, 3, 2)] == [3, 2, 2]
    assert [fitting("👩\u200d⚕\ufe0fx", most) for most in (5, 4, 2)] == [4, 0, 0]
    assert [fitting("ae\u0301\u0301x", most) for most in (4, 3, 2, 1)] == [4, 1, 1, 1]


@given(st.text(max_size=60), st.text(max_size=60), st.integers(8, 40))
def test_two_texts_are_cut_alike_and_their_first_difference_is_seen(one: str, other: str, most: int) -> None:
    short, shorter = shortened_where_different(one, other, most)
    assert max(utf16_length(short), utf16_length(shorter)) <= most
    if max(utf16_length(one), utf16_length(other)) <= most:
        assert (short, shorter) == (one, other)


def test_what_is_different_far_behind_is_shown() -> None:
    start = "同" * 100
    assert shortened_where_different(f"{start}甲", f"{start}乙", 40) == (f"…{'同' * 10}甲", f"…{'同' * 10}乙")
