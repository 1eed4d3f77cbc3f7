"""What a confirmation moved in the programme year to date: the indicators whose value is another one after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from indicators.evaluation import Evaluation
from services.scoring.evidence import Knowledge
from services.scoring.methods import Method, current
from services.scoring.score_sheet import as_shown
from services.scoring.scores import evaluation, year_to_date
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows
from storage.people import directory
from storage.people.directory import Partnership
from storage.scoring import facts, impacts
from storage.scoring.impacts import StoredImpact

COMPOSITE = "composite"
MOST = 3  # indicators told, those that moved furthest


@dataclass(frozen=True)
class Moved:
    """An indicator's value, or the composite, before and after. None: there was none."""

    key: str
    before: float | None
    after: float | None

    def stored(self) -> dict[str, JsonValue]:
        return {"key": self.key, "before": self.before, "after": self.after}


def moved_by(work: UnitOfWork, impact: StoredImpact) -> list[Moved]:
    """The indicators that moved furthest in score, then the composite."""
    record = record_rows.by_id(work, impact.record_id)
    assert record is not None
    partnership = directory.partnership(work, record.partnership_id)
    method = current(work, impact.at)
    before, after = (
        _known_at(work, partnership, method, impact, revision) for revision in (impact.before, impact.after)
    )
    pairs = [(each, after.receipt(each.key)) for each in before.receipts]
    changed = [(old, new) for old, new in pairs if as_shown(old.value) != as_shown(new.value)]
    changed.sort(key=lambda pair: -abs((pair[1].score or 0) - (pair[0].score or 0)))
    found = [Moved(old.key, old.value, new.value) for old, new in changed[:MOST]]
    if as_shown(before.composite) != as_shown(after.composite):
        found.append(Moved(COMPOSITE, before.composite, after.composite))
    return found


def _known_at(
    work: UnitOfWork, partnership: Partnership, method: Method, impact: StoredImpact, number: int
) -> Evaluation:
    """Both on the same day, so that nothing but the confirmation is between them."""
    revision = facts.revision(work, partnership.id, number)
    period = year_to_date(work, partnership, impact.at)
    return evaluation(work, partnership, period, method, Knowledge(revision, partnership.today(impact.at)))


def of_record(work: UnitOfWork, record_id: int, version: int) -> Sequence[Moved]:
    """What is known of it; nothing where it moved nothing or is still being computed."""
    impact = impacts.of_record(work, record_id, version)
    return [_read(each) for each in impact.moved] if impact else []


def _read(told: dict[str, JsonValue]) -> Moved:
    before, after = told["before"], told["after"]
    return Moved(
        str(told["key"]),
        float(before) if isinstance(before, int | float) else None,
        float(after) if isinstance(after, int | float) else None,
    )
