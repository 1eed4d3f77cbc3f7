"""Declare what the form's own buttons say, below a question or on the card: where to go on."""

from typing import Annotated

from handlers.conversation.widgets.tokens import Token
from records.compact import Place, TextField


class Back(Token, name="back"):
    """Go back to the question before, or to the card."""


class Skip(Token, name="skip"):
    """Leave the question as it is: without an answer, or with the one that it has."""


class Clear(Token, name="clear"):
    """Take back the answer to a question that needs none."""


class More(Token, name="more"):
    """Go on from the card with the questions that need no answer."""


class ListChanges(Token, name="change"):
    """Show on the card what can be changed, or hide it again."""


class Same(Token, name="same"):
    """Take over the answers of the latest record of the kind."""


class Submit(Token, name="submit"):
    """Submit the answers on the card."""


class Edit(Token, name="edit"):
    """Change one answer from the card."""

    field: Annotated[str, TextField(37)]


class UseHeld(Token, name="held"):
    """Answer with the words that were not taken before the question was seen again."""


class Settle(Token, name="doubt"):
    """Say what the text means of which that is open: one of what it may mean, by their places."""

    doubt: Place
    choice: Place


NAVIGATION: tuple[type[Token], ...] = (Back, Skip, Clear, More, ListChanges, Same, Submit, Edit, UseHeld, Settle)
