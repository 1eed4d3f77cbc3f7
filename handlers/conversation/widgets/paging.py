"""Show many options a page at a time, in the same message."""

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from handlers.conversation.widgets.tokens import ShowPage
from handlers.conversation.widgets.widget import BoundField, FormButton, Q, Unfinished
from handlers.kit.pager import page_of
from records.messages import Message


def paged(
    buttons: Sequence[FormButton], scratch: Mapping[str, JsonValue], *, columns: int = 2
) -> list[list[FormButton]]:
    """Return the buttons of the page on show, in rows, with a row to turn pages where there are several."""
    number = scratch.get("page")
    page = page_of(buttons, number if isinstance(number, int) else 0)
    rows = [list(page.items[at : at + columns]) for at in range(0, len(page.items), columns)]
    turning = []
    if page.number:
        turning.append(FormButton(Message("form-page-previous"), ShowPage(page.number - 1)))
    if (page.number + 1) * page.size < page.count:
        turning.append(FormButton(Message("form-page-next"), ShowPage(page.number + 1)))
    return [*rows, turning] if turning else rows


def turned(bound: BoundField[Q], turn: ShowPage) -> Unfinished:
    """Return the question with another page on show."""
    return Unfinished({**bound.scratch, "page": turn.number})
