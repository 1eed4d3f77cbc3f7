"""The end of a quarter: what a side still has to say ahead of it and for a while after, and when all has been said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from records.notices import News, NewsKind
from records.periods import ReportingPeriod, before, quarter_of
from records.roles import Side
from services.assessment import nil_returns
from services.scoring.scores import score
from storage import audit
from storage.assessment import assessments
from storage.clock import weeks
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import listing
from storage.people import partnerships, persons
from storage.people.partnerships import Partnership
from storage.scoring import publications

AHEAD = timedelta(days=7)  # of the end
AFTER = timedelta(days=30)  # so long what is missing is asked for
HOURS = 24


@dataclass(frozen=True)
class Closing:
    """What a side has still to say of a quarter, beside how many of its records are not confirmed yet."""

    partnership_id: int
    side: Side
    period: ReportingPeriod
    nil_return: bool
    assessment: bool
    unconfirmed: int


def closing_periods(today: date) -> Iterator[ReportingPeriod]:
    """Yield the quarters for which sides are asked on that day: one that ends soon, one that has just ended."""
    this = quarter_of(today)
    if this.last - today <= AHEAD:
        yield this
    if today - before(this).last <= AFTER:
        yield before(this)


def missing(work: UnitOfWork, partnership: Partnership, side: Side, now: datetime) -> Iterator[Closing]:
    """Yield what a side has still to say of the quarters that are asked for now.

    Ahead of the end one nil return up to any day is enough; afterwards it has to reach the last one. Nothing is missing
    any more once the results are published.
    """
    today = partnership.today(now)
    for period in closing_periods(today):
        if partnership.started_on > period.last or (partnership.ended_on or date.max) < period.first:
            continue
        if publications.of_period(work, partnership.id, period.code) is not None:
            continue
        nil_return = _lacks_nil_return(work, partnership, side, period, now)
        assessment = side not in assessments.of_period(work, partnership.id, period.code)
        if nil_return or assessment:
            unconfirmed = listing.unconfirmed(work, partnership.id, period.first, period.last)
            yield Closing(partnership.id, side, period, nil_return, assessment, unconfirmed)


def _lacks_nil_return(
    work: UnitOfWork, partnership: Partnership, side: Side, period: ReportingPeriod, now: datetime
) -> bool:
    stands = nil_returns.of_score(work, score(work, partnership, period, now))
    said = stands.attested.get(side)
    enough = said is not None and (said == period.last or partnership.today(now) <= period.last)
    return bool(stands.empty) and not enough


def tell_of_completeness(work: UnitOfWork, now: datetime) -> None:
    """Tell the admins once that both sides have said all of the quarter before.

    Each partnership is looked at in one hour of the day, so that no transaction computes the scores of all.
    """
    for partnership_id, _ in weeks.going_on(work):
        if partnership_id % HOURS == now.hour:
            partnership = partnerships.by_id(work, partnership_id)
            work.isolated("period of partnership", partnership_id, partial(_tell_if_complete, work, partnership, now))


def _tell_if_complete(work: UnitOfWork, partnership: Partnership, now: datetime) -> None:
    today = partnership.today(now)
    period = before(quarter_of(today))
    if today - period.last > AFTER or partnership.started_on > period.last:
        return
    if audit.noted(work, "period_complete", "partnership", partnership.id, period=period.code):
        return
    if listing.unconfirmed(work, partnership.id, period.first, period.last):
        return
    if any(closing.period == period for side in Side for closing in missing(work, partnership, side, now)):
        return
    audit.note(work, now, None, "period_complete", "partnership", partnership.id, period=period.code)
    work.news += [News(NewsKind.PERIOD_COMPLETE, admin.id, partnership.id) for admin in persons.admins(work)]
