"""Lists of people in all the shapes that they are kept in: each line is a person, or is refused with its reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.roster_list import RosterLine, parse_roster, pasted_rows


def reasons(text: str) -> list[str]:
    return [each.reason.key for each in parse_roster(pasted_rows(text)).refused]


@pytest.mark.parametrize(
    "line",
    [
        "张伟 党员 第一支部 2020-01-01",
        "1. 张伟，第一支部，2020年1月1日，中共党员",
        "2020/1/1 党员 张伟 第一支部",
        "12、 张伟；男；党员；第一支部；2020.01.01",
    ],
)
def test_a_line_is_read_in_any_order(line: str) -> None:
    assert parse_roster(pasted_rows(line)).lines == (RosterLine(1, "张伟", "第一支部", True, date(2020, 1, 1)),)


def test_a_heading_is_found_below_a_title_with_its_columns_in_any_order() -> None:
    rows = [
        ("江城学院党员名册", "", "", "", ""),
        ("", "", "", "", ""),
        ("序号", "入党时间", "所在党支部", "姓 名（必填）", "政治面貌"),
        ("1", "1999-07-01", "第一支部", "张伟", "中共党员"),
        ("2", "", "第二支部", "Chen Jie", "群众"),
    ]
    listed = parse_roster(rows)
    assert [(line.number, line.name, line.branch, line.party_member) for line in listed.lines] == [
        (4, "张伟", "第一支部", True),
        (5, "Chen Jie", "第二支部", False),
    ]
    assert [line.joined_on for line in listed.lines] == [None, None]  # the day of joining the party is another one


def test_an_english_heading_with_both_days() -> None:
    rows = [("Joined", "Party member", "Left", "Name", "Branch"), ("2020-01-01", "yes", "2021-01-01", "Li Na", "One")]
    assert parse_roster(rows).lines == (RosterLine(2, "Li Na", "One", True, date(2020, 1, 1), date(2021, 1, 1)),)


def test_a_table_pasted_from_a_spreadsheet_is_read_by_its_tabs() -> None:
    listed = parse_roster(pasted_rows("姓名\t支部\t政治面貌\n王 强\t机关 支部\t是\nChen Jie\t\t否"))
    assert [(line.name, line.branch, line.party_member) for line in listed.lines] == [
        ("王强", "机关 支部", True),
        ("Chen Jie", None, False),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("12345", "roster-line-no-name"),
        ("👍👍", "roster-line-no-name"),
        ("<b>张伟</b>", "roster-line-no-name"),
        ("张伟 2020-02-30", "roster-line-date"),
        ("陆 九 什么", "roster-line-unclear"),
        ("=1+1", "roster-line-formula"),
        ("@SUM(A1) 党员", "roster-line-formula"),
        ("党" * 61, "roster-line-no-name"),
    ],
)
def test_a_line_that_says_nothing_is_told_why(line: str, reason: str) -> None:
    assert reasons(line) == [reason]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("=A1", "第一支部", "党员", ""), "roster-line-formula"),
        (("张伟", "+第一支部", "党员", ""), "roster-line-formula"),
        (("张伟", "第一支部", "", ""), "roster-line-party"),
        (("张伟", "第一支部", "党员", "去年"), "roster-line-date"),
        (("", "第一支部", "党员", ""), "roster-line-no-name"),
        (("13800000000", "第一支部", "党员", ""), "roster-line-no-name"),
        (("张伟", "支" * 101, "党员", ""), "branch-name-too-long"),
    ],
)
def test_a_row_of_a_table_that_says_nothing_is_told_why(row: tuple[str, ...], reason: str) -> None:
    listed = parse_roster([("姓名", "支部", "政治面貌", "加入日期"), row])
    assert [(each.number, each.reason.key) for each in listed.refused] == [(2, reason)]
    assert listed.lines == ()


def test_the_same_name_twice_needs_a_mark() -> None:
    assert reasons("张伟\n李娜\n张伟") == ["roster-line-twice"]
    assert reasons("张伟\n张伟（2）") == []


@given(st.text(max_size=200))
def test_any_text_is_people_and_refused_lines_and_nothing_is_lost(text: str) -> None:
    rows = pasted_rows(text)
    listed = parse_roster(rows)
    told = [line.number for line in listed.lines] + [line.number for line in listed.refused]
    assert len(told) == len(set(told))
    assert set(told) <= {number for number, row in enumerate(rows, 1) if any(row)}


@given(st.lists(st.sampled_from(["张伟", "李娜", "王强", "Chen Jie", "=1", "9"]), max_size=12))
def test_each_line_is_taken_or_refused(names: list[str]) -> None:
    listed = parse_roster([(name,) for name in names])
    assert len(listed.lines) + len(listed.refused) == len(names)
