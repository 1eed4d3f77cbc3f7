"""Tells a dry run as JSON: each entry with its fields by their names, people and branches by theirs."""

from pydantic import JsonValue

from records.old_ledgers.dry_run import DryRun, OldRecord, RejectedRow, SideCounts
from records.roles import Side

_BY_IDS = ("branches", "attendance", "persons", "guests")  # fields whose answers are told by names instead


def dry_run_to_json(file_name: str, run: DryRun) -> dict[str, JsonValue]:
    """Return a dry run as JSON.

    `asked` are questions, what each is about behind a colon; `refused` is why nothing of the file is taken.
    """
    asked: list[JsonValue] = [f"{each.kind}:{each.subject}" if each.subject else each.kind.value for each in run.asked]
    rejected: list[JsonValue] = [_rejected(row) for row in run.rejected]
    return {
        "file": file_name,
        "asked": asked,
        "refused": run.refused.value if run.refused else None,
        "records": [_record(record) for record in run.records],
        "rejected": rejected,
    }


def _rejected(row: RejectedRow) -> JsonValue:
    told: dict[str, JsonValue] = {"sheet": row.sheet, "row": row.row, "reason": row.reason.value}
    if row.column:
        told["column"] = row.column
    return told


def _record(record: OldRecord) -> JsonValue:
    told: dict[str, JsonValue] = {"sheet": record.sheet, "row": record.row, "kind": record.kind}
    if record.column:
        told["column"] = record.column
    told |= {name: value for name, value in record.answers.items() if name not in _BY_IDS}
    told |= {name: list(names) for name, names in record.people.items()}
    persons = record.answers.get("persons")
    if isinstance(persons, dict) and persons.get("headcount") is not None:
        told["headcount"] = persons["headcount"]
    for side, counts in record.counts.items():
        told |= _counts(side, counts)
    if record.reporter:
        told["reporter"] = record.reporter.value
    return told


def _counts(side: Side | None, counts: SideCounts) -> dict[str, JsonValue]:
    prefix = f"{side}_" if side else ""
    told: dict[str, JsonValue] = {}
    if counts.expected is not None:
        told[f"{prefix}expected"] = counts.expected
    if counts.present is not None:
        told[f"{prefix}present"] = counts.present
    if counts.absent:
        told[f"{prefix}absent"] = {name: reason.value for name, reason in counts.absent.items()}
    if counts.present_names:
        told[f"{prefix}present_names"] = list(counts.present_names)
    if counts.branches:
        told[f"{prefix}branches"] = list(counts.branches)
    return told
