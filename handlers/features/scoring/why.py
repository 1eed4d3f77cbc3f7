"""Why a score is what it is (得分明细): the receipt of an indicator, with what one more record would change."""

from collections.abc import Sequence

from handlers.buttons.scoring import ExplainScore, ListCountedRecords, ListLeftOutRecords, ShowScore
from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import COORDINATORS_AND_ADMINS, Command, OnPress, Request, Section
from handlers.kit.texts import in_language
from handlers.lookup.score import asked, indicator_key, looks_at, partnership_and_span, score_of
from handlers.views.figures import figure
from handlers.views.scores import (
    change_of,
    indicator_line,
    receipt_buttons,
    receipt_lines,
    values,
    when,
    whose,
)
from handlers.views.sources import of_records, range_lines, source_lines, source_rows
from records.messages import Message, message
from records.purposes import Purpose
from services.scoring import scores
from services.scoring.one_more import one_more
from services.scoring.score_sheet import IndicatorSheet, ScoreSheet, indicator_sheets, sheet
from services.scoring.scores import Score


def why(request: Request, rest: str) -> list[Reply]:
    """Show the receipt that is asked for, or ask of which indicator: `/why 参与率`, `/why 6 2026Q3`."""
    wanted = asked(request, rest, ExplainScore, "why", indicators=True, indicator=ExplainScore)
    if isinstance(wanted, Screen):
        return [wanted]
    looks_at(request, wanted.partnership)
    score = scores.score(request.work, wanted.partnership, wanted.period, request.now)
    if len(wanted.indicators) == 1:
        return [_receipt(request, score, wanted.indicators[0], move=True)]
    return [_which(request, score, wanted.indicators, move=True)]


def why_one(request: Request, press: ExplainScore) -> list[Reply]:
    """Show the receipt of an indicator, or ask of which one."""
    score = score_of(request, press)
    if press.indicator is None:
        return [_which(request, score, (), move=False)]
    return [_receipt(request, score, indicator_key(score.method, press.indicator), move=False)]


def _which(request: Request, score: Score, keys: Sequence[str], *, move: bool) -> Screen:
    """Show all indicators with their scores, or those that the words may mean."""
    whole = sheet(score)
    indicators = [indicator for indicator in whole.indicators if not keys or indicator.key in keys]
    lines: list[Line] = [Message("why-which"), whose(whole), when(whole), ""]
    lines += [indicator_line(indicator, request.language) for indicator in indicators]
    rows = receipt_buttons(indicators, score, request.language)
    back = [Button(Message("form-back"), ShowScore(*partnership_and_span(score)))]
    return Screen(Purpose.SCORES, lines, [*rows, back], move=move)


def _receipt(request: Request, score: Score, key: str, *, move: bool) -> Screen:
    whole = sheet(score)
    indicator = next(receipt for receipt in whole.indicators if receipt.key == key)
    catalogue = score.method.catalogue
    declared = catalogue.indicators[key]
    formula = in_language(request.language, catalogue.with_numbers(declared, declared.formula))
    sources = source_lines(declared, indicator, request.language)
    ranges, records = range_lines(declared, request.language), of_records(declared)
    lines = receipt_lines(whole, indicator, request.language, formula, ranges, sources, records=records)
    lines += _one_more(request, score, whole, indicator)
    here = partnership_and_span(score)
    behind = [
        Button(message(text, count=len(entries)), press(*here, indicator.number))
        for text, entries, press in (
            ("why-counted", indicator.counted, ListCountedRecords),
            ("why-left-out", indicator.left_out, ListLeftOutRecords),
        )
        if entries
    ]
    rows = [
        *([behind] if behind and (records or indicator.left_out) else []),
        *source_rows(request.work, request.person, score, declared, indicator),
        [Button(Message("why-others"), ExplainScore(*here)), Button(Message("why-whole"), ShowScore(*here))],
    ]
    return Screen(Purpose.SCORES, lines, rows, move=move)


def _one_more(request: Request, score: Score, whole: ScoreSheet, indicator: IndicatorSheet) -> list[Line]:
    """Say what another record like the latest would change."""
    more = one_more(request.work, score, indicator.key)
    if more is None:
        return []
    then = next(receipt for receipt in indicator_sheets(more.then) if receipt.key == indicator.key)
    if then.missing is not None or then.value == indicator.value:
        return [message("why-one-more-nothing", number=more.like)]
    value, score_then = values(then, request.language), figure(then.score)
    lines: list[Line] = [message("why-one-more", number=more.like, value=value, score=score_then)]
    if more.then.composite is not None and whole.composite is not None:
        change = change_of(more.then.composite, whole.composite)
        lines += [message("why-one-more-composite", change=change)] if change else []
    return lines


COMMANDS = [Command("why", COORDINATORS_AND_ADMINS, why, place=43, section=Section.LOOK)]
BUTTONS = [OnPress(ExplainScore, why_one)]
