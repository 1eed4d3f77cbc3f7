"""What was asked for rather than recorded, as facts: ratings, rectifications."""

from collections.abc import Sequence
from datetime import date

from indicators.evidence import Fact, Side
from records.rectifications import RectificationState, Step
from services.rubrics import rubrics
from storage import ratings, rectifications
from storage.people import Partnership
from storage.ratings import Rating, RatingRound
from storage.rectifications import TakenStep
from storage.unit_of_work import UnitOfWork

Window = tuple[date, date]  # first and last day, both included


def facts_of(work: UnitOfWork, partnership: Partnership, window: Window) -> list[Fact]:
    """The facts of a partnership: those about a period that ends in the window, and all of its rectifications, since
    what is overdue is carried over."""
    return [*_ratings(work, partnership, window), *_rectifications(work, partnership)]


def _ratings(work: UnitOfWork, partnership: Partnership, window: Window) -> list[Fact]:
    """Of rounds that are closed: until then a rating can be revised."""
    return [
        _rating(found, rating)
        for found in ratings.of_partnerships(work, [partnership.id])
        if found.closed and window[0] <= found.last_day <= window[1]
        for rating in ratings.ratings_in(work, found.id)
    ]


def _rating(found: RatingRound, rating: Rating) -> Fact:
    measure = rubrics()[found.indicator].reads
    return Fact(
        measure,
        found.first_day,
        found.last_day,
        rating.level,
        category=rating.item,
        side=Side(rating.side),
        subject=f"{rating.stand}:{rating.person_id}",
    )


_MEASURES = {
    Step.CLOSE: "rectification_closed",
    Step.VERIFY: "rectification_verified",
    Step.REOPEN: "rectification_reopened",
}


def _rectifications(work: UnitOfWork, partnership: Partnership) -> list[Fact]:
    stand = {
        each.id: each
        for each in rectifications.of_partnership(work, partnership.id)
        if each.state is not RectificationState.WITHDRAWN
    }
    due = [
        Fact("rectification_due", each.due_on, each.due_on, 1, side=Side(each.side), subject=_subject(each.id))
        for each in stand.values()
    ]
    by_number: dict[int, list[TakenStep]] = {}
    for step in rectifications.steps_in(work, partnership.id):
        by_number.setdefault(step.rectification_id, []).append(step)
    return due + [fact for number in stand for fact in _dated(by_number.get(number, []))]


def _dated(taken: Sequence[TakenStep]) -> list[Fact]:
    """What was reported as mended and refused by the other side was never mended."""
    told = [step for step in taken if step.step in _MEASURES or step.step is Step.REFUSE]
    following = [*(step.step for step in told[1:]), None]
    return [
        _step(step)
        for step, next_step in zip(told, following, strict=False)
        if step.step in _MEASURES and not (step.step is Step.CLOSE and next_step is Step.REFUSE)
    ]


def _step(step: TakenStep) -> Fact:
    side = Side(step.side) if step.side else None
    return Fact(_MEASURES[step.step], step.on, step.on, 1, side=side, subject=_subject(step.rectification_id))


def _subject(number: int) -> str:
    return f"rectification:{number}"
