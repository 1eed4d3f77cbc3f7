"""What reading an old ledger comes to for a partnership: what would be written, what not and why, what is asked.

Nothing here writes; it is done off the writer's thread, since a file may have ten thousand rows.
"""

import json
import zlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from pydantic import JsonValue, ValidationError

from records.attendance import Headcount, RosterEntry
from records.batches import BatchContent, BatchSummary, StoredEntry
from records.errors import UserError
from records.kinds.joint_activity import JointActivity
from records.old_ledgers.dry_run import DryRun, LedgerAnswers, OldRecord, RejectedRow, RowReason, SideCounts
from records.old_ledgers.situation import ImportSituation, KnownRecord, Partner
from records.old_ledgers.tables import LedgerFile, LedgerTable
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
class BatchReading:
    """What a file comes to: what is kept to be written, and the summary that is shown."""

    content: BatchContent
    summary: BatchSummary


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


def answers_for(work: UnitOfWork, batch: Batch) -> LedgerAnswers:
    """Return what is known about the batch's file: what the organisation has said of its columns, then of this file."""
    organisation_id = partnerships.by_id(work, batch.partnership_id).organisation(batch.side).id
    columns: dict[str, JsonValue] = {**batches.matches_of(work, organisation_id)}
    said = batch.answers.get("columns")
    if isinstance(said, dict):
        columns |= said
    return {**batch.answers, **({"columns": columns} if columns else {})}


def outcome(run: DryRun, about: ImportSituation, fingerprint: tuple[int, int]) -> BatchReading:
    """Return what a file comes to that was read; what cannot be a record of its kind is handed back, too."""
    entries: list[StoredEntry] = []
    rejected = [*run.rejected]
    for record in run.records:
        entry = _entry(record, about)
        if isinstance(entry, RejectedRow):
            rejected.append(entry)
        else:
            entries.append(entry)
    summary = BatchSummary(
        total=len(entries),
        kinds=Counter(entry.kind for entry in entries),
        rejected=Counter(row.reason.value for row in rejected),
        questions=tuple(question for question in run.asked if not question.answered),
        columns=run.columns,
        first=tuple(islice(entries, SHOWN_FIRST)),
        fingerprint=fingerprint,
    )
    return BatchReading(BatchContent(entries=tuple(entries), rejected=tuple(rejected)), summary)


def _entry(record: OldRecord, about: ImportSituation) -> StoredEntry | RejectedRow:
    """Return the entry as it is written, in the form of its kind; or the row, where it cannot be one."""
    kind = KINDS[record.kind]
    answers, counterpart = dict(record.answers), dict(record.counterpart or {})
    if record.kind == JointActivity.kind:
        answers |= _counted(answers, record.counts, about.side)
        counterpart |= _counted(counterpart, record.counts, about.side.other)
    theirs: dict[str, JsonValue] | None = None
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
    return StoredEntry(kind=record.kind, answers=own.to_json(), counterpart=theirs, sheet=record.sheet, row=record.row)


def _counted(known: Collection[str], counts: Mapping[Side | None, SideCounts], side: Side) -> LedgerAnswers:
    """Return numbers for an attendance of which the names are not all known.

    What no side is told of stands once, with the side that imports it: beside the event's date.
    """
    together = side not in counts and None in counts
    if "attendance" in known or (together and "event_date" not in known):
        return {}
    count = counts.get(None if together else side)
    if count is None or (count.expected is None and count.present is None):
        return {}
    headcount = Headcount(
        expected=count.expected, present=count.present, together=together,
        names=count.present_names, absences=dict(count.absent),
    )  # fmt: skip
    return {"attendance": {"counted": headcount.model_dump(mode="json", exclude_defaults=True)}}


def _handed_back(record: OldRecord, reason: RowReason, about: str | None) -> RejectedRow:
    cells = tuple(str(value) for value in record.answers.values())
    return RejectedRow(record.sheet, record.row, reason, cells, record.column, about)


def packed_tables(file: LedgerFile) -> bytes:
    """Return the tables of a file as they are kept, compressed, to be read again with an answer."""
    tables = [
        {
            "name": table.name, "rows": table.rows, "forms": table.forms, "above": table.above,
            "links": [[row, column, link] for (row, column), link in table.links.items()],
            "from_1904": table.from_1904,
        }
        for table in file.tables
    ]  # fmt: skip
    return zlib.compress(json.dumps({"name": file.name, "tables": tables}, ensure_ascii=False).encode())


def unpacked_tables(stored: bytes) -> LedgerFile:
    """Return the tables of a file as they were kept."""
    file = json.loads(zlib.decompress(stored))
    return LedgerFile(
        file["name"],
        tuple(
            LedgerTable(
                table["name"], tuple(map(tuple, table["rows"])), tuple(table["forms"]),
                {(row, column): link for row, column, link in table["links"]}, table["above"], table["from_1904"],
            )
            for table in file["tables"]
        ),
    )  # fmt: skip
