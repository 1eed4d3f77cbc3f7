"""HTML is counted by what is read of it, and stays whole when it is cut."""

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.lengths import markup_length, shortened_markup, within_length
from records.lengths import utf16_length
from sandbox.bot_api.formatting import parse_text

WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(st.tuples(st.sampled_from(["", "b", "i", "code"]), WORDS)), st.integers(2, 100))
def test_html_is_cut_to_the_length_telegram_counts_and_stays_whole(parts: list[tuple[str, str]], most: int) -> None:
    html = "".join(f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text) for tag, text in parts)
    cut = shortened_markup(html, most)
    read = "".join(text for _, text in parts)
    assert markup_length(html) == utf16_length(read)
    assert markup_length(cut) <= most
    parse_text(cut, "HTML", [])  # as Telegram does, which refuses tags that are not closed
    assert read.startswith(unescape(re.sub("<[^>]*>", "", cut)).removesuffix("…"))


@pytest.mark.parametrize(
    ("html", "most", "cut"),
    [
        ("<b>一二三</b>四", 3, "<b>一二…</b>"),
        ("a&amp;b", 2, "a…"),
        ("a&amp;b", 3, "a&amp;b"),
        ('<a href="https://t.me">一二三</a>', 2, '<a href="https://t.me">一…</a>'),
        ("<b>一<i>😀😀</i></b>", 4, "<b>一<i>😀…</i></b>"),
    ],
)
def test_neither_a_tag_nor_a_reference_nor_a_pair_is_cut(html: str, most: int, cut: str) -> None:
    assert shortened_markup(html, most) == cut


@given(st.lists(st.integers(0, 1500).map("字".__mul__), max_size=60), st.integers(400, 4096))
def test_lines_fit_and_short_ones_stay(lines: list[str], most: int) -> None:
    kept = within_length(lines, most)
    assert sum(len(line) + 1 for line in kept) <= most
    if sum(len(line) + 1 for line in lines) <= most:
        assert kept == lines
    short = [line for line in lines if len(line) <= 300]
    if sum(len(line) + 1 for line in short) <= most:
        assert [line for line in kept if line in short] == short
