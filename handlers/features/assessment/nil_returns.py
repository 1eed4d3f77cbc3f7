"""A coordinator attests that nothing of what is counted happened in a period (零报告): one tap a side."""

from handlers.buttons.assessment import AttestNilReturn, ShowNilReturn, TakeBackNilReturn
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS, Command, OnPress, Request, Section
from handlers.kit.texts import in_language
from handlers.lookup.score import Asked, OfScore, asked, partnership_and_span, score_of
from handlers.views.scores import when, whose
from records.form import option_label
from records.messages import Message, message
from records.purposes import Purpose
from records.roles import Side
from services.assessment import nil_returns
from services.assessment.nil_returns import NilReturn
from services.permissions import own_side
from services.scoring import scores
from services.scoring.score_sheet import sheet
from services.scoring.scores import Score


def nil(request: Request, rest: str) -> list[Reply]:
    """Show how it stands in the period that is named (`/nil 上个月`), or the programme year."""
    meant = asked(request, rest, ShowNilReturn, "nil")
    if not isinstance(meant, Asked):
        return [Screen(Purpose.NIL_RETURN, meant.lines, meant.rows, move=True)]
    score = scores.score(request.work, meant.partnership, meant.period, request.now)
    return [_screen(request, score, move=True)]


def show(request: Request, press: ShowNilReturn) -> list[Reply]:
    """Show how it stands in the period of the button."""
    return [_screen(request, score_of(request, press), move=False)]


def attest(request: Request, press: AttestNilReturn) -> list[Reply]:
    """Attest for the own side that there was nothing."""
    score = score_of(request, press)
    nil_returns.attest(request.work, request.person, score.partnership, score.period, request.now)
    return [Toast(Message("nil-attested")), _shown_anew(request, press)]


def take_back(request: Request, press: TakeBackNilReturn) -> list[Reply]:
    """Take back what the own side has attested."""
    score = score_of(request, press)
    nil_returns.take_back(request.work, request.person, score.partnership, score.period, request.now)
    return [Toast(Message("nil-taken-back")), _shown_anew(request, press)]


def _shown_anew(request: Request, press: OfScore) -> Screen:
    """Read the score again: what was attested changes it."""
    return _screen(request, score_of(request, press), move=False)


def _screen(request: Request, score: Score, *, move: bool) -> Screen:
    own = own_side(request.person, score.partnership)
    nil_return, whole = nil_returns.of_score(request.work, score), sheet(score)
    lines: list[Line] = [message("nil-heading", partnership=whose(whole)), when(whole), ""]
    if nil_return.empty:
        indicators = score.method.catalogue.indicators
        empty = tuple(in_language(request.language, indicators[key].name) for key in nil_return.empty)
        lines += [message("nil-empty", names=empty), ""]
    else:
        lines += [Message("nil-nothing-empty"), ""]
    for side in Side if nil_return.empty or nil_return.attested else ():
        key = "nil-side-attested" if side in nil_return.attested else "nil-side-open"
        day = nil_return.attested.get(side, score.period.last)
        lines.append(message(key, side=option_label(side), day=day))
    if nil_return.empty or nil_return.attested:
        lines += ["", Message("nil-hint")]
    return Screen(Purpose.NIL_RETURN, lines, _rows(score, nil_return, own), move=move)


def _rows(score: Score, nil_return: NilReturn, own: Side) -> list[list[Button]]:
    until = min(score.period.last, score.knowledge.known_at)
    rows = []
    if nil_return.empty and nil_return.attested.get(own) != until:
        rows.append([Button(Message("nil-attest"), AttestNilReturn(*partnership_and_span(score)))])
    if own in nil_return.attested:
        rows.append([Button(Message("nil-take-back"), TakeBackNilReturn(*partnership_and_span(score)))])
    return rows


COMMANDS = [Command("nil", COORDINATORS, nil, place=46, section=Section.TASKS)]
BUTTONS = [OnPress(ShowNilReturn, show), OnPress(AttestNilReturn, attest), OnPress(TakeBackNilReturn, take_back)]
