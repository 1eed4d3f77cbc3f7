"""Asks for an address on the web."""

import re

from handlers.conversation.widgets.turn import Answered, Face, Given, Taken, Turn, Widget, typed_words
from records.errors import UserError
from records.messages import Message

LONGEST = 500
_LINK = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)


class LinkWidget(Widget):
    def face(self, turn: Turn) -> Face:
        return Face(hint=Message("form-link-hint"))

    def take(self, turn: Turn, given: Given) -> Taken:
        text = typed_words(given)
        if len(text) > LONGEST or not _LINK.fullmatch(text):
            raise UserError("form-link-not-understood")
        return Answered(text if "://" in text else f"https://{text}")

    def show(self, turn: Turn) -> Message | str:
        return str(turn.answer)
