"""Partnerships compared and ranked: for admins who ask, with intervals, and never sent to anybody by itself."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pydantic import BaseModel

from handlers.buttons.scoring import ComparePartnerships, RankPartnerships
from handlers.exports.ranking import names_in, page
from handlers.kit.documents import Document, DocumentContext, DocumentFile, StoredSpan, ask_for
from handlers.kit.pager import cut
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import ADMINS, Command, OnPress, Request, Section
from handlers.kit.texts import in_language
from handlers.lookup.partnerships import MOST_ON_OFFER, partnerships_named, short_names
from handlers.lookup.periods import period_of, split_period
from handlers.lookup.query import parse_query
from handlers.lookup.words import split_words
from handlers.views.figures import figure, percent
from records.errors import UserError
from records.lengths import shortened
from records.messages import Message, message
from records.periods import ReportingPeriod, before, quarter_of
from records.purposes import Purpose
from services.people.organisations import today_of
from services.scoring import ranking, scores
from services.scoring.methods import current
from services.scoring.ranking import Ranked, Ranking
from services.scoring.score_sheet import ScoreSheet, sheet
from services.scoring.scores import Score
from storage.people import partnerships
from storage.people.partnerships import Partnership

MOST_NAMED = 8  # partnerships of which one is meant
TOP = 8  # of a ranking, told below the file


def compare(request: Request, rest: str) -> list[Reply]:
    """Show two partnerships side by side, each by part of its name, or offer pairs: `/compare 精工 机电 2026Q3`."""
    own = partnerships.every(request.work)
    method = current(request.work, request.now)
    today = max(
        (partnership.today(request.now) for partnership in own), default=today_of(request.work, None, request.now)
    )
    named, words = split_period(split_words(rest), today, method.calendar)
    period = named or before(quarter_of(today))
    wanted = [_named(word, own) for word in words]
    chosen = list({partnership.id: partnership for partnership in wanted}.values())
    if len(chosen) >= 2:
        return [_compared(request, chosen[0], chosen[1], period, move=True)]
    return [_pairs(own, chosen, period)]


def _pairs(own: Sequence[Partnership], chosen: Sequence[Partnership], period: ReportingPeriod) -> Screen:
    """Offer pairs of partnerships: of the one that is chosen with the others, or all. Raises UserError on none."""
    names = short_names(own)
    others = [partnership for partnership in own if partnership not in chosen]
    pairs = [(chosen[0], other) for other in others] if chosen else [*combinations(own, 2)]
    if not pairs:
        raise UserError("compare-needs-two")
    rows = [
        [
            Button(
                shortened(f"{names[first.id]} / {names[second.id]}", 60),
                ComparePartnerships(first.id, second.id, period.span),
            )
        ]
        for first, second in pairs[:MOST_ON_OFFER]
    ]
    more = [Message("compare-needs-two")] if len(pairs) > MOST_ON_OFFER else []
    return Screen(Purpose.SCORES, [Message("compare-which"), *more], rows, move=True)


def _named(word: str, own: Sequence[Partnership]) -> Partnership:
    """Return the one partnership whose name has the word, or whose number it is. Raises UserError on several."""
    named = partnerships_named(word, own)
    if len(named) > 1:
        raise UserError("score-several", names=tuple(cut([partnership.name for partnership in named], MOST_NAMED)))
    if not named:
        raise UserError("name-unknown", name=word)
    return named[0]


def comparing(request: Request, press: ComparePartnerships) -> list[Reply]:
    """Show two partnerships side by side."""
    first, second = (scores.scored(request.work, request.person, number) for number in (press.first, press.second))
    if first == second:
        raise UserError("compare-needs-two")
    period = period_of(press.span, current(request.work, request.now).calendar)
    return [_compared(request, first, second, period, move=False)]


def _compared(request: Request, one: Partnership, two: Partnership, period: ReportingPeriod, *, move: bool) -> Screen:
    both = [scores.score(request.work, partnership, period, request.now) for partnership in (one, two)]
    first, second = map(sheet, both)
    names = short_names((one, two))
    composites = {"one": figure(first.composite), "two": figure(second.composite)}
    lines: list[Line] = [
        message("compare-heading", one=names[one.id], two=names[two.id]),
        period.label,
        "",
        message("compare-line", name=Message("chart-composite"), **composites),
        *_compared_groups(first, second, request.language),
        "",
        _said(both, names),
    ]
    return Screen(Purpose.SCORES, lines, move=move)


def _compared_groups(first: ScoreSheet, second: ScoreSheet, language: str) -> Iterator[Line]:
    """Yield the lines of each group in which somebody has a score, then the names of the indicators without any."""
    nothing: list[str] = []
    for group, other in zip(first.groups, second.groups, strict=True):
        own: list[Line] = []
        for mine, its in zip(first.of_group(group.key), second.of_group(group.key), strict=True):
            name = in_language(language, mine.name)
            if mine.score is None and its.score is None:
                nothing.append(name)
            else:
                own.append(message("compare-line", name=name, one=figure(mine.score), two=figure(its.score)))
        if own:
            name = in_language(language, group.name)
            yield message("compare-group", name=name, one=figure(group.score), two=figure(other.score))
            yield from own
    if nothing:
        yield from ("", message("compare-nothing", names=tuple(nothing)))


def _said(both: Sequence[Score], names: Mapping[int, str]) -> Message:
    """Say which is above the other, where that may be said."""
    first, second = both
    probability = ranking.above([score.evaluation for score in both])
    if probability is None:
        return Message("compare-too-little")
    least = first.method.catalogue.uncertainty.said_from_probability
    higher, sure = (first, probability) if probability >= 0.5 else (second, 1 - probability)
    key = "compare-above" if sure >= least else "compare-not-told-apart"
    return message(key, name=names[higher.partnership.id], probability=percent(sure), least=percent(least))


def rank(request: Request, rest: str) -> list[Reply]:
    """Ask whether a ranking is wanted, since a league table is nobody's friend: `/rank 2026Q3`."""
    method, today = current(request.work, request.now), today_of(request.work, None, request.now)
    query = parse_query(rest, [], None, today, method.calendar)
    period = query.period or before(quarter_of(today))
    rows = [[Button(Message("rank-now"), RankPartnerships(period.span))]]
    return [Screen(Purpose.SCORES, [message("rank-ask", period=period.label)], rows, move=True)]


class RankingParameters(BaseModel):
    """The parameters of a ranking."""

    period: StoredSpan


def send_ranking(request: Request, press: RankPartnerships) -> list[Reply]:
    """Send the ranking of a period as a page."""
    ask_for(request, RANKING, RankingParameters(period=press.span))
    return [Toast(Message("document-coming"))]


def _make(context: DocumentContext, wanted: RankingParameters) -> DocumentFile:
    period = period_of(wanted.period, current(context.work, context.now).calendar)
    ranked = ranking.rank(context.work, context.person, period, context.now)
    path = context.folder / f"ranking-{period.code}.html"
    path.write_text(page(ranked, context.person.language), encoding="utf-8")
    return DocumentFile(path, _caption(ranked))


def _caption(ranking: Ranking) -> Message:
    if not ranking.ranked:
        return message("rank-caption-none", period=ranking.period.label, unranked=len(ranking.unranked))
    names = names_in(ranking)
    lines = tuple(_line(place, ranked, names) for place, ranked in enumerate(ranking.ranked[:TOP], 1))
    return message(
        "rank-caption",
        period=ranking.period.label,
        ranked=len(ranking.ranked),
        unranked=len(ranking.unranked),
        lines=lines,
    )


def _line(place: int, ranked: Ranked, names: Mapping[int, str]) -> Message:
    key = "rank-line-above" if ranked.above_next else "rank-line"
    return message(key, number=place, name=names[ranked.partnership.id], score=figure(ranked.composite))


RANKING = Document("ranking", RankingParameters, _make)
DOCUMENTS = [RANKING]
COMMANDS = [
    Command("compare", ADMINS, compare, place=78, section=Section.PROGRAMME),
    Command("rank", ADMINS, rank, place=79, section=Section.PROGRAMME),
]
BUTTONS = [OnPress(ComparePartnerships, comparing), OnPress(RankPartnerships, send_ranking)]
