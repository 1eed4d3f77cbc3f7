"""Answers as a questionnaire site writes them: a heading of questions, then one row a person."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.errors import UserError
from records.questionnaire import Questionnaire
from records.reading.answer_list import HEADING_WITHIN, AnswerLine, parse_answers
from records.roles import Side

LEVELS = {
    str(level): {"zh": zh, "en": en}
    for level, (zh, en) in enumerate(
        [("很不同意", "No!"), ("不同意", "No"), ("一般", "So so"), ("同意", "Yes"), ("非常同意", "Yes!")], 1
    )
}
ITEMS = [
    {"key": "use", "zh": "活动有用。", "en": "It is useful."},
    {"key": "time", "zh": "时间合适。", "en": "In time."},
]
TITLE = {"zh": "问卷", "en": "Survey"}


def questionnaire(asked: str) -> Questionnaire:
    return Questionnaire.model_validate(
        {"measure": "satisfaction", "asked": asked, "title": TITLE, "levels": LEVELS, "items": ITEMS}
    )


MEMBERS, PUBLIC = questionnaire("members"), questionnaire("public")
HEADING = ("序号", "所在单位", "1、活动有用。", "2. 时间合适")
Rows = Sequence[Sequence[str]]


def lines(rows: Rows, asked: Questionnaire = MEMBERS) -> list[AnswerLine]:
    parsed = parse_answers(rows, asked, {"江城 学院": Side.COLLEGE})
    assert parsed.refused == ()
    return [*parsed.lines]


def reason(row: Sequence[str], asked: Questionnaire = MEMBERS) -> str:
    parsed = parse_answers([HEADING, row], asked, {})
    (refused,) = parsed.refused
    assert parsed.lines == ()
    assert refused.number == 2
    return refused.reason.key


def refusal(rows: Rows, asked: Questionnaire = MEMBERS) -> str:
    with pytest.raises(UserError) as refused:
        parse_answers(rows, asked, {})
    return refused.value.message.key


@pytest.mark.parametrize(
    ("cell", "side"),
    [
        ("校方", Side.COLLEGE), ("院校", Side.COLLEGE), ("College", Side.COLLEGE), ("企方", Side.ENTERPRISE),
        ("企业", Side.ENTERPRISE), ("enterprise", Side.ENTERPRISE), ("A.江城学院", Side.COLLEGE),
        ("2、企业", Side.ENTERPRISE),
    ],
)  # fmt: skip
def test_a_side_is_known_by_its_name_or_its_organisations(cell: str, side: Side) -> None:
    assert lines([HEADING, ("1", cell, "5", "4")]) == [AnswerLine(2, side, {"use": 5, "time": 4})]


@pytest.mark.parametrize(
    "heading", ["单位", "所在单位", "所属单位", "您来自", "您的单位？", "一方", "Side", "organization"]
)
def test_the_column_of_the_side_is_known_by_its_heading(heading: str) -> None:
    assert lines([("活动有用", "时间合适", heading), ("5", "4", "企方")])[0].side is Side.ENTERPRISE


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("1", 1), ("５", 5), (" 3 ", 3), ("同意", 4), ("不同意", 2), ("D.同意", 4), ("e)非常同意", 5),
        ("5：非常同意", 5), ("so so", 3), ("YES!", 5), ("（一般", 0),
    ],
)  # fmt: skip
def test_a_level_is_a_figure_or_its_words(cell: str, level: int) -> None:
    if level:
        assert lines([HEADING, ("1", "校方", cell, "")])[0].levels == {"use": level}
    else:
        assert reason(("1", "校方", cell, "")) == "answers-line-level"


def test_questions_are_known_by_their_key_and_in_either_language() -> None:
    assert lines([("side", "time", "It is useful!"), ("校方", "2", "1")])[0].levels == {"use": 1, "time": 2}
    assert lines([("side", "(2) In time", "Q1. It is useful"), ("校方", "2", "1")])[0].levels == {"use": 1, "time": 2}


@pytest.mark.parametrize("above", range(HEADING_WITHIN + 1))
def test_a_title_may_stand_above_the_heading(above: int) -> None:
    rows = [*[("问卷结果",)] * above, HEADING, ("1", "校方", "5", "4")]
    if above < HEADING_WITHIN:
        assert [line.number for line in lines(rows)] == [above + 2]
    else:
        assert refusal(rows) == "answers-heading-missing"


def test_empty_rows_and_short_ones_are_passed_over_or_read_as_far_as_they_go() -> None:
    rows = [HEADING, ("", "", "", ""), (), ("1", "校方", "5"), ("2", "企方", "", "3")]
    assert [(line.number, line.levels) for line in lines(rows)] == [(4, {"use": 5}), (5, {"time": 3})]


def test_people_outside_have_no_side_and_need_no_column_for_it() -> None:
    rows = [("活动有用", "时间合适"), ("5", "4")]
    assert lines(rows, PUBLIC) == [AnswerLine(2, None, {"use": 5, "time": 4})]
    assert lines([HEADING, ("1", "校方", "5", "4")], PUBLIC)[0].side is None
    assert refusal(rows) == "answers-side-missing"


def test_a_heading_without_all_the_questions_is_refused_with_those_that_lack() -> None:
    with pytest.raises(UserError) as refused:
        parse_answers([("单位", "活动有用")], MEMBERS, {})
    assert (refused.value.message.key, refused.value.message.values) == (
        "answers-questions-missing", {"questions": ("时间合适。",)},
    )  # fmt: skip
    assert refusal([]) == refusal([("姓名", "年龄")]) == "answers-heading-missing"


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (("1", "路人", "5", "4"), "answers-line-side"),
        (("1", "", "5", "4"), "answers-line-side"),
        (("1",), "answers-line-side"),
        (("1", "校方", "", " "), "answers-line-empty"),
        (("1", "校方", "6", "4"), "answers-line-level"),
        (("1", "校方", "0", "4"), "answers-line-level"),
        (("1", "校方", "很好", "4"), "answers-line-level"),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_why(row: Sequence[str], key: str) -> None:
    assert reason(row) == key


def test_what_was_said_is_told_as_far_as_it_can_be_read() -> None:
    parsed = parse_answers([HEADING, ("1", "", "5", "4"), ("2", "校方", "长" * 50, "4")], MEMBERS, {})
    assert [line.reason.values for line in parsed.refused] == [{"said": "—"}, {"said": "长" * 40}]


@given(st.lists(st.lists(st.text(max_size=8), max_size=5), max_size=8))
def test_no_table_is_too_odd(rows: list[list[str]]) -> None:
    parsed = parse_answers([HEADING, *rows], MEMBERS, {})
    numbers = [line.number for line in parsed.lines]
    numbers += [line.number for line in parsed.refused] + [row.number for row in parsed.passed]
    assert len(numbers) <= len(rows)
    assert all(2 <= number <= len(rows) + 1 for number in numbers)


# The same sheet again -------------------------------------------------------------------------------------------------

WHO = ("序号", "提交答卷时间", "姓名", "所在单位", "活动有用", "时间合适")


def numbers(rows: Rows, heading: Sequence[str] = WHO) -> tuple[list[int], list[int], list[int]]:
    """The rows that are taken, that are refused as the same sheet, and that may be one."""
    parsed = parse_answers([heading, *rows], MEMBERS, {})
    twice = [row.number for row in parsed.refused if row.reason.key == "answers-line-twice"]
    return [line.number for line in parsed.lines], twice, sorted(parsed.repeated)


def test_a_sheet_that_comes_four_times_counts_once() -> None:
    sheet = ("1", "2026/11/01 10:00:00", "", "校方", "5", "4")
    assert numbers([sheet] * 4) == ([2], [3, 4, 5], [])
    renumbered = [(str(at), *sheet[1:]) for at in range(1, 5)]
    assert numbers(renumbered) == ([2], [3, 4, 5], [])
    assert numbers([("1", "", "", "校方", "5", "4")] * 4) == ([2], [3, 4, 5], []), "by its number alone"


def test_a_person_who_answers_again_counts_once() -> None:
    assert numbers([("1", "", "王 强", "校方", "5", "4"), ("2", "", "王强", "校方", "1", "1")]) == ([2], [3], [])


def test_different_people_may_say_the_same() -> None:
    rows = [(str(at), f"2026/11/01 10:0{at}:00", "", "校方", "5", "4") for at in range(1, 5)]
    assert numbers(rows) == ([2, 3, 4, 5], [], [])
    assert numbers([(str(at), "", "", "校方", "5", "4") for at in range(1, 5)]) == ([2, 3, 4, 5], [], [])


def test_where_nothing_tells_sheets_apart_it_is_asked() -> None:
    assert numbers([("校方", "5", "4"), ("企方", "5", "4"), ("校方", "5", "4")], WHO[3:]) == ([2, 3, 4], [], [4])


def test_totals_notes_and_headings_that_come_again_are_no_answers() -> None:
    rows = [
        ("满意度调查结果",),
        HEADING,
        ("1", "校方", "5", "4"),
        HEADING,
        ("平均分", "校方", "5", "4"),
        ("填表人：李娜",),
    ]
    parsed = parse_answers(rows, MEMBERS, {})
    assert [line.number for line in parsed.lines] == [3]
    assert [row.number for row in parsed.passed] == [5, 6]
    assert not parsed.refused
    public = parse_answers([HEADING[2:], ("5", "4"), ("合计", "9")], PUBLIC, {})
    assert [line.number for line in public.lines] == [2]
