"""Rows of a list that name nobody, and what tells of somebody in a row."""

import pytest

from records.reading.roster_list import parse_roster, pasted_rows

NOBODY = [
    "智能制造学院党员名册", "党员名单", "江城学院党员名册（2026年）", "名单",
    "共二人", "共2人", "共计 12 人", "共贰人", "二〇二六年十一月", "以上共12名党员",
    "合计：12人", "合计", "总人数 12", "应到12人，实到10人", "备注：王强借调", "备注 王强借调",
    "填表人：李娜", "填表人 李娜", "审核：王某",
    "填报日期：2026-11-30", "2026年11月30日", "联系电话：13800000000", "（以下空白）",
    "说明", "注：√表示参加", "附件1", "附：名单",
    "单位（盖章）：", "大家好", "谢谢", "Total: 2", "2 people", "Two people in all", "Notes", "Note: all present",
    "Prepared by Li Na", "List of members", "Name list", "Party members register",
]  # fmt: skip
SOMEBODY = [
    "谢谢安", "单位平", "计春华", "应小明", "注册", "附国", "付强", "欧阳娜娜", "以上官", "阿依古丽·买买提",
    "呼格吉勒图", "Sum Yi", "Total Wang", "Mark Note", "Page Jimmy", "Date Masamune", "Ludwig van Beethoven", "张登记",
    "党爱民",
]  # fmt: skip


@pytest.mark.parametrize("line", NOBODY)
def test_titles_totals_and_notes_are_nobody(line: str) -> None:
    for rows in (pasted_rows(f"张伟\n{line}\n李娜"), [("姓名", "支部"), ("张伟", ""), (line, ""), ("李娜", "")]):
        parsed = parse_roster(rows)
        assert [person.name for person in parsed.lines] == ["张伟", "李娜"]
        assert len(parsed.passed) == 1
        assert not parsed.refused


@pytest.mark.parametrize("name", SOMEBODY)
def test_names_that_begin_like_a_note_are_people(name: str) -> None:
    assert [person.name for person in parse_roster([(name,)]).lines] == [name]
    assert [person.name for person in parse_roster([("姓名", "支部"), (name, "一支部")]).lines] == [name]


@pytest.mark.parametrize(
    "line",
    [
        "机关全体党员",
        "信息学院",
        "江城精工有限公司",
        "以上人员均已转入",
        "张伟：组长",
        "张伟，",
        "请假人员",
        "They joined in May, all of them",
    ],
)
def test_what_a_unit_or_a_sentence_says_is_no_name(line: str) -> None:
    assert not parse_roster([("姓名", "支部"), (line, "")]).lines


@pytest.mark.parametrize("heading", ["机关党支部", "机关党支部：", "机关党支部（2人）", "机关党支部 (2)："])
def test_a_row_that_says_a_branch_is_the_branch_of_those_below(heading: str) -> None:
    parsed = parse_roster(pasted_rows(f"李娜\n{heading}\n张伟\n王强 生产党支部\nSales Branch:\nLi Na"))
    assert [(line.name, line.branch) for line in parsed.lines] == [
        ("李娜", None), ("张伟", "机关党支部"), ("王强", "生产党支部"), ("Li Na", "Sales Branch"),
    ]  # fmt: skip


def test_a_heading_that_comes_again_may_have_other_columns() -> None:
    rows = [("姓名", "支部"), ("张伟", "一支部"), ("", ""), ("支部", "姓名"), ("二支部", "李娜")]
    assert [(line.name, line.branch) for line in parse_roster(rows).lines] == [("张伟", "一支部"), ("李娜", "二支部")]


def test_an_example_and_a_legend_are_nobody() -> None:
    rows = [
        ("序号", "姓名", "支部"), ("示例", "张三", "一支部"), ("", "李四（示例）", "一支部"),
        ("", "政治面貌", "党员或群众"), ("1", "王五", "一支部"), ("2", "", ""), ("3", "", ""),
    ]  # fmt: skip
    parsed = parse_roster(rows)
    assert [line.name for line in parsed.lines] == ["王五"]
    assert [row.number for row in parsed.passed] == [2, 3]
    assert [row.number for row in parsed.refused] == [4], "a form has numbered rows that nobody has filled in"


def test_a_name_behind_its_label_is_not_lost_as_a_heading() -> None:
    parsed = parse_roster(pasted_rows("姓名：张伟\n姓名：李娜"))
    assert [line.number for line in parsed.refused] == [1, 2]


@pytest.mark.parametrize(
    ("noted", "party"), [("（群众）", False), ("(积极分子)", False), ("（预备党员）", True), ("（中共党员）", True)]
)
def test_what_stands_in_brackets_behind_a_name_tells_of_the_party(noted: str, party: bool) -> None:
    for text in (f"1、张伟{noted}", f"姓名\t支部\n张伟{noted}\t一支部"):
        (line,) = parse_roster(pasted_rows(text)).lines
        assert (line.name, line.party_member) == ("张伟", party)
