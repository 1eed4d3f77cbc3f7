"""The scores of a partnership (得分): the whole, a group of indicators, and other periods."""

from handlers.naming import number_of
from handlers.replies import Button, Line, Reply, Screen
from handlers.router import COORDINATORS_AND_ADMINS, Command, Section, Tap, Turn
from handlers.score_asked import PURPOSE, asked, looks_at, of_button, place
from handlers.texts import in_language
from handlers.views.scores import figure, grid, indicator_line, receipt_buttons, score_lines, when, whose
from records.errors import UserError
from records.messages import Message, message
from records.periods import before, half_year_of, month_of, programme_year_of, quarter_of, term_of, year_of
from services.scoring import scores
from services.scoring.score_sheet import sheet
from services.scoring.scores import Score


def show(turn: Turn, rest: str) -> list[Reply]:
    """`/scores`, `/scores 江城 2026Q3`."""
    found = asked(turn, rest, "scores")
    if isinstance(found, Screen):
        return [found]
    looks_at(turn, found.partnership)
    return [_whole(turn, scores.score(turn.work, found.partnership, found.period, turn.now), move=True)]


def turn_to(turn: Turn, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    score = of_button(turn, partnership_id, period)
    looks_at(turn, score.partnership)
    return [_whole(turn, score, move=False)]


def _whole(turn: Turn, score: Score, *, move: bool) -> Screen:
    whole, here = sheet(score), place(score)
    groups = [
        Button(in_language(turn.language, group.name), f"group:{here}:{number}")
        for number, group in enumerate(whole.groups, 1)
    ]
    more = [
        Button(Message("score-all-indicators"), f"why:{here}:0"),
        Button(Message("score-periods"), f"periods:{here}"),
    ]
    pictures = [Button(Message(f"score-{name}"), f"{name}:{here}") for name in ("radar", "bars", "trends")]
    return Screen(PURPOSE, score_lines(whole, turn.language), [*grid(groups), more, pictures], move=move)


def group(turn: Turn, partnership_id: int = 0, period: int = 0, number: int = 0) -> list[Reply]:
    score = of_button(turn, partnership_id, period)
    whole = sheet(score)
    if not 1 <= number <= len(whole.groups):
        raise UserError("button-old")
    chosen = whole.groups[number - 1]
    lines: list[Line] = [
        message("score-group-heading", name=in_language(turn.language, chosen.name), score=figure(chosen.score)),
        whose(whole),
        when(whole),
        "",
        *(indicator_line(each, turn.language) for each in whole.of_group(chosen.key)),
    ]
    rows = receipt_buttons(whole.of_group(chosen.key), place(score), turn.language)
    return [Screen(PURPOSE, lines, [*rows, [Button(Message("form-back"), f"scores:{place(score)}")]])]


def periods(turn: Turn, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    """The periods that one most often looks at."""
    score = of_button(turn, partnership_id, period)
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
