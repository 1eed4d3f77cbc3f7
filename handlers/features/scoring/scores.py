"""The scores of a partnership (得分): the whole, a group of indicators, and other periods."""

from handlers.buttons.scoring import (
    ChooseScorePeriod,
    ChooseTrend,
    DrawContributions,
    DrawGroups,
    ExplainScore,
    ShowScore,
    ShowScoreGroup,
)
from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import COORDINATORS_AND_ADMINS, Command, OnPress, Request, Section
from handlers.kit.texts import in_language
from handlers.lookup.score import asked, looks_at, partnership_and_span, score_of
from handlers.views.figures import figure
from handlers.views.scores import grid, indicator_line, receipt_buttons, score_lines, when, whose
from records.errors import UserError
from records.messages import Message, message
from records.periods import before, half_year_of, month_of, programme_year_of, quarter_of, term_of, year_of
from records.purposes import Purpose
from services.scoring import scores
from services.scoring.score_sheet import sheet
from services.scoring.scores import Score


def show(request: Request, rest: str) -> list[Reply]:
    """Show the score that is asked for: `/scores`, `/scores 江城 2026Q3`."""
    wanted = asked(request, rest, ShowScore, "scores")
    if isinstance(wanted, Screen):
        return [wanted]
    looks_at(request, wanted.partnership)
    return [_whole(request, scores.score(request.work, wanted.partnership, wanted.period, request.now), move=True)]


def turn_to(request: Request, press: ShowScore) -> list[Reply]:
    """Show the score of a partnership in a period."""
    score = score_of(request, press)
    looks_at(request, score.partnership)
    return [_whole(request, score, move=False)]


def _whole(request: Request, score: Score, *, move: bool) -> Screen:
    whole, here = sheet(score), partnership_and_span(score)
    groups = [
        Button(in_language(request.language, group.name), ShowScoreGroup(*here, number))
        for number, group in enumerate(whole.groups, 1)
    ]
    more = [
        Button(Message("score-all-indicators"), ExplainScore(*here)),
        Button(Message("score-periods"), ChooseScorePeriod(*here)),
    ]
    pictures = [
        Button(Message("score-groups-chart"), DrawGroups(*here)),
        Button(Message("score-bars"), DrawContributions(*here)),
        Button(Message("score-trends"), ChooseTrend(*here)),
    ]
    return Screen(Purpose.SCORES, score_lines(whole, request.language), [*grid(groups), more, pictures], move=move)


def group(request: Request, press: ShowScoreGroup) -> list[Reply]:
    """Show the indicators of a group."""
    score = score_of(request, press)
    whole = sheet(score)
    if not 1 <= press.group <= len(whole.groups):
        raise UserError("button-old")
    chosen = whole.groups[press.group - 1]
    lines: list[Line] = [
        message("score-group-heading", name=in_language(request.language, chosen.name), score=figure(chosen.score)),
        whose(whole),
        when(whole),
        "",
        *(indicator_line(indicator, request.language) for indicator in whole.of_group(chosen.key)),
    ]
    rows = receipt_buttons(whole.of_group(chosen.key), score, request.language)
    back = [Button(Message("form-back"), ShowScore(*partnership_and_span(score)))]
    return [Screen(Purpose.SCORES, lines, [*rows, back])]


def periods(request: Request, press: ChooseScorePeriod) -> list[Reply]:
    """Offer the periods that one most often looks at."""
    score = score_of(request, press)
    today, calendar = score.knowledge.known_at, score.method.calendar
    present = (
        month_of(today), quarter_of(today), half_year_of(today), term_of(today, calendar),
        programme_year_of(today, calendar), year_of(today),
    )  # fmt: skip
    offered = dict.fromkeys(period for now in present for period in (now, before(now, calendar)))
    buttons = [Button(period.label, ShowScore(score.partnership.id, period.span)) for period in offered]
    back = [Button(Message("form-back"), ShowScore(*partnership_and_span(score)))]
    return [
        Screen(Purpose.SCORES, [Message("score-which-period"), Message("score-period-hint")], [*grid(buttons), back])
    ]


COMMANDS = [
    Command("scores", COORDINATORS_AND_ADMINS, show, place=42, section=Section.LOOK, often=COORDINATORS_AND_ADMINS)
]
BUTTONS = [OnPress(ShowScore, turn_to), OnPress(ShowScoreGroup, group), OnPress(ChooseScorePeriod, periods)]
