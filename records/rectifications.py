"""Rectifications 整改: what was found wanting, who mends it by when, and the other side's word that it is mended."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import JsonValue

from records.attachments import RecordAttachment
from records.errors import UserError
from records.form import Form, option_label
from records.questions import Attachments, Day, PersonName, Text


class RectificationState(StrEnum):
    """Where a rectification stands."""

    OPEN = "open"
    CLOSED = "closed"
    VERIFIED = "verified"
    WITHDRAWN = "withdrawn"


class RectificationStep(StrEnum):
    """What a person can do with a rectification."""

    RAISE = "raise"
    PLAN = "plan"
    EXTEND = "extend"
    CLOSE = "close"
    VERIFY = "verify"
    REFUSE = "refuse"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


class RectificationSource(StrEnum):
    """What a rectification was raised from."""

    RECORD = "record"
    COMMENT = "comment"
    ITEM = "item"


class RectificationRole(StrEnum):
    """What a person is to a rectification; somebody can be several.

    `MENDING_SIDE` is everybody of the side that has to mend it.
    """

    RAISER = "raiser"
    RESPONSIBLE = "responsible"
    MENDING_SIDE = "mending_side"
    MENDING_COORDINATOR = "mending_coordinator"
    OTHER_COORDINATOR = "other_coordinator"
    ADMIN = "admin"


@dataclass(frozen=True)
class RectificationRule:
    """From which states a step leads where, and who may take it.

    `to` holds the state that follows each state from which the step may be taken; any of `by` may take it, and none of
    `never`, whatever else they are. `before_due`: only until the day on which it is due has passed.
    """

    to: Mapping[RectificationState, RectificationState]
    by: frozenset[RectificationRole]
    never: frozenset[RectificationRole] = frozenset()
    before_due: bool = False


_OPEN, _CLOSED, _VERIFIED = RectificationState.OPEN, RectificationState.CLOSED, RectificationState.VERIFIED
_MENDERS = frozenset({RectificationRole.RESPONSIBLE, RectificationRole.MENDING_COORDINATOR})
_OTHER = frozenset({RectificationRole.OTHER_COORDINATOR})
_MENDING_SIDE = frozenset({RectificationRole.MENDING_SIDE})

STEPS: dict[RectificationStep, RectificationRule] = {
    RectificationStep.PLAN: RectificationRule({_OPEN: _OPEN}, _MENDERS),
    RectificationStep.EXTEND: RectificationRule(
        {_OPEN: _OPEN}, frozenset({RectificationRole.MENDING_COORDINATOR}), before_due=True
    ),
    RectificationStep.CLOSE: RectificationRule({_OPEN: _CLOSED}, _MENDERS),
    RectificationStep.VERIFY: RectificationRule({_CLOSED: _VERIFIED}, _OTHER, never=_MENDING_SIDE),
    RectificationStep.REFUSE: RectificationRule({_CLOSED: _OPEN}, _OTHER, never=_MENDING_SIDE),
    RectificationStep.REOPEN: RectificationRule(
        {_VERIFIED: _OPEN}, _OTHER | {RectificationRole.MENDING_COORDINATOR, RectificationRole.ADMIN}
    ),
    RectificationStep.WITHDRAW: RectificationRule(
        {_OPEN: RectificationState.WITHDRAWN}, frozenset({RectificationRole.RAISER}), before_due=True
    ),
}


def following(state: RectificationState, step: RectificationStep) -> RectificationState:
    """Return the state that follows a step. Raises UserError when it does not apply to the state, which is told."""
    next_state = STEPS[step].to.get(state)
    if next_state is None:
        raise UserError("rectification-state-changed", state=option_label(state))
    return next_state


def check_step(step: RectificationStep, roles: Set[RectificationRole], due_on: date, today: date) -> None:
    """Check that a person may take a step, by what the person is to the rectification.

    Raises UserError when none of the roles allows the step, one forbids it, or it comes too late.
    """
    rule = STEPS[step]
    if rule.never & roles:
        raise UserError("rectification-own-side")
    if not rule.by & roles:
        raise UserError("rectification-not-allowed")
    if rule.before_due and today > due_on:
        raise UserError("rectification-overdue", due=due_on)


class Rectification(Form):
    """What is wanting. What to do about it, and who does it, can be left to the side that mends it."""

    texts: ClassVar[str] = "rectification"
    asked_first: ClassVar[tuple[str, ...]] = ("problem", "due_on", "measure", "responsible")

    problem: Annotated[str, Text(500, multiline=True)]
    due_on: Annotated[date, Day(future=True)]
    measure: Annotated[str | None, Text(500, multiline=True)] = None
    responsible: Annotated[str | None, PersonName()] = None

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Check the deadline. Raises UserError where it has passed."""
        check_due(answers.get("due_on"), today)


class RectificationPlan(Form):
    """How the side that mends it means to do so."""

    texts: ClassVar[str] = "rectification-plan"
    review: ClassVar[bool] = False

    measure: Annotated[str, Text(500, multiline=True)]
    responsible: Annotated[str, PersonName()]


class RectificationExtension(Form):
    """More time, asked for before it has run out."""

    texts: ClassVar[str] = "rectification-extension"
    review: ClassVar[bool] = False

    due_on: Annotated[date, Day(future=True)]
    reason: Annotated[str, Text(300, multiline=True)]

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Check the deadline. Raises UserError where it has passed."""
        check_due(answers.get("due_on"), today)


class RectificationOutcome(Form):
    """What was done, for the other side to look at. What was planned is asked only where it is not known yet."""

    texts: ClassVar[str] = "rectification-outcome"
    asked_first: ClassVar[tuple[str, ...]] = ("measure", "responsible", "outcome")

    measure: Annotated[str, Text(500, multiline=True)]
    responsible: Annotated[str, PersonName()]
    outcome: Annotated[str, Text(1000, multiline=True)]
    evidence: Annotated[tuple[RecordAttachment, ...], Attachments()] = ()


class RectificationReason(Form):
    """Why it is not mended, opened again, or withdrawn."""

    texts: ClassVar[str] = "rectification-reason"

    reason: Annotated[str, Text(500, multiline=True)]


def check_due(due_on: JsonValue | date, today: date) -> None:
    """Check a deadline, as an answer keeps it or as a date. Raises UserError where it has passed."""
    if due_on is not None and str(due_on) < today.isoformat():
        raise UserError("rectification-due-past", today=today)
