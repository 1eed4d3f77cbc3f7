"""Lists of people in all the shapes that they are kept in: each line is a person, or is refused with its reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.reading.roster_list import RosterLine, branches_in, parse_roster, pasted_rows


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
        ("张伟 2020-02-30", "roster-line-no-day"),
        ("陆 九 什么", "roster-line-unclear"),
        ("=1+1", "roster-line-formula"),
        ("@SUM(A1) 党员", "roster-line-formula"),
        ("党" * 61, "roster-line-no-name"),
    ],
)
def test_a_line_that_says_nothing_is_told_why(line: str, reason: str) -> None:
    assert reasons(line) == [reason]


def test_what_is_not_clear_is_told_without_the_name_before_it() -> None:
    (refused,) = parse_roster(pasted_rows("陆九 什么 东西")).refused
    assert refused.reason.values == {"words": "什么、东西"}


def test_whoever_is_in_a_list_that_does_not_say_so_is_a_party_member() -> None:
    (line,) = parse_roster([("姓名", "支部"), ("张伟", "第一支部")]).lines
    assert line.party_member


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


HEADINGS = {
    "name": ["姓名", "名字", "人员姓名", "党员姓名", "Name", "Member"],
    "branch": [
        "支部",
        "党支部",
        "所在支部",
        "所在党支部",
        "所属支部",
        "所属党支部",
        "党组织",
        "所在党组织",
        "支部名称",
        "党支部名称",
        "Branch",
    ],
    "party": ["政治面貌", "面貌", "是否党员", "党员", "党员身份", "人员类别", "党员类型", "Party"],
    "joined": [
        "加入日期",
        "加入时间",
        "转入日期",
        "转入时间",
        "入职日期",
        "入职时间",
        "到岗日期",
        "到岗时间",
        "起始日期",
        "Joined",
        "Since",
        "From",
    ],
    "left": ["离开日期", "离开时间", "转出日期", "转出时间", "离职日期", "离职时间", "Left", "Until"],
}


@pytest.mark.parametrize(
    ("column", "heading"), [(column, word) for column, words in HEADINGS.items() for word in words]
)
def test_a_column_is_known_by_its_heading(column: str, heading: str) -> None:
    usual = {"name": "姓名", "branch": "支部", "party": "政治面貌", "joined": "加入日期", "left": "离开日期"}
    cells = {"name": "张伟", "branch": "一支部", "party": "党员", "joined": "2020-01-01", "left": "2021-01-01"}
    listed = parse_roster([[*{**usual, column: heading}.values()], [*cells.values()]])
    assert listed.lines == (RosterLine(2, "张伟", "一支部", True, date(2020, 1, 1), date(2021, 1, 1)),)


@pytest.mark.parametrize("heading", ["full name", "Full Name ", "姓 名", "姓名：", "姓名(必填)", "姓名*", "姓名＊"])
def test_a_heading_may_be_spaced_and_marked(heading: str) -> None:
    assert [line.name for line in parse_roster([(heading, "支部"), ("张伟", "一支部")]).lines] == ["张伟"]


@pytest.mark.parametrize("above", [0, 11, 12])
def test_a_title_and_a_date_may_stand_above_the_heading(above: int) -> None:
    rows = [*[("名册",)] * above, ("姓名", "政治面貌"), ("张伟", "群众")]
    parsed = parse_roster(rows)
    assert [(line.number, line.name, line.party_member) for line in parsed.lines] == [(above + 2, "张伟", False)]
    assert not parsed.refused
    assert [row.text for row in parsed.passed] == ["名册"] * above


PARTY = [
    "党员",
    "正式党员",
    "预备党员",
    "中共党员",
    "中共正式党员",
    "中共预备党员",
    "party",
    "Party-Member",
    "是",
    "√",
    "✓",
    "✔",
    "yes",
    "Y",
    "TRUE",
    "1",
]
OTHERS = [
    "群众",
    "团员",
    "共青团员",
    "积极分子",
    "入党积极分子",
    "发展对象",
    "非党员",
    "无党派人士",
    "民主党派",
    "Non-Party",
    "否",
    "×",
    "✗",
    "No",
    "n",
    "false",
    "0",
]


@pytest.mark.parametrize(("cell", "party"), [*((cell, True) for cell in PARTY), *((cell, False) for cell in OTHERS)])
def test_whoever_is_a_party_member_is_told_in_many_ways(cell: str, party: bool) -> None:
    assert [line.party_member for line in parse_roster([("姓名", "政治面貌"), ("张伟", cell)]).lines] == [party]
    assert parse_roster([("Name", "Party"), ("Li Na", "party member")]).lines[0].party_member


@pytest.mark.parametrize(
    "word", [word for word in (*PARTY, *OTHERS) if len(word) > 1 and word.isalpha() and not word.isascii()]
)
def test_in_a_pasted_line_the_words_for_it_are_known_too(word: str) -> None:
    (line,) = parse_roster(pasted_rows(f"张伟 {word}")).lines
    assert (line.name, line.party_member) == ("张伟", word in PARTY)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020-01-02", date(2020, 1, 2)), ("2020/1/2", date(2020, 1, 2)), ("2020.1.2", date(2020, 1, 2)),
        ("2020年1月2日", date(2020, 1, 2)), ("2020年1月2", date(2020, 1, 2)), ("2020年1月", date(2020, 1, 1)),
        ("2020-1", date(2020, 1, 1)), ("20200102", date(2020, 1, 2)), ("２０２０-01-02", date(2020, 1, 2)),
        ("1900-01-01", date(1900, 1, 1)), ("2199-12-31", date(2199, 12, 31)), ("1899-12-31", None),
        ("2200-01-01", None), ("2020-01-02 08:30", date(2020, 1, 2)), ("43832", date(2020, 1, 2)),
        ("31/01/2020", date(2020, 1, 31)), ("去年", None), ("2020", None),
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_ways_of_tables(written: str, day: date | None) -> None:
    listed = parse_roster([("姓名", "加入日期"), ("张伟", written)])
    assert [line.joined_on for line in listed.lines] == ([] if day is None else [day])
    assert [line.reason.key for line in listed.refused] == (["roster-line-date"] if day is None else [])


@pytest.mark.parametrize(("written", "key"), [("2020-13-01", "roster-line-no-day"), ("1/2/2020", "date-ambiguous")])
def test_a_day_that_cannot_be_is_told_for_what_it_is(written: str, key: str) -> None:
    listed = parse_roster([("姓名", "加入日期"), ("张伟", written)])
    assert [line.reason.key for line in listed.refused] == [key]


def test_a_time_behind_a_pasted_day_is_no_name() -> None:
    (line,) = parse_roster(pasted_rows("张伟 2020-01-31 08:30")).lines
    assert (line.name, line.joined_on) == ("张伟", date(2020, 1, 31))


def test_nobody_leaves_on_the_day_on_which_they_join_or_before() -> None:
    def reason(joined: str, left: str) -> list[str]:
        return [
            line.reason.key for line in parse_roster([("姓名", "加入日期", "离开日期"), ("张伟", joined, left)]).refused
        ]

    assert reason("2020-01-01", "2020-01-01") == reason("2020-01-02", "2020-01-01") == ["roster-line-left-before"]
    assert reason("2020-01-01", "2020-01-02") == reason("", "2020-01-02") == reason("2020-01-01", "") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 张伟", RosterLine(1, "张伟", None, True, None)),
        ("张伟 女 同志 male", RosterLine(1, "张伟", None, True, None)),
        ("张伟 机关支部", RosterLine(1, "张伟", "机关支部", True, None)),
        ("Li Na First-Branch", RosterLine(1, "Li Na", "First-Branch", True, None)),
        ("Ann Mary Smith 2020-01-01", RosterLine(1, "Ann Mary Smith", None, True, date(2020, 1, 1))),
        ("张伟(钳工) 团员", RosterLine(1, "张伟(钳工)", None, False, None)),
    ],
)
def test_words_of_a_line_are_known_by_what_they_look_like(line: str, expected: RosterLine) -> None:
    assert parse_roster(pasted_rows(line)).lines == (expected,)


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("买·" * 30, True),
        ("买·" * 30 + "买", False),
        ("阿拉腾敖其尔巴图", True),
        ("阿拉腾敖其尔巴图尔", False),
        ("张伟1", False),
        ("张伟（2）", True),
        ("张/伟", False),
        ("-张伟", False),
        ("＝张伟", False),
    ],
)
def test_a_name_has_letters_and_no_signs(name: str, taken: bool) -> None:
    assert bool(parse_roster([("姓名", "支部"), (name, "")]).lines) is taken
    assert bool(parse_roster([("姓名", "支部"), ("张伟", "支" * (100 if taken else 101))]).lines) is taken


def test_the_branches_of_a_list_are_named_once_in_their_order() -> None:
    lines = parse_roster(
        [("姓名", "支部"), ("甲乙", "二支部"), ("丙丁", ""), ("戊己", "一支部"), ("庚辛", "二支部")]
    ).lines
    assert branches_in(lines) == ["二支部", "", "一支部"]


def test_a_name_that_comes_again_is_told_with_its_first_line() -> None:
    (refused,) = parse_roster(pasted_rows("张伟\n李娜\n张伟")).refused
    assert (refused.number, refused.reason.values) == (3, {"name": "张伟", "line": 1})


def test_a_pasted_line_is_divided_by_what_divides_words() -> None:
    assert pasted_rows("1. 张伟，党员;甲、乙|丙；丁 戊\n\n 李娜") == [
        ("张伟", "党员", "甲", "乙", "丙", "丁", "戊"), (), ("李娜",),
    ]  # fmt: skip
    assert pasted_rows("姓名\t支部\n1. 张伟,\t 一 ") == [("姓名", "支部"), ("1. 张伟,", "一")]
