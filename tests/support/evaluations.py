"""Receipts of what is stored, as the calculator makes them of a quarter."""

from datetime import date

from indicators.catalogue import default
from indicators.evaluation import Evaluation, Receipt, evaluate
from indicators.evidence import Period
from services.scoring.evidence import Knowledge, evidence
from storage.engine.unit_of_work import read_only
from storage.people import partnerships
from storage.scoring import facts
from tests.support.townsfolk import Town

QUARTER = Period(date(2026, 10, 1), date(2026, 12, 31))


def evaluation(town: Town, known_at: date = date(2026, 12, 31)) -> Evaluation:
    """Of the sample's first partnership, from all that is known."""
    with read_only(town.database) as work:
        knowledge = Knowledge(facts.latest_revision(work, 1), known_at)
        told = evidence(work, partnerships.by_id(work, 1), default(), QUARTER, knowledge)
    return evaluate(default(), told, QUARTER)


def receipt(town: Town, key: str) -> Receipt:
    return evaluation(town).receipt(key)
