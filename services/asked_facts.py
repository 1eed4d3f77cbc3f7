"""What was asked for rather than recorded, as facts: surveys, ratings, rectifications."""

from collections.abc import Sequence
from datetime import date

from indicators.evidence import Fact, Side
from records.questionnaire import questionnaires
from records.rectifications import RectificationState, Step
from records.standpoints import Standpoint
from services.rubrics import rubrics
from storage import ratings, rectifications, surveys
from storage.people import Partnership
from storage.ratings import Rating, RatingRound
from storage.rectifications import TakenStep
from storage.surveys import Survey
from storage.unit_of_work import UnitOfWork

Window = tuple[date, date]  # first and last day, both included


def facts_of(work: UnitOfWork, partnership: Partnership, window: Window) -> list[Fact]:
    """The facts of a partnership: those about a period that ends in the window, and all of its rectifications, since
    what is overdue is carried over."""
    return [
        *_surveys(work, partnership, window),
        *_ratings(work, partnership, window),
        *_rectifications(work, partnership),
    ]


def _surveys(work: UnitOfWork, partnership: Partnership, window: Window) -> list[Fact]:
    return [
        fact
        for survey in surveys.of_partnerships(work, [partnership.id])
        if survey.closed and window[0] <= survey.last_day <= window[1]
        for fact in _survey(work, survey)
    ]


def _survey(work: UnitOfWork, survey: Survey) -> list[Fact]:
    """What was asked, of how many, and what was answered. Of a cell that stayed sealed only how many answered it."""
    asked = questionnaires()[survey.questionnaire]

    def fact(
        sort: str,
        quantity: float,
        stand: Standpoint = Standpoint.OUTSIDE,
        item: str | None = None,
        who: str | None = None,
    ) -> Fact:
        side = None if stand is Standpoint.OUTSIDE else Side(stand.value)
        measure = f"{asked.measure}_{sort}"
        return Fact(measure, survey.first_day, survey.last_day, quantity, category=item, side=side, subject=who)

    facts = [fact("item", -1 if item.reversed else 1, item=item.key) for item in asked.items]
    for cell in surveys.turnout_of(work, survey.id):
        if cell.asked:
            facts.append(fact("asked", cell.asked, cell.stand))
        if cell.answered and not cell.opened:
            facts.append(fact("withheld", cell.answered, cell.stand))
    return facts + [
        fact("answer", level, answer.stand, item=key, who=f"{survey.id}:{answer.id}")
        for answer in surveys.answers_of(work, survey.id)
        for key, level in answer.levels.items()
    ]


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
