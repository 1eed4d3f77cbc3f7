"""An admin checks a sample of a quarter's confirmed records (抽查): sound at one tap, else voided on its card."""

from datetime import timedelta

from handlers.buttons.ledger import FindSound, ShowRecord, ShowSpotCheck
from handlers.kit.jobs import Job
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import ADMINS, Command, OnPress, Request, Section
from records.errors import UserError
from records.lengths import shortened
from records.messages import Message, message
from records.periods import ReportingPeriod, after, before, parse_period, quarter_of
from records.purposes import Purpose
from services.clock import oversight
from storage.ledger.spot_checks import SpotCheck


def spot_check(request: Request, rest: str) -> list[Reply]:
    """Show the sample of the quarter before this one, or of the period that is named."""
    today = request.now.date()
    period = parse_period(rest, today) if rest else before(quarter_of(today))
    return [_screen(request, period, move=True)]


def _screen(request: Request, period: ReportingPeriod, number: int = 0, *, move: bool) -> Screen:
    if period.last >= request.now.date():
        raise UserError("spot-check-too-early")
    drawn = oversight.sample(request.work, request.person, period, request.now)
    turning = [
        Button(message(f"spot-check-{name}", period=other.label), ShowSpotCheck(other.first, other.last))
        for name, other in (("before", before(period)), ("after", after(period)))
        if other.last < request.now.date()
    ]
    if not drawn:
        return Screen(Purpose.LIST, [message("spot-check-none", period=period.label)], [turning], move=move)
    checked = sum(check.done for check in drawn)
    lines: list[Line] = [message("spot-check-heading", period=period.label, count=len(drawn), checked=checked), ""]
    lines += [_line(check) for check in drawn]
    lines += ["", Message("spot-check-hint")]
    rows = [
        [
            Button(shortened(f"#{check.record_id} {check.title}", 40), ShowRecord(check.record_id)),
            Button(message("spot-check-sound", number=check.record_id), FindSound(check.id)),
        ]
        for check in drawn
        if not check.done
    ]
    page = page_of(rows, number, 20)
    pages = page.turning(lambda other: ShowSpotCheck(period.first, period.last, other))
    return Screen(Purpose.LIST, lines, [*page.items, pages, turning], move=move)


def _line(check: SpotCheck) -> Message:
    mark = "✓" if check.sound else "✗" if check.done else "○"
    return message("spot-check-line", mark=mark, number=check.record_id, title=check.title)


def turn_to(request: Request, press: ShowSpotCheck) -> list[Reply]:
    """Show the sample of another period, in place."""
    days, quarter = ReportingPeriod(press.first, press.last), quarter_of(press.first)
    period = quarter if (quarter.first, quarter.last) == (days.first, days.last) else days
    return [_screen(request, period, press.page, move=False)]


def find_sound(request: Request, press: FindSound) -> list[Reply]:
    """Note that a record of the sample is as it says."""
    check = oversight.find_sound(request.work, request.person, press.check, request.now)
    period = parse_period(check.period, request.now.date())
    return [Toast(Message("spot-check-passed")), _screen(request, period, move=False)]


COMMANDS = [Command("spotcheck", ADMINS, spot_check, place=75, section=Section.PROGRAMME)]
BUTTONS = [OnPress(ShowSpotCheck, turn_to), OnPress(FindSound, find_sound)]
JOBS = [Job("oversight", timedelta(minutes=10), oversight.note_silence)]
