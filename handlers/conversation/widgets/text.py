"""Asks for words."""

from collections.abc import Sequence

from handlers.conversation.context import Option
from handlers.conversation.widgets.paging import paged, turned
from handlers.conversation.widgets.tokens import Choose, ShowPage, Token
from handlers.conversation.widgets.widget import Answered, BoundField, FormButton, Given, QuestionView, Result, Widget
from handlers.conversation.widgets.words import pick, typed_words
from records.errors import UserError
from records.form import option_label
from records.messages import Message
from records.questions import Text


class TakeSuggestion(Token, name="suggested"):
    """Take the words that are suggested."""


class TextWidget(Widget[Text]):
    """Words of a limited length, where possible with a suggestion to take at one tap."""

    tokens = (TakeSuggestion, Choose, ShowPage)

    def view(self, bound: BoundField[Text]) -> QuestionView:
        """Offer the suggestion, if there is one."""
        suggestion, question = _suggestion(bound), bound.question
        rows = [[FormButton(suggestion, TakeSuggestion())]] if suggestion else []
        if (options := _offered(bound)) is not None:
            rows = paged([FormButton(option.label, Choose(option.value)) for option in options], bound.scratch)
        hint = Message("form-text-hint", {"maximum": question.maximum}) if question.multiline else None
        return QuestionView(rows, hint=hint)

    def take(self, bound: BoundField[Text], given: Given) -> Result:
        """Take what was typed as it is, unless it is too long."""
        suggestion, question = _suggestion(bound), bound.question
        if isinstance(given, TakeSuggestion) and suggestion:
            return Answered(suggestion)
        if (options := _offered(bound)) is not None:
            return _chosen(bound, options, given)
        text = typed_words(given, multiline=question.multiline, tabs=question.tabs)
        if len(text) > question.maximum:
            raise UserError("form-text-too-long", maximum=question.maximum, length=len(text))
        return Answered(text)

    def describe(self, bound: BoundField[Text]) -> Message | str:
        """Return the words."""
        return str(bound.answer)


def _offered(bound: BoundField[Text]) -> Sequence[Option] | None:
    """Return the words that can be chosen; None where any are taken."""
    return bound.context.options.get(bound.question.offered) if bound.question.offered else None


def _chosen(bound: BoundField[Text], options: Sequence[Option], given: Given) -> Result:
    """Take the words that were tapped, or typed in whole or in part. Raises UserError on others."""
    if isinstance(given, ShowPage):
        return turned(bound, given)
    if not options:
        raise UserError("form-list-empty")
    if isinstance(given, Choose):
        chosen = next((option for option in options if option.value == given.value), None)
        if chosen is None:
            raise UserError("form-old-button")
    else:
        chosen = pick(typed_words(given), options, bound.context)
    if chosen is None:
        raise UserError("form-choose-one")
    return Answered(bound.context.render(chosen.label))


def _suggestion(bound: BoundField[Text]) -> str | None:
    """Return the label of the choice that the question names, in the person's language."""
    source = bound.question.suggest
    chosen = bound.known.get(source) if source else None
    enumeration = bound.enumeration_of(source) if source else None
    if enumeration is None or not isinstance(chosen, str) or chosen == "other":
        return None
    return bound.context.render(option_label(enumeration(chosen)))
