"""Asks for an address on the web."""

import re

from handlers.conversation.widgets.widget import Answered, BoundField, Given, QuestionView, Result, Widget
from handlers.conversation.widgets.words import typed_words
from records.errors import UserError
from records.messages import Message
from records.questions import Link

LONGEST = 500
_LINK = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)


class LinkWidget(Widget[Link]):
    """An address that is typed or pasted."""

    def view(self, bound: BoundField[Link]) -> QuestionView:
        """Say what an address looks like."""
        return QuestionView(hint=Message("form-link-hint"))

    def take(self, bound: BoundField[Link], given: Given) -> Result:
        """Take an address, and complete it where the scheme is left out."""
        text = typed_words(given)
        if len(text) > LONGEST or not _LINK.fullmatch(text):
            raise UserError("form-link-not-understood")
        return Answered(text if "://" in text else f"https://{text}")

    def describe(self, bound: BoundField[Link]) -> Message | str:
        """Return the address."""
        return str(bound.answer)
