"""Asks for several of several; which branches took part is one such question."""

import re
from collections.abc import Sequence

from pydantic import JsonValue

from handlers.conversation.widgets.choice import label_of, options_of
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
    pick,
    strings,
    turned,
    typed_words,
)
from records.errors import UserError
from records.messages import Message
from records.questions import Question

DONE = "done"


class TicksWidget(Widget):
    def options(self, turn: Turn) -> list[Option]:
        return options_of(turn.field, turn.context)

    def value(self, ticked: Sequence[str]) -> JsonValue:
        return list(ticked)

    def face(self, turn: Turn) -> Face:
        ticked = self._ticked(turn)
        marked = [
            Option(Message("form-ticked" if option.token[1:] in ticked else "form-unticked", {"label": option.label}),
                   option.token)
            for option in self.options(turn)
        ]  # fmt: skip
        done = Option(Message("form-done-count", {"count": len(ticked)}), DONE)
        return Face([*paged(marked, turn.scratch), [done]])

    def take(self, turn: Turn, given: Given) -> Taken:
        ticked, options = self._ticked(turn), self.options(turn)
        if not isinstance(given, Tap):
            return Answered(self.value(self._typed(turn, given)))
        if turning := turned(turn, given.token):
            return turning
        if given.token == DONE:
            if not ticked and turn.field.required:
                raise UserError("form-tick-one")
            return Answered(self.value(ticked))
        if given.token not in {option.token for option in options}:
            raise UserError("form-old-button")
        value = given.token[1:]
        wanted = set(ticked) ^ {value}
        kept: JsonValue = [option.token[1:] for option in options if option.token[1:] in wanted]
        return Staying({**turn.scratch, "ticked": kept})

    def show(self, turn: Turn) -> Message | str:
        if not turn.answer:
            return Message("form-none")
        labels = tuple(label_of(value, self.options(turn)) for value in strings(turn.answer))
        return Message("form-list", {"items": labels})

    def verify(self, turn: Turn) -> None:
        known = {option.token[1:] for option in self.options(turn)}
        if not set(strings(turn.answer)) <= known or (turn.field.required and not turn.answer):
            raise UserError("form-tick-one")

    def _ticked(self, turn: Turn) -> list[str]:
        ticked = strings(turn.scratch.get("ticked", turn.answer))
        return [option.token[1:] for option in self.options(turn) if option.token[1:] in ticked]

    def _typed(self, turn: Turn, given: Given) -> list[str]:
        text, options = typed_words(given), self.options(turn)
        whole = pick(text, options, turn.context)
        parts = [text] if whole else [part for part in re.split(r"[、,，;；/]| and |和|\s+", text) if part]
        chosen = [pick(part, options, turn.context) for part in parts]
        tokens = {option.token for option in chosen if option}
        if None in chosen or not tokens:
            raise UserError("form-tick-some")
        return [option.token[1:] for option in options if option.token in tokens]


class BranchesWidget(TicksWidget):
    def options(self, turn: Turn) -> list[Option]:
        return [Option(branch.name, f"={branch.id}") for branch in turn.context.branches]

    def value(self, ticked: Sequence[str]) -> JsonValue:
        return [int(branch) for branch in ticked]

    def may_settle(self, question: Question) -> bool:
        return True

    def settled(self, turn: Turn) -> JsonValue:
        branches = turn.context.branches
        return [branch.id for branch in branches] if len(branches) < 2 else None
