"""What was written of who was there, marked on the attendance sheet."""

from collections.abc import Iterable

from handlers.conversation.widgets.attendance_sheet import OpenSheet, names_of_roster, taking_part
from handlers.conversation.widgets.widget import Unfinished
from records.attendance import AbsenceReason, RosterEntry
from records.errors import UserError
from records.reading.attendance_text import AttendanceStatement, parse_attendance
from records.reading.names import RosterMatch, match_names


def read(sheet: OpenSheet, text: str) -> AttendanceStatement:
    """Return what a text says of the people on the sheet."""
    branches = [branch.name for branch in taking_part(sheet.bound)]
    return parse_attendance(text, names_of_roster(sheet.bound), branches)


def everybody_came(sheet: OpenSheet, statement: AttendanceStatement) -> bool:
    """Tell whether the text says no more than that all who were expected were there."""
    more = (statement.names, statement.whole_branches, statement.not_understood, statement.passed_over)
    return statement.all_but and not any(more) and statement.counted in (None, len(sheet.expected))


def check_says_something(sheet: OpenSheet, statement: AttendanceStatement) -> None:
    """Raise UserError for a text that says of nobody whether they were there, or only how many."""
    only_counted = statement.counted is not None and not (statement.names or statement.whole_branches)
    if statement.says_something and not only_counted:
        return
    if not sheet.roster:
        raise UserError("attendance-nobody-expected")
    raise UserError("attendance-not-understood", name=sheet.example())


def stated(sheet: OpenSheet, statement: AttendanceStatement) -> Unfinished:
    """Mark those named, and the rest the other way; strangers are asked about, two of one name are left to tapping."""
    here, away = match_names(statement.present, sheet.roster), match_names(statement.absent, sheet.roster)
    absent = _absent(sheet, statement, here, away)
    unknown = list(dict.fromkeys([*here.unknown, *away.unknown]))
    asked = bool(unknown or statement.not_understood)
    marked = sheet.with_(absent=absent, guests_of_roster=_guests(sheet, statement, here, away))
    return marked.unfinished(
        unknown=unknown,
        unknown_absent={name: statement.absent.get(name) for name in away.unknown},
        not_understood=list(statement.not_understood),
        passed_over=list(statement.passed_over),
        counted=_other_count(marked, statement, unknown),
        ambiguous=list(dict.fromkeys([*here.ambiguous, *away.ambiguous])),
        back_to=sheet.sheet.model_dump(mode="json", exclude_defaults=True) if asked else None,
    )


def _absent(
    sheet: OpenSheet, statement: AttendanceStatement, here: RosterMatch, away: RosterMatch
) -> dict[int, AbsenceReason | None]:
    """Return who was away, and why where that is said, or was before."""
    named_here, named_away = _numbers(here.matched), _numbers(away.matched)
    twice, before = {*here.of_one_name, *away.of_one_name}, sheet.sheet.absent
    reasons = {
        entry.id: reason
        for name, reason in statement.absent.items()
        for entry in match_names([name], sheet.roster).matched
    }
    whole = {branch.id for branch in taking_part(sheet.bound) if branch.name in statement.whole_branches}

    def was_away(entry: RosterEntry) -> bool:
        if entry.id in twice:
            return entry.id in before
        there = statement.all_but or entry.id in named_here or entry.branch_id in whole
        return entry.id in named_away or not there

    return {entry.id: reasons.get(entry.id) or before.get(entry.id) for entry in sheet.expected if was_away(entry)}


def _guests(sheet: OpenSheet, statement: AttendanceStatement, here: RosterMatch, away: RosterMatch) -> list[int]:
    """Return who was there of those on the roster who were not expected."""
    before = sheet.sheet.guests_of_roster if statement.all_but else []
    came = [entry.id for entry in here.matched if not entry.party_member]
    return [person for person in dict.fromkeys([*before, *came]) if person not in _numbers(away.matched)]


def _other_count(sheet: OpenSheet, statement: AttendanceStatement, unknown: list[str]) -> int | None:
    """Return how many the text says were there, where the names make another number."""
    present = len(sheet.expected) - len(sheet.sheet.absent)
    others = len(sheet.sheet.guests_of_roster) + len(unknown) + len(sheet.sheet.others)
    return None if statement.counted in (None, present, present + others) else statement.counted


def _numbers(entries: Iterable[RosterEntry]) -> set[int]:
    return {entry.id for entry in entries}
