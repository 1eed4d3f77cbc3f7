"""Asks for one of many: by turning pages, or by typing a part of the name."""

from typing import cast

from handlers.conversation.widgets.choice import label_of
from handlers.conversation.widgets.turn import (
    Answered,
    Face,
    Given,
    Option,
    Staying,
    Taken,
    Tap,
    Turn,
    Widget,
    paged,
    turned,
    typed_words,
)
from records.errors import UserError
from records.messages import Message
from records.questions import Pick

ALL = "all"


class PickWidget(Widget):
    def face(self, turn: Turn) -> Face:
        search = turn.scratch.get("search")
        rows = paged(_matching(turn, search) if isinstance(search, str) else _options(turn), turn.scratch)
        if isinstance(search, str):
            rows = [*rows, [Option(Message("form-pick-all"), ALL)]]
        return Face(rows, hint=Message("form-pick-hint"))

    def take(self, turn: Turn, given: Given) -> Taken:
        options = _options(turn)
        if isinstance(given, Tap):
            if turning := turned(turn, given.token):
                return turning
            if given.token == ALL:
                return Staying({})
            if given.token not in {option.token for option in options}:
                raise UserError("form-old-button")
            return Answered(given.token[1:])
        text = typed_words(given)
        found = _matching(turn, text)
        if not found:
            raise UserError("form-pick-none", text=text[:40])
        return Answered(found[0].token[1:]) if len(found) == 1 else Staying({"search": text})

    def show(self, turn: Turn) -> Message | str:
        return label_of(str(turn.answer), _options(turn))

    def verify(self, turn: Turn) -> None:
        if f"={turn.answer}" not in {option.token for option in _options(turn)}:
            raise UserError("form-old-button")


def _options(turn: Turn) -> list[Option]:
    source = cast(Pick, turn.field.question).source
    return [Option(option.label, f"={option.token}") for option in turn.context.options.get(source, ())]


def _matching(turn: Turn, text: str) -> list[Option]:
    """Those whose label holds the text; where one is just that, only this one."""
    wanted = text.casefold()
    labels = [(option, turn.context.render(option.label).casefold()) for option in _options(turn)]
    exact = [option for option, label in labels if label == wanted]
    return exact if len(exact) == 1 else [option for option, label in labels if wanted in label]
