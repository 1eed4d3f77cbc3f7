"""The weeks up to a digest as a picture: activities and attendance, as both sides have read them."""

from collections.abc import Callable
from datetime import date

from pydantic import BaseModel

from handlers.buttons.clock import DrawWeeks
from handlers.kit.documents import Document, DocumentContext, DocumentFile, ask_for
from handlers.kit.replies import Reply, Toast
from handlers.kit.router import OnPress, Request
from handlers.kit.texts import plain
from handlers.views import charts
from handlers.views.charts import Week
from records.errors import UserError
from records.messages import Message, message
from records.roles import Side
from services.clock import digest
from services.clock.digest import monday_of
from services.clock.week_figures import WeekFigures
from services.ledger.access import partnership_among
from services.permissions import belongs
from storage.people import partnerships


class WeeksChart(BaseModel):
    """The parameters of the picture: of which partnership, and the Monday of the digest."""

    partnership: int
    monday: date


def ask(request: Request, press: DrawWeeks) -> list[Reply]:
    """Have the picture drawn, which comes as a message of its own; a toast says so."""
    partnership = partnership_among(partnerships.of_person(request.work, request.person), press.partnership)
    ask_for(request, WEEKS, WeeksChart(partnership=partnership.id, monday=monday_of(press.day)))
    return [Toast(Message("document-coming"))]


def _make(context: DocumentContext, chart: WeeksChart) -> DocumentFile:
    """Draw the weeks, after asking again whether the person may see them: the row can be old."""
    partnership = partnerships.by_id(context.work, chart.partnership)
    if not belongs(context.person, partnership):
        raise UserError("partnership-not-yours")
    shown = digest.weeks_up_to(context.work, partnership, chart.monday)
    if not shown:
        raise UserError("digest-chart-none")
    path, language = context.folder / "weeks.png", context.person.language
    title = plain(language, message("chart-weeks-title", count=len(shown)))
    sides = [plain(language, Message(f"chart-{side}-rate")) for side in Side]
    charts.weeks(path, title, [_drawn(*week) for week in shown], sides, plain(language, Message("chart-activities")))
    caption = message(
        "chart-weeks-caption",
        partnership=partnership.name,
        count=len(shown),
        activities=_said(shown, lambda known: known.activities.confirmed + known.activities.waiting),
        college=_said(shown, lambda known: _rate(known, Side.COLLEGE)),
        enterprise=_said(shown, lambda known: _rate(known, Side.ENTERPRISE)),
    )
    return DocumentFile(path, caption, photo=True)


def _drawn(monday: date, known: WeekFigures) -> Week:
    activities = known.activities.confirmed + known.activities.waiting
    return Week(f"{monday:%m-%d}", activities, [_rate(known, side) for side in Side])


def _rate(known: WeekFigures, side: Side) -> int | None:
    """Return the rate of attendance in percent; None in a week without any."""
    return round(100 * known.attendance[side].rate) if side in known.attendance else None


def _said(
    shown: list[tuple[date, WeekFigures]], value: Callable[[WeekFigures], int | None]
) -> tuple[Message | str, ...]:
    """Return what the picture shows in words."""
    parts: tuple[Message | str, ...] = tuple(
        message("chart-part", name=f"{monday:%m-%d}", value=str(found))
        for monday, known in shown
        if (found := value(known)) is not None
    )
    return parts or (Message("chart-nothing"),)


WEEKS = Document("weeks", WeeksChart, _make)
DOCUMENTS = [WEEKS]
BUTTONS = [OnPress(DrawWeeks, ask)]
