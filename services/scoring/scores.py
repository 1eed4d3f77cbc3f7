"""Scores: what a partnership's evidence says of a period, under the method that held and as known at a moment."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Generic, TypeVar

from indicators.evaluation import Evaluation, Headline, evaluate
from indicators.evaluation import headline as made_headline
from indicators.evidence import Period
from records.errors import UserError
from records.periods import ReportingPeriod, before, programme_year_of
from services.ledger.access import partnership_among
from services.scoring.evidence import Knowledge, evidence, evidence_of_headline
from services.scoring.methods import Method, current
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory
from storage.people.directory import Partnership, Person
from storage.scoring import facts

Found = TypeVar("Found")
MOST_REMEMBERED = 512  # evaluations, of some ten kilobytes each


@dataclass(frozen=True)
class Score:
    """`before` is of the period before this one; None where the partnership had not begun then."""

    partnership: Partnership
    period: ReportingPeriod
    method: Method
    knowledge: Knowledge
    evaluation: Evaluation
    before: Headline | None

    @property
    def change(self) -> float | None:
        """Of the composite, on the period before."""
        if self.before is None or self.before.composite is None or self.evaluation.composite is None:
            return None
        return self.evaluation.composite - self.before.composite


def score(work: UnitOfWork, partnership: Partnership, period: ReportingPeriod, now: datetime) -> Score:
    """As known now. Raises UserError on a period that has not begun."""
    revision = facts.latest_revision(work, partnership.id)
    return _score(work, partnership, period, current(work, now), Knowledge(revision, partnership.today(now)))


def score_at(work: UnitOfWork, partnership: Partnership, period: ReportingPeriod, moment: datetime) -> Score:
    """As known at that moment, such as Monday 00:00: what happened on the day that begins then is not in it."""
    revision = facts.revision_at(work, partnership.id, moment)
    day = partnership.today(moment - timedelta(microseconds=1))
    return _score(work, partnership, period, current(work, moment), Knowledge(revision, day))


def year_to_date(work: UnitOfWork, partnership: Partnership, now: datetime) -> ReportingPeriod:
    """The programme year of today: the period that is meant where none is named."""
    return programme_year_of(partnership.today(now), current(work, now).calendar)


def _score(
    work: UnitOfWork, partnership: Partnership, period: ReportingPeriod, method: Method, knowledge: Knowledge
) -> Score:
    if period.first > knowledge.known_at:
        raise UserError("period-in-future")
    then = before(period, method.calendar)
    return Score(
        partnership,
        period,
        method,
        knowledge,
        evaluation(work, partnership, period, method, knowledge),
        headline(work, partnership, then, method, knowledge) if then.last >= partnership.started_on else None,
    )


def evaluation(
    work: UnitOfWork, partnership: Partnership, period: ReportingPeriod, method: Method, knowledge: Knowledge
) -> Evaluation:
    """Remembered by all that it depends on: the same question is computed once."""
    days = Period(period.first, period.last, period.code)
    key = (work.database, partnership, days, method.catalogue.version, knowledge)
    known = _evaluations.get(key)
    if known is None:
        found = evidence(work, partnership, method.catalogue, days, knowledge)
        known = evaluate(method.catalogue, found, days)
        _evaluations.put(key, known)
    return known


def headline(
    work: UnitOfWork, partnership: Partnership, period: ReportingPeriod, method: Method, knowledge: Knowledge
) -> Headline:
    """The same figures from what counts alone, at less than half the cost: its receipts don't name what is left out,
    nor what stands beside the values, and it says nothing of what waits. A whole evaluation that is known will do."""
    days = Period(period.first, period.last, period.code)
    key = (work.database, partnership, days, method.catalogue.version, knowledge)
    known = _evaluations.get(key) or _headlines.get(key)
    if known is None:
        found = evidence_of_headline(work, partnership, method.catalogue, days, knowledge)
        known = made_headline(method.catalogue, found, days)
        _headlines.put(key, known)
    return known


class _Memory(Generic[Found]):
    """The latest that were asked for. A revision has its time with it: one that was rolled back is never taken for the
    next of the same number."""

    def __init__(self) -> None:
        self._kept: OrderedDict[object, Found] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object) -> Found | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: object, value: Found) -> None:
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > MOST_REMEMBERED:
                self._kept.popitem(last=False)


_evaluations: _Memory[Evaluation] = _Memory()
_headlines: _Memory[Headline] = _Memory()


def partnerships_scored(work: UnitOfWork, person: Person) -> list[Partnership]:
    """Those whose scores the person may see: an admin all, a coordinator the own ones. Raises UserError on none."""
    own = directory.partnerships_of(work, person)
    if not person.is_admin:
        own = [each for each in own if any(map(person.coordinates, (each.college.id, each.enterprise.id)))]
    if not own:
        raise UserError("partnership-none")
    return own


def scored(work: UnitOfWork, person: Person, partnership_id: int) -> Partnership:
    """Raises UserError where the person may not see its scores."""
    return partnership_among(partnerships_scored(work, person), partnership_id)
