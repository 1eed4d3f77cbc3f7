"""The words by which old ledgers show kinds: complete, and those of our own export among them."""

import pytest

from handlers.kit.texts import plain
from records.form import fields_of, option_label
from records.messages import Message
from records.old_ledgers.column_words import column_words
from records.old_ledgers.kind_choice import kind_of_name
from records.old_ledgers.plain_words import plain_heading
from records.old_ledgers.values import option
from records.registry import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_names_a_field_or_a_value_that_there_is(kind: str) -> None:
    words, fields = column_words()[kind], {field.name: field for field in fields_of(KINDS[kind])}
    assert {name for name in words.columns if "." not in name} <= {*fields, "headcount"}
    assert set(words.within) <= set(words.columns)
    assert set(words.needs) <= set(fields)
    for name, listed in words.values.items():
        options = fields[name].options
        assert options is not None
        assert set(listed.values()) == {value.value for value in options}, name


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_labels_of_our_own_forms_are_understood(kind: str, language: str) -> None:
    words = column_words()[kind]
    assert kind_of_name(plain(language, Message(KINDS[kind].texts))) == kind
    for field in fields_of(KINDS[kind]):
        if field.name in words.columns:
            assert words.fit(field.name, plain_heading(plain(language, field.label)).text) > 50, field.name
        for value in field.options or () if field.name in words.values else ():
            assert option(words, field.name, plain(language, option_label(value))) == value.value
