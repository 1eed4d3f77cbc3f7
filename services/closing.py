"""The end of a quarter: what a side still has to say ahead of it and for a while after, and when all has been said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from records.notices import News
from records.periods import Period, before, quarter_of
from records.roles import Side
from services import nil_returns
from services.scores import day_in, score
from storage import audit, people, records, weeks
from storage.people import Partnership
from storage.unit_of_work import UnitOfWork

AHEAD = timedelta(days=7)  # of the end
AFTER = timedelta(days=30)  # so long what is missing is asked for
HOURS = 24


@dataclass(frozen=True)
class Closing:
    """A side's nil return that is missing for a quarter, beside how many of its records are not confirmed yet."""

    partnership_id: int
    period: Period
    unconfirmed: int


def closing_periods(today: date) -> Iterator[Period]:
    this = quarter_of(today)
    if this.last - today <= AHEAD:
        yield this
    if today - before(this).last <= AFTER:
        yield before(this)


def missing(work: UnitOfWork, partnership: Partnership, side: Side, now: datetime) -> Iterator[Closing]:
    """Ahead of the end one nil return up to any day is enough; afterwards it has to reach the last one."""
    today = day_in(partnership, now)
    for period in closing_periods(today):
        if partnership.started_on > period.last or (partnership.ended_on or date.max) < period.first:
            continue
        stands = nil_returns.of_score(work, score(work, partnership, period, now))
        said = stands.attested.get(side)
        enough = said is not None and (said == period.last or today <= period.last)
        if stands.empty and not enough:
            yield Closing(partnership.id, period, records.unconfirmed(work, partnership.id, period.first, period.last))


def tell_of_completeness(work: UnitOfWork, now: datetime) -> None:
    """Tells the admins once that both sides have said all of the quarter before. Each partnership is looked at in one
    hour of the day, so that no transaction computes the scores of all."""
    for partnership_id, _ in weeks.going_on(work):
        if partnership_id % HOURS == now.hour:
            _tell_if_complete(work, people.partnership(work, partnership_id), now)


def _tell_if_complete(work: UnitOfWork, partnership: Partnership, now: datetime) -> None:
    today = day_in(partnership, now)
    period = before(quarter_of(today))
    if today - period.last > AFTER or partnership.started_on > period.last:
        return
    if audit.noted(work, "period_complete", "partnership", partnership.id, period=period.code):
        return
    if records.unconfirmed(work, partnership.id, period.first, period.last):
        return
    if any(closing.period == period for side in Side for closing in missing(work, partnership, side, now)):
        return
    audit.note(work, now, None, "period_complete", "partnership", partnership.id, period=period.code)
    work.news += [News("period_complete", admin.id, partnership.id) for admin in people.admins(work)]
