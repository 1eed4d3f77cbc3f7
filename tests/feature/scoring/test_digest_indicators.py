"""Indicators in the weekly digest: all that moved or are off target, in the figures that are read elsewhere, too."""

import re

import pytest

from tests.support.books import keeps_books
from tests.support.errands import logs_an_activity
from tests.support.townsfolk import Person, Town


@pytest.fixture
async def lines(town: Town, zhang: Person, li: Person) -> dict[int, str]:
    """Those of 李娜's digest a week later, when rates are lower by themselves, by the indicator's number."""
    await keeps_books(town)
    await town.moves_to("2026-11-27T12:00:00+08:00")
    await logs_an_activity(zhang, day="2026-11-26")
    await li.says("/digest")
    told = (await li.answers())[-1]["text"].partition("本学年指标")[2].partition("\n\n")[0]
    return {int(found[1]): line for line in told.splitlines() if (found := re.match(r"(\d+) ", line))}


async def test_what_reads_the_same_as_a_week_ago_is_not_told_to_have_moved(lines: dict[int, str]) -> None:
    assert "上周" not in lines[5], "a project that runs all the time"
    for line in lines.values():
        moved = re.search(r"([\d.]+)[^\d，（]*(?:（[^）]*）)?(?:，得 ([\d.]+) 分)?，上周 ([\d.]+)", line)
        assert not moved or (moved[2] or moved[1]) != moved[3], line


async def test_numerator_and_denominator_make_the_value_that_stands_before_them(lines: dict[int, str]) -> None:
    found = re.search(r"党员参与率 ([\d.]+)%（校方 (\d+)/(\d+)、企方 (\d+)/(\d+)）", lines[1])
    assert found, lines[1]
    value, *figures = map(float, found.groups())
    college, all_college, enterprise, all_enterprise = figures
    assert value == round(50 * (college / all_college + enterprise / all_enterprise), 1)


async def test_an_indicator_of_two_parts_compares_its_score(lines: dict[int, str]) -> None:
    assert re.search(r"新增产值 .* 万元/年、新增稳定就业 .* 个，得 [\d.]+ 分", lines[7])


async def test_nothing_that_is_off_target_is_crowded_out(lines: dict[int, str], li: Person) -> None:
    await li.says("/why")
    told = (await li.answers())[-1]["text"]
    short = {int(number) for number, score in re.findall(r"^(\d+) \S+ ([\d.]+)（", told, re.M) if float(score) < 100}
    assert short
    assert short <= set(lines)


async def test_what_only_the_calendar_has_moved_is_not_told_to_have_moved(
    town: Town, zhang: Person, li: Person
) -> None:
    await keeps_books(town)
    await town.moves_to("2026-11-27T12:00:00+08:00")
    await logs_an_activity(zhang, day="2026-11-26")  # which nobody has confirmed
    await li.says("/digest")
    told = (await li.answers())[-1]["text"].partition("本学年指标")[2].partition("\n\n")[0]
    assert "万元/年" in told, "which is less each week without new output"
    assert "上周" not in told
