"""Forms that are walked through by taps and typing, every screen read aloud in both languages on the way."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

import pytest

from handlers.conversation.context import Context
from handlers.conversation.engine import press, start, take, view
from handlers.conversation.form_state import FormState
from handlers.conversation.view import FormView
from handlers.conversation.walk import Walk
from handlers.conversation.widgets.widget import Attached, Typed
from handlers.kit.texts import plain
from records.attendance import Branch, RosterEntry
from records.errors import UserError
from records.form import Form
from records.kinds.joint_activity import JointActivity
from records.messages import Message

F = TypeVar("F", bound=Form)


@dataclass(frozen=True)
class Tap:
    """A tap on a button, as it comes back from a chat."""

    token: str


Said = Tap | Typed | Attached
TODAY = date(2026, 11, 23)
ROSTER = (
    RosterEntry(1, "王强", 1, True),
    RosterEntry(2, "李娜", 1, True),
    RosterEntry(3, "张伟", 1, True),
    RosterEntry(4, "赵敏", 1, False),
    RosterEntry(5, "刘洋", 2, True),
    RosterEntry(6, "Wang Wei", 2, True),
)


def roster_on(day: date, branches: tuple[int, ...]) -> tuple[RosterEntry, ...]:
    """张伟 joined on 20 November."""
    return tuple(
        entry for entry in ROSTER if entry.branch_id in branches and (entry.id != 3 or day >= date(2026, 11, 20))
    )


def render(label: Message | str, language: str = "zh-CN") -> str:
    """The text in a language; fails on a missing key or variable."""
    return plain(language, label)


ONE = Context(today=TODAY, branches=(Branch(1, "机电支部"),), roster_on=roster_on, render=render)
TWO = replace(ONE, branches=(Branch(1, "机电支部"), Branch(2, "信息支部")))
REQUIRED: list[Said] = [Tap("day:20261120"), Tap("=:theme_day"), Tap("suggested"), Typed("报告厅"), Tap("all")]
PLACEMENT: list[Said] = [Tap("=:internship"), Tap("day:20261120")]


def step(form: type[Form], state: FormState, given: Said, context: Context) -> FormState:
    """The draft after a step."""
    if isinstance(given, Tap):
        return press(form, state, given.token, context).state
    return take(form, state, given, context).state


def answers_of(form: type[F], state: FormState, context: Context) -> F:
    """The answers of a draft that is complete."""
    answers = Walk(form, state, context).validate()
    assert isinstance(answers, form)
    return answers


def walk(
    *given: Said, form: type[Form] = JointActivity, context: Context = ONE, state: FormState | None = None
) -> FormState:
    state = state or start(form, context)
    for each in given:
        state = step(form, state, each, context)
        read_aloud(view(form, state, context))
    return state


def read_aloud(shown: FormView) -> str:
    """Everything that is shown, in both languages; fails on a text that is missing."""
    parts = [shown.title, shown.prompt, shown.hint, *shown.notes, *(part for row in shown.answered for part in row)]
    labels = [option.label for row in shown.rows for option in row]
    for option in (option for row in shown.rows for option in row):
        assert option.token.pack().isascii()
        assert len(render(option.label)) <= 60
    return "\n".join(render(part, language) for language in ("zh-CN", "en") for part in (*parts, *labels) if part)


def answer(state: FormState, name: str) -> Any:  # Any: JSON
    return state.answers[name]


def labels(state: FormState, context: Context = ONE, form: type[Form] = JointActivity) -> list[str]:
    return [render(option.label) for row in view(form, state, context).rows for option in row]


def refused(state: FormState, given: Said, context: Context = ONE, form: type[Form] = JointActivity) -> str:
    before = state.model_dump_json()
    with pytest.raises(UserError) as error:
        step(form, state, given, context)
    assert state.model_dump_json() == before
    read_aloud(FormView(error.value.message, None, [], None, None, [], []))
    return error.value.message.key
