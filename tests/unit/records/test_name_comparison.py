"""The one comparison of names: all ways to write one are the same, and no character makes two people one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.name_comparison import name_holds, name_key, same_name, unlike

WAYS = [
    [f"阿依古丽{dot}买买提" for dot in ("·", "•", "・", "．", "‧", "･", " ")],
    ["Wang Qiang", "wang qiang", "WangQiang", "Ｗang Qiang", "WANG  QIANG", "wang-qiang"],
    ["欧阳娜娜", "欧阳 娜娜", "欧阳\u3000娜娜", "欧\u200b阳娜娜", "欧阳娜娜\ufe00"],
    ["张伟（2）", "张伟(2)", "张伟 （２）", "张伟【2】", "张伟②"],
    ["O'Brien", "O’Brien", "OBrien", "o`brien"],
    ["José Pérez", "Jose\u0301 Pe\u0301rez"],
]


@pytest.mark.parametrize("ways", WAYS)
def test_a_name_is_the_same_however_it_is_written(ways: list[str]) -> None:
    assert len(set(map(name_key, ways))) == 1
    assert unlike(ways) == ways[:1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王\U0002ebf0", "王"),
        ("王\U0002ebf0", "王\U0002ebf1"),
        ("王\ue000", "王\ue001"),
        ("王\U000323b0", "王"),
        ("张伟", "张伟（2）"),
        ("王强", "王强民"),
        ("潘婷", "潘停"),
    ],
)
def test_other_characters_are_another_person(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert unlike([one, other]) == [one, other]


def test_a_part_of_a_name_finds_it_however_both_are_written() -> None:
    assert name_holds("阿依古丽·买买提", "古丽・买")
    assert name_holds("Wang Qiang", "ngq")
    assert not name_holds("王强", "强王")


@given(st.text(max_size=30))
def test_a_compared_name_stays_as_it_is(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@given(st.text(min_size=1, max_size=8, alphabet="王强\ue000\ue001\U0002ebf0\U0002ebf1\U000323b0\U0010fffd㐀𬭚"))
def test_no_ideograph_and_no_private_character_is_lost(text: str) -> None:
    assert name_key(text) == text
