"""Mentions as they are pasted or kept in tables, in whatever order their cells stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from records.mention_list import LONGEST_DATE, parse_mentions, pasted_cells

TODAY = date(2026, 11, 20)


def answers(text: str) -> dict[str, JsonValue]:
    ((line,), refused) = parse_mentions(pasted_cells(text), TODAY)
    assert refused == []
    return line.mention.to_json()


def reason(text: str) -> str:
    taken, (line,) = parse_mentions(pasted_cells(text), TODAY)
    assert (taken, line.number) == ([], 1)
    return line.reason.key


@pytest.mark.parametrize("divider", ["\t", "|", "｜", ";", "；"])
def test_cells_are_divided_by_what_no_title_holds(divider: str) -> None:
    assert answers(f"江城日报{divider}新招, 再出{divider} 昨天 ") == {
        "outlet": "江城日报",
        "title": "新招, 再出",
        "event_date": "2026-11-19",
    }


@pytest.mark.parametrize(
    ("cell", "reach"),
    [
        ("800", 800), ("1,200", 1200), ("1，200", 1200), ("2.3万", 23_000), ("2.3 W", 23_000), ("12k", 12_000),
        ("3千", 3_000), ("3千+", 3_000), ("500人", 500), ("500次", 500), ("1.5万阅读", 15_000), ("１２", 12), ("0", 0),
        ("三千", 3_000), ("3千万", 30_000_000), ("10万+", 100_000), ("2万多", 20_000), ("约3500次浏览", 3_500),
        ("1.2亿", 120_000_000),
    ],
)  # fmt: skip
def test_a_reach_is_read_with_its_unit(cell: str, reach: int) -> None:
    assert answers(f"江城日报|新招|昨天|{cell}")["reach"] == reach


@pytest.mark.parametrize(
    ("cell", "tone"),
    [
        ("正面", "positive"), ("积极", "positive"), ("好评", "positive"), ("Positive", "positive"), ("中性", "neutral"),
        ("一般", "neutral"), ("neutral", "neutral"), ("负面", "negative"), ("消极", "negative"), ("差评", "negative"),
        ("NEGATIVE", "negative"),
    ],
)  # fmt: skip
def test_a_tone_is_known_by_its_words(cell: str, tone: str) -> None:
    assert answers(f"{cell}|江城日报|新招|昨天")["tone"] == tone


def test_words_are_outlet_title_and_author_and_further_ones_are_passed_over() -> None:
    expected: dict[str, JsonValue] = {
        "outlet": "江城日报",
        "title": "新招",
        "author": "王记者",
        "event_date": "2026-11-19",
        "link": "HTTPS://example.org/1",
    }
    assert answers("江城日报|HTTPS://example.org/1|昨天|新招|🎉|王记者|别的") == expected


def test_a_second_date_is_a_word_and_so_is_what_is_too_long_to_be_one() -> None:
    assert answers("昨天|江城日报|前天")["title"] == "前天"
    padded = "2026年11月" + " " * (LONGEST_DATE - 9) + "18日"
    assert answers(f"江城日报|新招|{padded}")["event_date"] == "2026-11-18"
    assert reason("江城日报|新招|the day before yesterday") == "mention-line-short"


def test_a_number_is_no_date() -> None:
    assert reason("江城日报|新招|1119") == "mention-line-short"
    assert answers("江城日报|新招|1119|昨天")["reach"] == 1119


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("江城日报|新招", "mention-line-short"),
        ("江城日报|昨天", "mention-line-short"),
        ("江城日报|👍|昨天", "mention-line-short"),
        ("江城日报|新招|2026-11-21", "date-in-future"),
        ("报" * 61 + "|新招|昨天", "form-text-too-long"),
        ("江城日报|新招|昨天|2.6", "mention-line-number"),
        ("江城日报|新招|昨天|3,5", "mention-line-number"),
        ("江城日报|新招|昨天|50-60人", "mention-line-number"),
        ("江城日报|新招|昨天|三五百人", "mention-line-number"),
        ("江城日报|新招|昨天|800|900", "mention-line-number"),
    ],
)
def test_a_line_that_cannot_be_taken_is_told_why(text: str, key: str) -> None:
    assert reason(text) == key


def test_a_number_in_front_is_the_lines_own_and_decimals_may_be_a_date() -> None:
    numbered = answers("1|江城日报|新招|11.19|800")
    assert (numbered["event_date"], numbered["reach"]) == ("2026-11-19", 800)
    assert "reach" not in answers("12.|江城日报|新招|昨天")


@pytest.mark.parametrize(
    "heading", ["媒体|标题|发布日期|链接|作者|阅读量|语气", "Outlet | Title | DATE | URL | Reach | Tone"]
)
def test_headings_and_empty_lines_are_passed_over_and_lines_keep_their_numbers(heading: str) -> None:
    text = f"{heading}\n\n | \n江城日报|新招|昨天\n坏的"
    taken, refused = parse_mentions(pasted_cells(text), TODAY)
    assert ([line.number for line in taken], [line.number for line in refused]) == ([4], [5])


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    taken, refused = parse_mentions(pasted_cells(text), TODAY)
    assert len(taken) + len(refused) <= len(text.splitlines())
