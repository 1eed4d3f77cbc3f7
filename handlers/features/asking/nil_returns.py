"""A coordinator attests that nothing of what is counted happened in a period (零报告): one tap a side."""

from handlers.replies import Button, Line, Reply, Screen, Toast
from handlers.router import COORDINATORS, Command, Section, Tap, Turn
from handlers.score_asked import Asked, asked, of_button, place
from handlers.texts import in_language
from handlers.views.scores import when, whose
from records.form import option_label
from records.messages import Message, message
from records.roles import Side
from services.asking import nil_returns
from services.scoring import scores
from services.scoring.score_sheet import sheet
from services.scoring.scores import Score

PURPOSE = "nil"


def nil(turn: Turn, rest: str) -> list[Reply]:
    """`/nil`, `/nil 上个月`."""
    found = asked(turn, rest, "nil")
    if not isinstance(found, Asked):
        return [Screen(PURPOSE, found.lines, found.rows, move=True)]
    nil_returns.own_side(turn.person, found.partnership)
    return [_screen(turn, scores.score(turn.work, found.partnership, found.period, turn.now), move=True)]


def show(turn: Turn, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    return [_screen(turn, _own(turn, partnership_id, period), move=False)]


def attest(turn: Turn, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    score = _own(turn, partnership_id, period)
    nil_returns.attest(turn.work, turn.person, score.partnership, score.period, turn.now)
    return [Toast(Message("nil-attested")), *show(turn, partnership_id, period)]


def take_back(turn: Turn, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    score = _own(turn, partnership_id, period)
    nil_returns.take_back(turn.work, turn.person, score.partnership, score.period, turn.now)
    return [Toast(Message("nil-taken-back")), *show(turn, partnership_id, period)]


def _own(turn: Turn, partnership_id: int, period: int) -> Score:
    score = of_button(turn, partnership_id, period)
    nil_returns.own_side(turn.person, score.partnership)
    return score


def _screen(turn: Turn, score: Score, *, move: bool) -> Screen:
    stands, whole = nil_returns.of_score(turn.work, score), sheet(score)
    lines: list[Line] = [message("nil-heading", partnership=whose(whole)), when(whole), ""]
    if stands.empty:
        names = {key: each.name for key, each in score.method.catalogue.indicators.items()}
        empty = tuple(in_language(turn.language, names[key]) for key in stands.empty)
        lines += [message("nil-empty", names=empty), ""]
    else:
        lines += [Message("nil-nothing-empty"), ""]
    for side in Side if stands.empty or stands.attested else ():
        key = "nil-side-attested" if side in stands.attested else "nil-side-open"
        day = stands.attested.get(side, score.period.last)
        lines.append(message(key, side=option_label(side), day=day))
    return Screen(PURPOSE, [*lines, "", Message("nil-hint")], _rows(turn, score, stands), move=move)


def _rows(turn: Turn, score: Score, stands: nil_returns.NilReturn) -> list[list[Button]]:
    own = nil_returns.own_side(turn.person, score.partnership)
    until = min(score.period.last, score.knowledge.known_at)
    rows = []
    if stands.empty and stands.attested.get(own) != until:
        rows.append([Button(Message("nil-attest"), f"nilattest:{place(score)}")])
    if own in stands.attested:
        rows.append([Button(Message("nil-take-back"), f"nilback:{place(score)}")])
    return rows


COMMANDS = [Command("nil", COORDINATORS, nil, place=46, section=Section.TASKS)]
TAPS = [
    Tap("nil", COORDINATORS, show),
    Tap("nilattest", COORDINATORS, attest),
    Tap("nilback", COORDINATORS, take_back),
]
