"""The weekly digest of all partnerships that somebody coordinates, by exception: each of them is a tap away."""

from collections import Counter
from datetime import datetime

from handlers.buttons.clock import ShowDigest, ShowDigests
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Screen
from handlers.lookup.partnerships import short_names
from records.messages import Message, message
from records.purposes import Purpose
from services.clock.digest import Edition
from services.clock.digest_delivery import CombinedDigest
from services.clock.silent_partnerships import SILENT_AFTER, silent_partnerships
from services.clock.week_figures import SUNDAY
from storage.engine.unit_of_work import UnitOfWork


def combined(work: UnitOfWork, digest: CombinedDigest, number: int, now: datetime, *, move: bool) -> Screen:
    """Return a page of it: what the week was in all, then each partnership of which there is something to say."""
    owed = Counter(debt.partnership_id for debt in digest.owed)
    eventful = [one for one in digest.editions if owed[one.partnership.id] or not one.figures.quiet]
    eventful.sort(key=lambda one: (not owed[one.partnership.id], one.partnership.id))
    names = short_names([one.partnership for one in digest.editions])
    page = page_of(eventful, number)
    lines = _opening(work, digest, now)
    if page.items:
        lines += ["", *(_line(one, names[one.partnership.id], owed[one.partnership.id]) for one in page.items)]
    if quiet := len(digest.editions) - len(eventful):
        lines += ["", message("digests-quiet", count=quiet)]
    rows = [[Button(names[one.partnership.id], ShowDigest(one.partnership.id, digest.monday))] for one in page.items]
    turning = page.turning(lambda other: ShowDigests(digest.monday, other))
    return Screen(Purpose.DIGESTS, lines, [*rows, turning], move=move)


def _opening(work: UnitOfWork, digest: CombinedDigest, now: datetime) -> list[Line]:
    """Return the week, its sums, what is owed in all, and how many partnerships are silent."""
    figures = [edition.figures for edition in digest.editions]
    lines: list[Line] = [Message("digest-late")] if any(edition.late for edition in digest.editions) else []
    lines.append(
        message("digests-heading", first=digest.monday, last=digest.monday + SUNDAY, count=len(digest.editions))
    )
    activities = sum(week.activities.confirmed + week.activities.waiting for week in figures)
    outcomes, waiting = sum(len(week.outcomes) for week in figures), sum(week.waiting for week in figures)
    lines.append(message("digests-summary", activities=activities, outcomes=outcomes, waiting=waiting))
    if digest.owed:
        lines.append(message("digests-owed", count=len(digest.owed)))
    silent, _ = silent_partnerships(work, digest.person, now)
    return [*lines, message("digests-silent", count=len(silent), days=SILENT_AFTER)] if silent else lines


def _line(edition: Edition, name: str, owed: int) -> Message:
    """Return what there is to say of a partnership's week: no zeros."""
    week = edition.figures
    counts = {
        "todo": owed,
        "activities": week.activities.confirmed + week.activities.waiting,
        "outcomes": len(week.outcomes),
        "waiting": week.waiting,
        "restated": len(week.restatements) + len(week.restated_figures),
    }
    parts = tuple(message("digests-part", what=what, count=count) for what, count in counts.items() if count)
    return (
        message("digests-line", partnership=name, parts=parts) if parts else message("digests-bare", partnership=name)
    )
