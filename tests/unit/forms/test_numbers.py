"""Numbers that are asked for: whatever a form shows of one can be typed again and means the same."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.conversation.walk import widget_of
from handlers.conversation.widgets.widget import Answered, BoundField, Typed
from handlers.kit.texts import LANGUAGES
from records.errors import UserError
from records.form import Field, Form, fields_of
from records.kinds.economic_contribution import EconomicContribution
from records.kinds.public_mention import PublicMention
from records.notifications import NotificationPreferences
from records.questions import Number
from tests.unit.forms.form_walks import ONE, render


def numbers_of(*forms: type[Form]) -> list[tuple[type[Form], Field]]:
    """Return the questions for a number of the forms."""
    return [(form, field) for form in forms for field in fields_of(form) if isinstance(field.question, Number)]


ASKED = numbers_of(EconomicContribution, PublicMention, NotificationPreferences)


def bound(form: type[Form], field: Field, answer: float | None = None) -> BoundField[Any]:  # Any: its own question
    """Return the question with an answer."""
    return BoundField(form, field, {} if answer is None else {field.name: answer}, {}, ONE)


@given(st.data())
def test_a_number_that_is_shown_can_be_typed(data: st.DataObject) -> None:
    form, field = data.draw(st.sampled_from(ASKED))
    question = field.question
    assert isinstance(question, Number)
    scale = 10**question.decimals
    number = data.draw(st.integers(int(question.minimum) * scale, int(question.maximum) * scale)) / scale
    answer = number if question.decimals else int(number)
    for language in LANGUAGES:
        shown = render(widget_of(field).describe(bound(form, field, answer)), language)
        assert widget_of(field).take(bound(form, field), Typed(shown)) == Answered(answer), shown


@pytest.mark.parametrize(
    ("name", "typed", "key"),
    [
        ("output_value", "3,5", "form-number-not-understood"),
        ("output_value", "3千", "form-number-which-unit"),
        ("output_value", "300多万", "form-number-not-understood"),
        ("output_value", "300万+", "form-number-open"),
        ("jobs", "50多人", "form-number-open"),
        ("jobs", "50-60人", "form-number-not-understood"),
        ("jobs", "2.5", "form-number-whole"),
        ("jobs", "3千万人", "form-number-range"),
        ("share", "120%", "form-number-range"),
    ],
)
def test_what_cannot_be_taken_is_asked_again(name: str, typed: str, key: str) -> None:
    form, field = next(asked for asked in ASKED if asked[1].name == name)
    with pytest.raises(UserError) as refused:
        widget_of(field).take(bound(form, field), Typed(typed))
    assert refused.value.message.key == key
    assert render(refused.value.message)
    assert render(refused.value.message, "en")


def test_a_reach_may_be_said_as_about_so_many() -> None:
    form, field = next(asked for asked in ASKED if asked[1].name == "reach")
    for typed, reach in (("10万+", 100_000), ("3千万", 30_000_000), ("5万余次", 50_000), ("约3500", 3500)):
        assert widget_of(field).take(bound(form, field), Typed(typed)) == Answered(reach)
