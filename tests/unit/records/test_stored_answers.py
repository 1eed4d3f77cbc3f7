"""What a form stores is what was answered: its JSON, read and written again, is the same, for every kind of record."""

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from records import questions
from records.attachments import AttachmentKind
from records.attendance import AbsenceReason
from records.form import Field, Form, fields_of
from records.notifications import NotificationPreferences
from records.planned_events import PlannedEvent, RecurringEvent
from records.rectifications import (
    Rectification,
    RectificationExtension,
    RectificationOutcome,
    RectificationPlan,
    RectificationReason,
)
from records.registry import KINDS

TODAY = date(2026, 11, 23)
COUNTERPARTS = [kind.counterpart for kind in KINDS.values() if kind.counterpart is not None]
FORMS: list[type[Form]] = [
    *KINDS.values(),
    *COUNTERPARTS,
    PlannedEvent,
    RecurringEvent,
    NotificationPreferences,
    Rectification,
    RectificationPlan,
    RectificationExtension,
    RectificationOutcome,
    RectificationReason,
]
Answers = dict[str, JsonValue]
# Fields of which the first is not after the second; equal days are in order, equal times are not.
PAIRS = (
    ("start", "end"),
    ("event_date", "end"),
    ("event_date", "until"),
    ("day", "until"),
    ("leave_from", "leave_until"),
)
words = st.text(min_size=1, max_size=20)
numbers = st.integers(1, 2**40)
entries = st.lists(numbers, max_size=4, unique=True)
files = st.fixed_dictionaries(
    {"kind": st.sampled_from([kind.value for kind in AttachmentKind])},
    optional={
        "evidence_id": numbers | words,
        "name": words,
        "url": words,
        "media_group_id": words,
        "seen_in": words,
    },
)


def days(first: int, last: int) -> st.SearchStrategy[str]:
    return st.integers(first, last).map(lambda days: (TODAY + timedelta(days=days)).isoformat())


def amounts(question: questions.Number) -> st.SearchStrategy[float]:
    if not question.decimals:
        return st.integers(int(question.minimum), int(question.maximum))
    return st.floats(question.minimum, question.maximum).map(lambda amount: round(amount, question.decimals))


# What the conversation makes of an answer, by the type of its question: see `handlers`, where each has its widget.
ANSWERS: dict[type[questions.Question], Callable[[Any], st.SearchStrategy[Any]]] = {  # Any: by type of question
    questions.Text: lambda question: words,
    questions.Number: amounts,
    questions.Link: lambda question: words.map(lambda path: f"https://example.org/{path}"),
    questions.Reference: lambda question: words,
    questions.Day: lambda question: days(1, 300) if question.future else days(-300, 0),
    questions.Moment: lambda question: st.times().map(lambda at: f"{at:%H:%M}"),
    questions.PeopleNames: lambda question: st.lists(words, max_size=3),
    questions.PersonName: lambda question: words,
    questions.Branches: lambda question: entries,
    questions.YesNo: lambda question: st.booleans(),
    questions.Attachments: lambda question: st.lists(files, max_size=3),
    questions.Ticks: lambda question: entries.map(lambda chosen: [str(number) for number in chosen]),
    questions.ParticipantList: lambda question: st.fixed_dictionaries(
        {"roster": entries, "others": st.lists(words, max_size=3)}, optional={"headcount": st.integers(1, 500)}
    ),
    questions.RollCall: lambda question: st.fixed_dictionaries(
        {"branches": entries, "present": entries},
        optional={
            "absent": st.dictionaries(numbers.map(str), st.sampled_from([reason.value for reason in AbsenceReason])),
            "others": st.lists(words, max_size=3),
        },
    ),
}


def answer_to(field: Field) -> st.SearchStrategy[Any]:
    if field.name == "time_zone":
        return st.sampled_from(["Asia/Shanghai", "UTC"])
    if field.options is not None:
        return st.sampled_from([option.value for option in field.options])
    return ANSWERS[type(field.question)](field.question)


def answers_to(form: type[Form]) -> st.SearchStrategy[Answers]:
    """Any answers that the form takes: all that it demands, and some of the others."""
    fields = fields_of(form)
    return st.fixed_dictionaries(
        {field.name: answer_to(field) for field in fields if field.required},
        optional={field.name: answer_to(field) for field in fields if not field.required},
    ).map(in_order)


def in_order(answers: Answers) -> Answers:
    """Return the answers with each end after its beginning, as forms demand it."""
    for first, last in PAIRS:
        one, other = str(answers.get(first, "")), str(answers.get(last, ""))
        if one and len(one) == len(other):
            answers[first], answers[last] = sorted((one, other))
            if ":" in one and one == other:
                answers[first], answers[last] = "00:00", "23:59"
    return answers


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@settings(max_examples=40)
@given(data=st.data())
def test_answers_are_stored_as_they_were_given(form: type[Form], data: st.DataObject) -> None:
    answers = data.draw(answers_to(form))
    stored = form.validated(answers, TODAY).to_json()
    assert stored == answers
    assert json.loads(json.dumps(stored)) == answers


def test_what_is_not_answered_is_not_stored() -> None:
    assert NotificationPreferences(remind_at=time(8, 30)).to_json() == {"remind_at": "08:30"}
    assert NotificationPreferences().to_json() == {}


def test_stored_answers_leave_the_form_as_it_is() -> None:
    preferences = NotificationPreferences(remind_at=time(8, 30))
    preferences.to_json()["remind_at"] = "09:00"
    assert preferences.remind_at == time(8, 30)
