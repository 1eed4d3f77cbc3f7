"""Text as people type it, made safe and even; attachments and participants, counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from records.attachments import AttachmentKind, RecordAttachment, file_ids, file_ids_within
from records.messages import Message, message
from records.participants import Participants
from records.text import clean, has_letters, has_words, kebab, narrow_digits, one_line, plain_name, visible


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  a \t b  ", "a b"),
        ("张\u200d伟", "张伟"),
        ("👩\u200d⚕\ufe0f", "👩\u200d⚕\ufe0f"),
        ("张\ufe0f伟\u3164", "张伟"),
        ("\u202e伟张\u202c\u2066", "伟张"),
        ("\u200da\u200d", "a"),
        ("a\u0007b\ufdd0c", "abc"),
        ("a\ufdcfb\ufdf0c", "a\ufdcfb\ufdf0c"),
        ("a\ufdefb\ufffec\uffffd", "abcd"),
        ("王\ue000、王\U0002ebf0、王\U000323b0", "王\ue000、王\U0002ebf0、王\U000323b0"),
        ("王\ud87a", "王\ufffd"),
        ("a\r\nb\rc\u2028d\u2029e", "a b c d e"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("", ""),
    ],
)
def test_one_line_is_left_without_invisible_marks(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


def test_lines_and_tabs_stay_where_they_are_wanted() -> None:
    assert clean(" a \r\n\n\n\n b\u2028c ", multiline=True) == "a\n\nb\nc"
    assert clean("a\n\nb", multiline=True) == "a\n\nb"
    assert clean(" a \t b\tc ", tabs=True) == "a\tb\tc"
    assert clean("a\tb\n\nc", multiline=True, tabs=True) == "a\tb\n\nc"
    assert clean("a\tb\n\nc", tabs=True) == "a\tb c"


@given(st.text(max_size=60), st.booleans(), st.booleans())
def test_what_is_clean_stays_as_it_is(typed: str, multiline: bool, tabs: bool) -> None:
    once = clean(typed, multiline=multiline, tabs=tabs)
    assert clean(once, multiline=multiline, tabs=tabs) == once


def test_what_is_shown_has_no_hidden_marks_and_a_line_of_a_list_has_no_breaks() -> None:
    assert visible("\u202e张\u200b伟\r\n第二行") == "张伟\n第二行"
    assert visible("👩\u200d⚕\ufe0f 好") == "👩\u200d⚕\ufe0f 好"
    assert one_line("张\n\n伟\t\u2066李") == "张 伟 李"
    assert one_line("张 伟") == "张 伟"


def test_words_letters_and_digits() -> None:
    assert [has_words(text) for text in ("a", "中", "7", "🎉", "", " -")] == [True, True, True, False, False, False]
    assert [has_letters(text) for text in ("a", "中", "7", "🎉", "")] == [True, True, False, False, False]
    assert narrow_digits("０１２３４５６７８９ａ") == "0123456789ａ"


def test_names_are_compared_however_they_are_written() -> None:
    assert plain_name(" Ｒiver  DAILY ") == plain_name("river daily") == "riverdaily"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("JointActivity", "joint-activity"),
        ("joint_activity", "joint-activity"),
        ("Level2Test", "level2-test"),
        ("A", "a"),
    ],
)
def test_names_of_the_code_appear_in_keys_of_texts(name: str, key: str) -> None:
    assert kebab(name) == key


def test_files_that_are_kept_are_known_by_their_numbers() -> None:
    kept = RecordAttachment(kind=AttachmentKind.PHOTO, evidence_id=7)
    link = RecordAttachment(kind=AttachmentKind.LINK, url="https://example.org")
    elsewhere = RecordAttachment(kind=AttachmentKind.DOCUMENT, evidence_id="AgAD")
    assert file_ids([kept, link, elsewhere]) == [7]
    answers: JsonValue = {"evidence": [{"evidence_id": 7}, {"evidence_id": "AgAD"}], "more": {"evidence_id": 8}, "x": 3}
    assert file_ids_within(answers) == {7, 8}
    assert file_ids_within([answers, "evidence_id", None]) == {7, 8}
    assert file_ids_within("7") == set()


def test_a_headcount_stands_for_all_participants() -> None:
    assert Participants(roster=(1, 2), others=("赵六",)).count == 3
    assert Participants(headcount=0, roster=(1,)).count == 0
    assert Participants(headcount=30).count == 30


def test_a_message_is_its_key_and_values() -> None:
    assert message("key", one=1) == Message("key", {"one": 1})
    assert message("key") == Message("key")


@given(st.text(st.sampled_from("ab 　《中文》，！１2\t\n") | st.characters(max_codepoint=0x9FFF)))
def test_everyday_text_is_cleaned_as_any_other(typed: str) -> None:
    assert clean(typed) == clean(f"{typed}\u2060")  # a mark that is not seen, and so none of everyday
