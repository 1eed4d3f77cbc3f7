"""How a form's declaration is read: what is asked, in which order, under which texts, and what is refused."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

import pytest
from pydantic import JsonValue

from records.errors import UserError
from records.form import Form, fields_of, heading_of, option_label, texts_of
from records.messages import Message
from records.questions import Choice, Number, Question, Text, Ticks, When
from records.registry import KINDS

TODAY = date(2026, 11, 23)


class Level(StrEnum):
    """Two of them, with names that texts write otherwise."""

    QUITE_HIGH = "quite_high"
    LOW = "low"


class Plain(Form):
    """Nothing but its fields: the keys of its texts come from its name."""

    note: Annotated[str | None, Text(10)] = None
    level: Annotated[Level, Choice()]
    amount: Annotated[int | None, Number(9, when=When("level", ("low",)), demanded=True)] = None
    total: int = 0


class Derived(Plain):
    """One field of its own, one of which it has texts of its own, and an order."""

    texts: ClassVar[str] = "other"
    heading: ClassVar[str | None] = "other-heading"
    asked_first: ClassVar[tuple[str, ...]] = ("more", "amount")
    relabelled: ClassVar[tuple[str, ...]] = ("note",)

    more: Annotated[tuple[Level, ...], Ticks()] = ()

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        if answers.get("note") == today.isoformat():
            raise UserError("wrong")


def refusal(form: type[Form], answers: dict[str, JsonValue]) -> Message:
    with pytest.raises(UserError) as refused:
        form.validated(answers, TODAY)
    return refused.value.message


def test_required_questions_come_first_and_then_those_that_are_declared_first() -> None:
    assert [(field.name, field.required) for field in fields_of(Plain)] == [
        ("level", True), ("amount", True), ("note", False),
    ]  # fmt: skip
    assert [field.name for field in fields_of(Derived)] == ["amount", "level", "more", "note"]


def test_texts_are_named_after_the_form_that_declares_the_field() -> None:
    assert (texts_of(Plain), heading_of(Plain)) == ("plain", "plain")
    assert (texts_of(Derived), heading_of(Derived)) == ("other", "other-heading")
    keys = {field.name: field.key for field in fields_of(Derived)}
    assert keys == {"amount": "plain-amount", "level": "plain-level", "more": "other-more", "note": "other-note"}
    assert fields_of(Plain)[0].label == Message("plain-level")


def test_a_field_knows_what_can_be_chosen() -> None:
    assert {field.name: field.options for field in fields_of(Derived)} == {
        "amount": None, "level": Level, "more": Level, "note": None,
    }  # fmt: skip
    assert option_label(Level.QUITE_HIGH) == Message("level-quite-high")


def test_a_question_applies_beside_the_answers_that_it_depends_on() -> None:
    level, amount, note = fields_of(Plain)
    assert [amount.applies(answers) for answers in ({}, {"level": "quite_high"}, {"level": "low"})] == [
        False, False, True,
    ]  # fmt: skip
    assert level.applies({})
    assert note.applies({})
    any_answer = When("level")
    assert [any_answer.holds(answers) for answers in ({}, {"level": None}, {"level": "low"})] == [False, False, True]


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"level": "low"}, Message("form-still-missing", {"field": Message("plain-amount")})),
        ({"level": "low", "amount": None}, Message("form-still-missing", {"field": Message("plain-amount")})),
        ({"level": "quite_high", "note": "n" * 11}, Message("form-text-too-long", {"maximum": 10, "length": 11})),
        ({"level": "middling"}, Message("form-answer-invalid", {"field": Message("plain-level")})),
        ({}, Message("form-answer-invalid", {"field": Message("plain-level")})),
        ({"level": "quite_high", "stray": 1}, Message("form-answer-invalid", {"field": Message("plain")})),
    ],
)
def test_what_is_missing_or_wrong_is_told_by_its_label(answers: dict[str, JsonValue], message: Message) -> None:
    assert refusal(Plain, answers) == message


def test_rules_across_fields_come_first() -> None:
    assert refusal(Derived, {"note": TODAY.isoformat()}) == Message("wrong")


def test_what_is_right_is_taken() -> None:
    found = Derived.validated({"level": "low", "amount": 0, "note": "n" * 10, "more": ["low"]}, TODAY)
    assert (found.level, found.amount, found.note, found.more) == (Level.LOW, 0, "n" * 10, (Level.LOW,))
    assert Plain.validated({"level": "quite_high"}, TODAY).amount is None


def test_a_question_stores_what_pydantic_writes_but_for_tokens() -> None:
    assert Question().stored([1, 2]) == [1, 2]
    assert Ticks().stored([1, 2]) == ["1", "2"]
    assert Ticks().stored(None) is None


def test_kinds_are_listed_the_most_used_first() -> None:
    assert list(KINDS) == [
        "joint_activity", "talent_exchange", "teaching_resource", "research_project", "research_result",
        "economic_contribution", "innovative_practice", "public_mention",
    ]  # fmt: skip
    assert {key: kind.kind for key, kind in KINDS.items()} == {key: key for key in KINDS}
    assert {kind.natural_key for kind in KINDS.values()} == {None, "contract", "number"}
