"""The year's dossier 年度总结: of which published result it is, and what of the ledger belongs to it.

Its figures are those of the publication. What else is asked for, such as the quarters of a trend, is computed from
what was known then, by the method of then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from indicators.evidence import Evidence, Period
from records.errors import UserError
from records.periods import ONE_DAY, ReportingPeriod, before, quarter_of
from services.permissions import check_admin, check_oversees
from services.scoring import methods, scores
from services.scoring.evidence import Knowledge, evidence
from services.scoring.methods import Method
from services.scoring.publications import sheet_of
from services.scoring.restatements import Restatement, of_publication
from services.scoring.score_sheet import ScoreSheet
from storage.assessment import rectifications
from storage.assessment.rectifications import StoredRectification
from storage.clock import events
from storage.clock.events import Event
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import listing, record_rows
from storage.ledger.listing import Filter
from storage.ledger.record_rows import StoredRecord
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring import facts, publications
from storage.scoring.publications import Publication

QUARTERS = 8  # that a trend goes over, up to the end of the period


@dataclass(frozen=True)
class DossierSource:
    """Where the parts of a dossier read: a publication, and what the ledger has of its period.

    `now` says what is known of what came after the publication.
    """

    work: UnitOfWork
    partnership: Partnership
    publication: Publication
    now: datetime

    @cached_property
    def sheet(self) -> ScoreSheet:
        """The figures as they were published."""
        return sheet_of(self.publication)

    @cached_property
    def method(self) -> Method:
        """The method by which they were computed."""
        return methods.numbered(self.work, self.publication.method)

    @cached_property
    def period(self) -> ReportingPeriod:
        """The period that the dossier is of."""
        return self.sheet.reporting_period

    @cached_property
    def before(self) -> ScoreSheet | None:
        """The published figures of the period before; None where none were published."""
        code = before(self.period, self.method.calendar).code
        published = publications.of_period(self.work, self.partnership.id, code)
        return None if published is None else sheet_of(published)

    @cached_property
    def restated(self) -> Restatement | None:
        """What of it would be another figure today; None where nothing would."""
        return of_publication(self.work, self.partnership, self.publication, self.now)

    @cached_property
    def records(self) -> Sequence[StoredRecord]:
        """The confirmed records of the period's days, oldest first."""
        days = Filter(first=self.period.first, last=self.period.last)
        return listing.confirmed(self.work, self.partnership.id, days)

    @cached_property
    def listed(self) -> Sequence[StoredRecord]:
        """The records that the annexes list, by day: the period's, and those that a figure rests on.

        What has never been confirmed is not among them.
        """
        own = {record.id: record for record in self.records}
        behind = {one.record for indicator in self.sheet.indicators for one in indicator.counted}
        behind |= {one.record for indicator in self.sheet.indicators for one in indicator.left_out}
        others = record_rows.by_ids(self.work, sorted(behind - own.keys()))
        own |= {number: record for number, record in others.items() if record.confirmed_version is not None}
        return sorted(own.values(), key=lambda record: (record.event_date, record.id))

    @cached_property
    def evidence(self) -> Evidence:
        """What the published figures were computed from."""
        days = Period(self.period.first, self.period.last)
        return evidence(self.work, self.partnership, self.method.catalogue, days, self._knowledge)

    @cached_property
    def planned(self) -> Sequence[Event]:
        """The events that were planned for the period's days, but for those that were cancelled."""
        zone = ZoneInfo(self.partnership.time_zone)
        first, last = self.period.first, self.period.last + ONE_DAY
        begin, end = (datetime(day.year, day.month, day.day, tzinfo=zone) for day in (first, last))
        return events.between(self.work, self.partnership.id, begin, end)

    @cached_property
    def rectifications(self) -> Sequence[StoredRectification]:
        """The rectifications that were due in the period, or are named by a published figure, oldest first."""
        return [
            one
            for one in rectifications.of_partnership(self.work, self.partnership.id)
            if self.period.first <= one.due_on <= self.period.last
        ]

    @cached_property
    def quarters(self) -> Sequence[tuple[ReportingPeriod, dict[str, float | None]]]:
        """The values of all indicators by quarter, oldest first, from the partnership's beginning."""
        quarters = [quarter_of(self.period.last)]
        while len(quarters) < QUARTERS and before(quarters[0]).last >= self.partnership.started_on:
            quarters.insert(0, before(quarters[0]))
        return [(quarter, self._values(quarter)) for quarter in quarters]

    def _values(self, quarter: ReportingPeriod) -> dict[str, float | None]:
        known = scores.headline(self.work, self.partnership, quarter, self.method, self._knowledge)
        return {receipt.key: receipt.value for receipt in known.receipts}

    @property
    def _knowledge(self) -> Knowledge:
        revision = facts.revision(self.work, self.partnership.id, self.publication.revision)
        return Knowledge(revision, self.publication.known_at)


def source(work: UnitOfWork, by: Person, publication_id: int, now: datetime) -> DossierSource:
    """Return where the dossier of a publication reads.

    Raises UserError for anybody but coordinators of the partnership and admins, the same for none and for another's.
    """
    publication = publications.by_id(work, publication_id)
    if publication is None:
        raise UserError("result-not-found")
    partnership = partnerships.by_id(work, publication.partnership_id)
    check_oversees(by, partnership)
    return DossierSource(work, partnership, publication, now)


def check_over(partnership: Partnership, period: ReportingPeriod, now: datetime) -> None:
    """Raise UserError on a period that is not over where the partnership is."""
    if period.last >= partnership.today(now):
        raise UserError("dossier-too-early", period=period.label, last=period.last)


def of_partnership(work: UnitOfWork, partnership: Partnership, period: ReportingPeriod, now: datetime) -> DossierSource:
    """Return where the dossier of a partnership and period reads.

    Raises UserError on a period that is not over, and on one whose results are not published.
    """
    check_over(partnership, period, now)
    publication = publications.of_period(work, partnership.id, period.code)
    if publication is None:
        raise UserError("dossier-not-published", period=period.label)
    return DossierSource(work, partnership, publication, now)


def of_programme(work: UnitOfWork, by: Person, period: ReportingPeriod, now: datetime) -> list[DossierSource]:
    """Return where the dossier of the whole programme reads: each published result of the period.

    Raises UserError for anybody but admins, on a period that is not over, and where no result is published.
    """
    check_admin(by)
    return programme_sources(work, period, now)


def programme_sources(work: UnitOfWork, period: ReportingPeriod, now: datetime) -> list[DossierSource]:
    """Return the same for the console. Raises UserError as `of_programme`."""
    every = partnerships.every(work)
    for partnership in every:
        check_over(partnership, period, now)
    published = {one.id: publications.of_period(work, one.id, period.code) for one in every}
    sources = [
        DossierSource(work, one, publication, now) for one in every if (publication := published[one.id]) is not None
    ]
    if not sources:
        raise UserError("dossier-not-published", period=period.label)
    return sources


def without_result(sources: Sequence[DossierSource]) -> list[Partnership]:
    """Return the partnerships that held in the period and have no published result of it."""
    first, last = sources[0].period.first, sources[0].period.last
    own = {source.partnership.id for source in sources}
    return [
        one
        for one in partnerships.every(sources[0].work)
        if one.id not in own and one.started_on <= last and one.open_on(first)
    ]
