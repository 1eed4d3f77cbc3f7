"""The weekly digest as it is read: ten parts, the figures frozen, what is to be done and planned as it is now."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from handlers.buttons.clock import DrawWeeks, ShowDigest
from handlers.kit.pager import cut
from handlers.kit.replies import Button, Line, Screen
from handlers.kit.texts import in_language
from handlers.views import debts as debt_view
from handlers.views.board import board_line
from handlers.views.event_cards import event_button, event_line
from handlers.views.figures import difference, figure, figure_fine, units_of
from handlers.views.scores import values
from records.calendar import at_local
from records.form import heading_of, option_label
from records.kinds.joint_activity import ActivityCategory
from records.messages import Message, message
from records.periods import parse_period
from records.purposes import DigestPurpose
from records.record import CoConstructionMode
from records.registry import KINDS
from records.roles import Side
from records.text import kebab
from services.board.digest_part import board_digest
from services.clock.debt_kinds import Debt
from services.clock.digest import Edition, monday_of, weeks_up_to
from services.clock.week_figures import SUNDAY, WEEK, Attended, Counted, Listed, MovedIndicator, WeekFigures
from services.scoring.score_sheet import PartSheet
from storage.clock import events
from storage.clock.events import Event
from storage.engine.unit_of_work import UnitOfWork
from storage.people.partnerships import Partnership

MOST = 8  # records or events in a part
FRIDAY = 4  # as a weekday, from which on the next week's plans are told, too


def full(
    work: UnitOfWork, edition: Edition, owed: Sequence[Debt], language: str, now: datetime, *, move: bool
) -> Screen:
    """Return the digest for a coordinator, with what is owed and a button for each."""
    coming, board_lines = _coming(work, edition.partnership, now), _board(work, edition.partnership, now)
    todo = debt_view.shown(debt_view.DebtContext(work, language, now), owed)
    events_to_come = ([event_button(event, edition.partnership)] for event in coming[:MOST])
    rows = [*todo.rows, *events_to_come, *_picture(work, edition), _turning(edition, now)]
    if edition.figures.quiet and not owed and not coming and not board_lines:
        quiet = _quiet(edition, "digest-quiet")
        return Screen(DigestPurpose(edition.partnership.id), quiet, [_turning(edition, now)], move=move)
    lines = [
        *_opening(edition),
        *_activities(edition.figures),
        *_attendance(edition.figures),
        *_outcomes(edition.figures),
        *_indicators(edition.figures, language),
        *_practices(edition.figures),
        *(["", message("digest-todo", count=len(owed)), *todo.lines] if owed else []),
        *_plans(coming, edition.partnership),
        *board_lines,
        *_restatements(edition.figures, language),
    ]
    return Screen(DigestPurpose(edition.partnership.id), lines, rows, move=move)


def short(work: UnitOfWork, edition: Edition, language: str, now: datetime, *, move: bool) -> Screen:
    """Return the digest for a group, and for members who asked for it: nothing that is somebody's to do."""
    coming = _coming(work, edition.partnership, now)
    if edition.figures.quiet and not coming:
        return Screen(DigestPurpose(edition.partnership.id), _quiet(edition, "digest-quiet-short"), move=move)
    lines = [
        *_opening(edition),
        *_attendance(edition.figures),
        *_practices(edition.figures),
        *_plans(coming, edition.partnership),
        *_restatements(edition.figures, language),
    ]
    return Screen(DigestPurpose(edition.partnership.id), lines, move=move)


def _quiet(edition: Edition, key: str) -> list[Line]:
    """Return one line; whoever looks at a week that is not over, or hears of it late, hears that, too."""
    first, last = edition.monday, edition.monday + SUNDAY
    quiet = message(key, partnership=edition.partnership.name, first=first, last=last)
    lines: list[Line] = [Message("digest-late"), quiet] if edition.late else [quiet]
    return lines if edition.frozen_at is not None else [*lines, Message("digest-running")]


def _picture(work: UnitOfWork, edition: Edition) -> list[list[Button]]:
    """Return the button to a picture of the last weeks, where it shows more than the lines above."""
    if not weeks_up_to(work, edition.partnership, edition.monday):
        return []
    return [[Button(Message("digest-chart"), DrawWeeks(edition.partnership.id, edition.monday))]]


def _turning(edition: Edition, now: datetime) -> list[Button]:
    """Return the buttons to the week before, the one after, and the same with what has been done meanwhile."""
    number = edition.partnership.id
    row = [Button(Message("digest-before"), ShowDigest(number, edition.monday - WEEK))]
    if edition.monday + WEEK <= edition.partnership.today(now):
        row.append(Button(Message("digest-after"), ShowDigest(number, edition.monday + WEEK)))
    return [*row, Button(Message("digest-refresh"), ShowDigest(number, edition.monday))]


def _opening(edition: Edition) -> list[Line]:
    """Return one sentence that sums up the week; the week, its cut-off, and how much of it is confirmed."""
    known, partnership = edition.figures, edition.partnership
    lines: list[Line] = [
        message("digest-heading", partnership=partnership.name, first=edition.monday, last=edition.monday + SUNDAY),
        _summary(known),
    ]
    if edition.late:
        lines.insert(0, Message("digest-late"))
    if edition.frozen_at is None:
        return [*lines, Message("digest-running")]
    frozen = edition.frozen_at.astimezone(ZoneInfo(partnership.time_zone))
    whole = known.confirmed + known.waiting
    if not whole:
        return [*lines, message("digest-cut-off", at=frozen)]
    share = round(100 * known.confirmed / whole)
    return [*lines, message("digest-cut-off-of", at=frozen, confirmed=known.confirmed, whole=whole, share=share)]


def _summary(known: WeekFigures) -> Message:
    if not known.confirmed and not known.waiting:
        return Message("digest-summary-none")
    return message(
        "digest-summary",
        activities=known.activities.confirmed + known.activities.waiting,
        outcomes=len(known.outcomes),
        waiting=known.waiting,
    )


def _activities(known: WeekFigures) -> list[Line]:
    if not known.categories and not known.modes:
        return []
    lines: list[Line] = ["", Message("digest-activities")]
    lines += [
        message("digest-counted", name=option_label(category), **_numbers(known.categories[category]))
        for category in ActivityCategory
        if category in known.categories
    ]
    modes = tuple(
        message("digest-mode", name=option_label(mode), count=known.modes[mode].confirmed + known.modes[mode].waiting)
        for mode in CoConstructionMode
        if mode in known.modes
    )
    return [*lines, message("digest-modes", modes=modes)] if modes else lines


def _numbers(counted: Counted) -> dict[str, int]:
    return {"confirmed": counted.confirmed, "waiting": counted.waiting}


def _attendance(known: WeekFigures) -> list[Line]:
    if not known.attendance:
        return []
    lines: list[Line] = ["", Message("digest-attendance")]
    for side in Side:
        if side in known.attendance:
            lines.append(_attended(side, known.attendance[side], known.attendance_before))
    return lines


def _attended(side: Side, attended: Attended, before: Mapping[Side, Attended]) -> Message:
    change = round(100 * attended.rate) - round(100 * before[side].rate) if side in before else None
    key = "digest-attended" if change is None else "digest-attended-change"
    return message(
        key,
        side=option_label(side),
        expected=attended.expected,
        present=attended.present,
        rate=round(100 * attended.rate),
        change=f"{change or 0:+d}",
    )


def _outcomes(known: WeekFigures) -> list[Line]:
    if not known.outcomes:
        return []
    return ["", Message("digest-outcomes"), *cut([*map(_listed, known.outcomes)], MOST)]


def _listed(listed: Listed) -> Message:
    kind = Message(heading_of(KINDS[listed.kind]))
    return message("digest-listed", number=listed.record_id, title=listed.title, kind=kind)


def _indicators(known: WeekFigures, language: str) -> list[Line]:
    """Return the indicators, with numerator and denominator of a ratio, and what is missing to the target."""
    if not known.indicators:
        return []
    return ["", Message("digest-indicators"), *(_indicator(indicator, language) for indicator in known.indicators)]


def _indicator(moved: MovedIndicator, language: str) -> Message:
    sheet, before = moved.sheet, moved.before
    ratio = message("digest-scored", score=figure(sheet.score)) if len(sheet.parts) > 1 else _ratio(sheet.parts[0])
    change: Message | str = ""
    if before is not None and moved.moved:
        change = message("digest-moved-from", before=figure(before))
    gap: Message | str = ""
    if sheet.gap:
        gap = message("digest-gap", gap=difference(sheet.gap, units_of(sheet.unit, language)[0]))
    return message(
        "digest-indicator",
        number=sheet.number,
        name=in_language(language, sheet.name),
        value=values(sheet, language),
        ratio=ratio,
        change=change,
        gap=gap,
    )


def _ratio(part: PartSheet) -> Message | str:
    """Return numerator and denominator; of the mean of two sides those of each, since the sums make another figure."""
    of_sides = [term for term in part.terms if term.name in tuple(Side)]
    if of_sides:
        terms = tuple(
            message(
                "digest-side-ratio",
                side=option_label(Side(term.name)),
                numerator=figure_fine(term.numerator),
                denominator=figure_fine(term.denominator),
            )
            for term in of_sides
            if term.denominator is not None
        )
        return message("digest-ratios", terms=terms) if terms else ""
    if part.denominator is None:
        return ""
    key = "digest-ratio" if part.factor in (None, 1, 100) else "digest-in-days"
    return message(key, numerator=figure_fine(part.numerator), denominator=figure_fine(part.denominator))


def _practices(known: WeekFigures) -> list[Line]:
    if not known.practices:
        return []
    lines: list[Line] = ["", Message("digest-practices")]
    for practice in known.practices:
        lines.append(_listed(practice))
        if practice.words:
            lines.append(message("digest-words", words=practice.words))
    return lines


def _coming(work: UnitOfWork, partnership: Partnership, now: datetime) -> list[Event]:
    """Return what is planned from now until the end of this week and, from Friday on, of the next one."""
    today = partnership.today(now)
    last = monday_of(today) + (WEEK if today.weekday() < FRIDAY else 2 * WEEK)
    end = at_local(last, time(), ZoneInfo(partnership.time_zone))
    return work.cached(("coming", partnership.id, now), lambda: events.between(work, partnership.id, now, end))


def _plans(coming: Sequence[Event], partnership: Partnership) -> list[Line]:
    if not coming:
        return []
    return ["", Message("digest-plan"), *cut([event_line(event, partnership) for event in coming], MOST)]


def _board(work: UnitOfWork, partnership: Partnership, now: datetime) -> list[Line]:
    """Return what is needed and newly offered: few of each, and how many more there are on the board."""
    known = board_digest(work, partnership, now)
    lines: list[Line] = [board_line(work, stored) for stored in (*known.needs, *known.offers)]
    left = known.needs_count + known.offers_count - len(lines)
    more = [message("digest-board-more", count=left)] if left else []
    return ["", Message("digest-board"), *lines, *more] if lines else []


def _restatements(known: WeekFigures, language: str) -> list[Line]:
    """Return the published figures and the records that are not the same any more, by whom and why."""
    if not known.restatements and not known.restated_figures:
        return []
    lines: list[Line] = []
    for restated_figure in known.restated_figures:
        name: Message | str = Message("digest-composite")
        if restated_figure.name is not None:
            name = in_language(language, restated_figure.name)
        lines.append(
            message(
                "digest-restated-figure",
                period=parse_period(restated_figure.period, date.max).label,
                name=name,
                told=figure(restated_figure.told),
                now=figure(restated_figure.now),
            )
        )
    figures, lines = cut(lines, MOST), []
    for restated in known.restatements:
        key = "digest-restated-because" if restated.reason else "digest-restated"
        did = Message(f"did-{kebab(restated.action)}")
        lines.append(
            message(
                key, number=restated.record_id, title=restated.title, who=restated.by, did=did, reason=restated.reason
            )
        )
    return ["", Message("digest-restatements"), *figures, *cut(lines, MOST)]
