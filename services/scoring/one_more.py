"""What one more record like the latest would change (增量): the same evidence with that record once more."""

from dataclasses import dataclass, replace
from datetime import date

from indicators.evaluation import Evaluation, evaluate
from indicators.evidence import Observation, Period, Standing
from services.scoring.evidence import KEYED, evidence
from services.scoring.scores import Score
from storage.engine.unit_of_work import UnitOfWork

ANOTHER = 0  # a record's number that no record has


@dataclass(frozen=True)
class OneMore:
    """What one more record would change.

    `like` is the record that was taken for typical, `then` the evaluation with another one like it.
    """

    like: int
    then: Evaluation


def one_more(work: UnitOfWork, score: Score, key: str) -> OneMore | None:
    """Return what one more record like the latest would change for an indicator.

    None where no record counts for it yet: nothing is typical then.
    """
    counted = score.evaluation.receipt(key).counted
    if not counted:
        return None
    catalogue = score.method.catalogue
    days = Period(score.period.first, score.period.last, score.period.code)
    known = evidence(work, score.partnership, catalogue, days, score.knowledge)
    like = counted[-1].record
    last_day = min(known.known_at, days.ends_on, known.active_until or date.max)
    again = (
        _again(observation, last_day)
        for observation in known.observations
        if observation.record == like and observation.standing is Standing.COUNTS
    )
    return OneMore(like, evaluate(catalogue, replace(known, observations=(*known.observations, *again)), days))


def _again(observation: Observation, day: date) -> Observation:
    """Return an observation of the same people, but of another thing.

    A contract that runs does so for the same days, an event is on the last day.
    """
    subject = f"{observation.subject}+" if observation.measure in KEYED and observation.subject else observation.subject
    once = observation.starts_on == observation.ends_on
    return observation._replace(
        record=ANOTHER,
        subject=subject,
        share=1.0,
        starts_on=day if once else observation.starts_on,
        ends_on=day if once else observation.ends_on,
    )
