"""A coordinator sums up a period for the own side (总结评价); both stand in the published result."""

from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers import conversation
from handlers.asking import plain_context
from handlers.conversation import Flow
from handlers.naming import number_of, period_of
from handlers.replies import Post, Reply, Screen
from handlers.router import COORDINATORS, Command, Section, Tap, Turn
from handlers.score_asked import Asked, asked
from records.form import Form
from records.messages import message
from records.periods import Period, before, quarter_of
from records.questions import Text
from services.asking import assessments
from services.asking.nil_returns import own_side
from services.scoring import scores
from services.scoring.methods import current
from storage import assessments as stored
from storage.drafts import Draft
from storage.people import Partnership


class Assessment(Form):
    """What came of a period, what was wanting, and what is next."""

    texts: ClassVar[str] = "assessment"
    outcomes: Annotated[str, Text(500, multiline=True)]
    problems: Annotated[str, Text(500, multiline=True)]
    next_steps: Annotated[str, Text(500, multiline=True)]


def assess(turn: Turn, rest: str) -> list[Reply]:
    """`/assess`, `/assess 2026Q3`: where no period is named, the quarter that is over."""
    found = asked(turn, rest, "assess", otherwise=lambda day: before(quarter_of(day)))
    return [found] if not isinstance(found, Asked) else _begin(turn, found.partnership, found.period)


def assess_one(turn: Turn, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    partnership = scores.scored(turn.work, turn.person, partnership_id)
    return _begin(turn, partnership, period_of(period, current(turn.work, turn.now).calendar))


def _begin(turn: Turn, partnership: Partnership, period: Period) -> list[Reply]:
    """With what the side has said before, if anything."""
    assessments.check_assessable(turn.work, turn.person, partnership, period, turn.now)
    said = stored.of_period(turn.work, partnership.id, period.code)
    asking = conversation.begin(
        turn,
        "assess",
        subject=f"{partnership.id}:{number_of(period)}",
        answers=said.get(own_side(turn.person, partnership)),
    )
    return [Post([message("assess-what", partnership=partnership.name, period=period.label)]), *asking]


def _assessed(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    number, _, period_number = draft.subject.partition(":")
    partnership = scores.scored(turn.work, turn.person, int(number))
    period = period_of(int(period_number), current(turn.work, turn.now).calendar)
    assessments.assess(turn.work, turn.person, partnership, period, answers, turn.now)
    return [Screen("draft", [message("assessed", period=period.label)])]


COMMANDS = [Command("assess", COORDINATORS, assess, place=47, section=Section.TASKS)]
TAPS = [Tap("assess", COORDINATORS, assess_one)]
FLOWS = [Flow("assess", Assessment, plain_context, _assessed)]
