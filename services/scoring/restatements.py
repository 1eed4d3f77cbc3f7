"""Restatements (更正说明): what of a published result would be another figure today, by which records, and why.

A published result stays as it was told; this says beside it what has become known since.
"""

from dataclasses import dataclass
from datetime import datetime

from services.scoring import methods
from services.scoring.evidence import Knowledge
from services.scoring.publications import sheet_of
from services.scoring.score_sheet import COMPOSITE
from services.scoring.scores import evaluation
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import batches
from storage.people.partnerships import Partnership
from storage.scoring import facts, publications
from storage.scoring.publications import Publication

WITHIN = 1e-9  # figures that are nearer are the same


@dataclass(frozen=True)
class FigureChange:
    """A figure as it was told and as it is known now: an indicator's value, or the composite. None: it is missing."""

    key: str
    told: float | None
    now: float | None


@dataclass(frozen=True)
class RestatementCause:
    """A record that has changed since, with the latest step of its life and the reason that was given, if any."""

    record_id: int
    action: str
    person: str | None
    at: datetime
    reason: str | None


@dataclass(frozen=True)
class Restatement:
    """What of a published result would be another figure today, and the records that are the cause."""

    publication: Publication
    figures: tuple[FigureChange, ...]
    causes: tuple[RestatementCause, ...]


def restatements(
    work: UnitOfWork, partnership: Partnership, until: datetime, since: datetime | None = None
) -> list[Restatement]:
    """Return the restatements of all published results, as known at `until`.

    With `since`, only those that changed after it: what the next digest has to say.
    """
    restated = []
    for publication in publications.of_partnerships(work, [partnership.id]):
        figures = _restated(work, partnership, publication, until)
        if since is not None and since > publication.published_at:
            figures = figures if figures != _restated(work, partnership, publication, since) else ()
        if figures:
            begin = max(since, publication.published_at) if since else publication.published_at
            restated.append(Restatement(publication, figures, _causes(work, partnership, begin, until)))
    return restated


def of_publication(
    work: UnitOfWork, partnership: Partnership, publication: Publication, now: datetime
) -> Restatement | None:
    """Return the restatement of one result; None where all of its figures are the same."""
    figures = _restated(work, partnership, publication, now)
    if not figures:
        return None
    return Restatement(publication, figures, _causes(work, partnership, publication.published_at, now))


def _restated(
    work: UnitOfWork, partnership: Partnership, publication: Publication, moment: datetime
) -> tuple[FigureChange, ...]:
    """Compute it by the method of the publication, so that nothing but the records makes the difference."""
    published = sheet_of(publication)
    method = methods.numbered(work, publication.method)
    knowledge = Knowledge(facts.revision_at(work, partnership.id, moment), partnership.today(moment))
    now = evaluation(work, partnership, published.reporting_period, method, knowledge)
    pairs = [(indicator.key, indicator.value, now.receipt(indicator.key).value) for indicator in published.indicators]
    return tuple(
        FigureChange(key, before, after)
        for key, before, after in [*pairs, (COMPOSITE, published.composite, now.composite)]
        if not _same(before, after)
    )


def _same(one: float | None, two: float | None) -> bool:
    if one is None or two is None:
        return one is two
    return abs(one - two) <= WITHIN


def _causes(
    work: UnitOfWork, partnership: Partnership, since: datetime, until: datetime
) -> tuple[RestatementCause, ...]:
    """Return the records of which something became known, or was no longer held for true, in between.

    Of an import it is the first of its records: there may be thousands, and all of them are one cause.
    """
    first, last = (facts.revision_at(work, partnership.id, moment).number for moment in (since, until))
    causes: list[RestatementCause] = []
    imported, told = batches.of_records(work, partnership.id), set[int]()
    for record_id in facts.changed(work, partnership.id, first, last):
        batch_id = imported.get(record_id)
        if batch_id in told:
            continue
        told |= set() if batch_id is None else {batch_id}
        notes = [note for note in audit.history(work, record_id, batch_id) if since < note.at <= until]
        if notes:
            reason = next((note.details.reason for note in reversed(notes) if note.details.reason), None)
            latest = notes[-1]
            causes.append(RestatementCause(record_id, latest.action, latest.person, latest.at, reason))
    return tuple(causes)
