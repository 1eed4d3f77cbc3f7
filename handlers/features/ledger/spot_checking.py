"""An admin checks a sample of a quarter's confirmed records (抽查): sound at one tap, else voided on its card."""

from datetime import timedelta

from handlers.kit.jobs import Job
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import ADMINS, Command, Request, Section, Tap
from records.dates import day_in_figures
from records.errors import UserError
from records.messages import Message, message
from records.periods import ReportingPeriod, after, before, parse_period, quarter_of
from services.clock import oversight
from storage.ledger.spot_checks import SpotCheck


def spot_check(request: Request, rest: str) -> list[Reply]:
    """Of the quarter before this one, or of the period that is named."""
    today = request.now.date()
    period = parse_period(rest, today) if rest else before(quarter_of(today))
    return [_screen(request, period, move=True)]


def _screen(request: Request, period: ReportingPeriod, *, move: bool) -> Screen:
    if period.last >= request.now.date():
        raise UserError("spot-check-too-early")
    drawn = oversight.sample(request.work, request.person, period, request.now)
    turning = [
        Button(message(f"spot-check-{name}", period=each.label), f"spotcheck:{each.first:%Y%m%d}:{each.last:%Y%m%d}")
        for name, each in (("before", before(period)), ("after", after(period)))
        if each.last < request.now.date()
    ]
    if not drawn:
        return Screen("list", [message("spot-check-none", period=period.label)], [turning], move=move)
    checked = sum(each.done for each in drawn)
    lines: list[Line] = [message("spot-check-heading", period=period.label, count=len(drawn), checked=checked), ""]
    lines += [_line(each) for each in drawn]
    lines += ["", Message("spot-check-hint")]
    rows = [
        [
            Button(f"#{each.record_id} {each.title}"[:40], f"record:{each.record_id}"),
            Button(message("spot-check-sound", number=each.record_id), f"sound:{each.id}"),
        ]
        for each in drawn
        if not each.done
    ]
    return Screen("list", lines, [*rows[:20], turning], move=move)


def _line(check: SpotCheck) -> Message:
    mark = "✓" if check.sound else "✗" if check.done else "○"
    return message("spot-check-line", mark=mark, number=check.record_id, title=check.title)


def turn_to(request: Request, first: int = 0, last: int = 0) -> list[Reply]:
    days = ReportingPeriod(day_in_figures(first), day_in_figures(last))
    quarter = quarter_of(days.first)
    period = quarter if (quarter.first, quarter.last) == (days.first, days.last) else days
    return [_screen(request, period, move=False)]


def sound(request: Request, check_id: int = 0) -> list[Reply]:
    check = oversight.found_sound(request.work, request.person, check_id, request.now)
    period = parse_period(check.period, request.now.date())
    return [Toast(Message("spot-check-passed")), _screen(request, period, move=False)]


COMMANDS = [Command("spotcheck", ADMINS, spot_check, place=75, section=Section.PROGRAMME)]
TAPS = [Tap("spotcheck", ADMINS, turn_to), Tap("sound", ADMINS, sound)]
JOBS = [Job("oversight", timedelta(minutes=10), oversight.note_silence)]
