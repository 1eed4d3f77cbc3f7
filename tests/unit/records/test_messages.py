"""Messages and what they stand in are the same after they were stored, whatever values they have."""

import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.content import (
    Attachment,
    ButtonContent,
    MenuContent,
    RenderedContent,
    TextContent,
    content_from_json,
)
from records.messages import Message, Value, line_from_json, message, value_from_json, value_to_json

_words = st.text(st.characters(codec="utf-8"), max_size=20)
_plain = st.one_of(
    _words,
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
    st.times(),
)


def _messages(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Message]:  # Any: any value of a message
    return st.builds(Message, st.from_regex(r"[a-z][a-z-]{0,12}", fullmatch=True), st.dictionaries(_words, values))


_values: st.SearchStrategy[Value] = st.recursive(
    _plain,
    lambda inner: st.one_of(
        _messages(inner), st.lists(st.one_of(_words, _messages(inner)), max_size=3).map(lambda lines: tuple(lines))
    ),
    max_leaves=8,
)
_lines = st.lists(st.one_of(_words, _messages(_values)), max_size=4).map(tuple)
_buttons = st.builds(ButtonContent, st.one_of(_words, _messages(_values)), st.just("go:1"), st.just(""))
_files = st.one_of(st.none(), st.builds(Attachment, _words, st.booleans(), st.booleans()))
_texts = st.builds(
    TextContent, st.sampled_from(["zh-CN", "en"]), _lines, st.lists(st.tuples(_buttons, _buttons)).map(tuple), _files
)


def stored(content: Any) -> Any:  # Any: JSON
    return json.loads(json.dumps(content))


@given(_values)
def test_a_value_comes_back_as_it_was_stored(value: Value) -> None:
    after = value_from_json(stored(value_to_json(value)))
    assert (type(after), after) == (type(value), value)


@given(_texts)
def test_what_a_message_says_and_offers_comes_back_as_it_was_stored(content: TextContent) -> None:
    assert content_from_json(stored(content.to_json())) == content


@pytest.mark.parametrize(
    "content",
    [
        TextContent("en", ("Read",), replies_to=1234),
        MenuContent("en", (("log", Message("command-log")), ("help", "What can be done"))),
        RenderedContent(
            "<b>各位好</b>", (({"text": "继续", "callback_data": "go:1"}, {"text": "看", "url": "https://t.me"}),)
        ),
        RenderedContent("账", attachment=Attachment("/data/made/1/ledger.xlsx")),
    ],
)
def test_quotations_menus_and_what_was_rendered_before_come_back_as_they_were_stored(
    content: Any,
) -> None:  # one of the kinds
    assert content_from_json(stored(content.to_json())) == content


def test_a_day_a_moment_and_an_hour_are_told_apart() -> None:
    day, moment, hour = date(2026, 11, 20), datetime(2026, 11, 20, 12, 30, tzinfo=UTC), time(14, 30)
    said = message("when", day=day, moment=moment, hour=hour, which=(message("first"), "第二"))
    assert value_from_json(stored(value_to_json(said))) == said


@pytest.mark.parametrize("value", [object(), None, {"a": 1}, b"bytes"])
def test_what_no_message_may_contain_is_refused_when_it_is_stored(value: Any) -> None:  # Any: what is no value
    with pytest.raises(TypeError, match="not a value"):
        value_to_json(value)


@pytest.mark.parametrize("damaged", [None, {}, {"date": "2026-11-20", "more": 1}, {"date": "gestern"}, {"moment": 1}])
def test_a_stored_value_that_is_none_is_refused(damaged: Any) -> None:  # Any: as above
    with pytest.raises(ValueError, match=r"stored|isoformat|unpack"):
        value_from_json(damaged)


@pytest.mark.parametrize("damaged", [1, None, [], {"date": "2026-11-20"}, {"key": "a", "values": [1]}])
def test_a_stored_line_that_is_none_is_refused(damaged: Any) -> None:  # Any: as above
    with pytest.raises(ValueError, match=r"stored|isoformat|unpack"):
        line_from_json(damaged)


@pytest.mark.parametrize(
    "damaged",
    [
        {},
        {"kind": "song"},
        {"text": "各位好", "rows": []},
        {"kind": "text", "language": "en"},
        {"kind": "text", "language": "en", "lines": 5},
        {"kind": "text", "language": "en", "lines": [], "rows": [5]},
        {"kind": "text", "language": "en", "lines": [], "attachment": {"song": 1}},
        {"kind": "menu", "language": "en", "commands": ["log"]},
        {"kind": "rendered", "text": "各位好"},
    ],
)
def test_stored_content_that_is_none_is_refused(damaged: dict[str, Any]) -> None:  # Any: as above
    with pytest.raises(ValueError, match=r"stored|isoformat|unpack"):
        content_from_json(damaged)


def test_what_presses_send_back_is_known_of_either_kind() -> None:
    asked = TextContent("en", ("?",), ((ButtonContent("yes", "go:1"), ButtonContent("more", url="https://t.me")),))
    rendered = RenderedContent("?", (({"text": "yes", "callback_data": "go:1"},),))
    assert "go:1" in asked.presses
    assert "go:1" in rendered.presses
    assert asked.has_buttons
    assert rendered.has_buttons
    assert not TextContent("en", ("!",), ((),)).has_buttons
