"""Times of day that are asked for: what is shown can be typed, and each question has its usual hours."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from handlers.conversation.walk import widget_of
from handlers.conversation.widgets.widget import Answered, BoundField, Typed
from handlers.kit.texts import LANGUAGES
from records.errors import UserError
from records.form import Form, fields_of
from records.kinds.joint_activity import JointActivity
from records.notifications import NotificationPreferences
from records.reading.times import check_end
from tests.unit.forms.form_walks import ONE, render


def bound(form: type[Form], name: str, **answers: JsonValue) -> BoundField[Any]:  # Any: its own question
    """Return the question of that name, with these answers to others."""
    field = next(field for field in fields_of(form) if field.name == name)
    return BoundField(form, field, answers, {}, ONE)


def taken(asked: BoundField[Any], typed: str) -> Answered:
    """Return what a text is taken for."""
    result = widget_of(asked.field).take(asked, Typed(typed))
    assert isinstance(result, Answered)
    return result


@pytest.mark.parametrize(
    ("name", "typed", "held"),
    [("quiet_from", "10点", "22:00"), ("quiet_from", "9点半", "21:30"), ("quiet_until", "7点", "07:00"),
     ("quiet_until", "6点", "06:00"), ("digest_at", "5点", "17:00"), ("remind_at", "9点", "09:00"),
     ("quiet_from", "24:00", "00:00"), ("quiet_from", "早上10点", "10:00")],
)  # fmt: skip
def test_quiet_hours_begin_in_the_evening_and_end_in_the_morning(name: str, typed: str, held: str) -> None:
    assert taken(bound(NotificationPreferences, name), typed) == Answered(held)


def test_an_end_follows_its_start_and_a_span_answers_both() -> None:
    assert taken(bound(JointActivity, "start"), "2点到4点") == Answered("14:00", {"end": "16:00"})
    assert taken(bound(JointActivity, "end", start="19:00"), "9点") == Answered("21:00")
    assert taken(bound(JointActivity, "end"), "4点") == Answered("16:00")
    for asked in (bound(JointActivity, "end", start="09:00"), bound(NotificationPreferences, "digest_at")):
        with pytest.raises(UserError) as refused:
            taken(asked, "14:00-16:00")
        assert refused.value.message.key == "time-not-understood"
    with pytest.raises(UserError) as refused:
        taken(bound(JointActivity, "start"), "24:00")
    assert refused.value.message.key == "time-end-of-day"


@given(st.times(), st.times())
def test_an_end_that_is_shown_can_be_typed(one: Any, two: Any) -> None:  # Any: times, of which hypothesis tells no type
    start, end = f"{one:%H:%M}", f"{two:%H:%M}"
    try:
        check_end(start, end)
    except UserError:
        return
    for language in LANGUAGES:
        asked = bound(JointActivity, "end", start=start, end=end)
        shown = render(widget_of(asked.field).describe(asked), language)
        assert taken(bound(JointActivity, "end", start=start), shown) == Answered(end), shown
