"""From what is stored to what the calculator is told: the facts of a partnership as known at one of its revisions."""

from collections.abc import Sequence
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
COUNTING = tuple(state for state, standing in STANDINGS.items() if standing is Standing.COUNTS)
# What is named by a natural key, which several partnerships may hold.
KEYED = {"teaching_resource", "teaching_resource_revised", "project", "result", "conversion"}
LONGEST_PERIOD = 12  # months; a nil return for a year that ends later attests to a quarter within it, too


@dataclass(frozen=True)
class Knowledge:
    """`known_at` is the day up to which things have happened; `revision` says what of it was known."""

    revision: Revision
    known_at: date


def evidence(
    work: UnitOfWork,
    partnership: Partnership,
    catalogue: Catalogue,
    period: Period,
    knowledge: Knowledge,
    states: Sequence[State] = tuple(State),
) -> Evidence:
    """All that `evaluate` asks for, from records in these states. What a nil return attests may end after the period,
    so those are read on."""
    windows = dict(evidence_windows(catalogue, period))
    first, last = windows.get("nil_return", (period.starts_on, period.ends_on))
    windows["nil_return"] = first, _later(last)
    known = facts.known(work, knowledge.revision, windows, states)
    return Evidence(
        _facts(work, known, knowledge.revision),
        knowledge.known_at,
        partnership.started_on,
        partnership.ended_on,
    )


def _later(day: date) -> date:
    return day if day.year >= date.max.year - 1 else months_after(day, LONGEST_PERIOD)


def _facts(work: UnitOfWork, known: Sequence[KnownFact], revision: Revision) -> tuple[Fact, ...]:
    keys = {row.subject for row in known if row.measure in KEYED and row.subject is not None}
    shared = facts.sharing(work, keys, revision.at) if keys and revision.at else {}
    return tuple(
        Fact(
            measure, first, last, quantity, category, SIDES[side], _told_apart(subject, record), record,
            1 / shared.get(subject or "", 1) if measure in KEYED else 1.0, STANDINGS[state],
        )
        for record, state, measure, first, last, quantity, side, subject, category in known
    )  # fmt: skip


def _told_apart(subject: str | None, record: int | None) -> str | None:
    """Heads and unknown people are counted within a record: the same number in another record is somebody else."""
    if subject is None or (subject != "headcount" and not subject.startswith("other:")):
        return subject
    return f"{subject}:{record}"
