"""What the calculator is told of people, so that it computes the same from it and nobody is found again.

Who knows a roster knows who was expected when, and whoever was there remembers the only one who was absent. Such a
person, found in one event, would be found in all of them. So a pseudonym runs through all events only where at least
four others have exactly the same attendance; all others are told apart within an event, and from event to event their
pseudonyms are dealt anew among them, five people at least, so that as many as there were stand in the bundle. Raters
are dealt anew from item to item likewise: each of a handful knows what the others cannot have said.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators.definitions.talent_exchange import HEADCOUNT
from indicators.evidence import Observation
from services.bundles.pseudonyms import Pseudonyms

LEAST_ALIKE = 5  # people of whom none can be told from the others
RATINGS = frozenset({"organisation_rating", "teaching_rating"})
EXCHANGES = frozenset({"exchange", "exchange_spell"})
_Labels = Mapping[tuple[Hashable, str], str]


@dataclass(frozen=True)
class Disguise:
    """How what a result was computed from is shown. People of two results, numbered `result`, cannot be joined.

    `number_of` renumbers records.
    """

    pseudonyms: Pseudonyms
    result: int
    number_of: Callable[[int], int]

    def of(self, observations: Iterable[Observation]) -> list[Observation]:
        """Return the observations, one a subject, with pseudonyms for subjects."""
        rows = [row for observation in observations for row in observation.split_by_subject()]
        labels = {**_dealt(rows, self, _attendance), **_dealt(rows, self, _rating)}
        return sorted((self._one(row, labels) for row in rows), key=_place_in_the_table)

    def _one(self, row: Observation, labels: _Labels) -> Observation:
        record = None if row.record is None else self.number_of(row.record)
        return row._replace(record=record, subject=self._subject(row, labels))

    def _subject(self, row: Observation, labels: _Labels) -> str | None:
        """Return what stands for a subject. What the calculator reads of one, such as whose a rater is, stays."""
        if row.subject is None or row.measure == "nil_return":
            return row.subject
        appearance = _attendance(row) or _rating(row)
        if appearance is not None:
            label = labels[appearance.cell, row.subject]
            return f"{_standpoint(row.subject)}:{label}" if row.measure in RATINGS else label
        if row.measure in EXCHANGES:
            if _is_headcount(row.subject) and row.record is not None:
                return f"{HEADCOUNT}{self.number_of(row.record)}"
            return self.pseudonyms.of("assignment", self.result, row.subject, row.category, row.side, row.starts_on)
        return thing(self.pseudonyms, row.subject)


def _place_in_the_table(row: Observation) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in (*row[:3], f"{row.record or 0:09}", *row[3:]))


@dataclass(frozen=True)
class _Appearance:
    """Somebody stands in a cell: an event at which they were `present` or not, or an item that they rated.

    `pool`: those who may be mistaken for each other.
    """

    pool: str
    cell: Hashable
    person: str
    present: bool


def _attendance(row: Observation) -> _Appearance | None:
    if row.measure != "attendance" or row.subject is None:
        return None
    return _Appearance(f"attendance {row.side}", (row.record, row.side), row.subject, row.quantity > 0)


def _rating(row: Observation) -> _Appearance | None:
    if row.measure not in RATINGS or row.subject is None:
        return None
    standpoint = _standpoint(row.subject)
    return _Appearance(f"{row.measure} {standpoint}", (row.measure, row.category, row.side), row.subject, True)


def _dealt(
    rows: Sequence[Observation], disguise: Disguise, appearance_of: Callable[[Observation], _Appearance | None]
) -> dict[tuple[Hashable, str], str]:
    """Return the label of each person in each cell."""
    by_pool: dict[str, list[_Appearance]] = defaultdict(list)
    for row in rows:
        appearance = appearance_of(row)
        if appearance is not None:
            by_pool[appearance.pool].append(appearance)
    labels: dict[tuple[Hashable, str], str] = {}
    for pool, appearances in by_pool.items():
        labels |= _labels_of_pool(f"{disguise.result} {pool}", appearances, disguise.pseudonyms)
    return labels


def _labels_of_pool(
    pool: str, appearances: Sequence[_Appearance], pseudonyms: Pseudonyms
) -> dict[tuple[Hashable, str], str]:
    course: dict[str, dict[Hashable, bool]] = defaultdict(dict)
    for one in appearances:
        course[one.person][one.cell] = course[one.person].get(one.cell, False) or one.present
    alike: dict[frozenset[tuple[Hashable, bool]], list[str]] = defaultdict(list)
    for person, cells in course.items():
        alike[frozenset(cells.items())].append(person)
    groups = sorted(alike.values(), key=lambda people: (len(people), people))
    told_apart: list[str] = []
    while groups and (len(groups[0]) < LEAST_ALIKE or 0 < len(told_apart) < LEAST_ALIKE):
        told_apart += groups.pop(0)
    labels = {
        (cell, person): pseudonyms.of(f"through {pool}", person)
        for people in groups
        for person in people
        for cell in course[person]
    }
    return labels | dict(_deal(pool, {person: course[person] for person in told_apart}, pseudonyms))


def _deal(
    pool: str, course: Mapping[str, Mapping[Hashable, bool]], pseudonyms: Pseudonyms
) -> Iterator[tuple[tuple[Hashable, str], str]]:
    """Yield the labels of people cell by cell, each time those that were not dealt for longest: all are dealt."""
    waiting = [pseudonyms.of(f"dealt {pool}", number) for number in range(len(course))]
    cells: dict[Hashable, None] = {cell: None for person in course for cell in course[person]}
    for cell in sorted(cells, key=str):
        there = pseudonyms.shuffled((person for person in course if cell in course[person]), pool, cell)
        dealt, waiting = waiting[: len(there)], waiting[len(there) :]
        yield from (((cell, person), label) for person, label in zip(there, dealt, strict=True))
        waiting += dealt


def _standpoint(rater: str) -> str:
    return rater.partition(":")[0]


def _is_headcount(goers: str) -> bool:
    return goers.startswith(HEADCOUNT)


def thing(pseudonyms: Pseudonyms, key: str) -> str:
    """Return what stands for a contract, a registration, an outlet, an answer sheet, by its key."""
    return pseudonyms.of("thing", key)
