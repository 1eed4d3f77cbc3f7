"""The admin changes how scores are made: weights in chat, the rest by a file. What was computed before stays."""

import pytest

from indicators.catalogue import default, load
from services.scoring.weighting import as_toml
from storage.tables.results import methods
from tests.support.books import composite, keeps_books
from tests.support.townsfolk import Person, Town


async def tap_each(person: Person, *labels: str) -> None:
    for label in labels:
        await person.taps(label)


def test_the_whole_method_as_a_file_is_the_same_method() -> None:
    assert load(as_toml(default())).version == default().version


async def test_weights_are_said_and_change_the_score(town: Town, zhou: Person, li: Person) -> None:
    await keeps_books(town)
    await li.says("/scores")
    before = composite(town)
    await li.sees(f"综合得分 {before}", "系统自带的计算方法")
    await zhou.says("/method")
    await zhou.sees("第 0 版", "组织建设 20")
    await tap_each(zhou, "五个一级指标的权重", "直接填写")
    await zhou.says("创新发展 40 组织建设 30 资源共享 10 社会效益 10 评价反馈与持续改进 10")
    await zhou.sees("创新发展 40", "组织建设 30")
    assert not town.rows(methods)
    await zhou.taps("采用这些权重")
    await zhou.sees("已采用方法第 1 版", "创新发展 40", "组织建设 30")
    await li.says("/scores")
    assert float(composite(town)) > float(before)
    await li.sees(f"综合得分 {composite(town)}", "方法第 1 版")
    (row,) = town.rows(methods)
    assert "weight = 40" in row.content


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("30 30 30 30 30", "合计应为 100，现在是 150"),
        ("50 50", "需要 5 个数字，您写了 2 个"),
        ("0 0 0 0 0", "不能全是 0"),
        ("-30 20 20 15 15", "没看懂“-30”"),
        ("30万 20 20 15 15x", "没看懂“15x”"),
        ("其余 40 20 20 10 10", "没看懂“其余”"),
    ],
)
async def test_weights_that_do_not_fit_are_told_in_a_sentence(town: Town, zhou: Person, said: str, told: str) -> None:
    await zhou.says("/method")
    await tap_each(zhou, "五个一级指标的权重", "直接填写")
    await zhou.says(said)
    await zhou.sees(told)
    assert not town.rows(methods)


async def test_pairs_are_compared_and_the_contradiction_is_asked_again(town: Town, zhou: Person) -> None:
    await zhou.says("/method")
    await tap_each(zhou, "组织建设的指标", "两两比较")
    await zhou.sees("1/3", "党员参与率 与 党建活动频次 相比")
    await tap_each(zhou, "党员参与率 很重要", "组织建设完善度 极重要", "党建活动频次 极重要")
    await zhou.sees("超过 0.10", "还不能采用", "最不一致的一对", "您选的是“")
    await zhou.forges("compare_take:1")
    assert "过高" in (zhou.toast or "")
    assert not town.rows(methods)
    await zhou.taps("重比：")
    await zhou.sees("相比，哪个更重要")
    assert [each for each in await zhou.buttons() if each.startswith("✓ ") and "重要" in each], "the answer before"


async def test_equal_weights_are_shown_before_they_are_adopted(town: Town, zhou: Person) -> None:
    await zhou.says("/method")
    await tap_each(zhou, "五个一级指标的权重", "直接填写")
    await zhou.says("40 20 20 10 10")
    await zhou.taps("采用这些权重")
    await tap_each(zhou, "五个一级指标的权重", "各项相同")
    await zhou.sees("组织建设 20")
    assert len(town.rows(methods)) == 1
    await zhou.taps("采用这些权重")
    await zhou.sees("已采用方法第 2 版", "组织建设 20")


async def test_a_slip_is_mended_by_going_back(town: Town, zhou: Person) -> None:
    await zhou.says("/method")
    await tap_each(zhou, "组织建设的指标", "两两比较", "党员参与率 稍重要", "组织建设完善度 极重要")
    await zhou.sees("3/3")
    await zhou.taps("返回")
    await zhou.sees("2/3")
    await tap_each(zhou, "党员参与率 明显重要", "党建活动频次 稍重要")
    await zhou.sees("党员参与率 63.7", "党建活动频次 25.8", "组织建设完善度 10.5", "可以采用")
    await zhou.taps("采用这些权重")
    await zhou.sees("党员参与率 12.7、党建活动频次 5.2、组织建设完善度 2.1")


async def test_comparisons_that_agree_become_weights(town: Town, zhou: Person) -> None:
    await zhou.says("/method")
    await tap_each(zhou, "组织建设的指标", "两两比较")
    await tap_each(zhou, "党员参与率 稍重要", "党员参与率 稍重要", "同样重要")
    await zhou.sees("一致性比率 0.000", "党员参与率 60", "可以采用")
    await zhou.taps("采用这些权重")
    await zhou.sees("已采用方法第 1 版", "党员参与率 12")


async def test_a_file_is_checked_shown_and_taken(town: Town, zhou: Person, li: Person) -> None:
    await zhou.says("/method")
    await zhou.taps("发回修改")
    await zhou.sends_file("method.toml", b"[indicators.activity_frequency]\nmonthly_cap = 2\n")
    await zhou.sees("有 1 处不同", "indicators.activity_frequency.monthly_cap：4 → 2")
    await zhou.taps("采用（1 处改动）")
    await zhou.sees("已采用方法第 1 版")
    await li.says("/why 2")
    await li.sees("每月最多计 2 次")


async def test_a_mistake_in_a_file_is_told_with_key_and_line_and_nothing_is_saved(town: Town, zhou: Person) -> None:
    await zhou.says("/method")
    await zhou.taps("发回修改")
    await zhou.says("[indicators.activity_frequency]\nmonthly_cap = 0")
    await zhou.sees("第 2 行，indicators.activity_frequency.monthly_cap：", "什么都没有改")
    assert not town.rows(methods)
    assert not any("采用" in label and "不采用" not in label for label in await zhou.buttons())


async def test_the_method_can_be_downloaded(town: Town, zhou: Person) -> None:
    await zhou.says("/method")
    await zhou.taps("下载文件")
    file = next(each for each in reversed(await zhou.answers()) if "document" in each)
    assert file["document"]["file_name"] == "method-0.toml"
    assert "方法第 0 版" in file["caption"]
