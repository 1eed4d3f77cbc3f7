"""Asks for another record by its number: one that the partnership knows, or a number that is typed."""

from handlers.conversation.context import Option
from handlers.conversation.widgets.paging import paged, turned
from handlers.conversation.widgets.tokens import Choose, ShowPage
from handlers.conversation.widgets.widget import Answered, BoundField, FormButton, Given, QuestionView, Result, Widget
from handlers.conversation.widgets.words import typed_words
from records.errors import UserError
from records.messages import Message
from records.name_comparison import name_holds
from records.questions import Reference

LONGEST = 60


class ReferenceWidget(Widget[Reference]):
    """The natural key of a record: chosen among those that are known, or typed."""

    tokens = (Choose, ShowPage)

    def view(self, bound: BoundField[Reference]) -> QuestionView:
        """Offer the records that are known, one a row."""
        buttons = [FormButton(option.label, Choose(option.value)) for option in _known(bound)]
        return QuestionView(paged(buttons, bound.scratch, columns=1), hint=Message("form-reference-hint"))

    def take(self, bound: BoundField[Reference], given: Given) -> Result:
        """Take the number of a record that is known; what was typed is a number, or part of a label that has one."""
        if isinstance(given, ShowPage):
            return turned(bound, given)
        if isinstance(given, Choose):
            chosen = next((option for option in _known(bound) if option.value == given.value), None)
            if chosen is None:
                raise UserError("form-old-button")
            return Answered(_number(chosen))
        text = typed_words(given)
        if len(text) > LONGEST:
            raise UserError("form-text-too-long", maximum=LONGEST, length=len(text))
        named = [option for option in _known(bound) if name_holds(str(option.label), text)]
        return Answered(_number(named[0]) if len(named) == 1 else text)

    def describe(self, bound: BoundField[Reference]) -> Message | str:
        """Return the number."""
        return str(bound.answer)


def _known(bound: BoundField[Reference]) -> tuple[Option, ...]:
    """Return the records of the kind, each labelled `number title`, by the record's id."""
    return bound.context.options.get(bound.question.kind, ())


def _number(option: Option) -> str:
    return str(option.label).split(" ", 1)[0]
