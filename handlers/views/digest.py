"""The weekly digest as it is read: nine parts, the figures frozen, what is to be done and planned as it is now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.kit.replies import Button, Line, Screen
from handlers.kit.texts import in_language
from handlers.views import debts as debt_view
from handlers.views.event_cards import event_button, event_line
from handlers.views.scores import figure, figure_fine, values
from records.calendar import at_local
from records.form import heading_of, option_label
from records.kinds.joint_activity import ActivityCategory
from records.messages import Message, message
from records.periods import parse_period
from records.record import CoConstructionMode
from records.registry import KINDS
from records.roles import Side
from records.text import kebab
from services.clock.debts import Debt
from services.clock.digest import SUNDAY, Attended, Counted, Listed, MovedIndicator, WeekFigures, weeks_up_to
from services.scoring.score_sheet import PartSheet
from storage.clock import events
from storage.clock.events import Event
from storage.engine.unit_of_work import UnitOfWork
from storage.people.directory import Partnership

WEEK = timedelta(weeks=1)
LATE = timedelta(hours=2)
MOST = 8  # records or events in a part


@dataclass(frozen=True)
class Edition:
    """A digest to be shown. `frozen_at` is None for the week that goes on; `late`: it comes later than was promised."""

    partnership: Partnership
    monday: date
    figures: WeekFigures
    frozen_at: datetime | None
    late: bool = False


def purpose_of(partnership: Partnership) -> str:
    return f"digest:{partnership.id}"


def full(
    work: UnitOfWork, edition: Edition, owed: Sequence[Debt], language: str, now: datetime, *, move: bool
) -> Screen:
    """For a coordinator, with what is owed and a button for each."""
    coming = _coming(work, edition.partnership, now)
    todo = debt_view.shown(debt_view.Reading(work, language, now), owed)
    events_to_come = ([event_button(event, edition.partnership)] for event in coming)
    rows = [*todo.rows, *events_to_come, *_picture(work, edition), _turning(edition, now)]
    if edition.figures.quiet and not owed and not coming:
        quiet = _quiet(edition, "digest-quiet")
        return Screen(purpose_of(edition.partnership), quiet, [_turning(edition, now)], move=move)
    lines = [
        *_opening(edition),
        *_activities(edition.figures),
        *_attendance(edition.figures),
        *_outcomes(edition.figures),
        *_indicators(edition.figures, language),
        *_practices(edition.figures),
        *(["", message("digest-todo", count=len(owed)), *todo.lines] if owed else []),
        *_plans(coming, edition.partnership),
        *_restatements(edition.figures, language),
    ]
    return Screen(purpose_of(edition.partnership), lines, rows, move=move)


def short(work: UnitOfWork, edition: Edition, language: str, now: datetime, *, move: bool) -> Screen:
    """For a group, and for members who asked for it: nothing that is somebody's to do."""
    coming = _coming(work, edition.partnership, now)
    if edition.figures.quiet and not coming:
        return Screen(purpose_of(edition.partnership), _quiet(edition, "digest-quiet-short"), move=move)
    lines = [
        *_opening(edition),
        *_attendance(edition.figures),
        *_practices(edition.figures),
        *_plans(coming, edition.partnership),
        *_restatements(edition.figures, language),
    ]
    return Screen(purpose_of(edition.partnership), lines, move=move)


def _quiet(edition: Edition, key: str) -> list[Line]:
    """One line; whoever looks at a week that is not over, or hears of it late, hears that, too."""
    first, last = edition.monday, edition.monday + SUNDAY
    quiet = message(key, partnership=edition.partnership.name, first=first, last=last)
    lines: list[Line] = [Message("digest-late"), quiet] if edition.late else [quiet]
    return lines if edition.frozen_at is not None else [*lines, Message("digest-running-quiet")]


def _picture(work: UnitOfWork, edition: Edition) -> list[list[Button]]:
    """Of the last weeks, where it shows more than the lines above."""
    if not weeks_up_to(work, edition.partnership, edition.monday):
        return []
    return [[Button(Message("digest-chart"), f"weeks:{edition.partnership.id}:{edition.monday:%Y%m%d}")]]


def _turning(edition: Edition, now: datetime) -> list[Button]:
    """The week before, the one after, and the same once more with what has been done meanwhile."""
    number = edition.partnership.id
    row = [Button(Message("digest-before"), f"digest:{number}:{edition.monday - WEEK:%Y%m%d}")]
    if edition.monday + WEEK <= now.astimezone(ZoneInfo(edition.partnership.time_zone)).date():
        row.append(Button(Message("digest-after"), f"digest:{number}:{edition.monday + WEEK:%Y%m%d}"))
    return [*row, Button(Message("digest-refresh"), f"digest:{number}:{edition.monday:%Y%m%d}")]


def _opening(edition: Edition) -> list[Line]:
    """One sentence that sums up the week; the week, its cut-off, and how much of it is confirmed."""
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
    return ["", Message("digest-outcomes"), *(_listed(each) for each in known.outcomes[:MOST])]


def _listed(each: Listed) -> Message:
    kind = Message(heading_of(KINDS[each.kind]))
    return message("digest-listed", number=each.record_id, title=each.title, kind=kind)


def _indicators(known: WeekFigures, language: str) -> list[Line]:
    """Each with numerator and denominator where it is a ratio, and what is missing to the target."""
    if not known.indicators:
        return []
    return ["", Message("digest-indicators"), *(_indicator(each, language) for each in known.indicators)]


def _indicator(moved: MovedIndicator, language: str) -> Message:
    sheet, before = moved.sheet, moved.before
    ratio = message("digest-scored", score=figure(sheet.score)) if len(sheet.parts) > 1 else _ratio(sheet.parts[0])
    change: Message | str = ""
    if before is not None and moved.moved:
        change = message("digest-moved-from", before=figure(before))
    gap: Message | str = message("digest-gap", gap=figure(sheet.gap)) if sheet.gap else ""
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
    """Numerator and denominator; of the mean of two sides those of each, since the sums make another figure."""
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
    for each in known.practices:
        lines.append(_listed(each))
        if each.words:
            lines.append(message("digest-words", words=each.words))
    return lines


def _coming(work: UnitOfWork, partnership: Partnership, now: datetime) -> list[Event]:
    """What is planned from now until the end of this week and, from Friday on, of the next one."""
    zone = ZoneInfo(partnership.time_zone)
    today = now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    end = at_local(monday + (WEEK if today.weekday() < 4 else 2 * WEEK), datetime.min.time(), zone)
    return work.once(("coming", partnership.id, now), lambda: events.between(work, partnership.id, now, end)[:MOST])


def _plans(coming: Sequence[Event], partnership: Partnership) -> list[Line]:
    if not coming:
        return []
    return ["", Message("digest-plan"), *(event_line(event, partnership) for event in coming)]


def _restatements(known: WeekFigures, language: str) -> list[Line]:
    """Published figures that are not the same any more, and the records that were changed, by whom and why."""
    if not known.restatements and not known.restated_figures:
        return []
    lines: list[Line] = ["", Message("digest-restatements")]
    for restated in known.restated_figures:
        name: Message | str = in_language(language, restated.name) if restated.name else Message("digest-composite")
        lines.append(
            message(
                "digest-restated-figure",
                period=parse_period(restated.period, date.max).label,
                name=name,
                told=figure(restated.told),
                now=figure(restated.now),
            )
        )
    for each in known.restatements:
        did = Message(f"did-{kebab(each.action)}")
        key = "digest-restated-because" if each.reason else "digest-restated"
        lines.append(message(key, number=each.record_id, title=each.title, who=each.by, did=did, reason=each.reason))
    return lines
