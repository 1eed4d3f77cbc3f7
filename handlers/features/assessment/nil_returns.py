"""A coordinator attests that nothing of what is counted happened in a period (零报告): one tap a side."""

from handlers.buttons.assessment import ShowNilReturn
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS, Command, Request, Section, Tap
from handlers.kit.texts import in_language
from handlers.lookup.score import Asked, asked, of_button, place
from handlers.views.scores import when, whose
from records.form import option_label
from records.messages import Message, message
from records.roles import Side
from services.assessment import nil_returns
from services.scoring import scores
from services.scoring.score_sheet import sheet
from services.scoring.scores import Score

PURPOSE = "nil"


def nil(request: Request, rest: str) -> list[Reply]:
    """`/nil`, `/nil 上个月`."""
    found = asked(request, rest, ShowNilReturn, "nil")
    if not isinstance(found, Asked):
        return [Screen(PURPOSE, found.lines, found.rows, move=True)]
    nil_returns.own_side(request.person, found.partnership)
    return [_screen(request, scores.score(request.work, found.partnership, found.period, request.now), move=True)]


def show(request: Request, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    return [_screen(request, _own(request, partnership_id, period), move=False)]


def attest(request: Request, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    score = _own(request, partnership_id, period)
    nil_returns.attest(request.work, request.person, score.partnership, score.period, request.now)
    return [Toast(Message("nil-attested")), *show(request, partnership_id, period)]


def take_back(request: Request, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    score = _own(request, partnership_id, period)
    nil_returns.take_back(request.work, request.person, score.partnership, score.period, request.now)
    return [Toast(Message("nil-taken-back")), *show(request, partnership_id, period)]


def _own(request: Request, partnership_id: int, period: int) -> Score:
    score = of_button(request, partnership_id, period)
    nil_returns.own_side(request.person, score.partnership)
    return score


def _screen(request: Request, score: Score, *, move: bool) -> Screen:
    stands, whole = nil_returns.of_score(request.work, score), sheet(score)
    lines: list[Line] = [message("nil-heading", partnership=whose(whole)), when(whole), ""]
    if stands.empty:
        names = {key: each.name for key, each in score.method.catalogue.indicators.items()}
        empty = tuple(in_language(request.language, names[key]) for key in stands.empty)
        lines += [message("nil-empty", names=empty), ""]
    else:
        lines += [Message("nil-nothing-empty"), ""]
    for side in Side if stands.empty or stands.attested else ():
        key = "nil-side-attested" if side in stands.attested else "nil-side-open"
        day = stands.attested.get(side, score.period.last)
        lines.append(message(key, side=option_label(side), day=day))
    return Screen(PURPOSE, [*lines, "", Message("nil-hint")], _rows(request, score, stands), move=move)


def _rows(request: Request, score: Score, stands: nil_returns.NilReturn) -> list[list[Button]]:
    own = nil_returns.own_side(request.person, score.partnership)
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
