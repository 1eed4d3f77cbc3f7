"""Hours of a plan as people type them: by day where nothing else is said, and over midnight."""

import pytest

from storage.tables.planning import events
from tests.support.townsfolk import Person, Town


async def plans(person: Person, *answers: str) -> None:
    await person.says("/plan")
    for answer in ("主题党日", "学习工匠精神", *answers):
        await person.says(answer)


async def finishes(person: Person) -> None:
    await person.says("一号车间")
    await person.taps("安排")


def hours(town: Town) -> list[tuple[str, str]]:
    """Return from when to when the events are, in UTC."""
    return [(f"{row.starts_at:%d %H:%M}", f"{row.ends_at:%d %H:%M}") for row in town.rows(events)]


@pytest.mark.parametrize(
    ("start", "end", "shown", "held"),
    [
        ("2点", "4点", ("14:00", "16:00"), ("04 06:00", "04 08:00")),
        ("2:00", "3:30", ("14:00", "15:30"), ("04 06:00", "04 07:30")),
        ("9点", "2点半", ("09:00", "14:30"), ("04 01:00", "04 06:30")),
        ("晚上8点", "24:00", ("20:00", "24:00"), ("04 12:00", "04 16:00")),
        ("22:00", "次日2:00", ("22:00", "次日 02:00"), ("04 14:00", "04 18:00")),
    ],
)
async def test_hours_are_understood_and_shown(
    town: Town, li: Person, start: str, end: str, shown: tuple[str, str], held: tuple[str, str]
) -> None:
    await plans(li, "2026-12-04", start)
    await li.sees(f"开始时间：{shown[0]}")
    await li.says(end)
    await li.sees(f"结束时间：{shown[1]}")
    await finishes(li)
    await li.sees(f"{shown[0]}–{shown[1]}")
    assert hours(town) == [held]


async def test_both_hours_can_be_said_with_the_day(town: Town, li: Person) -> None:
    await plans(li, "12月4日下午2点到4点")
    await li.sees("开始时间：14:00", "结束时间：16:00", "在哪里")
    await finishes(li)
    assert hours(town) == [("04 06:00", "04 08:00")]


async def test_an_end_before_the_start_is_asked_again(li: Person) -> None:
    await plans(li, "2026-12-04", "16:00", "14:00")
    await li.sees("结束时间要晚于开始时间")
    await li.says("24:00")
    await li.sees("结束时间：24:00")
