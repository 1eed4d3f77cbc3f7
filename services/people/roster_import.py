"""A list of people becomes part of a roster: what of it can be taken, what cannot and why; then all of that or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

from pydantic import JsonValue

from records.attendance import Branch
from records.errors import UserError
from records.messages import message
from records.roster_list import RefusedLine, RosterLine, branches_in, parse_roster
from records.subjects import OfOrganisation
from services.permissions import check_manages
from storage import audit
from storage.chat import imports
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory
from storage.people import roster as entries
from storage.people.directory import Person

LEAVE_OUT, NEW, KNOWN = 0, 1, 2  # what somebody says of a branch that is not known; from KNOWN on: a branch's id + 2


@dataclass(frozen=True)
class UnknownBranch:
    """A branch as it is written in the list, "" where none is; `number` is its place among the branches of the list."""

    number: int
    name: str
    lines: int
    near: tuple[Branch, ...]


@dataclass(frozen=True)
class Plan:
    """What taking the list would do. It can be taken once no branch is unknown any more."""

    taken: tuple[tuple[RosterLine, str | int], ...] = ()
    refused: tuple[RefusedLine, ...] = ()
    unknown: tuple[UnknownBranch, ...] = ()
    undated: int = 0
    new_branches: tuple[str, ...] = ()


def _organisation(found: Import) -> int:
    return found.about(OfOrganisation).organisation


def plan(work: UnitOfWork, found: Import, today: date) -> Plan:
    """Of the list as it is and the roster as it stands now."""
    listed = parse_roster(found.lines)
    branches = directory.branches_of(work, _organisation(found))
    known = {
        entry.name for entry in entries.newest(entries.of_organisation(work, _organisation(found))) if not entry.left_on
    }
    said = _said(found.choices)
    names = branches_in(listed.lines)
    where = {name: _place(name, branches, said.get(name)) for name in names}
    taken: list[tuple[RosterLine, str | int]] = []
    refused = list(listed.refused)
    for line in listed.lines:
        place = where[line.branch or ""]
        if line.name in known:
            refused.append(RefusedLine(line.number, message("roster-line-known", name=line.name)))
        elif place == LEAVE_OUT:
            refused.append(RefusedLine(line.number, message("roster-line-left-out", branch=line.branch or "—")))
        elif place is not None:
            taken.append((line, place))
    waiting = [line for line in listed.lines if where[line.branch or ""] is None and line.name not in known]
    unknown = tuple(
        UnknownBranch(number, name, count, _near(name, branches))
        for number, name in enumerate(names)
        if where[name] is None and (count := sum((line.branch or "") == name for line in waiting))
    )
    return Plan(
        tuple(taken),
        tuple(sorted(refused, key=lambda each: each.number)),
        unknown,
        sum(line.joined_on is None for line, _ in taken),
        tuple(dict.fromkeys(place for _, place in taken if isinstance(place, str))),
    )


def _said(choices: Mapping[str, JsonValue]) -> dict[str, int]:
    branches = choices.get("branches")
    return {name: int(str(choice)) for name, choice in branches.items()} if isinstance(branches, dict) else {}


def _place(name: str, branches: tuple[Branch, ...], said: int | None) -> str | int | None:
    """The branch's id, the name of one that is to be made, LEAVE_OUT, or None where nobody has said yet."""
    if said is not None and said >= KNOWN:
        return said - KNOWN
    if said is not None:
        return name if said == NEW else LEAVE_OUT
    if not name and len(branches) == 1:
        return branches[0].id
    return next((branch.id for branch in branches if _plain(branch.name) == _plain(name)), None)


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def _near(name: str, branches: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """Those that may be meant, the likeliest first; any, where none is named."""
    if not name:
        return branches[:10]
    close = get_close_matches(name, [branch.name for branch in branches], n=3, cutoff=0.5)
    return tuple(branch for wanted in close for branch in branches if branch.name == wanted)


def choose_branch(work: UnitOfWork, by: Person, found: Import, number: int, choice: int, today: date) -> None:
    """Says what an unknown branch means. Raises UserError for one that is not asked about."""
    check_manages(by, _organisation(found))
    asked = {each.number: each for each in plan(work, found, today).unknown}
    known = {branch.id for branch in directory.branches_of(work, _organisation(found))}
    unknown = asked.get(number)
    if unknown is None or (choice >= KNOWN and choice - KNOWN not in known) or (choice == NEW and not unknown.name):
        raise UserError("button-old")
    imports.choose(work, found, branches={**_said(found.choices), unknown.name: choice})


def make_all_branches(work: UnitOfWork, by: Person, found: Import, today: date) -> None:
    """All unknown branches that have a name are new ones."""
    check_manages(by, _organisation(found))
    new = {each.name: NEW for each in plan(work, found, today).unknown if each.name}
    imports.choose(work, found, branches={**_said(found.choices), **new})


def take(work: UnitOfWork, by: Person, found: Import, now: datetime, today: date) -> int:
    """Writes all that the plan takes, and returns how many that are."""
    check_manages(by, _organisation(found))
    planned = plan(work, found, today)
    if planned.unknown:
        raise UserError("button-old")
    made = {name: directory.add_branch(work, _organisation(found), name) for name in planned.new_branches}
    for line, place in planned.taken:
        branch_id = made[place] if isinstance(place, str) else place
        number = directory.add_to_roster(
            work,
            _organisation(found),
            branch_id,
            line.name,
            line.party_member,
            line.joined_on or today,
        )
        if line.left_on is not None:
            entries.change(work, number, left_on=line.left_on)
    counts: dict[str, JsonValue] = {"taken": len(planned.taken), "refused": len(planned.refused)}
    audit.note(work, now, by.id, "roster", "organisation", _organisation(found), None, **counts)
    return len(planned.taken)
