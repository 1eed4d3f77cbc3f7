"""Partnerships compared and ranked: for admins who ask, with intervals, and never sent to anybody by itself."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from pydantic import BaseModel

from handlers.exports.ranking import names_in, page
from handlers.kit.documents import Document, DocumentContext, DocumentFile, StoredSpan, ask_for
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import ADMINS, Command, Request, Section, Tap
from handlers.kit.texts import in_language
from handlers.lookup.parse import (
    MOST_ON_OFFER,
    meant,
    number_of,
    partnerships_named,
    period_among,
    period_of,
    short_names,
    words_of,
)
from handlers.views.scores import figure, percent
from records.errors import UserError
from records.messages import Message, message
from records.periods import ReportingPeriod, before, quarter_of
from services.scoring import ranking, scores
from services.scoring.methods import current
from services.scoring.ranking import Ranked
from services.scoring.score_sheet import sheet
from services.scoring.scores import Score
from storage.people import directory
from storage.people.directory import Partnership

PURPOSE = "scores"
TOP = 8  # of a ranking, told below the file


def compare(request: Request, rest: str) -> list[Reply]:
    """`/compare 精工 机电 2026Q3`: two partnerships, each by part of its name."""
    own = directory.every_partnership(request.work)
    method = current(request.work, request.now)
    today = max(each.today(request.now) for each in own) if own else request.now.date()
    named, words = period_among(words_of(rest), today, method.calendar)
    period = named or before(quarter_of(today))
    found = [_named(word, own) for word in words]
    chosen = list({each.id: each for each in found}.values())
    if len(chosen) >= 2:
        return [_compared(request, chosen[0], chosen[1], period, move=True)]
    names = short_names(own)
    others = [each for each in own if each not in chosen]
    pairs = [(chosen[0], other) for other in others] if chosen else [*combinations(own, 2)]
    if not pairs:
        raise UserError("compare-needs-two")
    rows = [
        [Button(f"{names[one.id]} / {names[two.id]}"[:60], f"comparing:{one.id}:{two.id}:{number_of(period)}")]
        for one, two in pairs[:MOST_ON_OFFER]
    ]
    more = [Message("compare-needs-two")] if len(pairs) > MOST_ON_OFFER else []
    return [Screen(PURPOSE, [Message("compare-which"), *more], rows, move=True)]


def _named(word: str, own: Sequence[Partnership]) -> Partnership:
    """The one partnership whose name has the word, or whose number it is. Raises UserError where there are several."""
    found = partnerships_named(word, own)
    if len(found) > 1:
        raise UserError("score-several", names=tuple(each.name for each in found[:8]))
    if not found:
        raise UserError("name-unknown", name=word)
    return found[0]


def comparing(request: Request, one: int = 0, two: int = 0, period: int = 0) -> list[Reply]:
    first, second = (scores.scored(request.work, request.person, number) for number in (one, two))
    if one == two:
        raise UserError("compare-needs-two")
    calendar = current(request.work, request.now).calendar
    return [_compared(request, first, second, period_of(period, calendar), move=False)]


def _compared(request: Request, one: Partnership, two: Partnership, period: ReportingPeriod, *, move: bool) -> Screen:
    both = [scores.score(request.work, each, period, request.now) for each in (one, two)]
    first, second = map(sheet, both)
    names = short_names((one, two))
    nothing: list[str] = []
    lines: list[Line] = [
        message("compare-heading", one=names[one.id], two=names[two.id]),
        period.label,
        "",
        message(
            "compare-line", name=Message("chart-composite"), one=figure(first.composite), two=figure(second.composite)
        ),
    ]
    for group, other in zip(first.groups, second.groups, strict=True):
        own: list[Line] = []
        for each, its in zip(first.of_group(group.key), second.of_group(group.key), strict=True):
            name = in_language(request.language, each.name)
            if each.score is None and its.score is None:
                nothing.append(name)
            else:
                own.append(message("compare-line", name=name, one=figure(each.score), two=figure(its.score)))
        if own:
            name = in_language(request.language, group.name)
            lines += [message("compare-group", name=name, one=figure(group.score), two=figure(other.score)), *own]
    lines += ["", message("compare-nothing", names=tuple(nothing))] if nothing else []
    return Screen(PURPOSE, [*lines, "", _said(both, names)], move=move)


def _said(both: Sequence[Score], names: Mapping[int, str]) -> Message:
    """Which is above the other, where that may be said."""
    first, second = both
    probability = ranking.above([each.evaluation for each in both])
    if probability is None:
        return Message("compare-too-little")
    least = first.method.catalogue.uncertainty.said_from_probability
    higher, sure = (first, probability) if probability >= 0.5 else (second, 1 - probability)
    key = "compare-above" if sure >= least else "compare-not-told-apart"
    return message(key, name=names[higher.partnership.id], probability=percent(sure), least=percent(least))


def rank(request: Request, rest: str) -> list[Reply]:
    """`/rank 2026Q3`: asked about first, since a league table is nobody's friend."""
    method, today = current(request.work, request.now), request.now.date()
    understood = meant(rest, [], None, today, method.calendar)
    period = understood.period or before(quarter_of(today))
    rows = [[Button(Message("rank-now"), f"ranking:{number_of(period)}")]]
    return [Screen(PURPOSE, [message("rank-ask", period=period.label)], rows, move=True)]


class RankingParameters(BaseModel):
    """The parameters of a ranking."""

    period: StoredSpan


def ranking_(request: Request, period: int = 0) -> list[Reply]:
    span = period_of(period, current(request.work, request.now).calendar).span
    ask_for(request, RANKING, RankingParameters(period=span))
    return [Toast(Message("document-coming"))]


def _make(context: DocumentContext, wanted: RankingParameters) -> DocumentFile:
    period = period_of(wanted.period, current(context.work, context.now).calendar)
    found = ranking.rank(context.work, context.person, period, context.now)
    path = context.folder / f"ranking-{period.code}.html"
    path.write_text(page(found, context.person.language), encoding="utf-8")
    if not found.ranked:
        return DocumentFile(path, message("rank-caption-none", period=period.label, unranked=len(found.unranked)))
    names = names_in(found)
    lines = tuple(_line(at, each, names) for at, each in enumerate(found.ranked[:TOP], 1))
    caption = message(
        "rank-caption", period=period.label, ranked=len(found.ranked), unranked=len(found.unranked), lines=lines
    )
    return DocumentFile(path, caption)


def _line(at: int, each: Ranked, names: Mapping[int, str]) -> Message:
    key = "rank-line-above" if each.above_next else "rank-line"
    return message(key, number=at, name=names[each.partnership.id], score=figure(each.composite))


RANKING = Document("ranking", RankingParameters, _make)
DOCUMENTS = [RANKING]
COMMANDS = [
    Command("compare", ADMINS, compare, place=78, section=Section.PROGRAMME),
    Command("rank", ADMINS, rank, place=79, section=Section.PROGRAMME),
]
TAPS = [Tap("comparing", ADMINS, comparing), Tap("ranking", ADMINS, ranking_)]
