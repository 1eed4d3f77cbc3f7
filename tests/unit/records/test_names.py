"""Names as people type and paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.attendance import AbsenceReason, RosterEntry
from records.names import match_names, parse_attendance, split_names

ROSTER = [
    RosterEntry(1, "王强", 1, True),
    RosterEntry(2, "李娜", 1, True),
    RosterEntry(3, "张伟", 1, True),
    RosterEntry(4, "李和平", 1, True),
    RosterEntry(5, "Wang Wei", 2, True),
    RosterEntry(6, "刘洋", 1, True),
    RosterEntry(7, "刘洋", 2, True),
]
NAMES = [entry.name for entry in ROSTER]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("张伟、李娜 王强", ["张伟", "李娜", "王强"]),
        ("张伟,李娜;王强\n刘洋", ["张伟", "李娜", "王强", "刘洋"]),
        ("王强和李娜", ["王强", "李娜"]),
        ("李和平", ["李和平"]),
        ("王强和李和平", ["王强", "李和平"]),
        ("赵和平", ["赵和平"]),
        ("王 强、李娜", ["王强", "李娜"]),
        ("#接龙\n周五主题党日\n1. 张伟\n2、李娜\n3 王强 +1", ["张伟", "李娜", "王强"]),
        ("1. 张伟 到\n2. 李娜", ["张伟", "李娜"]),
        ("Wang Wei, John Smith", ["Wang Wei", "John Smith"]),
        ("Wang Wei 张伟", ["Wang Wei", "张伟"]),
        ("wang wei and 李娜", ["Wang Wei", "李娜"]),
        ("张伟、张伟", ["张伟"]),
        ("张伟(组长)", ["张伟"]),
        ("、、 ,", []),
    ],
)
def test_a_list_is_split_into_names(typed: str, expected: list[str]) -> None:
    assert split_names(typed, NAMES) == expected


def test_names_are_matched_unknown_or_ambiguous() -> None:
    found = match_names(["张伟老师", "刘洋", "赵六", "WANG  WEI"], ROSTER)
    assert [entry.id for entry in found.matched] == [3, 5]
    assert found.unknown == ("赵六",)
    assert (found.ambiguous, found.of_one_name) == (("刘洋",), (6, 7))


@pytest.mark.parametrize(
    "typed",
    ["全到", "全部到齐", "都到了", "全员到齐了", "all present", "everyone", "Everybody was present.", "都来了"],
)
def test_all_present_is_understood(typed: str) -> None:
    said = parse_attendance(typed, NAMES)
    assert (said.all_but, said.names) == (True, ())


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("除了王强都到了", ("王强",)),
        ("除王强、李娜外全部到齐", ("王强", "李娜")),
        ("除了王强和李娜,其他人都到了", ("王强", "李娜")),
        ("全到,除了王强", ("王强",)),
        ("缺席:王强 李娜", ("王强", "李娜")),
        ("王强没来", ("王强",)),
        ("王强、李娜请假", ("王强", "李娜")),
        ("all but 王强", ("王强",)),
        ("All present but 王强", ("王强",)),
        ("everyone except Wang Wei and 李娜", ("Wang Wei", "李娜")),
        ("absent: Wang Wei", ("Wang Wei",)),
        ("Wang Wei was absent", ("Wang Wei",)),
    ],
)
def test_all_but_some_is_understood(typed: str, names: tuple[str, ...]) -> None:
    said = parse_attendance(typed, NAMES)
    assert (said.all_but, said.names) == (True, names)


@pytest.mark.parametrize(
    "typed",
    ["缺席:王强 因公、李娜 病假", "缺席:王强(因公),李娜(病假)", "缺席:王强因公、李娜病假", "因公:王强;病假:李娜",
     "all but 王强 (on business), 李娜 (sick)"],
)  # fmt: skip
def test_reasons_are_read_with_the_names(typed: str) -> None:
    said = parse_attendance(typed, NAMES)
    assert dict(said.reasons) == {"王强": AbsenceReason.ON_BUSINESS, "李娜": AbsenceReason.SICK}
    assert said.names == ("王强", "李娜")


def test_a_list_of_names_means_these_were_present() -> None:
    said = parse_attendance("王强、李娜", NAMES)
    assert (said.all_but, said.names) == (False, ("王强", "李娜"))


@given(st.permutations(NAMES[:5]), st.sampled_from(["、", ",", "\n", "; ", " "]))
def test_names_of_the_roster_are_found_in_any_order(names: list[str], separator: str) -> None:
    assert split_names(separator.join(names), NAMES) == names


@given(st.text(max_size=60))
def test_any_text_can_be_read(typed: str) -> None:
    match_names(split_names(typed, NAMES), ROSTER)
    parse_attendance(typed, NAMES)
