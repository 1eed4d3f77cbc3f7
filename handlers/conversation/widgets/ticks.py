"""Asks for several of several; which branches took part is one such question."""

import re
from abc import abstractmethod
from collections.abc import Sequence

from pydantic import JsonValue

from handlers.conversation.context import Option
from handlers.conversation.widgets.choice import label_of, options_of
from handlers.conversation.widgets.paging import paged, turned
from handlers.conversation.widgets.tokens import Choose, Done, ShowPage
from handlers.conversation.widgets.widget import (
    Answered,
    BoundField,
    FormButton,
    Given,
    Q,
    QuestionView,
    Result,
    Unfinished,
    Widget,
)
from handlers.conversation.widgets.words import pick, strings, typed_words
from records.errors import UserError
from records.messages import Message
from records.questions import Branches, Ticks


class _TickingWidget(Widget[Q]):
    """Options of which each is ticked or not, and a button to be done with it."""

    tokens = (Choose, Done, ShowPage)

    @abstractmethod
    def options(self, bound: BoundField[Q]) -> Sequence[Option]:
        """Return what can be ticked."""

    def value(self, ticked: Sequence[str]) -> JsonValue:
        """Return the answer that these values of options are."""
        return list(ticked)

    def view(self, bound: BoundField[Q]) -> QuestionView:
        """Offer the options, with a mark at those that are ticked."""
        ticked = self._ticked(bound)
        marked = [
            FormButton(
                Message("form-ticked" if option.value in ticked else "form-unticked", {"label": option.label}),
                Choose(option.value),
            )
            for option in self.options(bound)
        ]
        done = FormButton(Message("form-done-count", {"count": len(ticked)}), Done())
        return QuestionView([*paged(marked, bound.scratch), [done]])

    def take(self, bound: BoundField[Q], given: Given) -> Result:
        """Tick or untick what was tapped, until it is done; what was typed is the whole answer."""
        match given:
            case ShowPage():
                return turned(bound, given)
            case Done():
                ticked = self._ticked(bound)
                if not ticked and bound.field.required:
                    raise UserError("form-tick-one")
                return Answered(self.value(ticked))
            case Choose(value=value):
                return self._toggled(bound, value)
        return Answered(self.value(self._typed(bound, given)))

    def describe(self, bound: BoundField[Q]) -> Message | str:
        """Return the labels of what is ticked."""
        if not bound.answer:
            return Message("form-none")
        options = self.options(bound)
        return Message("form-list", {"items": tuple(label_of(value, options) for value in strings(bound.answer))})

    def verify(self, bound: BoundField[Q]) -> None:
        """Refuse options that are offered no more."""
        offered = {option.value for option in self.options(bound)}
        if not set(strings(bound.answer)) <= offered or (bound.field.required and not bound.answer):
            raise UserError("form-tick-one")

    def _ticked(self, bound: BoundField[Q]) -> list[str]:
        ticked = strings(bound.scratch.get("ticked", bound.answer))
        return [option.value for option in self.options(bound) if option.value in ticked]

    def _toggled(self, bound: BoundField[Q], value: str) -> Unfinished:
        options = self.options(bound)
        if value not in {option.value for option in options}:
            raise UserError("form-old-button")
        wanted = set(self._ticked(bound)) ^ {value}
        ticked: JsonValue = [option.value for option in options if option.value in wanted]
        return Unfinished({**bound.scratch, "ticked": ticked})

    def _typed(self, bound: BoundField[Q], given: Given) -> list[str]:
        text, options = typed_words(given), self.options(bound)
        whole = pick(text, options, bound.context)
        parts = [text] if whole else [part for part in re.split(r"[、,，;；/]| and |和|\s+", text) if part]
        chosen = [pick(part, options, bound.context) for part in parts]
        values = {option.value for option in chosen if option}
        if None in chosen or not values:
            raise UserError("form-tick-some")
        return [option.value for option in options if option.value in values]


class TicksWidget(_TickingWidget[Ticks]):
    """Several of what the question offers."""

    def options(self, bound: BoundField[Ticks]) -> Sequence[Option]:
        """Return what the question offers."""
        return options_of(bound.question, bound.field, bound.context)


class BranchesWidget(_TickingWidget[Branches]):
    """Several of the own organisation's branches; where there is one, it is not asked."""

    def options(self, bound: BoundField[Branches]) -> Sequence[Option]:
        """Return the branches, by their ids."""
        return [Option(branch.name, str(branch.id)) for branch in bound.context.branches]

    def value(self, ticked: Sequence[str]) -> JsonValue:
        """Return the branches' ids."""
        return [int(branch) for branch in ticked]

    def may_settle(self, question: Branches) -> bool:
        """Tell that there may be nothing to ask."""
        return True

    def settled(self, bound: BoundField[Branches]) -> JsonValue:
        """Return the only branch, where there is one."""
        branches = bound.context.branches
        return [branch.id for branch in branches] if len(branches) < 2 else None
