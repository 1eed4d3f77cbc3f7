"""Indicator 8 at its edges: how people outside see the partnership."""

import math

import pytest

from indicators.evidence import Observation, SideName, Standing
from indicators.measurement import LeftOutRecord, MissingReason
from tests.unit.indicators.partnership import (
    COLLEGE,
    JULY,
    QUARTER,
    about,
    missing,
    observation,
    receipt,
)


def asked(number: int, level: float = 4) -> list[Observation]:
    answers = [about(QUARTER, "outside_answer", level, category="standing", subject=f"a{n}") for n in range(number)]
    return [about(QUARTER, "outside_item", category="standing"), *answers]


def mentioned(number: int, tone: str = "positive", side: SideName | None = None) -> list[Observation]:
    return [observation("mention", JULY, 99, category=tone, side=side, subject=f"{n}", record=n) for n in range(number)]


def test_influence_takes_thirty_respondents_or_five_outlets() -> None:
    key = "social_influence"
    assert missing(receipt(key, [])) == (MissingReason.NO_RECORDS,)
    assert missing(receipt(key, asked(29))) == (MissingReason.INSUFFICIENT, 29, 30, "respondents")
    assert missing(receipt(key, mentioned(4))) == (MissingReason.INSUFFICIENT, 4, 5, "outlets")
    alone = receipt(key, asked(30))
    assert (alone.value, alone.marks) == (75, ("questionnaire_only",))
    online = receipt(key, mentioned(5))
    tone, reach = (500 + 1000) / 25, 100 * math.log10(1 + 5 * 99) / 6
    assert online.value == pytest.approx(0.7 * tone + 0.3 * reach)
    assert online.marks == ("online_only",)
    assert receipt(key, asked(30) + mentioned(5)).value == pytest.approx(0.6 * 75 + 0.4 * (online.value or 0))


def test_own_outlets_say_nothing() -> None:
    found = receipt("social_influence", mentioned(5, side=COLLEGE) + asked(30))
    assert found.marks == ("questionnaire_only",)
    assert found.left_out == tuple(LeftOutRecord(number, Standing.OWN_OUTLET) for number in range(5))
