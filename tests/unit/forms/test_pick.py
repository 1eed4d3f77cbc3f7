"""One of many: found by pages, by a part of the name, by the whole name; what is not there is told."""

from typing import Annotated, ClassVar

import pytest

from handlers.conversation import engine
from handlers.conversation.context import Context, Option
from handlers.conversation.form_state import FormState
from handlers.conversation.widgets.widget import Typed
from records.errors import UserError
from records.form import Form
from records.questions import Pick
from tests.unit.forms.form_walks import Said, Tap, step

NAMES = ["王强", "王强国", "李娜", *(f"张{number}" for number in "一二三四五六七八九十")]
CONTEXT = Context(
    today=None,  # type: ignore[arg-type]  # no question here asks for a day
    options={"people": tuple(Option(name, str(number)) for number, name in enumerate(NAMES))},
)


class Choice(Form):
    texts: ClassVar[str] = "choice"
    person: Annotated[str, Pick("people")]


def labels(state: FormState) -> list[object]:
    return [option.label for row in engine.view(Choice, state, CONTEXT).rows for option in row]


def test_the_whole_name_is_taken_though_another_begins_with_it() -> None:
    state = step(Choice, engine.start(Choice, CONTEXT), Typed("王强"), CONTEXT)
    assert (state.answers, state.submitted) == ({"person": "0"}, True)


def test_a_part_shows_those_that_have_it_and_all_come_back() -> None:
    state = step(Choice, engine.start(Choice, CONTEXT), Typed("王"), CONTEXT)
    assert labels(state)[:2] == ["王强", "王强国"]
    assert len(labels(state)) == 3
    state = step(Choice, state, Tap("all"), CONTEXT)
    assert len(labels(state)) == 9  # a page and the button to turn it
    state = step(Choice, state, Tap("page:1"), CONTEXT)
    assert labels(state)[-2] == "张十"
    assert step(Choice, state, Tap("=:12"), CONTEXT).answers == {"person": "12"}


def test_a_button_that_version_0_1_has_shown_still_chooses() -> None:
    assert step(Choice, engine.start(Choice, CONTEXT), Tap("=12"), CONTEXT).answers == {"person": "12"}


@pytest.mark.parametrize("given", [Typed("赵"), Typed("🎉"), Tap("=:99"), Tap("nothing"), Tap("page:x")])
def test_what_is_not_there_is_refused(given: Said) -> None:
    with pytest.raises(UserError):
        step(Choice, engine.start(Choice, CONTEXT), given, CONTEXT)
