"""What people wrote is text in a page that is passed on, and a template asks for nothing that is not there."""

from types import SimpleNamespace

import pytest
from jinja2 import UndefinedError

from handlers.exports.html_pages import render
from records.messages import Message, message

RANKING = {
    "period": Message("influence-title"),
    "title": message("rank-title", period="<b>2026</b>"),
    "columns": [Message("rank-column-name")],
    "rows": [["<script>alert('x')</script>"]],
    "notes": [],
    "influences": [],
}


def test_values_are_escaped_wherever_they_come_from() -> None:
    page = render("ranking.html.jinja", "zh-CN", SimpleNamespace(**RANKING))
    assert "<script" not in page
    assert "&lt;script&gt;alert('x')&lt;/script&gt;" in page
    assert "&lt;b&gt;2026&lt;/b&gt;" in page


def test_a_field_that_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("ranking.html.jinja", "zh-CN", SimpleNamespace(period=Message("influence-title")))
