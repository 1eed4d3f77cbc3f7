"""Declare what the buttons of a form say: which option, day, person or step; read by the question that is on show."""

from collections.abc import Iterable
from typing import Annotated

from records.compact import Compact, Page, Place, TextField, name_of
from records.errors import UserError

LONGEST = 42  # bytes that a draft's button has room for


class Token(Compact, name=""):
    """The base of what a form's buttons say.

    A name is taken once a question: what a button says is understood by the question that it belongs to.
    """

    def __init_subclass__(cls, *, name: str) -> None:
        """Note the declaration. Raises TypeError where a value could be longer than a draft's button has room for."""
        super().__init_subclass__(name=name)
        if cls.width() > LONGEST:
            raise TypeError(f"{cls.__qualname__} takes up to {cls.width()} bytes, over {LONGEST}")


class Choose(Token, name="="):
    """Choose the option of this value."""

    value: Annotated[str, TextField(40)]


class Done(Token, name="done"):
    """Take what has been chosen so far as the answer."""


class ShowPage(Token, name="page"):
    """Show another page of the options."""

    number: Page


class ShowAll(Token, name="all"):
    """Show all options again, after some were searched for."""


class TakeTyped(Token, name="typed"):
    """Take the name that was typed as it is, although it is on no roster."""


class TakeBack(Token, name="x"):
    """Take back a name that is on no roster, by its place among those that were chosen."""

    place: Place


def read_token(text: str, among: Iterable[type[Token]]) -> Token:
    """Read what a button says, as one of these. Raises UserError where it is forged, or of a question that is over."""
    name = name_of(text)
    if text.startswith("=") and name != "=":  # as version 0.1 wrote options: without a separator
        name, text = "=", f"=:{text[1:]}"
    try:
        return next(token.unpack(text) for token in among if token.name == name)
    except (StopIteration, ValueError, OverflowError):
        raise UserError("form-old-button") from None
