"""What a person owes beside records, for the to-do list: rectifications to mend or verify, ratings, surveys."""

from collections.abc import Iterator
from dataclasses import dataclass

from handlers.rating_view import round_button, rubric_name
from handlers.rectification_view import rectification_button, rectification_line
from handlers.replies import Button, Line
from handlers.router import Turn
from handlers.survey_view import survey_button, survey_line
from records.messages import Message, message
from services import rectifications, rubrics, surveys


@dataclass(frozen=True)
class Owed:
    """One thing that is to be done, as a line and the button that leads to it."""

    heading: Message
    line: Line
    button: Button


def owed(turn: Turn) -> Iterator[Owed]:
    """What the person owes, sort by sort."""
    for each in rectifications.owed(turn.work, turn.person):
        line = rectification_line(turn.work, each, turn.now)
        yield Owed(Message("todo-rectifications"), line, rectification_button(each))
    for found, done, of in rubrics.owed(turn.work, turn.person, turn.now):
        name = rubric_name(found.indicator, turn.language)
        line = message("todo-rating", rubric=name, done=done, of=of, closes=found.closes_on)
        yield Owed(Message("todo-ratings"), line, round_button(found, turn.language))
    for survey in surveys.owed(turn.work, turn.person, turn.now):
        line = survey_line(turn.work, survey, turn.language, turn.now)
        yield Owed(Message("todo-surveys"), line, survey_button(survey, turn.language))
