"""Answers collected elsewhere are checked row by row, join a survey that has closed, and stay marked."""

import pytest

from records.errors import UserError
from records.questionnaire import questionnaires
from records.reading.answer_list import parse_answers
from records.roles import Side
from storage.tables.assessment import survey_answers, survey_turnout
from tests.support.evaluations import receipt
from tests.support.survey_errands import begins_a_survey, looks_at_it
from tests.support.townsfolk import Person, Town

SATISFACTION = questionnaires()["satisfaction"]
HEADING = ("序号", "您的单位", *(f"{at}、{item.zh}" for at, item in enumerate(SATISFACTION.items, 1)))
CONTENT = ("5", "非常同意", "A.很不同意", "5", "５", "5.非常同意", "1", "Agree strongly")


def table(*sides: str) -> str:
    rows = [HEADING, *((str(at), side, *CONTENT) for at, side in enumerate(sides, 1))]
    return "\n".join(",".join(row) for row in rows)


async def closed_survey(li: Person) -> None:
    await begins_a_survey(li)
    await looks_at_it(li)
    await li.taps("现在截止")
    await li.taps("现在截止")
    await li.taps("导入外部答卷")


async def test_a_file_of_a_questionnaire_site_joins_the_survey(town: Town, li: Person) -> None:
    await closed_survey(li)
    await li.sends_file("答卷.csv", table(*["校方"] * 6, *["江城精工有限公司"] * 5, "路人").encode("gb18030"))
    await li.sees("可以导入 11 份，1 行有问题", "第 13 行：单位应是校方或企方，不是“路人”")
    await li.taps("导入这 11 份")
    await li.sees("已导入 11 份")
    assert {row.imported for row in town.rows(survey_answers)} == {True}
    assert [(row.stand, row.answered, row.imported) for row in town.rows(survey_turnout)] == [
        ("college", 6, 6), ("enterprise", 5, 5),
    ]  # fmt: skip
    assert receipt(town, "satisfaction").value == 100
    await looks_at_it(li)
    await li.sees("指数 100.0", "其中 6 份是导入的外部答卷")
    await li.taps("导入外部答卷")
    assert li.toast == "这份问卷已经导入过一次。"


async def test_too_few_or_other_questions_are_not_taken(town: Town, li: Person) -> None:
    await closed_survey(li)
    await li.sends_file("答卷.csv", table(*["校方"] * 6, "企方").encode("gb18030"))
    await li.sees("有一方只有 1 份，不足 5 份")
    await looks_at_it(li)
    await li.taps("导入外部答卷")
    await li.sends_file("答卷.csv", "姓名,年龄\n张三,5".encode("gb18030"))
    await li.sees("没有找到题目行")
    assert not town.rows(survey_answers)


def rows(*answers: str) -> list[tuple[str, ...]]:
    return [HEADING, ("1", "校方", *answers)]


def test_levels_are_read_as_figures_or_words() -> None:
    parsed = parse_answers(rows(*CONTENT), SATISFACTION, {})
    (line,) = parsed.lines
    assert not parsed.refused
    assert line.side is Side.COLLEGE
    assert list(line.levels.values()) == [5, 5, 1, 5, 5, 5, 1, 5]


@pytest.mark.parametrize("answers", [("6", *CONTENT[1:]), ("很好", *CONTENT[1:]), ("",) * 8])
def test_what_is_no_level_is_refused(answers: tuple[str, ...]) -> None:
    parsed = parse_answers(rows(*answers), SATISFACTION, {})
    assert not parsed.lines
    assert [each.number for each in parsed.refused] == [2]


@pytest.mark.parametrize("heading", [HEADING[:5], ("序号", *HEADING[2:]), ("姓名",)])
def test_a_heading_without_the_questions_is_refused(heading: tuple[str, ...]) -> None:
    with pytest.raises(UserError):
        parse_answers([heading], SATISFACTION, {})


async def test_the_same_sheet_four_times_counts_once_and_for_nobody_who_was_invited(town: Town, li: Person) -> None:
    await closed_survey(li)
    asked = {row.stand: row.asked for row in town.rows(survey_turnout)}
    sheets = [*((str(at), "校方", *CONTENT) for at in range(1, 6)), *[("6", "校方", *CONTENT)] * 4]
    rows = [("满意度调查",), HEADING, *sheets, ("平均分", "", "5"), ("填表人：李娜",)]
    await li.sends_file("答卷.csv", "\n".join(",".join(row) for row in rows).encode("gb18030"))
    await li.sees(
        "可以导入 6 份，3 行有问题", "第 9 行：与第 8 行是同一份答卷", "第 12 行不当作数据：“平均分 5”",
        "第 13 行不当作数据：“填表人：李娜”",
    )  # fmt: skip
    await li.taps("导入这 6 份")
    turnout = {row.stand: row for row in town.rows(survey_turnout)}
    assert (turnout["college"].answered, turnout["college"].imported) == (6, 6)
    assert turnout["college"].asked == asked["college"] + 6, "who was invited has not answered by that"
    assert turnout["enterprise"].asked == asked["enterprise"]


@pytest.mark.parametrize(("answer", "count"), [("同一份，只计一次", 5), ("不同的人，都计入", 8)])
async def test_where_nothing_tells_sheets_apart_it_is_asked(town: Town, li: Person, answer: str, count: int) -> None:
    await closed_survey(li)
    different = [("校方", *(str(1 + (at + shift) % 5) for shift in range(8))) for at in range(5)]
    rows = [HEADING[1:], *different, *[different[-1]] * 3]
    await li.says("\n".join("\t".join(row) for row in rows))
    await li.sees("有 3 行与前面的行完全相同")
    assert not any("导入这" in label for label in await li.buttons())
    await li.taps(answer)
    await li.taps(f"导入这 {count} 份")
    assert len(town.rows(survey_answers)) == count
