"""From what is stored to what the calculator is told: the facts of a partnership as known at one of its revisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.catalogue import Catalogue, evidence_windows
from indicators.evidence import Evidence, Fact, Period, Side, Standing
from indicators.evidence import months_later as months_after
from records.states import State
from storage import facts
from storage.facts import KnownFact, Revision
from storage.people import Partnership
from storage.unit_of_work import UnitOfWork

STANDINGS = {
    State.CONFIRMED: Standing.COUNTS,
    State.WITHDRAWING: Standing.COUNTS,
    State.DRAFT: Standing.WAITING,
    State.WAITING_OWN: Standing.WAITING,
    State.WAITING_OTHER: Standing.WAITING,
    State.RETURNED: Standing.RETURNED,
    State.OBJECTED: Standing.OBJECTED,
    State.WITHDRAWN: Standing.WITHDRAWN,
    State.VOID: Standing.VOID,
}
# By what is stored: a look-up takes a tenth of the time that the enumeration's own takes, and there are thousands.
SIDES: dict[str | None, Side | None] = {None: None, **{side.value: side for side in Side}}
# What is named by a natural key, which several partnerships may hold.
KEYED = {"teaching_resource", "teaching_resource_revised", "project", "result", "conversion"}
LONGEST_PERIOD = 12  # months; a nil return for a year that ends later attests to a quarter within it, too


@dataclass(frozen=True)
class Knowledge:
    """`known_at` is the day up to which things have happened; `revision` says what of it was known."""

    revision: Revision
    known_at: date


def evidence(
    work: UnitOfWork, partnership: Partnership, catalogue: Catalogue, period: Period, knowledge: Knowledge
) -> Evidence:
    """All that `evaluate` asks for. What a nil return attests may end after the period, so those are read on."""
    windows = dict(evidence_windows(catalogue, period))
    first, last = windows.get("nil_return", (period.starts_on, period.ends_on))
    windows["nil_return"] = first, _later(last)
    known = facts.known(work, knowledge.revision, windows)
    return Evidence(
        _facts(work, known, knowledge.revision),
        knowledge.known_at,
        partnership.started_on,
        partnership.ended_on,
    )


def _later(day: date) -> date:
    return day if day.year >= date.max.year - 1 else months_after(day, LONGEST_PERIOD)


def _facts(work: UnitOfWork, known: Mapping[str, Sequence[KnownFact]], revision: Revision) -> tuple[Fact, ...]:
    keys = {row.subject for measure in KEYED for row in known.get(measure, ()) if row.subject is not None}
    shared = facts.sharing(work, keys, revision.at) if keys and revision.at else {}
    found: list[Fact] = []
    for measure, rows in known.items():
        holders = shared if measure in KEYED else {}
        found += (
            Fact(
                measure, first, last, quantity, category, SIDES[side], _told_apart(subject, record), record,
                1 / holders.get(subject, 1), STANDINGS[state],
            )
            for record, state, first, last, quantity, side, subject, category in rows
        )  # fmt: skip
    return tuple(found)


def _told_apart(subject: str | None, record: int | None) -> str | None:
    """Heads and unknown people are counted within a record: the same number in another record is somebody else."""
    if subject is None or (subject != "headcount" and not subject.startswith("other:")):
        return subject
    return f"{subject}:{record}"
