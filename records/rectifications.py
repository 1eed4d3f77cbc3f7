"""整改: what was found wanting, who mends it by when, and the other side's word that it is mended."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import JsonValue

from records.errors import UserError
from records.evidence import EvidenceItem
from records.form import Form, option_label
from records.questions import Day, Evidence, Person, Text


class RectificationState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    VERIFIED = "verified"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    RAISE = "raise"
    PLAN = "plan"
    EXTEND = "extend"
    CLOSE = "close"
    VERIFY = "verify"
    REFUSE = "refuse"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


class Source(StrEnum):
    """What a rectification was raised from."""

    RECORD = "record"
    COMMENT = "comment"
    ITEM = "item"


class Party(StrEnum):
    """What a person is to a rectification. `MENDING_SIDE` is everybody of the side that has to mend it."""

    RAISER = "raiser"
    RESPONSIBLE = "responsible"
    MENDING_SIDE = "mending_side"
    MENDING_COORDINATOR = "mending_coordinator"
    OTHER_COORDINATOR = "other_coordinator"
    ADMIN = "admin"


@dataclass(frozen=True)
class StepRule:
    """`to`: the state that follows each from which the step may be taken; `by`: any of these may; `never`: none of
    these may, whatever else they are. `before_due`: only until the day on which it is due has passed."""

    to: Mapping[RectificationState, RectificationState]
    by: frozenset[Party]
    never: frozenset[Party] = frozenset()
    before_due: bool = False


_OPEN, _CLOSED, _VERIFIED = RectificationState.OPEN, RectificationState.CLOSED, RectificationState.VERIFIED
_MENDERS = frozenset({Party.RESPONSIBLE, Party.MENDING_COORDINATOR})
_OTHER = frozenset({Party.OTHER_COORDINATOR})
_MENDING_SIDE = frozenset({Party.MENDING_SIDE})

STEPS: dict[Step, StepRule] = {
    Step.PLAN: StepRule({_OPEN: _OPEN}, _MENDERS),
    Step.EXTEND: StepRule({_OPEN: _OPEN}, frozenset({Party.MENDING_COORDINATOR}), before_due=True),
    Step.CLOSE: StepRule({_OPEN: _CLOSED}, _MENDERS),
    Step.VERIFY: StepRule({_CLOSED: _VERIFIED}, _OTHER, never=_MENDING_SIDE),
    Step.REFUSE: StepRule({_CLOSED: _OPEN}, _OTHER, never=_MENDING_SIDE),
    Step.REOPEN: StepRule({_VERIFIED: _OPEN}, _OTHER | {Party.MENDING_COORDINATOR, Party.ADMIN}),
    Step.WITHDRAW: StepRule({_OPEN: RectificationState.WITHDRAWN}, frozenset({Party.RAISER}), before_due=True),
}


def following(state: RectificationState, step: Step) -> RectificationState:
    """Raises UserError when the step does not apply to the state, which is told as it is now."""
    after = STEPS[step].to.get(state)
    if after is None:
        raise UserError("rectification-state-changed", state=option_label(state))
    return after


def check_step(step: Step, parties: Set[Party], due_on: date, today: date) -> None:
    """Raises UserError when none of the person's parts allows the step, one forbids it, or it comes too late."""
    rule = STEPS[step]
    if rule.never & parties:
        raise UserError("rectification-own-side")
    if not rule.by & parties:
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
    responsible: Annotated[str | None, Person()] = None

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        check_due(answers.get("due_on"), today)


class RectificationPlan(Form):
    """How the side that mends it means to do so."""

    texts: ClassVar[str] = "rectification-plan"
    review: ClassVar[bool] = False

    measure: Annotated[str, Text(500, multiline=True)]
    responsible: Annotated[str, Person()]


class RectificationExtension(Form):
    """More time, asked for before it has run out."""

    texts: ClassVar[str] = "rectification-extension"
    review: ClassVar[bool] = False

    due_on: Annotated[date, Day(future=True)]
    reason: Annotated[str, Text(300, multiline=True)]

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        check_due(answers.get("due_on"), today)


class RectificationOutcome(Form):
    """What was done, for the other side to look at. What was planned is asked only where it is not known yet."""

    texts: ClassVar[str] = "rectification-outcome"
    asked_first: ClassVar[tuple[str, ...]] = ("measure", "responsible", "outcome")

    measure: Annotated[str, Text(500, multiline=True)]
    responsible: Annotated[str, Person()]
    outcome: Annotated[str, Text(1000, multiline=True)]
    evidence: Annotated[tuple[EvidenceItem, ...], Evidence()] = ()


class RectificationReason(Form):
    """Why it is not mended, opened again, or withdrawn."""

    texts: ClassVar[str] = "rectification-reason"

    reason: Annotated[str, Text(500, multiline=True)]


def check_due(due_on: JsonValue | date, today: date) -> None:
    """Raises UserError on a day that has passed."""
    if due_on is not None and str(due_on) < today.isoformat():
        raise UserError("rectification-due-past", today=today)
