"""Names as people type and paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.attendance import RosterEntry
from records.errors import UserError
from records.reading.names import LONGEST_WORD, match_names, split_names

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
        ("李主任（街道办、宣传）、张伟", ["李主任（街道办、宣传）", "张伟"]),
        ("José Pérez、张伟", ["José Pérez", "张伟"]),
        ("热娜 • 艾力 张伟", ["热娜•艾力", "张伟"]),
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


@given(st.permutations(NAMES[:5]), st.sampled_from(["、", ",", "\n", "; ", " "]))
def test_names_of_the_roster_are_found_in_any_order(names: list[str], separator: str) -> None:
    assert split_names(separator.join(names), NAMES) == names


@given(st.text(max_size=60))
def test_any_text_can_be_read(typed: str) -> None:
    match_names(split_names(typed, NAMES), ROSTER)


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
