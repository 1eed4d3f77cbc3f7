"""Finds the roster entries behind written attendance, where all who were expected are known."""

from collections.abc import Iterable, Sequence

from pydantic import JsonValue

from records.attendance import Attendance, Branch, RosterEntry, expected
from records.name_comparison import name_key
from records.old_ledgers.dry_run import SideCounts
from records.reading.names import match_names


def branch_ids(names: Iterable[str], branches: Sequence[Branch]) -> tuple[int, ...]:
    """Return the branches that are named; none where one of the names is of no branch."""
    by_name = {name_key(branch.name): branch.id for branch in branches}
    keys = [name_key(name) for name in names]
    return tuple(by_name[key] for key in keys) if keys and all(key in by_name for key in keys) else ()


def roll_call(said: SideCounts, branches: Sequence[int], roster: Sequence[RosterEntry]) -> JsonValue:
    """Return the attendance of branches by roster entries; None unless it follows from what is written.

    It does where the number expected is that of their party members, and who was away is known by name with the reason.
    """
    taking_part = [entry for entry in roster if entry.branch_id in branches]
    members = expected(taking_part)
    away = match_names(said.absent, members)
    if away.unknown or away.ambiguous or said.others:
        return None
    absent = {entry.id: said.absent[_written(entry, said)] for entry in away.matched}
    if said.present_names:
        there = match_names(said.present_names, taking_part)
        present = {entry.id for entry in there.matched}
        if there.unknown or there.ambiguous or {entry.id for entry in members} - present != set(absent):
            return None
    elif said.expected != len(members) or said.present != len(members) - len(absent):
        return None
    else:
        present = {entry.id for entry in members} - set(absent)
    attendance = Attendance(branches=tuple(branches), present=tuple(sorted(present)), absent=absent)
    stored: dict[str, JsonValue] = attendance.model_dump(mode="json", exclude_none=True)
    return stored


def _written(entry: RosterEntry, said: SideCounts) -> str:
    return next(name for name in said.absent if name_key(name) == name_key(entry.name))
