"""What goes into a bundle: published results, the methods by which they were computed, and the evidence of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from indicators.catalogue import Catalogue
from indicators.evaluation import Headline, headline
from indicators.evidence import Evidence, Period
from records.messages import Message
from records.roles import Side
from services.bundles.disguise import Disguise
from services.bundles.pseudonyms import Pseudonyms
from services.bundles.record_tables import ListedRecord, tables_of_records
from services.bundles.tables import BundleCell, BundleTable, ColumnType, column
from services.scoring import methods
from services.scoring.evidence import Knowledge, evidence_of_headline
from services.scoring.publications import sheet_of
from services.scoring.score_sheet import ScoreSheet
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows
from storage.people.partnerships import Partnership
from storage.scoring import facts, publications
from storage.scoring.publications import Publication

WITHIN = 1e-9  # how near a score that is computed again must be to the one that was published
_MOST_AT_ONCE = 500  # records that are read by one query

RESULT = (
    column("result", ColumnType.WHOLE), column("partnership", ColumnType.TEXT), column("period", ColumnType.TEXT),
    column("period_kind", ColumnType.TEXT), column("first", ColumnType.DAY),
    column("last", ColumnType.DAY), column("known_at", ColumnType.DAY), column("active_from", ColumnType.DAY),
    column("active_until", ColumnType.DAY), column("method", ColumnType.TEXT), column("composite", ColumnType.NUMBER),
    column("geometric", ColumnType.NUMBER), column("coverage", ColumnType.NUMBER),
    column("bound_low", ColumnType.NUMBER), column("bound_high", ColumnType.NUMBER),
    column("published_on", ColumnType.DAY), column("digest", ColumnType.TEXT),
)  # fmt: skip
GROUP_SCORE = (
    column("result", ColumnType.WHOLE), column("group", ColumnType.TEXT), column("weight", ColumnType.NUMBER),
    column("effective_weight", ColumnType.NUMBER), column("score", ColumnType.NUMBER),
    column("coverage", ColumnType.NUMBER),
)  # fmt: skip
INDICATOR_SCORE = (
    column("result", ColumnType.WHOLE), column("indicator", ColumnType.TEXT), column("value", ColumnType.NUMBER),
    column("score", ColumnType.NUMBER), column("weight", ColumnType.NUMBER),
    column("effective_weight", ColumnType.NUMBER), column("contribution", ColumnType.NUMBER),
    column("missing", ColumnType.TEXT),
)  # fmt: skip
OBSERVATION = (
    column("result", ColumnType.WHOLE), column("measure", ColumnType.TEXT), column("starts_on", ColumnType.DAY),
    column("ends_on", ColumnType.DAY), column("quantity", ColumnType.NUMBER), column("category", ColumnType.TEXT),
    column("side", ColumnType.TEXT, Side), column("subject", ColumnType.TEXT), column("record", ColumnType.WHOLE),
    column("share", ColumnType.NUMBER),
)  # fmt: skip


@dataclass(frozen=True)
class BundleContents:
    """All that a bundle says. `not_computed`: ids of results that are not in it, as the ledger now yields others."""

    tables: Sequence[BundleTable]
    methods: Sequence[Catalogue]
    published_at: datetime | None
    results: int
    not_computed: tuple[int, ...] = ()


@dataclass
class _Gathering:
    """What was gathered so far."""

    pseudonyms: Pseudonyms
    numbers: dict[int, int] = field(default_factory=dict)
    results: list[list[BundleCell]] = field(default_factory=list)
    groups: list[list[BundleCell]] = field(default_factory=list)
    indicators: list[list[BundleCell]] = field(default_factory=list)
    observations: list[list[BundleCell]] = field(default_factory=list)
    methods: dict[str, Catalogue] = field(default_factory=dict)

    def partnership(self, partnership_id: int) -> str:
        """Return what stands for a partnership: its organisations have names."""
        return self.pseudonyms.of("partnership", partnership_id)


def gather(work: UnitOfWork, among: Iterable[Partnership], pseudonyms: Pseudonyms) -> BundleContents:
    """Return the contents of a bundle of all published results of these partnerships, oldest first."""
    own = {partnership.id: partnership for partnership in among}
    published = sorted(publications.of_partnerships(work, own), key=lambda publication: publication.id)
    known = [(one, own[one.partnership_id], _evidence(work, own[one.partnership_id], one)) for one in published]
    ids = {row.record for *_, told in known for row in told.observations if row.record is not None}
    gathering = _Gathering(pseudonyms, {record: number for number, record in enumerate(sorted(ids), 1)})
    not_computed = tuple(
        one.id for one, partnership, told in known if not _add(work, gathering, one, partnership, told)
    )
    listed = _listed(work, gathering)
    return BundleContents(
        tables=[*_score_tables(gathering), *tables_of_records(listed, pseudonyms)],
        methods=[gathering.methods[version] for version in sorted(gathering.methods)],
        published_at=max((one.published_at for one in published), default=None),
        results=len(gathering.results),
        not_computed=not_computed,
    )


def _evidence(work: UnitOfWork, partnership: Partnership, publication: Publication) -> Evidence:
    """Return the evidence of a publication, as it was known then."""
    sheet = sheet_of(publication)
    catalogue = methods.numbered(work, publication.method).catalogue
    knowledge = Knowledge(facts.revision(work, partnership.id, publication.revision), publication.known_at)
    return evidence_of_headline(work, partnership, catalogue, Period(sheet.first, sheet.last), knowledge)


def _add(
    work: UnitOfWork, gathering: _Gathering, publication: Publication, partnership: Partnership, told: Evidence
) -> bool:
    """Add a result with its evidence. False where it cannot be computed again, so that it would prove nothing."""
    sheet = sheet_of(publication)
    catalogue = methods.numbered(work, publication.method).catalogue
    period = Period(sheet.first, sheet.last, sheet.period)
    number = len(gathering.results) + 1
    rows = Disguise(gathering.pseudonyms, number, gathering.numbers.__getitem__).of(told.observations)
    evidence = Evidence(tuple(rows), told.known_at, told.active_from, told.active_until)
    if catalogue.version != sheet.method.version or differing(sheet, headline(catalogue, evidence, period)):
        return False
    gathering.methods[catalogue.version] = catalogue
    gathering.results.append(_result(sheet, publication, gathering.partnership(partnership.id), evidence, number))
    gathering.groups += [
        [number, one.key, one.weight, one.effective_weight, one.score, one.coverage] for one in sheet.groups
    ]
    gathering.indicators += [
        [number, one.key, one.value, one.score, one.weight, one.effective_weight, one.contribution,
         one.missing.reason if one.missing else None]
        for one in sheet.indicators
    ]  # fmt: skip
    gathering.observations += [[number, *row[:9]] for row in rows]
    return True


def differing(sheet: ScoreSheet, computed: Headline) -> list[str]:
    """Return which figures of a result are others when computed again: keys of groups and indicators, or its own."""
    pairs: dict[str, tuple[float | None, float | None]] = {
        "composite": (sheet.composite, computed.composite),
        "geometric": (sheet.geometric, computed.geometric),
        "coverage": (sheet.coverage, computed.coverage),
    }
    groups = {group.key: group for group in computed.groups}
    receipts = {receipt.key: receipt for receipt in computed.receipts}
    if groups.keys() != {one.key for one in sheet.groups} or receipts.keys() != {one.key for one in sheet.indicators}:
        return ["indicators"]
    pairs |= {f"{one.key}": (one.score, groups[one.key].score) for one in sheet.groups}
    for one in sheet.indicators:
        pairs[f"{one.key} value"] = (one.value, receipts[one.key].value)
        pairs[one.key] = (one.score, receipts[one.key].score)
    return [key for key, (told, now) in pairs.items() if not same(told, now)]


def same(told: float | None, now: float | None) -> bool:
    """Tell whether two figures are the same to 1e-9 of the published one (and of 1), or both missing."""
    if told is None or now is None:
        return told is now
    return abs(told - now) <= WITHIN * max(1.0, abs(told))


def _result(
    sheet: ScoreSheet, publication: Publication, partnership: str, evidence: Evidence, number: int
) -> list[BundleCell]:
    return [
        number, partnership, sheet.period, sheet.period_kind.value, sheet.first, sheet.last, evidence.known_at,
        evidence.active_from, evidence.active_until, sheet.method.version, sheet.composite, sheet.geometric,
        sheet.coverage, *sheet.bounds, publication.published_at.date(), publication.digest,
    ]  # fmt: skip


def _score_tables(gathering: _Gathering) -> Iterator[BundleTable]:
    yield BundleTable("results", Message("bundle-results"), RESULT, gathering.results)
    yield BundleTable("group_scores", Message("bundle-group-scores"), GROUP_SCORE, gathering.groups)
    yield BundleTable("indicator_scores", Message("bundle-indicator-scores"), INDICATOR_SCORE, gathering.indicators)
    yield BundleTable("observations", Message("bundle-observations"), OBSERVATION, gathering.observations)


def _listed(work: UnitOfWork, gathering: _Gathering) -> Iterator[ListedRecord]:
    """Yield the records of which something counted in a result that is there, as they count now."""
    counted = {row[8] for row in gathering.observations}
    ids = [record for record, number in gathering.numbers.items() if number in counted]
    for at in range(0, len(ids), _MOST_AT_ONCE):
        found = record_rows.by_ids(work, ids[at : at + _MOST_AT_ONCE])
        for record in sorted(found.values(), key=lambda record: record.id):
            number, partnership = gathering.numbers[record.id], gathering.partnership(record.partnership_id)
            counts = record.confirmed_version is not None
            yield ListedRecord(number, partnership, record_rows.as_confirmed(work, record) if counts else record)
