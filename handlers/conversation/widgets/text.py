"""Asks for words."""

from handlers.conversation.widgets.tokens import Token
from handlers.conversation.widgets.widget import Answered, BoundField, FormButton, Given, QuestionView, Result, Widget
from handlers.conversation.widgets.words import typed_words
from records.errors import UserError
from records.form import option_label
from records.messages import Message
from records.questions import Text


class TakeSuggestion(Token, name="suggested"):
    """Take the words that are suggested."""


class TextWidget(Widget[Text]):
    """Words of a limited length, where possible with a suggestion to take at one tap."""

    tokens = (TakeSuggestion,)

    def view(self, bound: BoundField[Text]) -> QuestionView:
        """Offer the suggestion, if there is one."""
        suggestion, question = _suggestion(bound), bound.question
        rows = [[FormButton(suggestion, TakeSuggestion())]] if suggestion else []
        hint = Message("form-text-hint", {"maximum": question.maximum}) if question.multiline else None
        return QuestionView(rows, hint=hint)

    def take(self, bound: BoundField[Text], given: Given) -> Result:
        """Take what was typed as it is, unless it is too long."""
        suggestion, question = _suggestion(bound), bound.question
        if isinstance(given, TakeSuggestion) and suggestion:
            return Answered(suggestion)
        text = typed_words(given, multiline=question.multiline, tabs=question.tabs)
        if len(text) > question.maximum:
            raise UserError("form-text-too-long", maximum=question.maximum, length=len(text))
        return Answered(text)

    def describe(self, bound: BoundField[Text]) -> Message | str:
        """Return the words."""
        return str(bound.answer)


def _suggestion(bound: BoundField[Text]) -> str | None:
    """Return the label of the choice that the question names, in the person's language."""
    source = bound.question.suggest
    chosen = bound.known.get(source) if source else None
    enumeration = bound.enumeration_of(source) if source else None
    if enumeration is None or not isinstance(chosen, str) or chosen == "other":
        return None
    return bound.context.render(option_label(enumeration(chosen)))
