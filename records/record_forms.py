"""The forms that can be filled in about a record, by the names under which their drafts are stored."""

from records.registry import KINDS
from records.states import Action

_COUNTERPART = "confirm-"


def counterpart_form(kind: str) -> str:
    """Return the name of the form with the other side's part of records of a kind."""
    return _COUNTERPART + kind


def step_form(action: Action) -> str:
    """Return the name of the form in which a step's fields or reason are given."""
    return action.value


def steps_of(form: str) -> frozenset[Action]:
    """Return the steps of which one follows when the form is submitted."""
    if form in KINDS:
        return frozenset({Action.RESUBMIT, Action.AMEND, Action.CORRECT})
    return frozenset({Action.CONFIRM if form.startswith(_COUNTERPART) else Action(form)})
