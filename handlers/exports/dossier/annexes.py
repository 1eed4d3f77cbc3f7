"""The annexes of a dossier: the ledgers of its period and an index of the evidence, without anybody's name."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum

from handlers.exports.dossier.blocks import (
    AnnexBlock,
    ColumnSide,
    DossierBlock,
    DossierRow,
    RowKind,
    TableBlock,
    TableColumn,
)
from handlers.exports.dossier.wording import DossierWording, cells, iso
from records.attachments import AttachmentKind
from records.form import heading_of, option_label
from records.messages import Message
from records.participants import Participants
from records.record import Family
from records.registry import KINDS
from records.roles import Side
from records.text import kebab
from services.scoring.dossiers import DossierSource
from services.scoring.score_sheet import IndicatorSheet
from storage.ledger.record_rows import StoredRecord

ListedColumn = tuple[TableColumn, Callable[[StoredRecord], str]]
NONE = "—"


def of_family(family: Family) -> Callable[[DossierSource], Sequence[StoredRecord] | None]:
    """Return what reads the listed records of a family; None where there are none."""

    def read(source: DossierSource) -> Sequence[StoredRecord] | None:
        return [record for record in source.listed if KINDS[record.kind].family is family] or None

    return read


def activities(
    records: Sequence[StoredRecord], source: DossierSource, wording: DossierWording
) -> Iterator[DossierBlock]:
    """Yield the ledger of joint activities, with present and expected of each side."""
    attended = _Attendance(source)
    right = ColumnSide.RIGHT
    columns: list[ListedColumn] = [
        (TableColumn(wording.say("record-event-date"), 16), lambda record: iso(record.event_date)),
        (TableColumn(wording.say("joint-activity-category"), 14), lambda record: _option(record, "category", wording)),
        (TableColumn(wording.say("record-title"), 27), lambda record: record.title),
        (TableColumn(wording.say("joint-activity-place"), 16), lambda record: _text(record, "place")),
        *(
            (TableColumn(wording.say("dossier-column-attendance", side=option_label(side)), 10, right),
             lambda record, side=side: attended.of(record.id, side))
            for side in Side
        ),
        (TableColumn(wording.say("record-evidence"), 12), lambda record: _evidence(record, wording)),
    ]  # fmt: skip
    rows, rest = _ledger("dossier-annex-activities", columns, records, source, wording)
    yield from rows
    total = attended.total([record.id for record in records])
    if total:
        sides = [f"{present} / {expected}" for present, expected in total]
        texts = ["", "", "", "", wording.say("dossier-annex-total"), "", *sides, "", ""]
        rest = TableBlock(rest.caption, rest.columns, [*rest.rows, DossierRow(cells(*texts), RowKind.TOTAL)])
    yield rest
    yield wording.remark("dossier-annex-activities-key")


class _Attendance:
    """Who was there and who was expected, in numbers, as known at the publication."""

    def __init__(self, source: DossierSource) -> None:
        self._known: dict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0])
        counting = next((one.counted for one in source.sheet.indicators if one.key == "participation_rate"), ())
        self._counting = {one.record for one in counting}
        for row in source.evidence.observations:
            if row.record is None or row.side is None:
                continue
            if row.measure == "attendance":
                known = self._known[row.record, row.side]
                known[0] += len(row.subjects) if row.quantity else 0
                known[1] += len(row.subjects)
            elif row.measure == "counted" and row.category in ("present", "expected"):
                self._known[row.record, row.side][row.category == "expected"] += round(row.quantity)

    def of(self, record: int, side: Side) -> str:
        """Return present and expected of a side."""
        present, expected = self._known.get((record, side.value), (0, 0))
        return f"{present} / {expected}" if expected else NONE

    def total(self, records: Sequence[int]) -> list[tuple[int, int]]:
        """Return the sums of each side over the records that count; nothing where none does."""
        own = [record for record in records if record in self._counting]
        pairs = [[self._known.get((record, side.value), (0, 0)) for record in own] for side in Side]
        return [(sum(p for p, _ in of_side), sum(e for _, e in of_side)) for of_side in pairs] if own else []


def exchanges(
    records: Sequence[StoredRecord], source: DossierSource, wording: DossierWording
) -> Iterator[DossierBlock]:
    """Yield the ledger of exchanges, with how many people each was of."""
    columns: list[ListedColumn] = [
        (TableColumn(wording.say("record-event-date"), 16), lambda record: iso(record.event_date)),
        (TableColumn(wording.say("talent-exchange-type"), 18), lambda record: _option(record, "type", wording)),
        (TableColumn(wording.say("record-title"), 32), lambda record: record.title),
        (
            TableColumn(wording.say("talent-exchange-direction"), 15),
            lambda record: _option(record, "direction", wording),
        ),
        (TableColumn(wording.say("export-headcount"), 8, ColumnSide.RIGHT), _people),
        (TableColumn(wording.say("record-evidence"), 12), lambda record: _evidence(record, wording)),
    ]
    rows, table = _ledger("dossier-annex-exchanges", columns, records, source, wording)
    yield from rows
    yield table
    yield wording.remark("dossier-annex-key")


def outcomes(records: Sequence[StoredRecord], source: DossierSource, wording: DossierWording) -> Iterator[DossierBlock]:
    """Yield the ledger of outcomes, with the number that each is known by."""
    columns: list[ListedColumn] = [
        (TableColumn(wording.say("record-event-date"), 16), lambda record: iso(record.event_date)),
        (TableColumn(wording.say("filter-kind"), 14), lambda record: _kind(record, wording)),
        (TableColumn(wording.say("record-title"), 36), lambda record: record.title),
        (TableColumn(wording.say("dossier-column-reporter"), 10),
         lambda record: wording.says(option_label(record.side))),
        (TableColumn(wording.say("dossier-column-number"), 20), _natural_key),
        (TableColumn(wording.say("record-evidence"), 12), lambda record: _evidence(record, wording)),
    ]  # fmt: skip
    rows, table = _ledger("dossier-annex-outcomes", columns, records, source, wording)
    yield from rows
    yield table
    yield wording.remark("dossier-annex-key")


def _ledger(
    title: str,
    columns: Sequence[ListedColumn],
    records: Sequence[StoredRecord],
    source: DossierSource,
    wording: DossierWording,
) -> tuple[list[DossierBlock], TableBlock]:
    """Return the beginning of an annex, and its table: number of line and record, its columns, what it counts for."""
    counting = _Counting(source, wording)
    right = ColumnSide.RIGHT
    headings = [
        TableColumn(wording.say("export-number"), 6, right),
        TableColumn(wording.say("export-record"), 7, right),
        *(column for column, _ in columns),
        TableColumn(wording.say("dossier-column-counts"), 24),
    ]
    rows = [
        DossierRow(cells(str(line), str(record.id), *(read(record) for _, read in columns), counting.of(record.id)))
        for line, record in enumerate(records, 1)
    ]
    return [AnnexBlock(wording.say(title), title)], TableBlock("", headings, rows)


class _Counting:
    """For which indicators a record counts, by their numbers, and for which it does not, and why."""

    def __init__(self, source: DossierSource, wording: DossierWording) -> None:
        self._wording = wording
        self._counts: dict[int, list[str]] = defaultdict(list)
        self._left_out: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for indicator in source.sheet.indicators:
            self._note(indicator)

    def _note(self, indicator: IndicatorSheet) -> None:
        for counted in indicator.counted:
            self._counts[counted.record].append(str(indicator.number))
        for left_out in indicator.left_out:
            self._left_out[left_out.record][left_out.reason].append(str(indicator.number))

    def of(self, record: int) -> str:
        """Return what the record counts for."""
        said = []
        if record in self._counts:
            said.append(self._wording.say("dossier-counts-for", numbers=tuple(self._counts[record])))
        said += [
            self._wording.say("dossier-does-not-count", numbers=tuple(numbers),
                              reason=Message(f"standing-{kebab(reason)}"))
            for reason, numbers in self._left_out[record].items()
        ]  # fmt: skip
        return self._wording.say("dossier-semicolon").join(said) or NONE


def evidence(records: Sequence[StoredRecord], wording: DossierWording) -> Iterator[DossierBlock]:
    """Yield how many photos, documents and links each record has; their names may be of people."""
    yield AnnexBlock(wording.say("dossier-annex-evidence"), "dossier-annex-evidence")
    right = ColumnSide.RIGHT
    columns = [
        TableColumn(wording.say("export-number"), 7, right),
        TableColumn(wording.say("export-record"), 8, right),
        TableColumn(wording.say("record-event-date"), 16),
        TableColumn(wording.say("filter-kind"), 16),
        TableColumn(wording.say("record-title"), 35),
        *(TableColumn(wording.say(f"evidence-kind-{kind}"), 7, right) for kind in AttachmentKind),
    ]
    rows = []
    for line, record in enumerate(records, 1):
        kinds = _pieces(record)
        told = [str(kinds[kind]) if kinds[kind] else NONE for kind in AttachmentKind]
        rows.append(
            DossierRow(
                cells(str(line), str(record.id), iso(record.event_date), _kind(record, wording), record.title, *told)
            )
        )
    yield TableBlock("", columns, rows)
    yield wording.remark("dossier-annex-evidence-key")


def with_evidence(source: DossierSource) -> Sequence[StoredRecord] | None:
    """Return the listed records that have any; None where none has."""
    return [record for record in source.listed if _pieces(record)] or None


def _pieces(record: StoredRecord) -> Mapping[AttachmentKind, int]:
    return Counter(attachment.kind for attachment in record.read().evidence)


def _evidence(record: StoredRecord, wording: DossierWording) -> str:
    told = [
        wording.say("dossier-pieces", kind=Message(f"evidence-kind-{kind}"), count=count)
        for kind, count in sorted(_pieces(record).items())
    ]
    return wording.joined(told) or NONE


def _kind(record: StoredRecord, wording: DossierWording) -> str:
    return wording.say(heading_of(KINDS[record.kind]))


def _option(record: StoredRecord, field: str, wording: DossierWording) -> str:
    value = getattr(record.read(), field, None)
    return wording.says(option_label(value)) if isinstance(value, StrEnum) else NONE


def _text(record: StoredRecord, field: str) -> str:
    value = record.answers.get(field)
    return value if isinstance(value, str) and value else NONE


def _natural_key(record: StoredRecord) -> str:
    field = KINDS[record.kind].natural_key
    return _text(record, field) if field else NONE


def _people(record: StoredRecord) -> str:
    given = record.answers.get("persons")
    return str(Participants.model_validate(given).count) if given else NONE
