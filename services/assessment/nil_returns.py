"""Nil returns (零报告): a side attests that of what is counted there was nothing. Both sides together make a zero."""

from dataclasses import dataclass
from datetime import date, datetime

from indicators.basis import ALL_COUNTS
from indicators.evidence import Period
from records.errors import UserError
from records.facts import Fact
from records.periods import ReportingPeriod
from records.roles import Side
from services.permissions import own_side
from services.scoring.scores import Score
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring import facts

MEASURE = "nil_return"


@dataclass(frozen=True)
class NilReturn:
    """How it stands in a period.

    `empty`: keys of the counts without a record; `attested`: the sides that have said so, each up to which day.
    """

    empty: tuple[str, ...]
    attested: dict[Side, date]


def of_score(work: UnitOfWork, score: Score) -> NilReturn:
    """Return how it stands in a score's period."""
    catalogue = score.method.catalogue
    days = Period(score.period.first, score.period.last)
    counts = [
        key for key, indicator in catalogue.indicators.items() if MEASURE in indicator.windows(days, catalogue.exposure)
    ]
    receipts = {receipt.key: receipt for receipt in score.evaluation.receipts}
    empty = tuple(key for key in counts if not receipts[key].counted)
    said = facts.said_alone(work, score.partnership.id, MEASURE, score.period.first, score.period.last)
    return NilReturn(empty, {Side(fact.side): fact.ends_on for fact in said if fact.side is not None})


def attest(work: UnitOfWork, by: Person, partnership: Partnership, period: ReportingPeriod, now: datetime) -> None:
    """Attest for the own side that of all counts there was nothing, up to today where the period is still running.

    Raise UserError on somebody of neither side, and on a period that has not begun.
    """
    fact = _fact(by, partnership, period, now)
    _close(work, partnership, period, fact.side, now)
    facts.say(work, partnership.id, [fact], now)
    audit.note(work, now, by.id, "nil_return", "partnership", partnership.id, period=period.code, side=fact.side)


def take_back(work: UnitOfWork, by: Person, partnership: Partnership, period: ReportingPeriod, now: datetime) -> None:
    """Take back what the own side has attested, as if it had not been said. Raise UserError as `attest`."""
    fact = _fact(by, partnership, period, now)
    _close(work, partnership, period, fact.side, now)
    audit.note(work, now, by.id, "nil_return_back", "partnership", partnership.id, period=period.code, side=fact.side)


def _fact(by: Person, partnership: Partnership, period: ReportingPeriod, now: datetime) -> Fact:
    today = partnership.today(now)
    if period.first > today:
        raise UserError("period-in-future")
    return Fact(MEASURE, period.first, min(period.last, today), 1, own_side(by, partnership), ALL_COUNTS)


def _close(
    work: UnitOfWork, partnership: Partnership, period: ReportingPeriod, side: Side | None, now: datetime
) -> None:
    """Take back what was said up to an earlier day: a period that was still running is attested anew."""
    said = facts.said_alone(work, partnership.id, MEASURE, period.first, period.last)
    facts.take_back(work, partnership.id, [fact for fact in said if fact.side == side], now)
