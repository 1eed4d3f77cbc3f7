"""The shorter names by which a text may call an organisation, and none that both sides share."""

import pytest

from records.reports.organisation_names import short_names


@pytest.mark.parametrize(
    ("name", "partner", "short"),
    [
        ("恒远装备有限公司", "东湖职业技术学院", {"恒远装备", "恒远"}),
        ("东湖职业技术学院", "恒远装备有限公司", {"东湖职院", "东湖学院", "东湖"}),
        ("湖州永兴食品有限公司", "湖州职业学院", {"湖州永兴食品", "永兴食品"}),
        ("Hengyuan Machinery Co., Ltd.", "东湖", {"Hengyuan Machinery", "Hengyuan"}),
        ("华锐", "东湖", set()), ("学院", "厂", set()), ("", "东湖", set()),
    ],
)  # fmt: skip
def test_an_organisation_is_called_by_shorter_names(name: str, partner: str, short: set[str]) -> None:
    assert set(short_names(name, partner)) - {name} == short


def test_the_place_that_both_share_names_neither() -> None:
    names = short_names("湖州职业学院", "湖州永兴食品有限公司")
    assert names[0] == "湖州职业学院"
    assert "湖州" not in names
