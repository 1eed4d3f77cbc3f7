"""What people said and did beside the figures: plans, assessments, good practices, problems, and what is next."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from handlers.exports.dossier.blocks import (
    ColumnSide,
    DossierBlock,
    DossierRow,
    HeadingBlock,
    Paragraph,
    ParagraphLook,
    TableBlock,
    TableColumn,
)
from handlers.exports.dossier.wording import DossierWording, cells, iso, tenth
from records.form import heading_of, option_label
from records.messages import Message
from records.registry import KINDS
from records.roles import Side
from records.text import kebab
from services.scoring.dossiers import DossierSource
from services.scoring.restatements import Restatement
from services.scoring.score_sheet import COMPOSITE, AssessmentSheet
from storage.assessment.rectifications import StoredRectification
from storage.clock.events import Event
from storage.ledger.record_rows import StoredRecord


def quoted(text: str) -> Iterator[Paragraph]:
    """Yield somebody's own words, line by line."""
    for line in text.splitlines():
        if line.strip():
            yield Paragraph((line.strip(),), ParagraphLook.QUOTE)


# Planned and done -----------------------------------------------------------------------------------------------------


def done(source: DossierSource, wording: DossierWording) -> Iterator[DossierBlock]:
    """Yield what was planned and what became of it, and how many records there are of each kind."""
    planned, records = source.planned, source.records
    if planned:
        states = Counter(event.state for event in planned)
        told = tuple(
            wording.say("dossier-events-of-state", count=count, state=Message(f"event-state-{kebab(state)}"))
            for state, count in states.items()
        )
        yield wording.paragraph(wording.say("dossier-events", now=wording.now, count=len(planned), states=told))
        yield _events(planned, wording)
    if records:
        kinds = Counter(record.kind for record in records)
        columns = [TableColumn(wording.say("filter-kind"), 70), TableColumn(wording.say("dossier-column-records"), 30,
                                                                            ColumnSide.RIGHT)]  # fmt: skip
        rows = [
            DossierRow(cells(wording.says(Message(heading_of(kind))), str(kinds[name])))
            for name, kind in KINDS.items()
            if name in kinds
        ]
        yield TableBlock(wording.say("dossier-table-done"), columns, rows)


def _events(planned: Sequence[Event], wording: DossierWording) -> TableBlock:
    columns = [
        TableColumn(wording.say("record-event-date"), 17),
        TableColumn(wording.say("record-title"), 47),
        TableColumn(wording.say("dossier-column-state"), 18),
        TableColumn(wording.say("dossier-column-record"), 18, ColumnSide.RIGHT),
    ]
    rows = [
        DossierRow(cells(iso(event.plan.day), event.title, wording.says(Message(f"event-state-{kebab(event.state)}")),
                       f"#{event.record_id}" if event.record_id else "—"))
        for event in planned
    ]  # fmt: skip
    return TableBlock(wording.say("dossier-table-events"), columns, rows)


# Assessments and what is next -----------------------------------------------------------------------------------------


def assessments(
    said: Mapping[str, AssessmentSheet], source: DossierSource, wording: DossierWording, level: int
) -> Iterator[DossierBlock]:
    """Yield what each side says of the period, in its own words."""
    for side in Side:
        if side in said:
            name = source.partnership.organisation(side).name
            yield HeadingBlock(wording.say("dossier-side", side=option_label(side), name=name), level)
            for label, text in (("outcomes", said[side].outcomes), ("problems", said[side].problems)):
                yield from _labelled(f"assessment-{label}", text, wording)


def _labelled(label: str, text: str | None, wording: DossierWording) -> Iterator[DossierBlock]:
    if text:
        yield Paragraph((wording.say(label),), ParagraphLook.REMARK)
        yield from quoted(text)


def next_steps(
    said: Mapping[str, str], source: DossierSource, wording: DossierWording, level: int
) -> Iterator[DossierBlock]:
    """Yield what each side means to do next, in its own words."""
    for side in Side:
        if side in said:
            name = source.partnership.organisation(side).name
            yield HeadingBlock(wording.say("dossier-side", side=option_label(side), name=name), level)
            yield from quoted(said[side])


# Good practices -------------------------------------------------------------------------------------------------------


def practices(records: Sequence[StoredRecord], wording: DossierWording, level: int) -> Iterator[DossierBlock]:
    """Yield the records that were marked as good practices, in their authors' words."""
    for record in records:
        yield HeadingBlock(record.title, level)
        narrative = record.answers.get("narrative")
        if isinstance(narrative, str):
            yield from quoted(narrative)
        yield wording.remark(
            "dossier-practice", side=option_label(record.side), number=record.id, day=record.event_date
        )


# Problems and their mending -------------------------------------------------------------------------------------------


def problems(found: Sequence[StoredRectification], wording: DossierWording) -> Iterator[DossierBlock]:
    """Yield what was found wanting and what was done about it; not who was to do it."""
    columns = [
        TableColumn(wording.say("export-record"), 8, ColumnSide.RIGHT),
        TableColumn(wording.say("rectification-problem"), 30),
        TableColumn(wording.say("dossier-column-side"), 10),
        TableColumn(wording.say("dossier-column-mended"), 26),
        TableColumn(wording.say("dossier-column-due"), 14),
        TableColumn(wording.say("dossier-column-state"), 12),
    ]
    rows = [_problem(one, wording) for one in found]
    yield TableBlock(wording.say("dossier-table-problems"), columns, rows)


def _problem(found: StoredRectification, wording: DossierWording) -> DossierRow:
    return DossierRow(
        cells(
            str(found.id),
            found.problem,
            wording.says(option_label(found.side)),
            found.outcome or found.measure or "—",
            iso(found.due_on),
            wording.says(Message(f"rectification-state-{found.state}")),
        )
    )


# What became known afterwards -----------------------------------------------------------------------------------------


def restated(restatement: Restatement, source: DossierSource, wording: DossierWording) -> Iterator[DossierBlock]:
    """Yield which published figures would be others today, and by which records."""
    names = {one.key: wording.names(one.name) for one in source.sheet.indicators}
    names[COMPOSITE] = wording.say("chart-composite")
    gap = wording.say("chart-missing")
    columns = [
        TableColumn(wording.say("result-column-name"), 50),
        TableColumn(wording.say("dossier-column-published"), 25, ColumnSide.RIGHT),
        TableColumn(wording.say("dossier-column-today"), 25, ColumnSide.RIGHT),
    ]
    rows = [DossierRow(cells(names[one.key], tenth(one.told, gap), tenth(one.now, gap))) for one in restatement.figures]
    yield wording.paragraph(wording.say("dossier-restated"))
    yield TableBlock(wording.say("dossier-table-restated"), columns, rows)
    for cause in restatement.causes:
        did = Message(f"did-{kebab(cause.action)}")
        key = "dossier-cause-why" if cause.reason else "dossier-cause"
        yield wording.paragraph(wording.say(key, number=cause.record_id, did=did, reason=cause.reason or ""))
