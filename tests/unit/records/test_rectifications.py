"""The life of a rectification, as a table."""

from datetime import date, timedelta

import pytest
from pydantic import JsonValue

from records.errors import UserError
from records.rectifications import (
    STEPS,
    Rectification,
    RectificationExtension,
    RectificationRole,
    RectificationState,
    RectificationStep,
    check_due,
    check_step,
    following,
)

OPEN, CLOSED, VERIFIED, WITHDRAWN = RectificationState
TODAY = date(2026, 11, 23)
DUE, OVERDUE = TODAY, TODAY - timedelta(days=1)
FOLLOWING = {
    (OPEN, RectificationStep.PLAN): OPEN,
    (OPEN, RectificationStep.EXTEND): OPEN,
    (OPEN, RectificationStep.CLOSE): CLOSED,
    (CLOSED, RectificationStep.VERIFY): VERIFIED,
    (CLOSED, RectificationStep.REFUSE): OPEN,
    (VERIFIED, RectificationStep.REOPEN): OPEN,
    (OPEN, RectificationStep.WITHDRAW): WITHDRAWN,
}
MAY = {
    RectificationStep.PLAN: {"responsible", "mending_coordinator"},
    RectificationStep.EXTEND: {"mending_coordinator"},
    RectificationStep.CLOSE: {"responsible", "mending_coordinator"},
    RectificationStep.VERIFY: {"other_coordinator"},
    RectificationStep.REFUSE: {"other_coordinator"},
    RectificationStep.REOPEN: {"other_coordinator", "mending_coordinator", "admin"},
    RectificationStep.WITHDRAW: {"raiser"},
}


@pytest.mark.parametrize("state", RectificationState)
@pytest.mark.parametrize("step", [step for step in RectificationStep if step is not RectificationStep.RAISE])
def test_each_step_leads_where_the_table_says_and_nowhere_else(
    state: RectificationState, step: RectificationStep
) -> None:
    if (state, step) in FOLLOWING:
        assert following(state, step) is FOLLOWING[state, step]
        return
    with pytest.raises(UserError) as refused:
        following(state, step)
    assert refused.value.message.key == "rectification-state-changed"


@pytest.mark.parametrize("role", RectificationRole)
@pytest.mark.parametrize("step", STEPS)
def test_only_those_in_the_table_may_take_a_step(step: RectificationStep, role: RectificationRole) -> None:
    if role.value in MAY[step]:
        check_step(step, {role}, DUE, TODAY)
        return
    with pytest.raises(UserError) as refused:
        check_step(step, {role}, DUE, TODAY)
    own = role is RectificationRole.MENDING_SIDE and step in (RectificationStep.VERIFY, RectificationStep.REFUSE)
    assert refused.value.message.key == ("rectification-own-side" if own else "rectification-not-allowed")


@pytest.mark.parametrize("step", [RectificationStep.VERIFY, RectificationStep.REFUSE])
def test_nobody_of_the_side_that_mends_it_says_whether_it_is_mended(step: RectificationStep) -> None:
    with pytest.raises(UserError) as refused:
        check_step(step, {RectificationRole.OTHER_COORDINATOR, RectificationRole.MENDING_SIDE}, DUE, TODAY)
    assert refused.value.message.key == "rectification-own-side"


@pytest.mark.parametrize("step", STEPS)
def test_once_it_is_overdue_it_is_neither_extended_nor_withdrawn(step: RectificationStep) -> None:
    roles = {role for role in RectificationRole if role.value in MAY[step]}
    if step not in (RectificationStep.EXTEND, RectificationStep.WITHDRAW):
        check_step(step, roles, OVERDUE, TODAY)
        return
    with pytest.raises(UserError) as refused:
        check_step(step, roles, OVERDUE, TODAY)
    assert (refused.value.message.key, refused.value.message.values) == ("rectification-overdue", {"due": OVERDUE})


def test_a_deadline_may_be_today_and_not_before() -> None:
    check_due(None, TODAY)
    check_due(TODAY, TODAY)
    check_due(TODAY.isoformat(), TODAY)
    for passed in (OVERDUE, OVERDUE.isoformat()):
        with pytest.raises(UserError) as refused:
            check_due(passed, TODAY)
        assert (refused.value.message.key, refused.value.message.values) == (
            "rectification-due-past", {"today": TODAY},
        )  # fmt: skip


@pytest.mark.parametrize("form", [Rectification, RectificationExtension])
def test_forms_check_the_deadline(form: type[Rectification | RectificationExtension]) -> None:
    answers: dict[str, JsonValue] = {"problem": "缺记录", "reason": "来不及", "due_on": OVERDUE.isoformat()}
    own = {name: value for name, value in answers.items() if name in form.model_fields}
    with pytest.raises(UserError) as refused:
        form.validated(own, TODAY)
    assert refused.value.message.key == "rectification-due-past"
    assert form.validated({**own, "due_on": "2026-12-01"}, TODAY).due_on == date(2026, 12, 1)
