"""What one more record like the latest would change (增量): the same evidence with that record once more."""

from dataclasses import dataclass, replace
from datetime import date

from indicators.evaluation import Evaluation, evaluate
from indicators.evidence import Fact, Standing
from indicators.evidence import Period as Days
from services.scoring.evidence import KEYED, evidence
from services.scoring.scores import Score
from storage.engine.unit_of_work import UnitOfWork

ANOTHER = 0  # a record's number that no record has


@dataclass(frozen=True)
class OneMore:
    """`like` is the record that was taken for typical; `then` the evaluation with another one like it."""

    like: int
    then: Evaluation


def one_more(work: UnitOfWork, score: Score, key: str) -> OneMore | None:
    """None where no record counts for the indicator yet: nothing is typical then."""
    counted = score.evaluation.receipt(key).counted
    if not counted:
        return None
    catalogue = score.method.catalogue
    days = Days(score.period.first, score.period.last, score.period.code)
    known = evidence(work, score.partnership, catalogue, days, score.knowledge)
    like = counted[-1].record
    last_day = min(known.known_at, days.ends_on, known.active_until or date.max)
    again = (_again(fact, last_day) for fact in known.facts if fact.record == like and fact.standing is Standing.COUNTS)
    return OneMore(like, evaluate(catalogue, replace(known, facts=(*known.facts, *again)), days))


def _again(fact: Fact, day: date) -> Fact:
    """Of the same people, but another thing: a contract that runs does so for the same days, an event is the last."""
    subject = f"{fact.subject}+" if fact.measure in KEYED and fact.subject else fact.subject
    once = fact.starts_on == fact.ends_on
    return fact._replace(
        record=ANOTHER,
        subject=subject,
        share=1.0,
        starts_on=day if once else fact.starts_on,
        ends_on=day if once else fact.ends_on,
    )
