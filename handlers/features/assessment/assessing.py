"""A coordinator sums up a period for the own side (总结评价); both stand in the published result."""

from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.buttons.assessment import Assess
from handlers.conversation import dialogue
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.questions import plain_context
from handlers.kit.replies import Post, Reply, Screen
from handlers.kit.router import COORDINATORS, Command, Request, Section, Tap
from handlers.lookup.periods import period_of, span_of
from handlers.lookup.score import Asked, asked
from records.form import Form
from records.messages import message
from records.periods import ReportingPeriod, before, quarter_of
from records.questions import Text
from records.subjects import PartnershipPeriod
from services.assessment import assessments
from services.assessment.nil_returns import own_side
from services.scoring import scores
from services.scoring.methods import current
from storage.assessment import assessments as stored
from storage.chat.drafts import Draft
from storage.people.directory import Partnership


class Assessment(Form):
    """What came of a period, what was wanting, and what is next."""

    texts: ClassVar[str] = "assessment"
    outcomes: Annotated[str, Text(500, multiline=True)]
    problems: Annotated[str, Text(500, multiline=True)]
    next_steps: Annotated[str, Text(500, multiline=True)]


def assess(request: Request, rest: str) -> list[Reply]:
    """`/assess`, `/assess 2026Q3`: where no period is named, the quarter that is over."""
    found = asked(request, rest, Assess, "assess", otherwise=lambda day: before(quarter_of(day)))
    return [found] if not isinstance(found, Asked) else _begin(request, found.partnership, found.period)


def assess_one(request: Request, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    partnership = scores.scored(request.work, request.person, partnership_id)
    return _begin(request, partnership, period_of(span_of(period), current(request.work, request.now).calendar))


def _begin(request: Request, partnership: Partnership, period: ReportingPeriod) -> list[Reply]:
    """With what the side has said before, if anything."""
    assessments.check_assessable(request.work, request.person, partnership, period, request.now)
    said = stored.of_period(request.work, partnership.id, period.code)
    asking = dialogue.begin(
        request,
        "assess",
        subject=PartnershipPeriod(partnership.id, period.span),
        answers=said.get(own_side(request.person, partnership)),
    )
    return [Post([message("assess-what", partnership=partnership.name, period=period.label)]), *asking]


def _assessed(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    subject = draft.about(PartnershipPeriod)
    partnership = scores.scored(request.work, request.person, subject.partnership)
    period = period_of(subject.span, current(request.work, request.now).calendar)
    assessments.assess(request.work, request.person, partnership, period, answers, request.now)
    return [Screen("draft", [message("assessed", period=period.label)])]


COMMANDS = [Command("assess", COORDINATORS, assess, place=47, section=Section.TASKS)]
TAPS = [Tap("assess", COORDINATORS, assess_one)]
FLOWS = [Flow("assess", Assessment, plain_context, as_json(_assessed))]
