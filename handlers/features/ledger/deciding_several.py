"""Passing and confirming several records at once: ticked on a page that shows what matters of each."""

from collections.abc import Sequence

from handlers.buttons.several import ShowSeveral, TakeStep, TickPage, TickRecord
from handlers.kit.list_views import keep_view, last_view
from handlers.kit.pager import SIZE, PageOf
from handlers.kit.replies import Line, Reply, Screen, Toast
from handlers.kit.router import OnPress, Request
from handlers.views.several import SeveralView, outcome_lines, several_screen
from records.messages import Message
from services.ledger import several

VIEW = "several"  # under which name what is on show is kept
TURNS = 1_000_000  # from which on turns begin anew, as a button has room for six digits


def show(request: Request, press: ShowSeveral) -> list[Reply]:
    """Show a page of what waits for the step, with nothing ticked."""
    view = last_view(request, VIEW, SeveralView)
    return [_shown(request, SeveralView(step=press.step, page=press.page, turn=view.turn))]


def tick(request: Request, press: TickRecord) -> list[Reply]:
    """Tick a record of the page, or take its tick away; one that is not on the page changes nothing."""
    view = last_view(request, VIEW, SeveralView)
    if press.record not in view.revisions:
        return [_shown(request, view)]
    ticked = set(view.ticked) ^ {press.record}
    return [_shown(request, view.model_copy(update={"ticked": tuple(sorted(ticked))}))]


def tick_page(request: Request, press: TickPage) -> list[Reply]:
    """Tick all that is on the page, or nothing."""
    view = last_view(request, VIEW, SeveralView)
    ticked = tuple(view.revisions) if press.ticked else ()
    return [_shown(request, view.model_copy(update={"ticked": ticked}))]


def take(request: Request, press: TakeStep) -> list[Reply]:
    """Take the step with what is ticked, tell what was left out and why, and show what waits then.

    A button of a page that was shown before, as when it is tapped twice, takes no step.
    """
    view = last_view(request, VIEW, SeveralView)
    if press.turn != view.turn or not view.ticked:
        return [Toast(Message("several-changed")), _shown(request, view)]
    revisions = {number: view.revisions[number] for number in view.ticked}
    outcome = several.take(request.work, request.person, view.step, revisions, request.now)
    return [_shown(request, view.model_copy(update={"ticked": ()}), outcome_lines(view.step, outcome))]


def _shown(request: Request, view: SeveralView, above: Sequence[Line] = ()) -> Screen:
    """Return the page as it is now, and keep which revisions it shows.

    A tick stands only as long as the record is as it was when it was ticked.
    """
    work, person = request.work, request.person
    count = several.count(work, person, view.step)
    number = min(view.page, max(0, (count - 1) // SIZE))
    records = several.page(work, person, view.step, number * SIZE, SIZE)
    revisions = {record.id: record.revision for record in records}
    unchanged = tuple(one for one in view.ticked if view.revisions.get(one) == revisions.get(one))
    turn = (view.turn + 1) % TURNS
    kept = SeveralView(step=view.step, page=number, turn=turn, revisions=revisions, ticked=unchanged)
    keep_view(request, VIEW, kept)
    return several_screen(work, PageOf(records, number, count), kept, request.language, above)


BUTTONS = [
    OnPress(ShowSeveral, show),
    OnPress(TickRecord, tick),
    OnPress(TickPage, tick_page),
    OnPress(TakeStep, take),
]
