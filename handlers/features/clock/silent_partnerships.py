"""The partnerships that have had no joint activity for long, at a glance, each a tap away from a plan."""

from handlers.buttons.clock import PlanEvent, TurnSilent
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Reply, Rows, Screen
from handlers.kit.router import COORDINATORS_AND_ADMINS, Command, OnPress, Request, Section
from handlers.lookup.partnerships import short_names
from records.messages import Message, message
from records.purposes import Purpose
from services.clock.silent_partnerships import SILENT_AFTER, SilentPartnership, silent_partnerships


def show(request: Request, _rest: str) -> list[Reply]:
    """Show which partnerships are silent, the longest first."""
    return [_screen(request, 0, move=True)]


def turn(request: Request, press: TurnSilent) -> list[Reply]:
    """Show another page of them in place."""
    return [_screen(request, press.page, move=False)]


def _screen(request: Request, number: int, *, move: bool) -> Screen:
    silent, count = silent_partnerships(request.work, request.person, request.now)
    if not silent:
        return Screen(Purpose.LIST, [message("silent-none", days=SILENT_AFTER, count=count)], move=move)
    page = page_of(silent, number)
    names = short_names([one.partnership for one in silent])
    heading = message("silent-heading", silent=len(silent), count=count, days=SILENT_AFTER)
    lines: list[Line] = [heading, "", *(_line(one, names[one.partnership.id]) for one in page.items)]
    coordinated = [one.partnership for one in page.items if one.partnership.coordinated_by(request.person)]
    plans: Rows = [
        [Button(message("silent-plan", partnership=names[one.id]), PlanEvent(one.id))] for one in coordinated
    ]
    return Screen(Purpose.LIST, lines, [*plans, page.turning(TurnSilent)], move=move)


def _line(one: SilentPartnership, name: str) -> Message:
    line = (
        message("silent-never", partnership=name, days=one.days)
        if one.last is None
        else message("silent-line", partnership=name, days=one.days, date=one.last)
    )
    return line if one.planned is None else message("silent-planned", line=line, date=one.planned)


COMMANDS = [Command("silent", COORDINATORS_AND_ADMINS, show, place=36, section=Section.LOOK)]
BUTTONS = [OnPress(TurnSilent, turn)]
