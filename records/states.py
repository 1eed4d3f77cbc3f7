"""The life of a record: which step leads where, and who may take it, as one table."""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from records.errors import UserError
from records.form import option_label


class State(StrEnum):
    """Where a record stands; `BATCHED`: it waits for the other side together with all of an import."""

    DRAFT = "draft"
    WAITING_OWN = "waiting_own"
    WAITING_OTHER = "waiting_other"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    OBJECTED = "objected"
    WITHDRAWN = "withdrawn"
    VOID = "void"
    WITHDRAWING = "withdrawing"
    BATCHED = "batched"


class Action(StrEnum):
    """What a person can do with a record."""

    SUBMIT = "submit"
    RESUBMIT = "resubmit"
    AMEND = "amend"
    PASS_ON = "pass_on"
    CONFIRM = "confirm"
    RETURN = "return"
    OBJECT = "object"
    WITHDRAW = "withdraw"
    CORRECT = "correct"
    ASK_CORRECTION = "ask_correction"
    ASK_WITHDRAWAL = "ask_withdrawal"
    AGREE_WITHDRAWAL = "agree_withdrawal"
    KEEP = "keep"
    DECIDE_CONFIRM = "decide_confirm"
    DECIDE_RETURN = "decide_return"
    DECIDE_VOID = "decide_void"
    VOID = "void"


class Relation(StrEnum):
    """What a person is to a record; somebody can be several.

    `OWN_SIDE` is everybody of the side that reports; a `FORMER_AUTHOR` has reported it and left that side.
    """

    AUTHOR = "author"
    FORMER_AUTHOR = "former_author"
    OWN_SIDE = "own_side"
    OWN_COORDINATOR = "own_coordinator"
    OTHER_COORDINATOR = "other_coordinator"
    ADMIN = "admin"


@dataclass(frozen=True)
class ActionRule:
    """From which states an action leads where, and who may take it.

    `to` holds the state that follows each state from which the action may be taken; any of `by` may take it, and none
    of `never`, whatever else they are: `refusal` is the key of the reason.
    """

    to: dict[State, State]
    by: frozenset[Relation]
    never: frozenset[Relation] = frozenset()
    refusal: str = "record-own-side"


OWNERS = frozenset({Relation.AUTHOR, Relation.OWN_COORDINATOR})
_OWN = frozenset({Relation.AUTHOR, Relation.FORMER_AUTHOR, Relation.OWN_SIDE, Relation.OWN_COORDINATOR})
_OTHER = frozenset({Relation.OTHER_COORDINATOR})
_BOTH_COORDINATORS = frozenset({Relation.OWN_COORDINATOR, Relation.OTHER_COORDINATOR})
_ADMIN = frozenset({Relation.ADMIN})

ACTIONS: dict[Action, ActionRule] = {
    Action.SUBMIT: ActionRule({State.DRAFT: State.WAITING_OWN}, frozenset({Relation.AUTHOR})),
    Action.RESUBMIT: ActionRule({State.RETURNED: State.WAITING_OWN}, OWNERS),
    # What nobody has passed or confirmed yet is changed without being returned first.
    Action.AMEND: ActionRule({State.WAITING_OWN: State.WAITING_OWN, State.WAITING_OTHER: State.WAITING_OTHER}, OWNERS),
    Action.PASS_ON: ActionRule({State.WAITING_OWN: State.WAITING_OTHER}, frozenset({Relation.OWN_COORDINATOR})),
    Action.CONFIRM: ActionRule({State.WAITING_OTHER: State.CONFIRMED}, _OTHER, never=_OWN),
    Action.RETURN: ActionRule(
        {State.WAITING_OWN: State.RETURNED, State.WAITING_OTHER: State.RETURNED, State.BATCHED: State.RETURNED},
        _BOTH_COORDINATORS,
    ),
    Action.OBJECT: ActionRule({State.WAITING_OTHER: State.OBJECTED}, _OTHER, never=_OWN),
    Action.WITHDRAW: ActionRule(
        {
            State.WAITING_OWN: State.WITHDRAWN,
            State.WAITING_OTHER: State.WITHDRAWN,
            State.RETURNED: State.WITHDRAWN,
            State.BATCHED: State.WITHDRAWN,
        },
        OWNERS,
    ),
    # A correction is a new version that goes the same way; the confirmed one counts until it is confirmed.
    Action.CORRECT: ActionRule({State.CONFIRMED: State.WAITING_OWN}, OWNERS),
    Action.ASK_CORRECTION: ActionRule({State.CONFIRMED: State.RETURNED}, _OTHER, never=_OWN),
    Action.ASK_WITHDRAWAL: ActionRule({State.CONFIRMED: State.WITHDRAWING}, OWNERS),
    Action.AGREE_WITHDRAWAL: ActionRule({State.WITHDRAWING: State.WITHDRAWN}, _OTHER, never=_OWN),
    Action.KEEP: ActionRule({State.WITHDRAWING: State.CONFIRMED}, OWNERS | _OTHER),
    # An admin may belong to a side, too: nobody decides for their own, but they may give way.
    Action.DECIDE_CONFIRM: ActionRule({State.OBJECTED: State.CONFIRMED}, _ADMIN, never=_OWN),
    Action.DECIDE_RETURN: ActionRule({State.OBJECTED: State.RETURNED}, _ADMIN, _OTHER, "record-own-objection"),
    Action.DECIDE_VOID: ActionRule({State.OBJECTED: State.VOID}, _ADMIN, _OTHER, "record-own-objection"),
    Action.VOID: ActionRule({State.CONFIRMED: State.VOID, State.WITHDRAWING: State.VOID}, _ADMIN),
}

# What ends a correction, and lets the version before it stand as it did.
DROPS = frozenset({Action.WITHDRAW, Action.DECIDE_VOID})

# Nothing comes of the record any more.
OVER = (State.WITHDRAWN, State.VOID)

# A side returns a record only while the record is before that side.
_RETURNED_BY = {
    State.WAITING_OWN: Relation.OWN_COORDINATOR,
    State.WAITING_OTHER: Relation.OTHER_COORDINATOR,
    State.BATCHED: Relation.OTHER_COORDINATOR,
}


# Where a side reviews its records, only a coordinator's own come before the other side without being passed.
_PASSED_BY_NOBODY = frozenset({Relation.AUTHOR, Relation.OWN_COORDINATOR})


def next_state(
    state: State, action: Action, *, own_review: bool, actor_is_own_coordinator: bool, standing: bool = False
) -> State:
    """Return the state that follows when an action is taken.

    Without own review, and for a coordinator's own record, the own side's wait is skipped. `standing`: an earlier
    version is confirmed; when its correction is withdrawn or voided, it stands as before. Raises UserError when the
    action does not apply to the state, which is told as it is now.
    """
    following = ACTIONS[action].to.get(state)
    if following is None:
        raise UserError("record-state-changed", state=option_label(state))
    if action in DROPS and standing:
        return State.CONFIRMED
    if following is State.WAITING_OWN and (not own_review or actor_is_own_coordinator):
        return State.WAITING_OTHER
    return following


def check_allowed(state: State, action: Action, relations: Set[Relation], *, own_review: bool = True) -> None:
    """Check that a person may take an action, by the person's relations to the record.

    `own_review`: the reporting side passes its records first. Raises UserError when none of them allows the action, or
    one forbids it.
    """
    rule = ACTIONS[action]
    if rule.never & relations:
        raise UserError(rule.refusal)
    allowed = rule.by
    if action is Action.RETURN and state in _RETURNED_BY:
        allowed = frozenset({_RETURNED_BY[state]})
    if not allowed & relations:
        raise UserError("record-not-allowed")
    if action is Action.AMEND and state is State.WAITING_OTHER and own_review and not relations >= _PASSED_BY_NOBODY:
        raise UserError("record-passed")
