"""Names that may be meant by one that is on no roster."""

import pytest

from records.reading.near_names import likely_names, near_names

ROSTER = ["王强", "李娜", "潘婷", "张伟民", "欧阳娜娜", "阿依古丽·买买提", "Wang Wei", "吕布", "单雄信", "张伟"]


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("潘停", ["潘婷"]),
        ("盘婷", ["潘婷"]),
        ("Wang Qiang", ["王强"]),
        ("wangqiang", ["王强"]),
        ("王墙", ["王强"]),
        ("lv bu", ["吕布"]),
        ("Shan Xiongxin", ["单雄信"]),
        ("张偉", ["张伟"]),
        ("欧阳娜", ["欧阳娜娜"]),
        ("阿依古丽·买提", ["阿依古丽·买买提"]),
        ("Wang Wie", ["Wang Wei"]),
        ("王芳", ["王强"]),
        ("张为", ["张伟"]),
        ("张伟名", ["张伟民", "张伟"]),
        ("欧阳娜拉", ["欧阳娜娜"]),
        ("单英信", ["单雄信"]),
        ("赵六", []),
        ("王", []),
        ("Ann", []),
        ("王\ue000\U0002ebf0", []),
    ],
)
def test_a_name_said_alike_or_one_character_off_is_near(typed: str, near: list[str]) -> None:
    assert near_names(typed, ROSTER) == near


def test_half_of_a_name_is_not_likely_to_be_a_slip() -> None:
    assert (likely_names("王芳", ROSTER), likely_names("潘停", ROSTER)) == ([], ["潘婷"])
    assert likely_names("欧阳娜", ROSTER) == ["欧阳娜娜"]


def test_the_likeliest_are_offered_first_and_not_all() -> None:
    assert near_names("王强", ["李强", "王伟", "王墙", "王芳"]) == ["王墙", "王伟", "王芳"]
