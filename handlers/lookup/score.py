"""Whose score is asked for, and of which period: by words or by a button, for all features that look at scores."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Protocol

from pydantic import BaseModel

from handlers.kit.buttons import Press
from handlers.kit.documents import DocumentContext, StoredSpan
from handlers.kit.list_views import keep_view, last_view
from handlers.kit.replies import Button, Screen
from handlers.kit.router import Request
from handlers.lookup.partnerships import as_many_as_fit
from handlers.lookup.periods import period_of
from handlers.lookup.query import Query, parse_query
from records.errors import UserError
from records.lengths import shortened
from records.messages import Message
from records.periods import ReportingPeriod, Span
from records.purposes import Purpose
from services.scoring import scores
from services.scoring.methods import Method, current
from services.scoring.scores import Score
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.partnerships import Partnership


class LastPartnership(BaseModel):
    """The partnership whose score the person looked at last."""

    partnership: int | None = None


VIEW = "scores"


@dataclass(frozen=True)
class Asked:
    """What is looked at: a partnership and a period, and the words' indicators, if any were named."""

    partnership: Partnership
    period: ReportingPeriod
    indicators: tuple[str, ...]


class OfScore(Protocol):
    """A button about the score of a partnership in a period."""

    @property
    def partnership(self) -> int:
        """Return the partnership's id."""

    @property
    def span(self) -> Span:
        """Return the days of the period."""


def asked(
    request: Request,
    rest: str,
    press: Callable[[int, Span], Press],
    command: str,
    *,
    indicators: bool = False,
    indicator: Callable[[int, Span, int], Press] | None = None,
    otherwise: Callable[[date], ReportingPeriod] | None = None,
) -> Asked | Screen:
    """Return what the words after a command mean, or the question which partnership they mean.

    What they leave open is what was looked at last; where no period is named it is `otherwise` of today, or else the
    programme year. `press` makes the button that goes on with a partnership and the days of a period, and `indicator`
    the one that goes on with the only indicator that was named. Raises UserError on words that mean nothing.
    """
    own = scores.partnerships_scored(request.work, request.person)
    method = current(request.work, request.now)
    today = max(partnership.today(request.now) for partnership in own)
    query = parse_query(rest, own, method.catalogue if indicators else None, today, method.calendar)
    candidates = query.partnerships or _last_looked_at(request, own) or tuple(own)
    if len(candidates) > 1:
        offered, more = as_many_as_fit(candidates, command)
        go_on = press
        if indicator is not None and len(query.indicators) == 1:
            number = list(method.catalogue.indicators).index(query.indicators[0]) + 1
            go_on = partial(_about, indicator, number)
        rows = [
            [
                Button(
                    shortened(candidate.name, 60),
                    go_on(candidate.id, _period(request, candidate, query, otherwise).span),
                )
            ]
            for candidate in offered
        ]
        question = Message("publish-which-partnership" if command == "publish" else "score-which-partnership")
        return Screen(Purpose.SCORES, [question, *more], rows, move=True)
    partnership = candidates[0]
    return Asked(partnership, _period(request, partnership, query, otherwise), query.indicators)


def _about(press: Callable[[int, Span, int], Press], indicator: int, partnership: int, span: Span) -> Press:
    return press(partnership, span, indicator)


def _period(
    request: Request, partnership: Partnership, query: Query, otherwise: Callable[[date], ReportingPeriod] | None
) -> ReportingPeriod:
    if query.period is None and otherwise is not None:
        return otherwise(partnership.today(request.now))
    return query.period or scores.year_to_date(request.work, partnership, request.now)


def _last_looked_at(request: Request, own: Sequence[Partnership]) -> tuple[Partnership, ...]:
    last = last_view(request, VIEW, LastPartnership).partnership
    return tuple(partnership for partnership in own if partnership.id == last)


def looks_at(request: Request, partnership: Partnership) -> None:
    """Keep the partnership as the one that the person looked at last."""
    keep_view(request, VIEW, LastPartnership(partnership=partnership.id))


def score_of(request: Request, press: OfScore) -> Score:
    """Return the score that a button is about. Raises UserError where the person may not see it."""
    partnership = scores.scored(request.work, request.person, press.partnership)
    method = current(request.work, request.now)
    return scores.score(request.work, partnership, period_of(press.span, method.calendar), request.now)


class ScoreChart(BaseModel):
    """The parameters of a picture of a score."""

    partnership: int
    period: StoredSpan


def charted_score(context: DocumentContext, chart: ScoreChart) -> Score:
    """Return the score that a picture shows. Raises UserError where the person may not see it any more."""
    partnership = scores.scored(context.work, context.person, chart.partnership)
    calendar = current(context.work, context.now).calendar
    return scores.score(context.work, partnership, period_of(chart.period, calendar), context.now)


def partnership_and_span(score: Score) -> tuple[int, Span]:
    """Return what a button says of the score that it is about."""
    return score.partnership.id, score.period.span


def score_named(work: UnitOfWork, text: str, now: datetime) -> Score:
    """Return the score that the words mean, of any partnership: the operator's question.

    Raises UserError unless it is one.
    """
    every = partnerships.every(work)
    method = current(work, now)
    today = max((partnership.today(now) for partnership in every), default=now.date())
    query = parse_query(text, every, None, today, method.calendar)
    if len(query.partnerships) != 1:
        names = tuple(partnership.name for partnership in query.partnerships or every)
        raise UserError("score-several", names=names)
    partnership = query.partnerships[0]
    period = query.period or scores.year_to_date(work, partnership, now)
    return scores.score(work, partnership, period, now)


def indicator_key(method: Method, number: int) -> str:
    """Return the key of the indicator of this number in the method. Raises UserError on a number that is none."""
    keys = list(method.catalogue.indicators)
    if not 1 <= number <= len(keys):
        raise UserError("button-old")
    return keys[number - 1]
