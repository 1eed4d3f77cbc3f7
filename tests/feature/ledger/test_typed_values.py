"""Numbers, days and times that are typed: understood to the last character and shown, or asked again."""

from collections.abc import Callable

import pytest

from handlers.kit.texts import plain
from records.messages import Message
from storage.tables.records import drafts
from tests.support.townsfolk import Person, Town

Say = Callable[[str], str]


@pytest.fixture(params=["zh-CN", "en"])
async def say(request: pytest.FixtureRequest, zhang: Person) -> Say:
    """The text of a key in the language that the member has chosen."""
    await zhang.says("/language")
    await zhang.taps("English" if request.param == "en" else "中文")
    return lambda key: plain(request.param, Message(key))


def answered(town: Town) -> dict[str, object]:
    """Return what the one draft holds."""
    (draft,) = town.rows(drafts)
    answers: dict[str, object] = draft.state["answers"]
    return answers


async def asked_for_output(zhang: Person, say: Say) -> None:
    """Log an economic contribution, as far as the question for the new output value."""
    await zhang.says("/log")
    await zhang.taps(say("economic-contribution"))
    await zhang.taps(say("contribution-type-output"))
    await zhang.says("夹具国产化")
    await zhang.says("2026-11-01")


@pytest.mark.parametrize(
    ("typed", "held", "shown", "shown_in_english"),
    [
        ("3千万元", 3000, "3,000 万元", "CNY 30,000,000"),
        ("5百万", 500, "500 万元", "CNY 5,000,000"),
        ("¥1,800,000", 180, "180 万元", "CNY 1,800,000"),
        ("CNY 1.8 million", 180, "180 万元", "CNY 1,800,000"),
        ("0.25", 0.25, "0.25 万元", "CNY 2,500"),
    ],
)
async def test_an_amount_is_read_whole_and_shown(
    town: Town, zhang: Person, say: Say, typed: str, held: float, shown: str, shown_in_english: str
) -> None:
    await asked_for_output(zhang, say)
    await zhang.says(typed)
    assert answered(town)["output_value"] == held
    for answer in ("40%", "财务报表"):
        await zhang.says(answer)
    await zhang.sees(shown if say("unit-ten-thousand-cny") == "万元" else shown_in_english, "40%")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("3,5", "form-number-not-understood"),
        ("300-500万", "form-number-not-understood"),
        ("300 bananas", "form-number-not-understood"),
    ],
)
async def test_an_amount_that_is_not_understood_is_asked_again(
    town: Town, zhang: Person, say: Say, typed: str, key: str
) -> None:
    await asked_for_output(zhang, say)
    await zhang.says(typed)
    await zhang.sees(say(key))
    assert "output_value" not in answered(town)


async def test_an_amount_without_its_unit_is_asked_again(town: Town, zhang: Person, say: Say) -> None:
    await asked_for_output(zhang, say)
    await zhang.says("3千")
    await zhang.sees("3千", "300万元")
    assert "output_value" not in answered(town)


async def test_a_headcount_is_no_name(town: Town, zhang: Person, say: Say) -> None:
    await zhang.says("/log")
    await zhang.taps(say("talent-exchange"))
    await zhang.taps(say("exchange-type-internship"))
    await zhang.says("2026-09-01")
    await zhang.says("几十人")
    await zhang.sees(say("participants-not-understood"))
    assert "persons" not in answered(town)
    await zhang.says("一百二十人")
    assert answered(town)["persons"] == {"headcount": 120, "roster": [], "others": []}
