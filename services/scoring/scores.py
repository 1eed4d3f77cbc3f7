"""Scores: what a partnership's evidence says of a period, under the method that held and as known at a moment."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Generic, TypeVar

from indicators.evaluation import Evaluation, Headline, evaluate
from indicators.evaluation import headline as evaluate_headline
from indicators.evidence import Period
from records.errors import UserError
from records.periods import ReportingPeriod, before, programme_year_of
from services.ledger.access import partnership_among
from services.permissions import overseen
from services.scoring.evidence import Knowledge, evidence, evidence_of_headline
from services.scoring.methods import Method, current
from storage.engine.unit_of_work import UnitOfWork
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring import facts

E = TypeVar("E")
MOST_REMEMBERED = 512  # evaluations, of some ten kilobytes each


@dataclass(frozen=True)
class Score:
    """The score of a partnership in a period.

    `before` is of the period before this one; None where the partnership had not begun then.
    """

    partnership: Partnership
    period: ReportingPeriod
    method: Method
    knowledge: Knowledge
    evaluation: Evaluation
    before: Headline | None

    @property
    def change(self) -> float | None:
        """How much the composite changed on the period before; None where one of them has none."""
        if self.before is None or self.before.composite is None or self.evaluation.composite is None:
            return None
        return self.evaluation.composite - self.before.composite


def score(work: UnitOfWork, partnership: Partnership, period: ReportingPeriod, now: datetime) -> Score:
    """Return the score as known now. Raises UserError on a period that has not begun."""
    revision = facts.latest_revision(work, partnership.id)
    return _score(work, partnership, period, current(work, now), Knowledge(revision, partnership.today(now)))


def score_at(
    work: UnitOfWork,
    partnership: Partnership,
    period: ReportingPeriod,
    moment: datetime,
    *,
    recorded_by: datetime | None = None,
) -> Score:
    """Return the score as known at a moment, such as Monday 00:00, or on that day by the records of an earlier one.

    What happened on the day that begins then is not in it. Raises UserError on a period that had not begun.
    """
    revision = facts.revision_at(work, partnership.id, recorded_by or moment)
    day = partnership.today(moment - timedelta(microseconds=1))
    return _score(work, partnership, period, current(work, moment), Knowledge(revision, day))


def year_to_date(work: UnitOfWork, partnership: Partnership, now: datetime) -> ReportingPeriod:
    """Return the programme year of today: the period that is meant where none is named."""
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
    """Return the whole evaluation, remembered by all that it depends on: the same question is computed once."""
    days = Period(period.first, period.last, period.code)
    key = (work.database, partnership, days, method.catalogue.version, knowledge)
    known = _evaluations.get(key)
    if known is None:
        known = evaluate(method.catalogue, evidence(work, partnership, method.catalogue, days, knowledge), days)
        _evaluations.put(key, known)
    return known


def headline(
    work: UnitOfWork, partnership: Partnership, period: ReportingPeriod, method: Method, knowledge: Knowledge
) -> Headline:
    """Return the same figures from what counts alone, at less than half the cost.

    Its receipts don't name what is left out, nor what stands beside the values, and it says nothing of what waits. A
    whole evaluation that is remembered will do.
    """
    days = Period(period.first, period.last, period.code)
    key = (work.database, partnership, days, method.catalogue.version, knowledge)
    known = _evaluations.get(key) or _headlines.get(key)
    if known is None:
        counting = evidence_of_headline(work, partnership, method.catalogue, days, knowledge)
        known = evaluate_headline(method.catalogue, counting, days)
        _headlines.put(key, known)
    return known


class _Memory(Generic[E]):
    """The latest evaluations that were asked for.

    A revision has its time with it: one that was rolled back is never taken for the next of the same number.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[object, E] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object) -> E | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: object, value: E) -> None:
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > MOST_REMEMBERED:
                self._kept.popitem(last=False)


_evaluations: _Memory[Evaluation] = _Memory()
_headlines: _Memory[Headline] = _Memory()


def partnerships_scored(work: UnitOfWork, person: Person) -> list[Partnership]:
    """Return the partnerships whose scores the person may see: those that they look after. Raises UserError on none."""
    own = overseen(work, person)
    if not own:
        raise UserError("partnership-none")
    return own


def scored(work: UnitOfWork, person: Person, partnership_id: int) -> Partnership:
    """Return the partnership of that id. Raises UserError where the person may not see its scores."""
    return partnership_among(partnerships_scored(work, person), partnership_id)
