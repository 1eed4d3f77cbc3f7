"""What features that look after things have in common: buttons that begin a question about one of them."""

from collections.abc import Callable, Iterable, Sequence
from zoneinfo import ZoneInfo

from handlers import conversation
from handlers.forms import Context, Option
from handlers.incoming import Tapped
from handlers.replies import Line, Reply, Rows, Screen
from handlers.router import Turn
from handlers.texts import plain
from services.people.partnerships import time_zone_of
from storage.drafts import Draft


def asking(flow: str, check: Callable[[Turn, int], object]) -> Callable[..., list[Reply]]:
    """The handler of a button `name:number` that begins the flow about the thing of that number. `check` raises
    UserError where the person may not."""

    def ask(turn: Turn, number: int = 0) -> list[Reply]:
        check(turn, number)
        return conversation.begin(turn, flow, subject=str(number), anew=True)

    return ask


def context_of(turn: Turn, organisation_id: int | None = None, **options: Iterable[Option]) -> Context:
    """What a form must know that is about no record. Its today is the organisation's."""
    today = turn.now.astimezone(ZoneInfo(time_zone_of(turn.work, organisation_id))).date()
    return Context(
        today,
        turn.language,
        options={name: tuple(each) for name, each in options.items()},
        render=lambda text: plain(turn.language, text),
    )


def page(turn: Turn, lines: Sequence[Line], rows: Rows = ()) -> Screen:
    """In place of a question: after a tap it changes where it stands, after typed text it moves below."""
    if turn.known is not None:
        conversation.close(turn)
    return Screen("draft", lines, rows, move=not isinstance(turn.event, Tapped))


def plain_context(turn: Turn, _draft: Draft) -> Context:
    return context_of(turn)
