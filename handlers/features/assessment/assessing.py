"""A coordinator sums up a period for the own side (总结评价); both stand in the published result."""

from handlers.buttons.assessment import Assess
from handlers.conversation import dialogue
from handlers.conversation.flow import Flow
from handlers.conversation.short_questions import plain_context
from handlers.kit.replies import Post, Reply, Screen
from handlers.kit.router import COORDINATORS, Command, OnPress, Request, Section
from handlers.lookup.periods import period_of
from handlers.lookup.score import Asked, asked
from records.assessments import Assessment
from records.messages import message
from records.periods import ReportingPeriod, before, quarter_of
from records.purposes import Purpose
from records.subjects import PartnershipPeriod
from services.assessment import assessments
from services.scoring import scores
from services.scoring.methods import current
from storage.chat.drafts import Draft
from storage.people.partnerships import Partnership


def assess(request: Request, rest: str) -> list[Reply]:
    """Ask about the period that is named (`/assess 2026Q3`), or the quarter that is over."""
    meant = asked(request, rest, Assess, "assess", otherwise=lambda day: before(quarter_of(day)))
    return _ask(request, meant.partnership, meant.period) if isinstance(meant, Asked) else [meant]


def assess_period(request: Request, press: Assess) -> list[Reply]:
    """Ask about the period of the button."""
    return _ask(request, *_meant(request, press))


def _meant(request: Request, about: Assess | PartnershipPeriod) -> tuple[Partnership, ReportingPeriod]:
    partnership = scores.scored(request.work, request.person, about.partnership)
    return partnership, period_of(about.span, current(request.work, request.now).calendar)


def _ask(request: Request, partnership: Partnership, period: ReportingPeriod) -> list[Reply]:
    """Ask, with what the side has said before, if anything."""
    before = assessments.said_before(request.work, request.person, partnership, period, request.now)
    asking = dialogue.begin(
        request,
        "assess",
        subject=PartnershipPeriod(partnership.id, period.span),
        answers=before.to_json() if before else None,
    )
    return [Post([message("assess-what", partnership=partnership.name, period=period.label)]), *asking]


def _submit(request: Request, draft: Draft, answers: Assessment) -> list[Reply]:
    partnership, period = _meant(request, draft.about(PartnershipPeriod))
    assessments.assess(request.work, request.person, partnership, period, answers, request.now)
    return [Screen(Purpose.DRAFT, [message("assessed", period=period.label)])]


COMMANDS = [Command("assess", COORDINATORS, assess, place=47, section=Section.TASKS)]
BUTTONS = [OnPress(Assess, assess_period)]
FLOWS = [Flow("assess", Assessment, plain_context, _submit)]
