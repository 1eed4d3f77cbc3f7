"""What an indicator rests on that is no record: items of a rubric, rectifications, the results of surveys."""

from collections.abc import Sequence

from handlers.buttons.assessment import ShowRatingRound, ShowSurveyResult
from handlers.buttons.scoring import ListDueRectifications
from handlers.kit.replies import Button, Line
from handlers.kit.texts import in_language
from handlers.views.figures import figure_fine, mark, units_of
from handlers.views.ratings import rubric_name
from handlers.views.scores import unit_of_part
from handlers.views.surveys import title_of
from indicators.definitions.indicator import Indicator
from indicators.definitions.rectification_rate import RectificationRate
from indicators.definitions.rubric import Rubric, source_of
from indicators.definitions.satisfaction import Satisfaction
from indicators.definitions.social_influence import SocialInfluence
from indicators.score import Linear
from records.form import option_label
from records.lengths import shortened
from records.messages import Message, message
from records.questionnaire import questionnaires
from records.roles import Side
from services.scoring.score_sheet import IndicatorSheet
from services.scoring.scores import Score
from storage.assessment import ratings, rectifications, surveys
from storage.assessment.ratings import RatingRound
from storage.assessment.rectifications import StoredRectification
from storage.assessment.surveys import Survey
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person


def of_records(declared: Indicator) -> bool:
    """Tell whether records can count for the indicator at all."""
    return not isinstance(declared, Rubric | Satisfaction | RectificationRate)


def range_lines(declared: Indicator, language: str) -> list[Line]:
    """Return the score range of an indicator in words; of each part where it has several."""
    lines: list[Line] = []
    units = units_of(declared.unit, language)
    for name, score_range in declared.score_ranges.items():
        part, unit = Message(f"part-{name}"), unit_of_part(units, name)
        target = mark(score_range.target, unit)
        if isinstance(score_range, Linear):
            lines.append(message("why-linear", part=part, low=mark(score_range.low, unit), target=target))
        else:
            lines.append(message("why-saturating", part=part, target=target))
    return lines


def source_lines(declared: Indicator, indicator: IndicatorSheet, language: str) -> list[Line]:
    """Return each item of a rubric with the median of its raters, 0 to 100.

    Only where these are enough for nobody to be known by it; nothing for other indicators.
    """
    if not isinstance(declared, Rubric):
        return []
    if not indicator.sources:
        return [Message("source-items-withheld")]
    return [
        message(
            "source-item",
            item=in_language(language, words),
            sides=tuple(
                message("source-side", side=option_label(Side(side)), value=_median(indicator, item, side))
                for side in declared.organisations
            ),
        )
        for item, words in declared.items.items()
    ]


def _median(indicator: IndicatorSheet, item: str, side: str) -> Message:
    median = indicator.sources.get(source_of(item, side))
    return figure_fine(median)


def source_rows(
    work: UnitOfWork, reader: Person, score: Score, declared: Indicator, indicator: IndicatorSheet
) -> list[list[Button]]:
    """Return the buttons that open what it rests on; of ratings only for admins, of surveys only the result."""
    if isinstance(declared, RectificationRate):
        count = len(indicator.sources)
        listing = ListDueRectifications(score.partnership.id, score.period.span, indicator.number)
        return [[Button(message("why-rectified", count=count), listing)]] if count else []
    here, language = [score.partnership.id], reader.language
    if isinstance(declared, Rubric):
        return [
            [
                Button(
                    message("why-round", name=rubric_name(round_.indicator, language)),
                    ShowRatingRound(round_.id, below=True),
                )
            ]
            for round_ in ratings.of_partnerships(work, here)
            if reader.is_admin and round_.indicator == declared.key and _counts(round_, score)
        ]
    measure = _measure(declared)
    return [
        [Button(message("why-survey", title=title_of(survey, language)), ShowSurveyResult(survey.id))]
        for survey in (surveys.of_partnerships(work, here) if measure else ())
        if questionnaires()[survey.questionnaire].measure == measure and _counts(survey, score)
    ]


def _measure(declared: Indicator) -> str | None:
    if isinstance(declared, Satisfaction):
        return "satisfaction"
    return "outside" if isinstance(declared, SocialInfluence) else None


def _counts(asked: RatingRound | Survey, score: Score) -> bool:
    """Tell whether it is closed, and what it asked about ends in the period."""
    return asked.closed and score.period.first <= asked.last_day <= score.period.last


def due_rectifications(work: UnitOfWork, indicator: IndicatorSheet) -> Sequence[tuple[StoredRectification, bool]]:
    """Return the rectifications that were due, and whether each is done as the indicator has it."""
    due = []
    for subject, done in indicator.sources.items():
        stored = rectifications.by_id(work, int(subject.rpartition(":")[2]))
        if stored is not None:
            due.append((stored, done > 0))
    return due


def rectified_line(rectification: StoredRectification, *, done: bool) -> Message:
    """Return a rectification that was due, in a line."""
    return message(
        "why-rectified-line",
        number=rectification.id,
        problem=shortened(rectification.problem, 60),
        result=Message("why-rectified-done" if done else "why-rectified-open"),
    )
