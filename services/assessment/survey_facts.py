"""What a closed survey tells the calculator."""

from collections.abc import Sequence

from records.facts import Fact
from records.questionnaire import questionnaires
from records.roles import Side
from records.standpoints import Standpoint
from storage.assessment.surveys import OpenedAnswer, Survey, Turnout


def facts_of_closed(survey: Survey, counted: Sequence[Turnout], answers: Sequence[OpenedAnswer]) -> list[Fact]:
    """Return what was asked, of how many, and what was answered; of a cell that stays sealed only how many did."""
    items = [
        _fact(survey, "item", -1 if item.reversed else 1, item=item.key)
        for item in questionnaires()[survey.questionnaire].items
    ]
    asked = [_fact(survey, "asked", cell.asked, cell.stand) for cell in counted if cell.asked]
    sealed = [cell for cell in counted if cell.answered and not cell.opened]
    withheld = [_fact(survey, "withheld", cell.answered, cell.stand) for cell in sealed]
    return [*items, *asked, *withheld, *_said(survey, answers)]


def facts_of_imported(
    survey: Survey, more_asked: Sequence[tuple[Standpoint, int]], answers: Sequence[OpenedAnswer]
) -> list[Fact]:
    """Return what is known beside what was known when it closed."""
    more = [_fact(survey, "asked", count, stand) for stand, count in more_asked if count]
    return [*more, *_said(survey, answers)]


def _said(survey: Survey, answers: Sequence[OpenedAnswer]) -> list[Fact]:
    return [
        _fact(survey, "answer", level, answer.stand, key, f"{survey.id}:{answer.id}")
        for answer in answers
        for key, level in answer.levels.items()
    ]


def _fact(
    survey: Survey,
    sort: str,
    quantity: float,
    stand: Standpoint = Standpoint.OUTSIDE,
    item: str | None = None,
    who: str | None = None,
) -> Fact:
    side = None if stand is Standpoint.OUTSIDE else Side(stand.value)
    measure = f"{questionnaires()[survey.questionnaire].measure}_{sort}"
    return Fact(measure, survey.first_day, survey.last_day, quantity, side, who, item)
