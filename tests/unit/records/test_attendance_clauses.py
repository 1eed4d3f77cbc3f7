"""Contrasts, whole branches, headings and joiners beside names in what people write on who was there."""

import pytest

from records.attendance import AbsenceReason
from records.reading.attendance_text import AttendanceStatement, parse_attendance

NAMES = ["王强", "李娜", "张伟", "李和平", "Wang Wei", "刘洋", "张伟（2）", "唐丽", "邓超"]


@pytest.mark.parametrize(
    ("typed", "present", "absent"),
    [
        ("Wang Wei didn't come but 李娜 did", ["李娜"], ["Wang Wei"]),
        ("Wang Wei was absent, but 李娜 came", ["李娜"], ["Wang Wei"]),
        ("李娜 came but Wang Wei didn't", ["李娜"], ["Wang Wei"]),
        ("李娜 came, but Wang Wei did not", ["李娜"], ["Wang Wei"]),
    ],
)
def test_but_contrasts_people_who_are_named(typed: str, present: list[str], absent: list[str]) -> None:
    said = parse_attendance(typed, NAMES)
    assert (list(said.present), list(said.absent), said.all_but) == (present, absent, False)
    assert said.not_understood == ()


@pytest.mark.parametrize(
    "typed",
    ["Everyone came but Wang Wei", "Everyone came, but Wang Wei", "All but Wang Wei", "All here but for Wang Wei"],
)
def test_but_excepts_from_everybody(typed: str) -> None:
    said = parse_attendance(typed, NAMES)
    assert (said.all_but, said.present, list(said.absent)) == (True, (), ["Wang Wei"])


@pytest.mark.parametrize(
    ("typed", "present", "absent"),
    [
        ("第一支部全体，王强", ["王强"], []),
        ("第一支部全部到齐，机关支部李娜、唐丽", ["李娜", "唐丽"], []),
        ("第一支部都到了，王强没到", [], ["王强"]),
        ("第一支部全体，除王强", [], ["王强"]),
        ("第一支部全体参加，除了王强", [], ["王强"]),
    ],
)
def test_a_whole_branch_is_not_lost_beside_names(typed: str, present: list[str], absent: list[str]) -> None:
    said = parse_attendance(typed, NAMES, ["第一支部", "机关支部"])
    assert said.whole_branches == ("第一支部",)
    assert (list(said.present), list(said.absent), said.all_but) == (present, absent, False)
    assert said.not_understood == ()


def test_a_whole_branch_in_one_list_with_a_name_is_asked_about() -> None:
    assert parse_attendance("第一支部全体、王强", NAMES, ["第一支部"]).not_understood


@pytest.mark.parametrize("typed", ["张伟②、李娜", "李娜、张伟②", "张伟② 李娜", "①张伟②\n②李娜"])
def test_a_number_in_a_circle_tells_namesakes_apart(typed: str) -> None:
    assert set(parse_attendance(typed, NAMES).present) == {"张伟（2）", "李娜"}
    assert set(parse_attendance("①张伟②李娜", NAMES).present) == {"张伟", "李娜"}


@pytest.mark.parametrize("typed", ["全体，王强", "全体党员、王强", "其他支部王强", "other Wang Wei"])
def test_everybody_in_one_list_with_a_name_and_others_before_one_are_asked_about(typed: str) -> None:
    said = parse_attendance(typed, NAMES)
    assert (said.present, said.absent, bool(said.not_understood)) == ((), {}, True)


@pytest.mark.parametrize("typed", ["全体人员：王强、李娜", "全部名单：王强、李娜", "王强、李娜全部到了"])
def test_everybody_above_a_list_or_behind_it_is_of_its_names(typed: str) -> None:
    assert parse_attendance(typed, NAMES) == AttendanceStatement(False, ("王强", "李娜"))


@pytest.mark.parametrize(
    ("typed", "reason"), [("王强请假：病假", AbsenceReason.SICK), ("王强缺席：出差", AbsenceReason.ON_BUSINESS)]
)
def test_what_stands_before_a_colon_behind_a_name_is_about_that_name(typed: str, reason: AbsenceReason) -> None:
    said = parse_attendance(typed, NAMES)
    assert (said.all_but, said.names, said.absent) == (True, ("王强",), {"王强": reason})


def test_a_heading_with_a_reason_behind_a_list_begins_another() -> None:
    said = parse_attendance("王强 病假：李娜", NAMES)
    assert (said.all_but, said.names, said.absent) == (False, ("王强", "李娜"), {"李娜": AbsenceReason.SICK})


@pytest.mark.parametrize("typed", ["赵明和、王强", "和赵明，王强", "赵明和王强", "赵明、以及王强"])
def test_a_joiner_at_either_end_is_no_part_of_a_name(typed: str) -> None:
    said = parse_attendance(typed, NAMES)
    assert (said.all_but, said.names) == (False, ("赵明", "王强"))
