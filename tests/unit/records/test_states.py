"""The life of a record, as a table."""

import pytest

from records.errors import UserError
from records.states import ACTIONS, Action, Relation, State, check_allowed, next_state

FOLLOWING = [
    (State.DRAFT, Action.SUBMIT, State.WAITING_OWN),
    (State.RETURNED, Action.RESUBMIT, State.WAITING_OWN),
    (State.WAITING_OWN, Action.AMEND, State.WAITING_OWN),
    (State.WAITING_OTHER, Action.AMEND, State.WAITING_OTHER),
    (State.WAITING_OWN, Action.PASS_ON, State.WAITING_OTHER),
    (State.WAITING_OTHER, Action.CONFIRM, State.CONFIRMED),
    (State.WAITING_OWN, Action.RETURN, State.RETURNED),
    (State.WAITING_OTHER, Action.RETURN, State.RETURNED),
    (State.WAITING_OTHER, Action.OBJECT, State.OBJECTED),
    (State.WAITING_OWN, Action.WITHDRAW, State.WITHDRAWN),
    (State.WAITING_OTHER, Action.WITHDRAW, State.WITHDRAWN),
    (State.RETURNED, Action.WITHDRAW, State.WITHDRAWN),
    (State.BATCHED, Action.RETURN, State.RETURNED),
    (State.BATCHED, Action.WITHDRAW, State.WITHDRAWN),
    (State.CONFIRMED, Action.CORRECT, State.WAITING_OWN),
    (State.CONFIRMED, Action.ASK_CORRECTION, State.RETURNED),
    (State.CONFIRMED, Action.ASK_WITHDRAWAL, State.WITHDRAWING),
    (State.WITHDRAWING, Action.AGREE_WITHDRAWAL, State.WITHDRAWN),
    (State.WITHDRAWING, Action.KEEP, State.CONFIRMED),
    (State.WITHDRAWING, Action.VOID, State.VOID),
    (State.OBJECTED, Action.DECIDE_CONFIRM, State.CONFIRMED),
    (State.OBJECTED, Action.DECIDE_RETURN, State.RETURNED),
    (State.OBJECTED, Action.DECIDE_VOID, State.VOID),
    (State.CONFIRMED, Action.VOID, State.VOID),
]


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_each_action_leads_where_the_table_says_and_nowhere_else(state: State, action: Action) -> None:
    expected = [to for start, doing, to in FOLLOWING if (start, doing) == (state, action)]
    if expected:
        assert next_state(state, action, own_review=True, actor_is_own_coordinator=False) is expected[0]
    else:
        with pytest.raises(UserError) as refused:
            next_state(state, action, own_review=True, actor_is_own_coordinator=False)
        assert refused.value.message.key == "record-state-changed"


@pytest.mark.parametrize(("review", "coordinator"), [(False, False), (True, True), (False, True)])
def test_own_review_is_skipped_where_it_is_off_or_a_coordinator_writes(review: bool, coordinator: bool) -> None:
    for state, action in (
        (State.DRAFT, Action.SUBMIT),
        (State.RETURNED, Action.RESUBMIT),
        (State.WAITING_OWN, Action.AMEND),
        (State.CONFIRMED, Action.CORRECT),
    ):
        assert next_state(state, action, own_review=review, actor_is_own_coordinator=coordinator) is State.WAITING_OTHER


def test_a_correction_that_is_withdrawn_leaves_the_confirmed_version_standing() -> None:
    for state in (State.WAITING_OWN, State.WAITING_OTHER, State.RETURNED):
        following = next_state(state, Action.WITHDRAW, own_review=True, actor_is_own_coordinator=False, standing=True)
        assert following is State.CONFIRMED
    decided = next_state(
        State.OBJECTED, Action.DECIDE_VOID, own_review=True, actor_is_own_coordinator=False, standing=True
    )
    assert decided is State.CONFIRMED


@pytest.mark.parametrize("also", Relation)
@pytest.mark.parametrize("own", [Relation.AUTHOR, Relation.FORMER_AUTHOR, Relation.OWN_SIDE, Relation.OWN_COORDINATOR])
def test_nobody_confirms_a_record_of_their_own_side_whatever_else_they_are(own: Relation, also: Relation) -> None:
    for state, action in ((State.WAITING_OTHER, Action.CONFIRM), (State.OBJECTED, Action.DECIDE_CONFIRM)):
        with pytest.raises(UserError) as refused:
            check_allowed(state, action, {own, also, Relation.OTHER_COORDINATOR, Relation.ADMIN})
        assert refused.value.message.key == "record-own-side"


@pytest.mark.parametrize("action", [Action.DECIDE_RETURN, Action.DECIDE_VOID])
def test_nobody_decides_their_own_objection_but_they_may_give_way(action: Action) -> None:
    held = {Relation.OTHER_COORDINATOR, Relation.ADMIN}
    with pytest.raises(UserError) as refused:
        check_allowed(State.OBJECTED, action, held)
    assert refused.value.message.key == "record-own-objection"
    check_allowed(State.OBJECTED, Action.DECIDE_CONFIRM, held)


@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize("action", Action)
def test_only_those_in_the_table_may_act(action: Action, relation: Relation) -> None:
    state = next(iter(ACTIONS[action].to))
    may = relation in ACTIONS[action].by and not (action is Action.RETURN and relation is Relation.OTHER_COORDINATOR)
    if may:
        check_allowed(state, action, {relation})
    else:
        with pytest.raises(UserError):
            check_allowed(state, action, {relation})


def test_a_side_returns_only_what_is_before_it() -> None:
    check_allowed(State.WAITING_OTHER, Action.RETURN, {Relation.OTHER_COORDINATOR})
    with pytest.raises(UserError):
        check_allowed(State.WAITING_OTHER, Action.RETURN, {Relation.OWN_COORDINATOR})


@pytest.mark.parametrize(
    ("held", "own_review", "may"),
    [
        ({Relation.AUTHOR}, True, False),
        ({Relation.OWN_COORDINATOR}, True, False),
        ({Relation.AUTHOR, Relation.OWN_COORDINATOR}, True, True),
        ({Relation.AUTHOR}, False, True),
    ],
)
def test_what_somebody_has_passed_is_not_amended(held: set[Relation], own_review: bool, may: bool) -> None:
    if may:
        check_allowed(State.WAITING_OTHER, Action.AMEND, held, own_review=own_review)
        return
    with pytest.raises(UserError) as refused:
        check_allowed(State.WAITING_OTHER, Action.AMEND, held, own_review=own_review)
    assert refused.value.message.key == "record-passed"
