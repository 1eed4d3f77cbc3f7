"""Mentions as they are pasted or kept in tables, in whatever order their cells stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from records.reading.mention_list import LONGEST_DATE, parse_mentions, pasted_cells

TODAY = date(2026, 11, 20)


def answers(text: str) -> dict[str, JsonValue]:
    parsed = parse_mentions(pasted_cells(text), TODAY)
    (line,) = parsed.lines
    assert parsed.refused == ()
    return line.mention.to_json()


def reason(text: str) -> str:
    parsed = parse_mentions(pasted_cells(text), TODAY)
    (line,) = parsed.refused
    assert (parsed.lines, line.number) == ((), 1)
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


def test_words_are_outlet_title_and_author_and_one_more_is_too_many() -> None:
    expected: dict[str, JsonValue] = {
        "outlet": "江城日报",
        "title": "新招",
        "author": "王记者",
        "event_date": "2026-11-19",
        "link": "HTTPS://example.org/1",
    }
    assert answers("江城日报|HTTPS://example.org/1|昨天|新招|🎉|王记者") == expected
    assert reason("江城日报|昨天|新招|王记者|别的") == "mention-line-many"


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
    parsed = parse_mentions(pasted_cells(text), TODAY)
    assert ([line.number for line in parsed.lines], [line.number for line in parsed.refused]) == ([4], [5])


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    parsed = parse_mentions(pasted_cells(text), TODAY)
    told = len(parsed.lines) + len(parsed.refused) + len(parsed.passed)
    assert told <= len(text.splitlines())


# What divides ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("江城日报|校企｜共建|昨天", "校企｜共建"),
        ("江城日报|一条；另一条|昨天", "一条；另一条"),
        ("江城日报|a;b|昨天", "a;b"),
        ("江城日报 | 校企|共建 | 昨天", "校企|共建"),
        ("江城日报｜校企|共建｜昨天", "校企|共建"),
        ("江城日报；甲|乙|丙；昨天", "甲|乙|丙"),
        ("江城日报；甲｜乙｜丙；昨天", "甲｜乙｜丙"),
        ("江城日报\t甲|乙；丙\t昨天", "甲|乙；丙"),
        ("江城日报;甲；乙；丙;昨天", "甲；乙；丙"),
    ],
)
def test_what_divides_the_line_is_told_from_what_a_title_holds(line: str, title: str) -> None:
    assert answers(line) == {"outlet": "江城日报", "title": title, "event_date": "2026-11-19"}


def test_a_list_is_divided_by_what_divides_most_of_it_and_a_line_by_its_own_otherwise() -> None:
    text = "甲报|春；夏；秋|昨天\n乙报|冬|昨天\n丙报；雨；昨天\n丁报\t雪\t昨天"
    titles = [line.mention.title for line in parse_mentions(pasted_cells(text), TODAY).lines]
    assert titles == ["春；夏；秋", "冬", "雨", "雪"]


def test_a_heading_says_which_cell_is_what() -> None:
    rows = [("序号", "报道标题", "媒体名称", "发布日期", "备注"), ("1", "新招", "江城日报", "2026-11-12", "转载")]
    (line,) = parse_mentions(rows, TODAY).lines
    assert (line.mention.outlet, line.mention.title) == ("江城日报", "新招")
    rows.append(("2", "又一招", "", "2026-11-12", ""))
    assert [row.reason.key for row in parse_mentions(rows, TODAY).refused] == ["mention-line-short"]


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        (("甲报", "题", "2026-11-12", "很多", ""), "mention-line-number"),
        (("甲报", "题", "2026-11-12", "1", "很好"), "mention-line-tone"),
    ],
)
def test_a_cell_of_a_column_that_is_not_understood_is_told(cells: tuple[str, ...], key: str) -> None:
    parsed = parse_mentions([("媒体", "标题", "日期", "阅读量", "倾向"), cells], TODAY)
    assert [row.reason.key for row in parsed.refused] == [key]


@pytest.mark.parametrize(
    "line",
    [
        "共建宣传报道清单", "共 3 条", "合计 | 3 篇", "备注：转载不计", "填表人：李娜",
        "填报日期 | 2026-11-20 | 填表人：李娜", "Total: 3", "合计|三篇|2026-11-12",
    ],
)  # fmt: skip
def test_titles_totals_and_notes_are_no_mentions(line: str) -> None:
    parsed = parse_mentions(pasted_cells(f"甲报|题|2026-11-12\n{line}"), TODAY)
    assert [row.number for row in parsed.lines] == [1]
    assert [row.number for row in parsed.passed] == [2]


def test_a_reach_of_thirty_digits_is_read() -> None:
    assert answers(f"江城日报|新招|昨天|{'9' * 30}")["reach"] == int("9" * 30)


@pytest.mark.parametrize("number", ["1. ", "1、", "12）", "３、"])
def test_the_number_of_a_line_is_no_part_of_its_first_cell(number: str) -> None:
    assert answers(f"{number}江城日报|新招|2026-11-12")["outlet"] == "江城日报"
    assert answers(f"{number}2026-11-12|江城日报|新招")["event_date"] == "2026-11-12"


def test_a_cell_that_begins_with_its_label_is_no_heading() -> None:
    parsed = parse_mentions(pasted_cells("媒体：江城日报|标题：新招|日期：2026-11-12"), TODAY)
    assert (len(parsed.lines), len(parsed.refused)) == (0, 1)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("江城日报|新招|3/4/2026", "date-ambiguous"),
        ("媒体|标题|日期\n江城日报|新招|3/4/2026", "date-ambiguous"),
        ("媒体|标题|日期\n江城日报|新招|不知道", "date-not-understood"),
    ],
)
def test_a_day_that_is_not_clear_is_refused_with_its_reason(text: str, key: str) -> None:
    parsed = parse_mentions(pasted_cells(text), TODAY)
    assert (parsed.lines, [line.reason.key for line in parsed.refused]) == ((), [key])
