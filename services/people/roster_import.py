"""A list of people becomes part of a roster: what of it can be taken, what cannot and why; then all of that or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum

from pydantic import JsonValue

from records.attendance import Branch
from records.errors import UserError
from records.messages import Message, message
from records.name_comparison import same_name
from records.reading.roster_list import RefusedLine, RosterLine, branches_in, parse_roster
from records.reading.table_rows import PassedRow
from records.subjects import OfOrganisation
from services.people.roster_doubts import DoubtAnswers, RosterDoubt, RosterResolution, resolve
from services.people.roster_undo import WritingNotes
from services.permissions import check_manages
from storage import audit
from storage.chat import imports
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations
from storage.people import roster as entries
from storage.people.persons import Person
from storage.people.roster import StoredRosterEntry

LIKELY = 0.5  # of 1, from which on a branch may be what was meant


@dataclass(frozen=True)
class BranchChoice:
    """What somebody says of a branch that a list names and the organisation has not.

    It is new, or another one is meant (`known`, its id); with neither, its people are left out.
    """

    new: bool = False
    known: int | None = None

    @property
    def number(self) -> int:
        """Return the choice as buttons and rows have it: 0 to leave out, 1 for new, or the branch's id and two."""
        return int(self.new) if self.known is None else self.known + _FIRST_KNOWN

    @classmethod
    def of_number(cls, number: int) -> "BranchChoice":
        """Return the choice that has this number."""
        return cls(number == 1, number - _FIRST_KNOWN if number >= _FIRST_KNOWN else None)


_FIRST_KNOWN = 2
_DOUBTS = "doubts"  # among the choices of a list: what was answered to its doubts
LEAVE_OUT, NEW = BranchChoice(), BranchChoice(new=True)


@dataclass(frozen=True)
class UnknownBranch:
    """A branch as it is written in the list, "" where none is.

    `number` is its place among the branches of the list, `lines` how many people are of it, `near` what may be meant.
    """

    number: int
    name: str
    lines: int
    near: tuple[Branch, ...]


class ChangeKind(StrEnum):
    """What a list says anew about somebody who is on the roster."""

    NAME = "name"
    TRANSFER = "transfer"
    PARTY = "party"
    LEAVING = "leaving"


@dataclass(frozen=True)
class RosterChange:
    """Somebody on the roster of whom a list says something new, which holds from the day `on`."""

    line: RosterLine
    entry: StoredRosterEntry
    choice: BranchChoice
    kinds: frozenset[ChangeKind]
    on: date


@dataclass(frozen=True)
class RosterPlan:
    """What taking a list would do; it can be taken once no branch is unknown and nothing is doubtful any more.

    `taken` are those who join, `changes` those who are on the roster and change, `unchanged` those who do not,
    `staying` those who are not in the list and stay.
    `undated` is of how many people the list does not say when they joined; `passed` are its titles, totals and notes.
    """

    taken: tuple[tuple[RosterLine, BranchChoice], ...] = ()
    refused: tuple[RefusedLine, ...] = ()
    unknown: tuple[UnknownBranch, ...] = ()
    undated: int = 0
    new_branches: tuple[str, ...] = ()
    passed: tuple[PassedRow, ...] = ()
    changes: tuple[RosterChange, ...] = ()
    unchanged: tuple[str, ...] = ()
    doubts: tuple[RosterDoubt, ...] = ()
    staying: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Return how many people taking the list would write something about."""
        return len(self.taken) + len(self.changes)


def organisation_of(imported: Import) -> int:
    """Return the id of the organisation whose roster the list is for. Raise UserError for a list of another kind."""
    if not isinstance(imported.subject, OfOrganisation):
        raise UserError("button-old")
    return imported.about(OfOrganisation).organisation


def plan(work: UnitOfWork, imported: Import, today: date) -> RosterPlan:
    """Return what taking the list as it is would do to the roster as it stands; undated changes hold from today."""
    organisation_id = organisation_of(imported)
    parsed = parse_roster(imported.lines)
    branches = organisations.branches_of(work, organisation_id)
    everybody = entries.newest(entries.of_organisation(work, organisation_id))
    said, names = _choices(imported), branches_in(parsed.lines)
    choices = {name: said.get(name) or _recognised(name, branches) for name in names}
    resolution = _resolution(imported, parsed.lines, everybody, choices)
    taken: list[tuple[RosterLine, BranchChoice]] = []
    changes: list[RosterChange] = []
    unchanged: list[str] = []
    refused, waiting = [*parsed.refused], []
    doubtful = {doubt.number for doubt in resolution.doubts if doubt.line is not None}
    for line in parsed.lines:
        entry = resolution.entries.get(line.number)
        stays = entry is not None and not line.branch
        choice = BranchChoice(known=entry.branch_id) if entry and stays else choices[line.branch or ""]
        if line.number in resolution.left_out:
            refused.append(RefusedLine(line.number, message("roster-line-not-taken", name=line.name)))
        elif line.number in doubtful:
            continue
        elif choice is None:
            waiting.append(line.branch or "")
        elif choice == LEAVE_OUT:
            refused.append(RefusedLine(line.number, message("roster-line-left-out", branch=line.branch or "—")))
        elif entry is None:
            taken.append((line, choice))
        elif not (kinds := _kinds(line, entry, choice)):
            unchanged.append(entry.name)
        elif reason := _refusal(work, entry, on := line.left_on or today):
            refused.append(RefusedLine(line.number, reason))
        else:
            changes.append(RosterChange(line, entry, choice, kinds, on))
    leaving = [entry for entry in resolution.leaving if _refusal(work, entry, today) is None]
    changes += [_leaving(entry, today) for entry in leaving]
    staying = [entry for entry in (*resolution.staying, *resolution.leaving) if entry not in leaving]
    named = [(line, choice) for line, choice in taken] + [(change.line, change.choice) for change in changes]
    return RosterPlan(
        tuple(taken),
        tuple(sorted(refused, key=lambda line: line.number)),
        tuple(
            UnknownBranch(number, name, waiting.count(name), _near(name, branches))
            for number, name in enumerate(names)
            if name in waiting
        ),
        sum(line.joined_on is None for line, _ in taken),
        tuple(dict.fromkeys(line.branch for line, choice in named if choice.new and line.branch)),
        parsed.passed,
        tuple(changes),
        tuple(unchanged),
        () if waiting else resolution.doubts,
        tuple(entry.name for entry in staying),
    )


def _resolution(
    imported: Import,
    lines: Sequence[RosterLine],
    everybody: Sequence[StoredRosterEntry],
    choices: Mapping[str, BranchChoice | None],
) -> RosterResolution:
    """Return whom the lines mean, by their branches and by what was answered."""

    def moves(line: RosterLine, entry: StoredRosterEntry) -> bool:
        choice = choices[line.branch or ""] if line.branch else None
        return choice is not None and choice != LEAVE_OUT and choice.known != entry.branch_id

    known = {name: choice.known for name, choice in choices.items() if choice and choice.known is not None}
    return resolve(lines, everybody, known, moves, _answers(imported))


def _leaving(entry: StoredRosterEntry, today: date) -> RosterChange:
    """Return the leaving of somebody who is not in the list, from today."""
    line = RosterLine(0, entry.name, None, entry.party_member, None, today, party_written=False)
    stays = BranchChoice(known=entry.branch_id)
    return RosterChange(line, entry, stays, frozenset({ChangeKind.LEAVING}), today)


def _kinds(line: RosterLine, entry: StoredRosterEntry, choice: BranchChoice) -> frozenset[ChangeKind]:
    """Return what a line says anew about somebody. Where they left, nothing else about them is changed."""
    if entry.left_on is not None:
        return frozenset()
    if line.left_on is not None:
        return frozenset({ChangeKind.LEAVING})
    new = {ChangeKind.TRANSFER} if choice.known != entry.branch_id else set()
    new |= set() if same_name(line.name, entry.name) else {ChangeKind.NAME}
    return frozenset(
        new | ({ChangeKind.PARTY} if line.party_written and line.party_member != entry.party_member else set())
    )


def _refusal(work: UnitOfWork, entry: StoredRosterEntry, on: date) -> Message | None:
    """Return why somebody cannot be changed from that day on; None where they can."""
    if on < entry.joined_on:
        return message("roster-line-too-early", name=entry.name, date=entry.joined_on)
    counted = entries.counted_from(work, entry.identity, on)
    return None if counted is None else message("roster-line-counted", name=entry.name, date=counted)


def _choices(imported: Import) -> Mapping[str, BranchChoice]:
    stored = imported.choices.get("branches")
    if not isinstance(stored, dict):
        return {}
    return {name: BranchChoice.of_number(number) for name, number in stored.items() if isinstance(number, int)}


def _answers(imported: Import) -> DoubtAnswers:
    stored = imported.choices.get(_DOUBTS)
    return (
        {key: answer for key, answer in stored.items() if isinstance(answer, int)} if isinstance(stored, dict) else {}
    )


def _recognised(name: str, branches: Sequence[Branch]) -> BranchChoice | None:
    """Return the branch that is meant without doubt: the one of that name, or the only one."""
    if not name and len(branches) == 1:
        return BranchChoice(known=branches[0].id)
    same = (branch.id for branch in branches if same_name(branch.name, name))
    number = next(same, None)
    return None if number is None else BranchChoice(known=number)


def _near(name: str, branches: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """Return the branches that may be meant, the likeliest first; any, where none is named."""
    if not name:
        return branches
    close = get_close_matches(name, [branch.name for branch in branches], n=3, cutoff=LIKELY)
    return tuple(branch for wanted in close for branch in branches if branch.name == wanted)


def choose_branch(
    work: UnitOfWork, by: Person, imported: Import, number: int, choice: BranchChoice, today: date
) -> None:
    """Say what an unknown branch means. Raise UserError for one that is not asked about, or a choice that is none."""
    check_manages(by, organisation_of(imported))
    asked = next((branch for branch in plan(work, imported, today).unknown if branch.number == number), None)
    there = {branch.id for branch in organisations.branches_of(work, organisation_of(imported))}
    if asked is None or (choice.known is not None and choice.known not in there) or (choice.new and not asked.name):
        raise UserError("button-old")
    _choose(work, imported, {asked.name: choice})


def make_all_branches(work: UnitOfWork, by: Person, imported: Import, today: date) -> None:
    """Say that all unknown branches that have a name are new ones. Raise UserError where the person may not."""
    check_manages(by, organisation_of(imported))
    _choose(work, imported, {branch.name: NEW for branch in plan(work, imported, today).unknown if branch.name})


def _choose(work: UnitOfWork, imported: Import, choices: Mapping[str, BranchChoice]) -> None:
    said = {**_choices(imported), **choices}
    imports.choose(work, imported, branches={name: choice.number for name, choice in said.items()})


def answer_doubt(
    work: UnitOfWork, by: Person, imported: Import, key: str, answer: int, today: date, *, rest: bool = False
) -> None:
    """Answer a doubt by its key, or it and the `rest` of its kind.

    Raise UserError for one that is not open, or an answer that is none.
    """
    check_manages(by, organisation_of(imported))
    doubts = plan(work, imported, today).doubts
    asked = [doubt for doubt in doubts if rest or doubt.key == key]
    if key not in {doubt.key for doubt in doubts} or not all(doubt.takes(answer) for doubt in asked):
        raise UserError("button-old")
    said: dict[str, JsonValue] = {**_answers(imported), **{doubt.key: answer for doubt in asked}}
    imports.choose(work, imported, doubts=said)


def take(work: UnitOfWork, by: Person, imported: Import, now: datetime, today: date) -> RosterPlan:
    """Write all that the plan takes, and return it. Raise UserError where a branch is unknown."""
    organisation_id = organisation_of(imported)
    check_manages(by, organisation_id)
    planned = plan(work, imported, today)
    if planned.unknown or planned.doubts:
        raise UserError("button-old")
    added = {name: organisations.add_branch(work, organisation_id, name) for name in planned.new_branches}

    def branch_id(line: RosterLine, choice: BranchChoice) -> int:
        return added[line.branch or ""] if choice.known is None else choice.known

    written = WritingNotes(work)
    for line, choice in planned.taken:
        joined_on = line.joined_on or today
        branch = branch_id(line, choice)
        entry = entries.add(work, organisation_id, branch, line.name, line.party_member, joined_on, line.left_on)
        written.note_added(entry)
    for change in planned.changes:
        _write(work, change, branch_id(change.line, change.choice), written)
    imports.note_written(work, imported, written.written(now).model_dump(mode="json"))
    counts = {"changed": len(planned.changes)} if planned.changes else {}
    taken, refused = len(planned.taken), len(planned.refused)
    audit.note(
        work, now, by.id, "roster", "organisation", organisation_id, None, taken=taken, refused=refused, **counts
    )
    return planned


def _write(work: UnitOfWork, change: RosterChange, branch_id: int, written: WritingNotes) -> None:
    """Write what a list says anew about somebody; what held until the day before goes on holding for then."""
    entry = change.entry
    written.note_before(entries.of_human(work, entry.identity))
    if ChangeKind.NAME in change.kinds:
        entries.change_human(work, entry.identity, name=change.line.name)
        entry = replace(entry, name=change.line.name)
    if ChangeKind.LEAVING in change.kinds:
        entries.change(work, entry.id, left_on=change.on)
    if not change.kinds & {ChangeKind.PARTY, ChangeKind.TRANSFER}:
        return
    party_member = not entry.party_member if ChangeKind.PARTY in change.kinds else entry.party_member
    if change.on == entry.joined_on:
        entries.change(work, entry.id, branch_id=branch_id, party_member=party_member)
        return
    entries.change(work, entry.id, left_on=change.on)
    written.note_added(entries.go_on(work, entry, change.on, branch_id=branch_id, party_member=party_member))
