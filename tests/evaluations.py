"""Receipts of what is stored, as the calculator makes them of a quarter."""

from datetime import date

from townsfolk import Town

from indicators.catalogue import default
from indicators.evaluation import Receipt, evaluate
from indicators.evidence import Period
from services.evidence import Knowledge, evidence
from storage import facts, people
from storage.unit_of_work import looking

QUARTER = Period(date(2026, 10, 1), date(2026, 12, 31))


def receipt(town: Town, key: str, known_at: date = date(2026, 12, 31)) -> Receipt:
    """Of the sample's partnership, from all that is known."""
    with looking(town.database) as work:
        knowledge = Knowledge(facts.latest_revision(work, 1), known_at)
        told = evidence(work, people.partnership(work, 1), default(), QUARTER, knowledge)
    return evaluate(default(), told, QUARTER).receipt(key)
