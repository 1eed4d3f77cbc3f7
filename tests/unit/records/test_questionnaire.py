"""Questionnaires as their files declare them."""

from typing import Any

import pytest
from pydantic import ValidationError

from records.questionnaire import Questionnaire, SurveyAudience, questionnaires

WORDS = {"zh": "问", "en": "Ask"}
DECLARED: dict[str, Any] = {  # Any: as TOML has it
    "measure": "satisfaction",
    "asked": "members",
    "title": WORDS,
    "levels": {str(level): WORDS for level in range(1, 6)},
    "items": [{"key": key, **WORDS} for key in "abc"] + [{"key": "d", "reversed": True, **WORDS}],
}


def declared(**changes: object) -> Questionnaire:
    return Questionnaire.model_validate({**DECLARED, **changes})


def test_there_are_those_of_the_files_in_the_order_of_their_names() -> None:
    found = questionnaires()
    assert list(found) == ["influence", "satisfaction"]
    assert [(each.measure, each.asked) for each in found.values()] == [
        ("outside", SurveyAudience.PUBLIC),
        ("satisfaction", SurveyAudience.MEMBERS),
    ]
    assert all(any(item.reversed for item in each.items) for each in found.values())


@pytest.mark.parametrize(
    "changes",
    [
        {"levels": {str(level): WORDS for level in range(1, 5)}},
        {"levels": {str(level): WORDS for level in range(6)}},
        {"items": []},
        {"items": [{"key": "a", **WORDS}, {"key": "a", **WORDS}]},
        {"items": [{"key": "A 1", **WORDS}]},
        {"items": [{"key": "k" * 33, **WORDS}]},
        {"items": [{"key": f"k{'x' * number}", **WORDS} for number in range(41)]},
        {"title": {"zh": "问", "en": ""}},
        {"title": {"zh": "", "en": "Ask"}},
        {"asked": "everybody"},
        {"more": 1},
    ],
)
def test_what_cannot_be_asked_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        declared(**changes)


def test_a_key_may_have_thirty_two_letters_and_there_may_be_one_item_or_forty() -> None:
    assert len(declared(items=[{"key": "k" * 32, **WORDS}]).items) == 1
    keys = [first + second for first in "abcde" for second in "abcdefgh"]
    assert len(declared(items=[{"key": key, **WORDS} for key in keys]).items) == 40


@pytest.mark.parametrize(
    ("levels", "straight"),
    [
        ({"a": 4, "b": 4, "c": 4, "d": 4}, True),
        ({"a": 4, "b": 4, "d": 4}, True),
        ({"a": 4, "b": 4, "c": 4, "d": 2}, False),
        ({"a": 4, "b": 4, "c": 4}, False),
        ({"a": 4, "d": 4}, False),
        ({}, False),
        ({"a": 4, "b": 4, "d": 4, "gone": 1}, True),
    ],
)
def test_one_level_all_the_way_down_a_reversed_item_is_noticed(levels: dict[str, int], straight: bool) -> None:
    assert declared().is_straight_lined(levels) is straight
