"""What reading an old ledger comes to for a partnership: what would be written, what not and why, what is asked.

Nothing here writes; it is done off the writer's thread, since a file may have ten thousand rows.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from pydantic import JsonValue, ValidationError

from records.attendance import Headcount, RosterEntry
from records.errors import UserError
from records.kinds.joint_activity import JointActivity
from records.old_ledgers.dry_run import DryRun, LedgerQuestion, OldRecord, RejectedRow, RowReason, SideCounts
from records.old_ledgers.situation import ImportSituation, KnownRecord, Partner
from records.registry import KINDS
from records.roles import Side
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import batches
from storage.ledger.batches import Batch
from storage.people import organisations, partnerships, roster
from storage.people.roster import StoredRosterEntry

SHOWN_FIRST = 3  # entries that are shown as they would be
LONGEST_TITLE = 200  # characters that the ledger keeps


@dataclass(frozen=True)
class RosterByDay:
    """The rosters of both sides, on any day. It can be handed to another process."""

    entries: Mapping[Side, Sequence[StoredRosterEntry]]
    _known: dict[tuple[Side, date], tuple[RosterEntry, ...]] = field(default_factory=dict, compare=False)

    def __call__(self, side: Side, day: date) -> tuple[RosterEntry, ...]:
        """Return who was on a side's roster on that day."""
        key = side, day
        if key not in self._known:
            self._known[key] = tuple(
                RosterEntry(entry.id, entry.name, entry.branch_id, entry.party_member, entry.continues_id)
                for entry in self.entries[side]
                if entry.holds_on(day)
            )
        return self._known[key]


@dataclass(frozen=True)
class Outcome:
    """What a file comes to: the entries as they are written, what is handed back, and the summary that is shown."""

    entries: tuple[dict[str, JsonValue], ...]
    rejected: tuple[RejectedRow, ...]
    summary: dict[str, JsonValue]

    def to_json(self) -> dict[str, JsonValue]:
        """Return it as it is kept until it is written."""
        return {"entries": [*self.entries], "rejected": [_rejected_json(row) for row in self.rejected]}


def rosters(work: UnitOfWork, partnership_id: int) -> RosterByDay:
    """Return the rosters of both sides of a partnership."""
    partnership = partnerships.by_id(work, partnership_id)
    return RosterByDay({side: roster.of_organisation(work, partnership.organisation(side).id) for side in Side})


def situation(work: UnitOfWork, partnership_id: int, side: Side, now: datetime) -> ImportSituation:
    """Return what must be known of the partnership to read an old ledger that the side sends."""
    partnership = partnerships.by_id(work, partnership_id)
    own = {each: partnership.organisation(each) for each in Side}
    return ImportSituation(
        today=partnership.today(now),
        began=partnership.started_on,
        side=side,
        partners={
            each: Partner(organisation.name, branches=organisations.branches_of(work, organisation.id))
            for each, organisation in own.items()
        },
        roster_on=rosters(work, partnership_id),
        known=[KnownRecord(*known) for known in batches.known_in(work, partnership_id)],
    )


def answers_for(work: UnitOfWork, batch: Batch) -> dict[str, JsonValue]:
    """Return what is known about the batch's file: what the organisation has said of its columns, then of this file."""
    organisation_id = partnerships.by_id(work, batch.partnership_id).organisation(batch.side).id
    columns: dict[str, JsonValue] = {**batches.matches_of(work, organisation_id)}
    said = batch.answers.get("columns")
    if isinstance(said, dict):
        columns |= said
    return {**batch.answers, **({"columns": columns} if columns else {})}


def outcome(run: DryRun, about: ImportSituation) -> Outcome:
    """Return what a file comes to that was read; what cannot be a record of its kind is handed back, too."""
    entries: list[dict[str, JsonValue]] = []
    rejected = [*run.rejected]
    for record in run.records:
        entry = _entry(record, about)
        if isinstance(entry, RejectedRow):
            rejected.append(entry)
        else:
            entries.append(entry)
    asked = [question for question in run.asked if not question.answered]
    return Outcome(tuple(entries), tuple(rejected), _summary(run, entries, rejected, asked))


def _summary(
    run: DryRun, entries: Sequence[dict[str, JsonValue]], rejected: Sequence[RejectedRow], asked: list[LedgerQuestion]
) -> dict[str, JsonValue]:
    questions: list[JsonValue] = [
        {"kind": each.kind.value, "subject": each.subject, "choices": [*each.choices], "example": each.example}
        for each in asked
    ]
    columns: list[JsonValue] = [
        {"sheet": each.sheet, "column": each.column, "heading": each.heading, "kind": each.kind, "field": each.field}
        for each in run.columns
    ]
    kinds: dict[str, JsonValue] = {**Counter(str(entry["kind"]) for entry in entries)}
    reasons: dict[str, JsonValue] = {**Counter(row.reason.value for row in rejected)}
    return {
        "total": len(entries), "kinds": kinds, "rejected": reasons, "questions": questions, "columns": columns,
        "first": [*entries[:SHOWN_FIRST]],
    }  # fmt: skip


def _entry(record: OldRecord, about: ImportSituation) -> dict[str, JsonValue] | RejectedRow:
    """Return the entry as it is written, in the form of its kind; or the row, where it cannot be one."""
    kind = KINDS[record.kind]
    answers, counterpart = dict(record.answers), dict(record.counterpart or {})
    if record.kind == JointActivity.kind:
        _count(answers, record.counts, about.side)
        _count(counterpart, record.counts, about.side.other)
    theirs: JsonValue = None
    try:
        kind.check(answers, about.today)
        own = kind.model_validate(answers)
        if kind.counterpart is not None:
            theirs = kind.counterpart.model_validate(counterpart).to_json()
    except ValidationError as error:
        wrong = str((error.errors()[0]["loc"] or ("",))[0])
        missing = error.errors()[0]["type"] == "missing"
        return _handed_back(record, RowReason.MISSING_FIELD if missing else RowReason.UNREADABLE_CELL, wrong)
    except UserError:
        return _handed_back(record, RowReason.UNREADABLE_CELL, None)
    if len(own.title) > LONGEST_TITLE:
        return _handed_back(record, RowReason.UNREADABLE_CELL, "title")
    return {
        "kind": record.kind, "answers": own.to_json(), "counterpart": theirs, "sheet": record.sheet, "row": record.row,
    }  # fmt: skip


def _count(answers: dict[str, JsonValue], counts: Mapping[Side | None, SideCounts], side: Side) -> None:
    """Let numbers stand for an attendance of which the names are not all known."""
    told = counts.get(side)
    together = told is None and side not in counts and None in counts
    if "attendance" in answers or (together and "event_date" not in answers):
        return  # what no side is told of stands once, with the side that imports it
    count = counts.get(None) if together else told
    if count is None or (count.expected is None and count.present is None):
        return
    headcount = Headcount(
        expected=count.expected, present=count.present, together=together,
        names=count.present_names, absences=dict(count.absent),
    )  # fmt: skip
    answers["attendance"] = {"counted": headcount.model_dump(mode="json", exclude_defaults=True)}


def _handed_back(record: OldRecord, reason: RowReason, about: str | None) -> RejectedRow:
    cells = tuple(str(value) for value in record.answers.values())
    return RejectedRow(record.sheet, record.row, reason, cells, record.column, about)


def _rejected_json(row: RejectedRow) -> dict[str, JsonValue]:
    return {
        "sheet": row.sheet, "row": row.row, "reason": row.reason.value, "cells": [*row.cells], "column": row.column,
        "about": row.about, "other": None if row.other is None else [*row.other],
    }  # fmt: skip


def rejected_of(stored: Mapping[str, Any]) -> list[RejectedRow]:  # Any: what `Outcome.to_json` returned
    """Return the rows that are handed back, as they were kept."""
    return [
        RejectedRow(
            row["sheet"], row["row"], RowReason(row["reason"]), tuple(row["cells"]), row["column"], row["about"],
            tuple(row["other"]) if row["other"] else None,
        )
        for row in stored.get("rejected", ())
    ]  # fmt: skip
