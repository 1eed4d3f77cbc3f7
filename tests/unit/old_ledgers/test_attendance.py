"""Attendance in old ledgers: numbers, names, absences with reasons and signs, and the roll call that follows."""

from collections.abc import Mapping
from datetime import date

import pytest

from records.attendance import AbsenceReason, Branch, RosterEntry
from records.old_ledgers.attendance_cells import (
    CountsBySide,
    read_absences,
    read_attendance,
    read_names,
    reason_of,
    sided_by_names,
)
from records.old_ledgers.attendance_ids import branch_ids, roll_call
from records.old_ledgers.dry_run import SideCounts
from records.old_ledgers.marks import Mark, read_mark, signs_of
from records.old_ledgers.sides import SideNames
from records.old_ledgers.situation import ImportSituation, Partner
from records.roles import Side

BRANCHES = (Branch(1, "轮机党支部"), Branch(2, "航海党支部"))
PARTNERS = {
    Side.COLLEGE: Partner("江北航运学院", ("江航",), BRANCHES),
    Side.ENTERPRISE: Partner("蓝湾船务有限公司", (), (Branch(7, "船坞党支部"),)),
}
SIDES = SideNames(ImportSituation(date(2026, 11, 30), date(2024, 1, 15), Side.COLLEGE, PARTNERS))
SICK, BUSINESS, PERSONAL, DUTY = (
    AbsenceReason.SICK, AbsenceReason.ON_BUSINESS, AbsenceReason.PERSONAL, AbsenceReason.ON_DUTY,
)  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "part", "said"),
    [
        ("应到15人，实到13人", "both", {None: SideCounts(expected=15, present=13)}),
        ("应到15人", "expected", {None: SideCounts(expected=15)}),
        ("十五人", "expected", {None: SideCounts(expected=15)}),
        ("12/15", "both", {None: SideCounts(expected=15, present=12)}),
        ("12 of 15", "both", {None: SideCounts(expected=15, present=12)}),
        ("何强、周敏等13人", "names", {None: SideCounts(present=13)}),
        ("约20人", "present", {None: SideCounts(present=20)}),
        ("党员到会18名，详见签到表", "present", {None: SideCounts(present=18)}),
        ("3", "others", {None: SideCounts(others=3)}),
        ("若干", "others", {}),
        ("何强、周敏", "names", {None: SideCounts(present_names=("何强", "周敏"))}),
        ("何强，除孙立因公外", "names", {None: SideCounts(absent={"孙立": BUSINESS}, present_names=("何强",))}),
        ("何强、周敏；孙立病假", "names", {None: SideCounts(absent={"孙立": SICK}, present_names=("何强", "周敏"))}),
        ("全体党员", "names", {}),
        ("校方2人，企方8人", "present", {Side.COLLEGE: SideCounts(present=2), Side.ENTERPRISE: SideCounts(present=8)}),
        ("#N/A", "present", {}),
        ("无", "absent", {}),
        ("12.5", "present", {}),
    ],
)  # fmt: skip
def test_a_cell_says_how_many_or_who_were_there(cell: str, part: str, said: Mapping[Side | None, SideCounts]) -> None:
    assert dict(read_attendance(cell, part, None, SIDES, ())) == said


def test_the_heading_tells_which_of_two_numbers_was_expected() -> None:
    for heading, cell in (
        ("应到/实到", "15/12"),
        ("应到/实到", "12/15"),
        ("实到/应到", "12/15"),
        ("expected/present", "15:12"),
    ):
        assert dict(read_attendance(cell, "both", None, SIDES, (), heading)) == {None: SideCounts(15, 12)}


@pytest.mark.parametrize(
    ("cell", "absent"),
    [
        ("何强（出差）、周敏（病假）", {"何强": BUSINESS, "周敏": SICK}),
        ("何强（不详）", {}),
        ("因公：何强、周敏；病假：孙立", {"何强": BUSINESS, "周敏": BUSINESS, "孙立": SICK}),
        ("何强因公出差，周敏家中有事", {"何强": BUSINESS, "周敏": PERSONAL}),
        ("何强-值班", {"何强": DUTY}),
        ("何强", {}),
        ("何强（监考）；无", {"何强": DUTY}),
    ],
)
def test_whoever_was_away_is_read_with_the_reason(cell: str, absent: Mapping[str, AbsenceReason]) -> None:
    assert read_absences(cell, ()) == absent


@pytest.mark.parametrize(
    ("text", "names"),
    [("何强书记、周敏", ["何强", "周敏"]), ("各支部骨干", []), ("何" * 300, []), ("", [])],
)
def test_a_list_is_one_of_names_or_none(text: str, names: list[str]) -> None:
    assert read_names(text, ()) == names


def test_a_reason_is_told_by_a_word_within() -> None:
    assert [reason_of(text) for text in ("病假", "外出学习", "on shift", "看海")] == [SICK, BUSINESS, DUTY, None]


def test_what_was_said_first_of_a_side_stays() -> None:
    counts = CountsBySide()
    counts.add(None, SideCounts(present=5, absent={"何强": SICK}))
    counts.add(None, SideCounts(expected=7, present=6, absent={"何强": BUSINESS, "周敏": DUTY}, others=2))
    assert counts.sides == {None: SideCounts(7, 5, {"何强": SICK, "周敏": DUTY}, others=2)}


ROSTER = {Side.COLLEGE: ("何强", "周敏", "孙立"), Side.ENTERPRISE: ("马骏", "孙立")}


@pytest.mark.parametrize(
    ("said", "sides"),
    [
        (SideCounts(present_names=("何强", "周敏")), {Side.COLLEGE: SideCounts(present_names=("何强", "周敏"))}),
        (SideCounts(present_names=("马骏",)), {Side.ENTERPRISE: SideCounts(present_names=("马骏",))}),
        (
            SideCounts(present=2, absent={"周敏": SICK}, present_names=("何强", "马骏")),
            {
                Side.COLLEGE: SideCounts(present=1, absent={"周敏": SICK}, present_names=("何强",)),
                Side.ENTERPRISE: SideCounts(present=1, present_names=("马骏",)),
            },
        ),
        (
            SideCounts(present=9, present_names=("何强", "马骏")),
            {
                Side.COLLEGE: SideCounts(present_names=("何强",)),
                Side.ENTERPRISE: SideCounts(present_names=("马骏",)),
            },
        ),
        (SideCounts(present_names=("何强", "马骏", "孙立")), None),
        (SideCounts(present_names=("何强", "某某")), None),
        (SideCounts(present=3), None),
    ],
)
def test_names_tell_whose_attendance_it_is_where_they_are_on_one_roster_each(
    said: SideCounts, sides: Mapping[Side | None, SideCounts] | None
) -> None:
    counts = CountsBySide({None: said})
    sided_by_names(counts, ROSTER, Side.COLLEGE)
    assert counts.sides == (sides or {None: said})


MEMBERS = tuple(RosterEntry(number, name, 1, True) for number, name in enumerate(("何强", "周敏", "孙立"), 11))


@pytest.mark.parametrize(
    ("said", "present"),
    [
        (SideCounts(3, 2, {"周敏": SICK}), [11, 13]),
        (SideCounts(absent={"周敏": SICK}, present_names=("何强", "孙立")), [11, 13]),
        (SideCounts(3, 3, {"周敏": SICK}), None),
        (SideCounts(4, 3, {"周敏": SICK}), None),
        (SideCounts(3, 2, {"赵某": SICK}), None),
        (SideCounts(absent={"周敏": SICK}, present_names=("何强", "赵某")), None),
        (SideCounts(present_names=("何强", "孙立")), None),
        (SideCounts(3, 2, {"周敏": SICK}, others=1), None),
    ],
)
def test_a_roll_call_is_made_only_where_it_follows_from_what_is_written(
    said: SideCounts, present: list[int] | None
) -> None:
    called = roll_call(said, [1], MEMBERS)
    assert called == (
        None if present is None else {"branches": [1], "present": present, "absent": {"12": "sick"}, "others": []}
    )


def test_branches_are_known_by_name_only_where_all_are() -> None:
    assert branch_ids(["航海党支部", "轮机党支部"], BRANCHES) == (2, 1)
    assert branch_ids(["航海党支部", "退休党支部"], BRANCHES) == branch_ids([], BRANCHES) == ()


@pytest.mark.parametrize(
    ("cell", "mark"),
    [("√", Mark.CAME), ("×", Mark.AWAY), (" . ", Mark.AWAY), ("公", BUSINESS), ("病假", SICK), ("△", None)],
)  # fmt: skip
def test_a_sign_says_who_came_and_why_somebody_did_not(cell: str, mark: Mark | AbsenceReason | None) -> None:
    assert read_mark(cell, {}) == mark


def test_notes_around_a_list_say_what_its_signs_mean() -> None:
    signs = signs_of(["注：△表示出差，○表示缺席", "☆为参加", "□代表什么"])
    assert signs == {"△": BUSINESS, "○": Mark.AWAY, "☆": Mark.CAME}
    assert read_mark("△", signs) is BUSINESS
