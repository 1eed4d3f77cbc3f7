"""Who of a roster each line of a list means: by name, namesakes by their branches, so that nobody comes in twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from records.name_comparison import name_key
from records.reading.roster_list import RosterLine
from storage.people.roster import StoredRosterEntry


@dataclass(frozen=True)
class Matches:
    """Whom the lines of a list mean, by the lines' numbers; a line of neither is somebody new.

    `unclear` are lines that may mean more than one human of that name.
    """

    entries: Mapping[int, StoredRosterEntry]
    unclear: frozenset[int]


def match_lines(
    lines: Sequence[RosterLine], everybody: Iterable[StoredRosterEntry], branch_of: Mapping[str, int]
) -> Matches:
    """Return whom the lines mean. `everybody`: the newest entry of each human; `branch_of`: ids by what is written.

    A line that says when somebody left means those, too, who have left on that day; others who left are not meant. One
    that says how somebody was called before means who is still called so, where nobody has the new name.
    """
    left = {(name_key(line.name), line.left_on) for line in lines if line.left_on}
    humans: dict[str, list[StoredRosterEntry]] = {}
    for entry in everybody:
        key = name_key(entry.name)
        if entry.left_on is None or (key, entry.left_on) in left:
            humans.setdefault(key, []).append(entry)
    named: dict[str, list[RosterLine]] = {}
    for line in lines:
        key, former = name_key(line.name), name_key(line.former or "")
        named.setdefault(former if former in humans and key not in humans else key, []).append(line)
    entries: dict[int, StoredRosterEntry] = {}
    unclear: set[int] = set()
    for key, namesakes in named.items():
        pairs, rest = _paired(namesakes, humans.get(key, []), branch_of)
        entries |= pairs
        unclear |= rest
    return Matches(entries, frozenset(unclear))


def _paired(
    lines: Sequence[RosterLine], humans: Sequence[StoredRosterEntry], branch_of: Mapping[str, int]
) -> tuple[dict[int, StoredRosterEntry], set[int]]:
    """Return who is who among those of one name, and the numbers of the lines of which that is unclear."""
    in_branch = {entry.branch_id: entry for entry in humans}
    pairs = {
        line.number: in_branch[branch]
        for line in lines
        if (branch := branch_of.get(line.branch or "")) is not None and branch in in_branch and line.branch
    }
    other_lines = [line for line in lines if line.number not in pairs]
    others = [entry for entry in humans if entry not in pairs.values()]
    if not others:
        return pairs, set()
    if len(other_lines) == 1 and len(others) == 1:
        return {**pairs, other_lines[0].number: others[0]}, set()
    return pairs, {line.number for line in other_lines}
