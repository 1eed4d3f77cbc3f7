"""Asks for one of many: by turning pages, or by typing a part of the name."""

import re
from collections.abc import Sequence

from handlers.conversation.context import Option
from handlers.conversation.widgets.choice import label_of
from handlers.conversation.widgets.paging import paged, turned
from handlers.conversation.widgets.tokens import Choose, ShowAll, ShowPage
from handlers.conversation.widgets.widget import (
    Answered,
    BoundField,
    FormButton,
    Given,
    QuestionView,
    Result,
    Unfinished,
    Widget,
)
from handlers.conversation.widgets.words import typed_words
from records.errors import UserError
from records.lengths import shortened
from records.messages import Message
from records.name_comparison import name_key
from records.questions import Pick
from records.reading.near_names import likely_names

_IN_BRACKETS = re.compile(r"\s*[(（].*$")


class PickWidget(Widget[Pick]):
    """One of many options, a page of which is on show, or those that a search has found."""

    tokens = (Choose, ShowAll, ShowPage)

    def view(self, bound: BoundField[Pick]) -> QuestionView:
        """Offer a page of the options, or of those that were searched for."""
        search = bound.scratch.get("search")
        options = (_matching(bound, search) or _near(bound, search)) if isinstance(search, str) else _options(bound)
        rows = paged([FormButton(option.label, Choose(option.value)) for option in options], bound.scratch)
        if isinstance(search, str):
            rows = [*rows, [FormButton(Message("form-pick-all"), ShowAll())]]
        return QuestionView(rows, hint=Message("form-pick-hint"))

    def take(self, bound: BoundField[Pick], given: Given) -> Result:
        """Take an option that was tapped, or the only one that was typed; several are shown."""
        match given:
            case ShowPage():
                return turned(bound, given)
            case ShowAll():
                return Unfinished({})
            case Choose(value=value):
                if value not in {option.value for option in _options(bound)}:
                    raise UserError("form-old-button")
                return Answered(value)
        text = typed_words(given)
        matching = _matching(bound, text)
        if not matching and not _near(bound, text):
            raise UserError("form-pick-none", text=shortened(text, 40))
        return Answered(matching[0].value) if len(matching) == 1 else Unfinished({"search": text})

    def describe(self, bound: BoundField[Pick]) -> Message | str:
        """Return the option's label."""
        return label_of(str(bound.answer), _options(bound))

    def verify(self, bound: BoundField[Pick]) -> None:
        """Refuse an option that is offered no more."""
        if str(bound.answer) not in {option.value for option in _options(bound)}:
            raise UserError("form-old-button")


def _options(bound: BoundField[Pick]) -> Sequence[Option]:
    return bound.context.options.get(bound.question.source, ())


def _near(bound: BoundField[Pick], text: str) -> list[Option]:
    """Return those whose label, without what stands in brackets behind it, may be meant by the text."""
    names = {option.value: _IN_BRACKETS.sub("", bound.context.render(option.label)) for option in _options(bound)}
    near = likely_names(text, names.values())
    return [option for option in _options(bound) if names[option.value] in near]


def _matching(bound: BoundField[Pick], text: str) -> list[Option]:
    """Return those whose label holds the text; where one is just that, only this one."""
    wanted = name_key(text)
    labels = [(option, name_key(bound.context.render(option.label))) for option in _options(bound)]
    exact = [option for option, label in labels if label == wanted]
    return exact if len(exact) == 1 else [option for option, label in labels if wanted in label]
