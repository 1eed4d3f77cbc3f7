"""Ask short questions about what features look after: one at a time, each in place of the one before."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from handlers.conversation import dialogue
from handlers.conversation.context import Context, Option
from handlers.kit.buttons import Press
from handlers.kit.incoming import CallbackQuery
from handlers.kit.replies import Line, Reply, Rows, Screen
from handlers.kit.router import Request
from handlers.kit.texts import plain
from records.purposes import Purpose
from records.subjects import Subject
from services.people.organisations import today_of
from storage.chat.drafts import Draft

P = TypeVar("P", bound=Press)


def asking_about(flow: str, subject_of: Callable[[Request, P], Subject]) -> Callable[[Request, P], list[Reply]]:
    """Return the handler of a button that begins the flow about one thing.

    `subject_of` returns that thing, and raises UserError where the person may not.
    """

    def ask(request: Request, press: P) -> list[Reply]:
        return dialogue.begin(request, flow, subject=subject_of(request, press), anew=True)

    return ask


def context_of(request: Request, organisation_id: int | None = None, **options: Iterable[Option]) -> Context:
    """Return what a form must know that is about no record. Its today is the organisation's."""
    return Context(
        today_of(request.work, organisation_id, request.now),
        request.language,
        options={name: tuple(offered) for name, offered in options.items()},
        render=lambda text: plain(request.language, text),
    )


def page(request: Request, lines: Sequence[Line], rows: Rows = ()) -> Screen:
    """Return what is shown in place of a question: where it stands after a tap, below all else after typed text."""
    if request.known is not None:
        dialogue.close(request)
    return Screen(Purpose.DRAFT, lines, rows, move=not isinstance(request.event, CallbackQuery))


def plain_context(request: Request, _draft: Draft) -> Context:
    """Return what a form must know that offers nothing to choose."""
    return context_of(request)
