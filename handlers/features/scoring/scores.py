"""The scores of a partnership (得分): the whole, a group of indicators, and other periods."""

from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import COORDINATORS_AND_ADMINS, Command, Request, Section, Tap
from handlers.kit.texts import in_language
from handlers.lookup.parse import number_of
from handlers.lookup.score import PURPOSE, asked, looks_at, of_button, place
from handlers.views.scores import figure, grid, indicator_line, receipt_buttons, score_lines, when, whose
from records.errors import UserError
from records.messages import Message, message
from records.periods import before, half_year_of, month_of, programme_year_of, quarter_of, term_of, year_of
from services.scoring import scores
from services.scoring.score_sheet import sheet
from services.scoring.scores import Score


def show(request: Request, rest: str) -> list[Reply]:
    """`/scores`, `/scores 江城 2026Q3`."""
    found = asked(request, rest, "scores")
    if isinstance(found, Screen):
        return [found]
    looks_at(request, found.partnership)
    return [_whole(request, scores.score(request.work, found.partnership, found.period, request.now), move=True)]


def turn_to(request: Request, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    score = of_button(request, partnership_id, period)
    looks_at(request, score.partnership)
    return [_whole(request, score, move=False)]


def _whole(request: Request, score: Score, *, move: bool) -> Screen:
    whole, here = sheet(score), place(score)
    groups = [
        Button(in_language(request.language, group.name), f"group:{here}:{number}")
        for number, group in enumerate(whole.groups, 1)
    ]
    more = [
        Button(Message("score-all-indicators"), f"why:{here}:0"),
        Button(Message("score-periods"), f"periods:{here}"),
    ]
    pictures = [Button(Message(f"score-{name}"), f"{name}:{here}") for name in ("radar", "bars", "trends")]
    return Screen(PURPOSE, score_lines(whole, request.language), [*grid(groups), more, pictures], move=move)


def group(request: Request, partnership_id: int = 0, period: int = 0, number: int = 0) -> list[Reply]:
    score = of_button(request, partnership_id, period)
    whole = sheet(score)
    if not 1 <= number <= len(whole.groups):
        raise UserError("button-old")
    chosen = whole.groups[number - 1]
    lines: list[Line] = [
        message("score-group-heading", name=in_language(request.language, chosen.name), score=figure(chosen.score)),
        whose(whole),
        when(whole),
        "",
        *(indicator_line(each, request.language) for each in whole.of_group(chosen.key)),
    ]
    rows = receipt_buttons(whole.of_group(chosen.key), place(score), request.language)
    return [Screen(PURPOSE, lines, [*rows, [Button(Message("form-back"), f"scores:{place(score)}")]])]


def periods(request: Request, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    """The periods that one most often looks at."""
    score = of_button(request, partnership_id, period)
    today, calendar = score.knowledge.known_at, score.method.calendar
    present = (
        month_of(today), quarter_of(today), half_year_of(today), term_of(today, calendar),
        programme_year_of(today, calendar), year_of(today),
    )  # fmt: skip
    offered = dict.fromkeys(each for now in present for each in (now, before(now, calendar)))
    buttons = [Button(each.label, f"scores:{score.partnership.id}:{number_of(each)}") for each in offered]
    back = [Button(Message("form-back"), f"scores:{place(score)}")]
    return [Screen(PURPOSE, [Message("score-which-period"), Message("score-period-hint")], [*grid(buttons), back])]


COMMANDS = [Command("scores", COORDINATORS_AND_ADMINS, show, place=42, section=Section.LOOK, often=True)]
TAPS = [
    Tap("scores", COORDINATORS_AND_ADMINS, turn_to),
    Tap("group", COORDINATORS_AND_ADMINS, group),
    Tap("periods", COORDINATORS_AND_ADMINS, periods),
]
