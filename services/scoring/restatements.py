"""Restatements (更正说明): what of a published result would be another figure today, by which records, and why.

A published result stays as it was told; this says beside it what has become known since."""

from dataclasses import dataclass
from datetime import datetime

from records.periods import ReportingPeriod
from services.scoring import methods
from services.scoring.evidence import Knowledge
from services.scoring.publications import sheet_of
from services.scoring.scores import evaluation
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people.directory import Partnership
from storage.scoring import facts, publications
from storage.scoring.publications import Publication

COMPOSITE = "composite"
WITHIN = 1e-9  # figures that are nearer are the same


@dataclass(frozen=True)
class Restated:
    """A figure as it was told and as it is known now: an indicator's value, or the composite. None: it is missing."""

    key: str
    told: float | None
    now: float | None


@dataclass(frozen=True)
class Cause:
    """A record that has changed since, with the latest step of its life and the reason that was given, if any."""

    record_id: int
    action: str
    person: str | None
    at: datetime
    reason: str | None


@dataclass(frozen=True)
class Restatement:
    publication: Publication
    figures: tuple[Restated, ...]
    causes: tuple[Cause, ...]


def restatements(
    work: UnitOfWork, partnership: Partnership, until: datetime, since: datetime | None = None
) -> list[Restatement]:
    """Of all published results, as known at `until`. With `since`, only those that changed after it: what the next
    digest has to say."""
    found = []
    for publication in publications.of_partnerships(work, [partnership.id]):
        figures = _restated(work, partnership, publication, until)
        if since is not None and since > publication.published_at:
            figures = figures if figures != _restated(work, partnership, publication, since) else ()
        if figures:
            begin = max(since, publication.published_at) if since else publication.published_at
            found.append(Restatement(publication, figures, _causes(work, partnership, begin, until)))
    return found


def of_publication(
    work: UnitOfWork, partnership: Partnership, publication: Publication, now: datetime
) -> Restatement | None:
    figures = _restated(work, partnership, publication, now)
    if not figures:
        return None
    return Restatement(publication, figures, _causes(work, partnership, publication.published_at, now))


def _restated(
    work: UnitOfWork, partnership: Partnership, publication: Publication, moment: datetime
) -> tuple[Restated, ...]:
    """By the method of the publication, so that nothing but the records makes the difference."""
    told = sheet_of(publication)
    period = ReportingPeriod(told.first, told.last, told.period_kind)
    knowledge = Knowledge(facts.revision_at(work, partnership.id, moment), partnership.today(moment))
    now = evaluation(work, partnership, period, methods.numbered(work, publication.method), knowledge)
    pairs = [(each.key, each.value, now.receipt(each.key).value) for each in told.indicators]
    return tuple(
        Restated(key, before, after)
        for key, before, after in [*pairs, (COMPOSITE, told.composite, now.composite)]
        if not _same(before, after)
    )


def _same(one: float | None, two: float | None) -> bool:
    if one is None or two is None:
        return one is two
    return abs(one - two) <= WITHIN


def _causes(work: UnitOfWork, partnership: Partnership, since: datetime, until: datetime) -> tuple[Cause, ...]:
    """Records of which something became known, or was no longer held for true, in between."""
    first, last = (facts.revision_at(work, partnership.id, moment).number for moment in (since, until))
    causes = []
    for record_id in facts.changed(work, partnership.id, first, last):
        notes = [note for note in audit.history(work, record_id) if since < note.at <= until]
        if notes:
            reason = next((note.details.reason for note in reversed(notes) if note.details.reason), None)
            causes.append(
                Cause(record_id, notes[-1].action, notes[-1].person, notes[-1].at, str(reason) if reason else None)
            )
    return tuple(causes)
