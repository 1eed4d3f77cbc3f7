"""What a list of people would change on a roster, by names, before it is written; and what it has changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from handlers.conversation.list_imports import Preview, passed_lines
from handlers.kit.replies import Line
from records.messages import Message, message
from records.reading.roster_list import RosterLine
from services.people.roster_import import BranchChoice, ChangeKind, RosterChange, RosterPlan

NAMES_A_LINE = 30


def update_preview(plan: RosterPlan, today: date, branches: Mapping[int, str]) -> Preview:
    """Return what the plan would do: odd lines first, then who joins, is transferred, leaves or changes, by names."""
    taken, changed, refused = len(plan.taken), len(plan.changes), len(plan.refused)
    lines: list[Line] = [message("roster-can-take", taken=taken, refused=refused)]
    if plan.changes:
        lines = [message("roster-can-update", taken=taken, changed=changed, refused=refused, count=plan.count)]
    if plan.undated:
        lines.append(message("roster-undated", count=plan.undated, date=today))
    if not plan.count:
        lines.append(Message("roster-try-again" if plan.refused else "roster-same-already"))
    items: list[Line] = [message("roster-refused", line=line.number, reason=line.reason) for line in plan.refused]
    items += passed_lines(plan.passed)
    items += [message("roster-new-branches", branches=names) for names in _some_at_a_time(plan.new_branches)]
    items += _joining(plan, branches)
    items += _changing(plan.changes, branches)
    items += [message("roster-unchanged", names=names) for names in _some_at_a_time(plan.unchanged)]
    items += [message("roster-staying", names=names) for names in _some_at_a_time(plan.staying)]
    take = message("roster-update", count=plan.count) if plan.changes else None
    return Preview(lines, plan.count, items=items, take=take)


def taken_line(plan: RosterPlan) -> Message:
    """Return what was written: how many have joined, and how many have changed."""
    if not plan.changes:
        return message("roster-taken", taken=len(plan.taken))
    return message("roster-updated", taken=len(plan.taken), changed=len(plan.changes))


def _joining(plan: RosterPlan, branches: Mapping[int, str]) -> Iterator[Message]:
    """Yield who would be added, by branches, some names at a time."""
    by_branch: dict[str, list[RosterLine]] = {}
    for line, choice in plan.taken:
        by_branch.setdefault(_branch(line, choice, branches), []).append(line)
    for branch, people in by_branch.items():
        for names in _some_at_a_time([_name(person) for person in people]):
            yield message("roster-names", branch=branch, names=names)


def _changing(changes: Iterable[RosterChange], branches: Mapping[int, str]) -> Iterator[Message]:
    """Yield who would be transferred, who would leave and whose status would change, each with what it is now."""
    of_kind: dict[ChangeKind, list[Line]] = {kind: [] for kind in ChangeKind}
    for change in changes:
        name = change.entry.name
        if ChangeKind.TRANSFER in change.kinds:
            before, after = branches[change.entry.branch_id], _branch(change.line, change.choice, branches)
            of_kind[ChangeKind.TRANSFER].append(message("roster-one-transfer", name=name, before=before, after=after))
        if ChangeKind.NAME in change.kinds:
            renamed = message("roster-one-name", before=name, after=change.line.name)
            of_kind[ChangeKind.NAME].append(renamed)
        if ChangeKind.LEAVING in change.kinds:
            of_kind[ChangeKind.LEAVING].append(message("roster-one-leaving", name=name, date=change.on))
        if ChangeKind.PARTY in change.kinds:
            party = Message("roster-party-no" if change.entry.party_member else "roster-party-yes")
            of_kind[ChangeKind.PARTY].append(message("roster-one-party", name=name, party=party))
    for kind, people in of_kind.items():
        for names in _some_at_a_time(people):
            yield message(f"roster-change-{kind}", names=names)


def _some_at_a_time(names: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    for at in range(0, len(names), NAMES_A_LINE):
        yield tuple(names[at : at + NAMES_A_LINE])


def _branch(line: RosterLine, choice: BranchChoice, branches: Mapping[int, str]) -> str:
    return line.branch or "" if choice.known is None else branches[choice.known]


def _name(person: RosterLine) -> Line:
    return person.name if person.party_member else message("roster-name-non-party", name=person.name)
