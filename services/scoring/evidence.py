"""From what is stored to what the calculator is told: facts of a partnership, known at a revision, as observations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from typing import cast

from dateutil.relativedelta import relativedelta

from indicators.catalogue import Catalogue, evidence_windows, headline_windows
from indicators.definitions.indicator import DateRange
from indicators.evidence import MEASURES_OF_SEVERAL, Evidence, Observation, Period, SideName, Standing
from records.states import State
from storage.engine.unit_of_work import UnitOfWork
from storage.people.partnerships import Partnership
from storage.scoring import facts
from storage.scoring.facts import KnownFacts, PartnershipRevision

STANDINGS = {
    State.CONFIRMED: Standing.COUNTS,
    State.WITHDRAWING: Standing.COUNTS,
    State.DRAFT: Standing.WAITING,
    State.WAITING_OWN: Standing.WAITING,
    State.WAITING_OTHER: Standing.WAITING,
    State.BATCHED: Standing.WAITING,
    State.RETURNED: Standing.RETURNED,
    State.OBJECTED: Standing.OBJECTED,
    State.WITHDRAWN: Standing.WITHDRAWN,
    State.VOID: Standing.VOID,
}
COUNTING = tuple(state for state, standing in STANDINGS.items() if standing is Standing.COUNTS)
# What is named by a natural key, which several partnerships may hold.
KEYED = {"teaching_resource", "teaching_resource_revised", "project", "result", "conversion"}
LONGEST_PERIOD = relativedelta(months=12)  # a nil return for a year that ends later attests to a quarter within it, too


@dataclass(frozen=True)
class Knowledge:
    """What was known when.

    `known_at` is the day up to which things have happened, `revision` says what of it was known.
    """

    revision: PartnershipRevision
    known_at: date


def evidence(
    work: UnitOfWork, partnership: Partnership, catalogue: Catalogue, period: Period, knowledge: Knowledge
) -> Evidence:
    """Return all that `evaluate` asks for."""
    return _evidence(work, partnership, evidence_windows(catalogue, period), period, knowledge, tuple(State))


def evidence_of_headline(
    work: UnitOfWork, partnership: Partnership, catalogue: Catalogue, period: Period, knowledge: Knowledge
) -> Evidence:
    """Return all that `headline` asks for: what counts and makes a value."""
    return _evidence(work, partnership, headline_windows(catalogue, period), period, knowledge, COUNTING)


def _evidence(
    work: UnitOfWork,
    partnership: Partnership,
    windows: Mapping[str, DateRange],
    period: Period,
    knowledge: Knowledge,
    states: tuple[State, ...],
) -> Evidence:
    """Read the windows; that of nil returns further on, since what one attests may end after the period."""
    first, last = windows.get("nil_return", (period.starts_on, period.ends_on))
    windows = {**windows, "nil_return": (first, _later(last))}
    known = facts.known(work, knowledge.revision, windows, states, MEASURES_OF_SEVERAL)
    return Evidence(
        _observations(work, known, knowledge.revision),
        knowledge.known_at,
        partnership.started_on,
        partnership.ended_on,
    )


def _later(day: date) -> date:
    return day if day.year >= date.max.year - 1 else day + LONGEST_PERIOD


def _observations(work: UnitOfWork, known: KnownFacts, revision: PartnershipRevision) -> tuple[Observation, ...]:
    """Return the facts as observations: column by column, since there are thousands.

    What cannot be was refused when it was written: `_make` does not look again.
    """
    columns = (
        known.measure,
        known.starts_on,
        known.ends_on,
        known.quantity,
        known.category,
        cast(Sequence[SideName | None], known.side),  # the calculator names the sides as they are stored
        map(_told_apart, known.subject, known.record_id),
        known.record_id,
        _shares(work, known, revision),
        map(STANDINGS.__getitem__, known.state),
    )
    return tuple(map(Observation._make, zip(*columns, strict=True)))


def _shares(work: UnitOfWork, known: KnownFacts, revision: PartnershipRevision) -> Iterable[float]:
    keyed = [
        subject if measure in KEYED else None for measure, subject in zip(known.measure, known.subject, strict=True)
    ]
    keys = {key for key in keyed if key is not None}
    holders = facts.sharing(work, keys, revision.at) if keys and revision.at else {}
    return (1 / holders.get(key or "", 1) for key in keyed) if holders else repeat(1.0, len(keyed))


def _told_apart(subject: str | None, record: int | None) -> str | None:
    """Return the subject as it is told apart from others.

    Heads and unknown people are counted within a record: the same number in another record is somebody else.
    """
    if subject is None or (subject != "headcount" and not subject.startswith("other:")):
        return subject
    return f"{subject}:{record}"
