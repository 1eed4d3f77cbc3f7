"""What a list of people leaves open: who is meant, who only moved, who has left; that is asked first."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from records.name_comparison import name_key
from records.reading.near_names import likely_names, names_said_alike
from records.reading.roster_list import RosterLine
from services.people.roster_matching import match_lines
from storage.people.roster import StoredRosterEntry

LEFT_OUT, SOMEBODY_NEW, FIRST_MEANT = range(3)  # answers about a line; from the last on the one who is meant
STAYS, HAS_LEFT = range(2)  # answers about somebody who is not in the list
_LEAST_OF_WHOLE = 3  # lines of a list that may be of a whole branch
DoubtAnswers = Mapping[str, int]


class DoubtKind(StrEnum):
    """What may be doubtful.

    Several have the name, or the only one of that name is in another branch; nobody has it, but one who is called
    alike; or somebody on the roster is not in the list.
    """

    NAMESAKE = "namesake"
    MOVED = "moved"
    RENAMED = "renamed"
    ABSENT = "absent"


@dataclass(frozen=True)
class RosterDoubt:
    """A doubt about a line, by its number, or about somebody who is not in the list, by their identity.

    `entries` are those who may be meant.
    """

    kind: DoubtKind
    number: int
    entries: tuple[StoredRosterEntry, ...]
    line: RosterLine | None = None

    @property
    def key(self) -> str:
        """Return the name under which the answer is kept."""
        return key_of(self.kind, self.number)

    def takes(self, answer: int) -> bool:
        """Tell whether this is one of the answers to it."""
        last = HAS_LEFT if self.kind is DoubtKind.ABSENT else FIRST_MEANT + len(self.entries) - 1
        return 0 <= answer <= last


@dataclass(frozen=True)
class RosterResolution:
    """Whom the lines mean, by their numbers, after what was answered; a line of nobody is somebody new.

    `left_out` are lines that are not to be taken; `doubts` wait for an answer, all of one kind. `leaving` are said to
    have left; `staying` are not in the list and stay on the roster.
    """

    entries: Mapping[int, StoredRosterEntry]
    left_out: frozenset[int] = frozenset()
    doubts: tuple[RosterDoubt, ...] = ()
    leaving: tuple[StoredRosterEntry, ...] = ()
    staying: tuple[StoredRosterEntry, ...] = ()


def resolve(
    lines: Sequence[RosterLine],
    everybody: Sequence[StoredRosterEntry],
    branch_of: Mapping[str, int],
    moves: Callable[[RosterLine, StoredRosterEntry], bool],
    answers: DoubtAnswers,
) -> RosterResolution:
    """Return whom the lines mean, and what is doubtful about that.

    `everybody`: the newest entry of each human; `moves` tells whether a line says another branch than an entry.
    """
    matches = match_lines(lines, everybody, branch_of)
    resolver = _Resolver(lines, everybody, matches.unclear, moves, answers, dict(matches.entries))
    return resolver.resolution()


def key_of(kind: DoubtKind, number: int) -> str:
    """Return the name under which the answer to a doubt is kept."""
    return f"{kind}:{number}"


class _Resolver:
    def __init__(
        self,
        lines: Sequence[RosterLine],
        everybody: Sequence[StoredRosterEntry],
        unclear: frozenset[int],
        moves: Callable[[RosterLine, StoredRosterEntry], bool],
        answers: DoubtAnswers,
        entries: dict[int, StoredRosterEntry],
    ) -> None:
        self._lines, self._unclear, self._moves, self._answers, self._entries = lines, unclear, moves, answers, entries
        self._present = [entry for entry in everybody if entry.left_on is None]
        self._left_out: set[int] = set()

    def resolution(self) -> RosterResolution:
        whole = self._whole_branches()
        for kind, find in ((DoubtKind.NAMESAKE, self._namesake), (DoubtKind.MOVED, self._moved)):
            if doubts := self._ask(kind, find):
                return self._so_far(doubts)
        if doubts := self._ask(DoubtKind.RENAMED, lambda line: self._renamed(line, whole)):
            return self._so_far(doubts)
        absent = [entry for entry in self._unmatched() if entry.branch_id in whole]
        asked = [RosterDoubt(DoubtKind.ABSENT, entry.identity, (entry,)) for entry in absent]
        open_doubts = tuple(doubt for doubt in asked if doubt.key not in self._answers)
        leaving = tuple(doubt.entries[0] for doubt in asked if self._answers.get(doubt.key) == HAS_LEFT)
        return self._so_far(open_doubts, leaving, tuple(entry for entry in absent if entry not in leaving))

    def _so_far(
        self,
        doubts: tuple[RosterDoubt, ...],
        leaving: tuple[StoredRosterEntry, ...] = (),
        staying: tuple[StoredRosterEntry, ...] = (),
    ) -> RosterResolution:
        return RosterResolution(self._entries, frozenset(self._left_out), doubts, leaving, staying)

    def _unmatched(self) -> list[StoredRosterEntry]:
        meant = {entry.identity for entry in self._entries.values()}
        return [entry for entry in self._present if entry.identity not in meant]

    def _whole_branches(self) -> set[int]:
        """Return the branches most of whose people a list names, so that whoever it does not name may have left."""
        if len(self._lines) < _LEAST_OF_WHOLE:
            return set()
        missing = {entry.identity for entry in self._unmatched()}
        sizes = Counter(entry.branch_id for entry in self._present)
        named = Counter(entry.branch_id for entry in self._present if entry.identity not in missing)
        return {branch for branch, size in sizes.items() if named[branch] * 2 > size}

    def _ask(
        self, kind: DoubtKind, find: Callable[[RosterLine], Iterable[StoredRosterEntry]]
    ) -> tuple[RosterDoubt, ...]:
        """Take the answers to the doubts of a kind; return those doubts that wait for one."""
        doubts = []
        for line in self._lines:
            if line.number in self._left_out or not (may_be := tuple(find(line))):
                continue
            doubt = RosterDoubt(kind, line.number, may_be, line)
            answer = self._answers.get(doubt.key)
            if answer is None or not doubt.takes(answer):
                doubts.append(doubt)
                continue
            self._entries.pop(line.number, None)
            if answer == LEFT_OUT:
                self._left_out.add(line.number)
            elif answer >= FIRST_MEANT:
                self._entries[line.number] = doubt.entries[answer - FIRST_MEANT]
        return tuple(doubts)

    def _namesake(self, line: RosterLine) -> list[StoredRosterEntry]:
        if line.number not in self._unclear:
            return []
        return [entry for entry in self._unmatched() if name_key(entry.name) == name_key(line.name)]

    def _moved(self, line: RosterLine) -> list[StoredRosterEntry]:
        entry = self._entries.get(line.number)
        asked = line.number not in self._unclear and entry is not None and entry.left_on is None
        return [entry] if asked and entry is not None and line.left_on is None and self._moves(line, entry) else []

    def _renamed(self, line: RosterLine, whole: set[int]) -> list[StoredRosterEntry]:
        """Return who may be meant by a name that nobody has: who is called alike, in the same branch, and not named."""
        if line.number in self._entries or line.number in self._unclear:
            return []
        near = [entry for entry in self._unmatched() if not self._moves(line, entry)]
        same = [entry for entry in near if name_key(entry.name) == name_key(line.name)]
        likely = set(names_said_alike(line.name, (entry.name for entry in near)))
        likely |= set(likely_names(line.name, (entry.name for entry in near if entry.branch_id in whole)))
        return [] if same else [entry for entry in near if entry.name in likely]
