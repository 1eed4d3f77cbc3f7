"""Names as people type and paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.attendance import AbsenceReason, RosterEntry
from records.errors import UserError
from records.names import LONGEST_WORD, AttendanceStatement, match_names, parse_attendance, parse_reason, split_names

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
        ("赵 六、钱七", ["赵六", "钱七"]),
        ("赵六 钱七", ["赵六", "钱七"]),
        ("赵 六 钱七", ["赵六", "钱七"]),
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


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("张伟和王强及李娜", ["张伟", "王强", "李娜"]),
        ("赵明与钱亮", ["赵明", "钱亮"]),
        ("欧阳和平与张伟", ["欧阳和平", "张伟"]),
        ("和平", ["和平"]),
        ("李和王强", ["李和王强"]),
        ("王强 和 李娜", ["王强", "和", "李娜"]),
        ("王强 李娜 张伟", ["王强", "李娜", "张伟"]),
        ("Wang  Wei John Smith", ["Wang Wei", "John Smith"]),
        ("Ann Mary Smith", ["Ann Mary Smith"]),
        ("Ann Bob Cid Dee", ["Ann", "Bob", "Cid", "Dee"]),
        ("赵 六 钱 七", ["赵六", "钱七"]),
        ("赵 六 钱七", ["赵六", "钱七"]),
        ("A B", ["A B"]),
        ("Tom & Ann", ["Tom", "Ann"]),
        ("① 张伟\n② 李娜", ["张伟", "李娜"]),
        ("- 张伟\n* 李娜\n• 王强", ["张伟", "李娜", "王强"]),
        ("1、张伟✅\n2、李娜 已到\n3、王强 收到", ["张伟", "李娜", "王强"]),
        ("第一行\n#接龙 活动\n1. 张伟", ["张伟"]),
        ("“张伟”、：李娜。", ["张伟", "李娜"]),
        ("张伟(组长)、李娜（缺", ["张伟", "李娜"]),
        ("12345、🎉、张伟", ["张伟"]),
        ("", []),
    ],
)
def test_names_are_divided_in_the_ways_in_which_people_write(typed: str, expected: list[str]) -> None:
    assert split_names(typed, NAMES) == expected


def test_a_name_of_the_roster_is_found_among_others_however_many_words_it_has() -> None:
    roster = ["Ann Mary Louise van der Berg", "Li Na"]
    assert split_names("Bob Ann Mary Louise van der Berg Li Na Cid", roster) == ["Bob", *roster, "Cid"]


@pytest.mark.parametrize("length", [60, 61])
def test_a_name_has_sixty_characters_at_most(length: int) -> None:
    if length <= 60:
        assert split_names("党" * length) == ["党" * length]
        return
    with pytest.raises(UserError) as refused:
        split_names("党" * length)
    assert (refused.value.message.key, refused.value.message.values) == ("form-name-too-long", {"maximum": 60})


def test_what_is_too_long_to_be_names_is_not_taken_apart() -> None:
    joined = "和".join(["张伟"] * 80)
    assert len(joined) < LONGEST_WORD
    assert split_names(joined, ["张伟"]) == ["张伟"]
    with pytest.raises(UserError):
        split_names("和".join(["张伟"] * 81), ["张伟"])


@pytest.mark.parametrize("title", ["同志", "老师", "书记", "师傅"])
def test_a_title_is_no_part_of_a_name(title: str) -> None:
    assert [entry.id for entry in match_names([f"张伟{title}"], ROSTER).matched] == [3]
    assert match_names([f"{title}张伟"], ROSTER).unknown == (f"{title}张伟",)


def test_each_person_is_matched_once_and_each_unknown_name_told_once() -> None:
    found = match_names(["张伟", "张 伟", "赵六", "赵六", "刘洋", "刘洋"], ROSTER)
    assert [entry.id for entry in found.matched] == [3]
    assert (found.unknown, found.ambiguous, found.of_one_name) == (("赵六",), ("刘洋",), (6, 7))
    assert match_names([], ROSTER) == match_names([], [])


REASONS = {
    AbsenceReason.ON_BUSINESS: [
        "因公出差",
        "因公外出",
        "因公",
        "出差",
        "公出",
        "公务",
        "On business",
        "business trip",
        "business",
    ],
    AbsenceReason.SICK: ["生病请假", "病假", "生病", "因病", "on sick leave", "sick leave", "sick", "ill"],
    AbsenceReason.PERSONAL: [
        "因事请假",
        "事假",
        "私事",
        "有事",
        "因事",
        "personal leave",
        "personal reasons",
        "Personal",
    ],
    AbsenceReason.ON_DUTY: ["值班", "值守", "当班", "on duty", "on shift", "duty"],
    AbsenceReason.OTHER: ["其他原因", "其他", "其它", "other"],
}


@pytest.mark.parametrize(
    ("reason", "words"), [(reason, words) for reason, listed in REASONS.items() for words in listed]
)
def test_a_reason_is_known_by_its_words(reason: AbsenceReason, words: str) -> None:
    assert parse_reason(words) is reason
    assert parse_reason(f"{words} really") is None
    for typed in (f"缺席:{words}:王强", f"缺席:{words}：王强", f"缺席:王强 {words}"):
        said = parse_attendance(typed, NAMES)
        assert (said.all_but, said.names, dict(said.reasons)) == (True, ("王强",), {"王强": reason}), typed


@pytest.mark.parametrize(
    ("typed", "names", "reasons"),
    [
        ("缺席:王强因公了", ("王强",), {"王强": AbsenceReason.ON_BUSINESS}),
        ("缺席:王强病假请假", ("王强",), {"王强": AbsenceReason.SICK}),
        ("缺席:王强-病假", ("王强",), {"王强": AbsenceReason.SICK}),
        ("缺席:王强：病假", ("王强",), {"王强": AbsenceReason.SICK}),
        ("absent: John Smith is sick", ("John Smith",), {"John Smith": AbsenceReason.SICK}),
        ("absent: John Smith was on duty", ("John Smith",), {"John Smith": AbsenceReason.ON_DUTY}),
        (
            "病假：王强、李娜；张伟",
            ("王强", "李娜", "张伟"),
            dict.fromkeys(("王强", "李娜", "张伟"), AbsenceReason.SICK),
        ),
        ("病假：王强；因公：李娜", ("王强", "李娜"), {"王强": AbsenceReason.SICK, "李娜": AbsenceReason.ON_BUSINESS}),
        ("病假：王强、李娜因公", ("王强", "李娜"), {"王强": AbsenceReason.SICK, "李娜": AbsenceReason.ON_BUSINESS}),
        ("缺席:王强、李娜", ("王强", "李娜"), {}),
        ("缺席:王强、王强", ("王强",), {}),
    ],
)
def test_reasons_stand_before_or_after_the_names(
    typed: str, names: tuple[str, ...], reasons: dict[str, AbsenceReason]
) -> None:
    said = parse_attendance(typed, NAMES)
    assert (said.all_but, said.names, dict(said.reasons)) == (True, names, reasons)


def test_a_name_that_is_all_that_was_typed_means_that_person_was_there() -> None:
    assert parse_attendance("没来", ["没来"]) == AttendanceStatement(False, ("没来",))
    assert parse_attendance("王强没来", ["王强没来"]).names == ("王强没来",)
    assert parse_attendance("王强没来", ["王强没来"]).all_but is False
