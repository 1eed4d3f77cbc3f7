"""What a confirmation moved in the programme year to date: the indicators whose value is another one after it."""

from collections.abc import Sequence

from indicators.evaluation import Evaluation
from services.scoring.evidence import Knowledge
from services.scoring.methods import Method, current
from services.scoring.score_sheet import COMPOSITE, as_shown
from services.scoring.scores import evaluation, year_to_date
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.scoring import facts, impacts
from storage.scoring.impacts import MovedFigure, StoredImpact

MOST = 3  # indicators told, those that moved furthest


def moved_by(work: UnitOfWork, impact: StoredImpact) -> list[MovedFigure]:
    """Return the indicators that moved furthest in score, then the composite if it moved."""
    record = record_rows.by_id(work, impact.record_id)
    assert record is not None
    partnership = partnerships.by_id(work, record.partnership_id)
    method = current(work, impact.at)
    before, after = (
        _known_at(work, partnership, method, impact, revision) for revision in (impact.before, impact.after)
    )
    pairs = [(receipt, after.receipt(receipt.key)) for receipt in before.receipts]
    changed = [(old, new) for old, new in pairs if as_shown(old.value) != as_shown(new.value)]
    changed.sort(key=lambda pair: -abs((pair[1].score or 0) - (pair[0].score or 0)))
    moved = [MovedFigure(old.key, old.value, new.value) for old, new in changed[:MOST]]
    if as_shown(before.composite) != as_shown(after.composite):
        moved.append(MovedFigure(COMPOSITE, before.composite, after.composite))
    return moved


def _known_at(
    work: UnitOfWork, partnership: Partnership, method: Method, impact: StoredImpact, number: int
) -> Evaluation:
    """Return the evaluation at one of the revisions.

    Both are of the same day, so that nothing but the confirmation is between them.
    """
    revision = facts.revision(work, partnership.id, number)
    period = year_to_date(work, partnership, impact.at)
    return evaluation(work, partnership, period, method, Knowledge(revision, partnership.today(impact.at)))


def of_record(work: UnitOfWork, record_id: int, version: int) -> Sequence[MovedFigure]:
    """Return what a version of a record moved; nothing where it is still being computed."""
    impact = impacts.of_record(work, record_id, version)
    return impact.moved if impact else []
