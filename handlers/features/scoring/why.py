"""Why a score is what it is (得分明细): the receipt of an indicator, with what one more record would change."""

from collections.abc import Mapping, Sequence

from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import COORDINATORS_AND_ADMINS, Command, Request, Section, Tap
from handlers.kit.texts import in_language
from handlers.lookup.score import PURPOSE, asked, key_of, looks_at, of_button, place
from handlers.views.scores import (
    change_of,
    figure,
    indicator_line,
    receipt_buttons,
    receipt_lines,
    values,
    when,
    whose,
)
from handlers.views.sources import of_records, source_lines, source_rows
from indicators.score import Linear, Saturating
from records.messages import Message, message
from services.scoring import scores
from services.scoring.one_more import one_more
from services.scoring.score_sheet import IndicatorSheet, ScoreSheet, indicator_sheets, sheet
from services.scoring.scores import Score


def why(request: Request, rest: str) -> list[Reply]:
    """`/why 参与率`, `/why 6 2026Q3`; without a name, which one is asked."""
    found = asked(request, rest, "why", indicators=True)
    if isinstance(found, Screen):
        return [found]
    looks_at(request, found.partnership)
    score = scores.score(request.work, found.partnership, found.period, request.now)
    if len(found.indicators) == 1:
        return [_receipt(request, score, found.indicators[0], move=True)]
    return [_which(request, score, found.indicators, move=True)]


def why_one(request: Request, partnership_id: int = 0, period: int = 0, number: int = 0) -> list[Reply]:
    score = of_button(request, partnership_id, period)
    if number == 0:
        return [_which(request, score, (), move=False)]
    return [_receipt(request, score, key_of(score.method, number), move=False)]


def _which(request: Request, score: Score, keys: Sequence[str], *, move: bool) -> Screen:
    """All indicators with their scores, or those that the words may mean."""
    whole = sheet(score)
    shown = [each for each in whole.indicators if not keys or each.key in keys]
    lines: list[Line] = [Message("why-which"), whose(whole), when(whole), ""]
    lines += [indicator_line(each, request.language) for each in shown]
    rows = receipt_buttons(shown, place(score), request.language)
    return Screen(PURPOSE, lines, [*rows, [Button(Message("form-back"), f"scores:{place(score)}")]], move=move)


def _receipt(request: Request, score: Score, key: str, *, move: bool) -> Screen:
    whole = sheet(score)
    indicator = next(each for each in whole.indicators if each.key == key)
    catalogue = score.method.catalogue
    declared = catalogue.indicators[key]
    formula = catalogue.with_numbers(declared, declared.formula)
    words = in_language(request.language, formula)
    sources = source_lines(declared, indicator, request.language)
    lines = receipt_lines(
        whole, indicator, request.language, words, _ranges(declared.score_ranges), sources, records=of_records(declared)
    )
    lines += _one_more(request, score, whole, indicator)
    here = f"{place(score)}:{indicator.number}"
    behind = [
        Button(message("why-counted", count=len(indicator.counted)), f"counted:{here}"),
        Button(message("why-left-out", count=len(indicator.left_out)), f"leftout:{here}"),
    ]
    rows = [
        *([behind] if of_records(declared) or indicator.left_out else []),
        *source_rows(request.work, request.person, score, declared, indicator, here),
        [
            Button(Message("why-others"), f"why:{place(score)}:0"),
            Button(Message("why-whole"), f"scores:{place(score)}"),
        ],
    ]
    return Screen(PURPOSE, lines, rows, move=move)


def _ranges(ranges: Mapping[str, Linear | Saturating]) -> list[Line]:
    lines: list[Line] = []
    for name, each in ranges.items():
        part = Message(f"part-{name}")
        if isinstance(each, Linear):
            lines.append(message("why-linear", part=part, low=figure(each.low), target=figure(each.target)))
        else:
            lines.append(message("why-saturating", part=part, target=figure(each.target)))
    return lines


def _one_more(request: Request, score: Score, whole: ScoreSheet, indicator: IndicatorSheet) -> list[Line]:
    """What another record like the latest would change."""
    more = one_more(request.work, score, indicator.key)
    if more is None:
        return []
    then = next(each for each in indicator_sheets(more.then) if each.key == indicator.key)
    if then.missing is not None or then.value == indicator.value:
        return [message("why-one-more-nothing", number=more.like)]
    value, score_then = values(then, request.language), figure(then.score)
    lines: list[Line] = [message("why-one-more", number=more.like, value=value, score=score_then)]
    if more.then.composite is not None and whole.composite is not None:
        change = change_of(more.then.composite, whole.composite)
        lines += [message("why-one-more-composite", change=change)] if change else []
    return lines


COMMANDS = [Command("why", COORDINATORS_AND_ADMINS, why, place=43, section=Section.LOOK)]
TAPS = [Tap("why", COORDINATORS_AND_ADMINS, why_one)]
