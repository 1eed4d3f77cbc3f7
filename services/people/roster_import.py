"""A list of people becomes part of a roster: what of it can be taken, what cannot and why; then all of that or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

from records.attendance import Branch
from records.errors import UserError
from records.messages import message
from records.name_comparison import name_key, same_name
from records.reading.roster_list import RefusedLine, RosterLine, branches_in, parse_roster
from records.reading.table_rows import PassedRow
from records.subjects import OfOrganisation
from services.permissions import check_manages
from storage import audit
from storage.chat import imports
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations
from storage.people import roster as entries
from storage.people.persons import Person

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


@dataclass(frozen=True)
class RosterPlan:
    """What taking a list would do; it can be taken once no branch is unknown any more.

    `undated` is of how many people the list does not say when they joined; `passed` are its titles, totals and notes.
    """

    taken: tuple[tuple[RosterLine, BranchChoice], ...] = ()
    refused: tuple[RefusedLine, ...] = ()
    unknown: tuple[UnknownBranch, ...] = ()
    undated: int = 0
    new_branches: tuple[str, ...] = ()
    passed: tuple[PassedRow, ...] = ()


def organisation_of(imported: Import) -> int:
    """Return the id of the organisation whose roster the list is for. Raise UserError for a list of another kind."""
    if not isinstance(imported.subject, OfOrganisation):
        raise UserError("button-old")
    return imported.about(OfOrganisation).organisation


def plan(work: UnitOfWork, imported: Import) -> RosterPlan:
    """Return what taking the list as it is would do to the roster as it stands."""
    organisation_id = organisation_of(imported)
    parsed = parse_roster(imported.lines)
    branches = organisations.branches_of(work, organisation_id)
    everybody = entries.newest(entries.of_organisation(work, organisation_id))
    present = {name_key(entry.name) for entry in everybody if not entry.left_on}
    said, names = _choices(imported), branches_in(parsed.lines)
    choices = {name: said.get(name) or _recognised(name, branches) for name in names}
    taken: list[tuple[RosterLine, BranchChoice]] = []
    refused, waiting = [*parsed.refused], []
    for line in parsed.lines:
        choice = choices[line.branch or ""]
        if name_key(line.name) in present:
            refused.append(RefusedLine(line.number, message("roster-line-known", name=line.name)))
        elif choice is None:
            waiting.append(line.branch or "")
        elif choice == LEAVE_OUT:
            refused.append(RefusedLine(line.number, message("roster-line-left-out", branch=line.branch or "—")))
        else:
            taken.append((line, choice))
    return RosterPlan(
        tuple(taken),
        tuple(sorted(refused, key=lambda line: line.number)),
        tuple(
            UnknownBranch(number, name, waiting.count(name), _near(name, branches))
            for number, name in enumerate(names)
            if name in waiting
        ),
        sum(line.joined_on is None for line, _ in taken),
        tuple(dict.fromkeys(line.branch for line, choice in taken if choice.new and line.branch)),
        parsed.passed,
    )


def _choices(imported: Import) -> Mapping[str, BranchChoice]:
    stored = imported.choices.get("branches")
    if not isinstance(stored, dict):
        return {}
    return {name: BranchChoice.of_number(number) for name, number in stored.items() if isinstance(number, int)}


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


def choose_branch(work: UnitOfWork, by: Person, imported: Import, number: int, choice: BranchChoice) -> None:
    """Say what an unknown branch means. Raise UserError for one that is not asked about, or a choice that is none."""
    check_manages(by, organisation_of(imported))
    asked = next((branch for branch in plan(work, imported).unknown if branch.number == number), None)
    there = {branch.id for branch in organisations.branches_of(work, organisation_of(imported))}
    if asked is None or (choice.known is not None and choice.known not in there) or (choice.new and not asked.name):
        raise UserError("button-old")
    _choose(work, imported, {asked.name: choice})


def make_all_branches(work: UnitOfWork, by: Person, imported: Import) -> None:
    """Say that all unknown branches that have a name are new ones. Raise UserError where the person may not."""
    check_manages(by, organisation_of(imported))
    _choose(work, imported, {branch.name: NEW for branch in plan(work, imported).unknown if branch.name})


def _choose(work: UnitOfWork, imported: Import, choices: Mapping[str, BranchChoice]) -> None:
    said = {**_choices(imported), **choices}
    imports.choose(work, imported, branches={name: choice.number for name, choice in said.items()})


def take(work: UnitOfWork, by: Person, imported: Import, now: datetime, today: date) -> int:
    """Write all that the plan takes, and return how many people that are. Raise UserError where a branch is unknown."""
    organisation_id = organisation_of(imported)
    check_manages(by, organisation_id)
    planned = plan(work, imported)
    if planned.unknown:
        raise UserError("button-old")
    added = {name: organisations.add_branch(work, organisation_id, name) for name in planned.new_branches}
    for line, choice in planned.taken:
        branch_id = added[line.branch or ""] if choice.known is None else choice.known
        joined_on = line.joined_on or today
        entries.add(work, organisation_id, branch_id, line.name, line.party_member, joined_on, left_on=line.left_on)
    taken, refused = len(planned.taken), len(planned.refused)
    audit.note(work, now, by.id, "roster", "organisation", organisation_id, None, taken=taken, refused=refused)
    return taken
