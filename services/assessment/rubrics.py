"""Rubrics (评分标准) for indicators 3 and 11: raters of both sides and from outside look at the same evidence and say a
level for each item; none sees what the others say."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from statistics import median

from indicators.catalogue import default
from indicators.definitions.rubric import Rubric
from indicators.statistics import krippendorff_alpha
from records.addresses import Address
from records.errors import UserError
from records.facts import Fact
from records.notices import News, NewsKind
from records.periods import ReportingPeriod
from records.roles import Side
from records.standpoints import Standpoint, standpoint_of
from storage import audit
from storage.assessment import ratings
from storage.assessment.ratings import Rating, RatingRound
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import listing, record_rows
from storage.ledger.listing import Filter
from storage.ledger.record_rows import StoredRecord
from storage.people import directory
from storage.people.directory import Partnership, Person
from storage.scoring import facts

LEVELS = (1, 2, 3, 4, 5)
# The kinds of record that speak for an item; for an item that is not named here, all of them do.
SPEAKS: Mapping[str, tuple[str, ...]] = {
    "setting": ("joint_activity",),
    "rules": ("joint_activity",),
    "working_standard": ("joint_activity",),
    "teaching_mode": ("teaching_resource", "innovative_practice"),
    "curriculum": ("teaching_resource",),
    "effect_on_students": ("talent_exchange",),
}


@dataclass(frozen=True)
class Cell:
    """One thing that is rated: an item, at one of the organisations."""

    item: str
    side: Side


@dataclass(frozen=True)
class Agreement:
    """What raters made of a cell: how many they are, the median, and the lowest and highest level."""

    cell: Cell
    raters: int
    median: float
    lowest: int
    highest: int


@dataclass(frozen=True)
class Summary:
    """`percent`: of the pairs of raters of one cell, how many say the same level; `alpha`: Krippendorff's, ordinal.
    None where it is undefined: nobody to compare with, or no two different levels."""

    cells: tuple[Agreement, ...]
    percent: float | None
    alpha: float | None


def rubrics() -> dict[str, Rubric]:
    """Those of the method, by their indicator's key."""
    return {key: each for key, each in default().indicators.items() if isinstance(each, Rubric)}


def cells_of(rubric: Rubric) -> list[Cell]:
    return [Cell(item, Side(side)) for side in rubric.organisations for item in rubric.items]


def start(
    work: UnitOfWork,
    by: Person,
    partnership_id: int,
    indicator: str,
    period: ReportingPeriod,
    closes_on: date,
    now: datetime,
) -> RatingRound:
    """A round for that rubric and period. Raises UserError."""
    _check_admin(by)
    today = directory.partnership(work, partnership_id).today(now)
    if closes_on < today:
        raise UserError("closing-day-past", today=today)
    alike = (each for each in ratings.of_partnerships(work, [partnership_id]) if each.indicator == indicator)
    if any(each.period == period.code for each in alike):
        raise UserError("rubric-known")
    number = ratings.add(
        work,
        partnership_id=partnership_id,
        indicator=indicator,
        period=period.code,
        first_day=period.first,
        last_day=period.last,
        closes_on=closes_on,
        started_by=by.id,
        started_at=now,
    )
    audit.note(work, now, by.id, "rubric_start", "rating_round", number)
    return _existing(work, number)


def invite(work: UnitOfWork, by: Person, round_id: int, person_id: int, now: datetime) -> None:
    """That person rates, and is told. Asking somebody twice changes nothing. Raises UserError."""
    found, partnership = _open(work, by, round_id, now)
    invited = next((each for each in candidates(work, partnership) if each.id == person_id), None)
    if invited is None:
        raise UserError("person-none")
    if all(rater.person_id != person_id for rater in ratings.raters_of(work, found.id)):
        ratings.add_rater(work, found.id, person_id, standpoint_of(partnership.side_of(invited)), now)
        audit.note(work, now, by.id, "rubric_invite", "rating_round", found.id)
        work.news.append(News(NewsKind.RUBRIC_INVITED, person_id, found.id))


def candidates(work: UnitOfWork, partnership: Partnership) -> list[Person]:
    """The people of both sides, in order of their sides and names."""
    sides = [directory.of_organisations(work, [partnership.organisation(side).id]) for side in Side]
    return [person for side in sides for person in sorted(side, key=lambda person: person.name)]


def outside_link(work: UnitOfWork, by: Person, round_id: int, now: datetime) -> str:
    """The code by which one person from outside becomes a rater. Raises UserError."""
    found, _ = _open(work, by, round_id, now)
    code = secrets.token_urlsafe(16)
    ratings.add_link(work, code, found.id, now)
    audit.note(work, now, by.id, "rubric_link", "rating_round", found.id)
    return code


def take_link(work: UnitOfWork, address: Address, name: str, language: str, code: str, now: datetime) -> RatingRound:
    """Whoever opens the link rates from where they stand; somebody who is unknown becomes known for this only."""
    round_id, used_by = ratings.link(work, code) or (0, None)
    found = ratings.by_id(work, round_id)
    known = directory.by_address(work, address)
    if found is None or (used_by is not None and (known is None or known.id != used_by)):
        raise UserError("invitation-invalid")
    partnership = directory.partnership(work, found.partnership_id)
    _check_open(found, partnership, now)
    person_id = known.id if known else directory.add_person(work, address, name, language, now)
    if all(rater.person_id != person_id for rater in ratings.raters_of(work, found.id)):
        side = partnership.side_of(known) if known else None
        ratings.add_rater(work, found.id, person_id, standpoint_of(side), now)
        audit.note(work, now, person_id, "rubric_join", "rating_round", found.id)
    ratings.use_link(work, code, person_id)
    return found


def as_rater(work: UnitOfWork, person: Person, round_id: int) -> tuple[RatingRound, Partnership]:
    """The round, for one of its raters. Raises UserError, the same for none and for another's."""
    found = ratings.by_id(work, round_id)
    if found is None or all(rater.person_id != person.id for rater in ratings.raters_of(work, found.id)):
        raise UserError("rubric-none")
    return found, directory.partnership(work, found.partnership_id)


def as_admin(work: UnitOfWork, by: Person, round_id: int) -> tuple[RatingRound, Partnership]:
    _check_admin(by)
    found = ratings.by_id(work, round_id)
    if found is None:
        raise UserError("rubric-none")
    return found, directory.partnership(work, found.partnership_id)


def rate(work: UnitOfWork, by: Person, round_id: int, cell: Cell, level: int, now: datetime) -> None:
    """The level that the rater gives, in place of an earlier one, until the round closes. Raises UserError."""
    found, partnership = as_rater(work, by, round_id)
    _check_open(found, partnership, now)
    if level not in LEVELS or cell not in cells_of(rubrics()[found.indicator]):
        raise UserError("button-old")
    ratings.put(work, found.id, by.id, cell.item, cell.side, level, now)
    audit.note(work, now, by.id, "rubric_rate", "rating_round", found.id)


def own_ratings(work: UnitOfWork, person: Person, round_id: int) -> dict[Cell, int]:
    """What the rater has said, and nobody else."""
    every = ratings.ratings_in(work, round_id)
    return {Cell(rating.item, rating.side): rating.level for rating in every if rating.person_id == person.id}


def evidence_for(work: UnitOfWork, found: RatingRound, item: str) -> list[StoredRecord]:
    """The confirmed records of the period that speak for an item, the newest first."""
    wanted = Filter(kinds=SPEAKS.get(item), first=found.first_day, last=found.last_day)
    return listing.confirmed(work, found.partnership_id, wanted)[::-1]


def evidence_record(work: UnitOfWork, rater: Person, round_id: int, record_id: int) -> tuple[StoredRecord, Partnership]:
    """A confirmed record of the round's partnership, for a rater. Raises UserError."""
    found, partnership = as_rater(work, rater, round_id)
    record = record_rows.by_id(work, record_id)
    if record is None or record.partnership_id != found.partnership_id or record.confirmed_version is None:
        raise UserError("record-not-found")
    return record_rows.as_confirmed(work, record), partnership


def close(work: UnitOfWork, by: Person, round_id: int, now: datetime) -> RatingRound:
    """Ends the round before its day. Raises UserError where it would not say anything yet."""
    found, _ = _open(work, by, round_id, now)
    said = ratings.ratings_in(work, found.id)
    check_raters(said, rubrics()[found.indicator])
    _close(work, found, by.id, now)
    return _existing(work, found.id)


def check_raters(said: Sequence[Rating], rubric: Rubric) -> None:
    """Raises UserError unless there are enough raters, and not all of one side."""
    stands = {rating.person_id: rating.stand for rating in said}
    if len(stands) < rubric.least_raters:
        raise UserError("rubric-too-few-raters", have=len(stands), need=rubric.least_raters)
    if len(set(stands.values())) == 1 and Standpoint.OUTSIDE not in stands.values():
        raise UserError("rubric-one-side")


def close_due(work: UnitOfWork, now: datetime) -> None:
    """Rounds whose last day is over are closed, whatever was said in them."""
    for found in ratings.open_rounds(work):
        if directory.partnership(work, found.partnership_id).today(now) > found.closes_on:
            _close(work, found, None, now)


def _close(work: UnitOfWork, found: RatingRound, by: int | None, now: datetime) -> None:
    ratings.close(work, found.id, now)
    facts.add(work, found.partnership_id, _facts(found, ratings.ratings_in(work, found.id)), now)
    audit.note(work, now, by, "rubric_close", "rating_round", found.id)


def _facts(found: RatingRound, said: Sequence[Rating]) -> list[Fact]:
    measure = rubrics()[found.indicator].reads
    days = found.first_day, found.last_day
    return [Fact(measure, *days, each.level, each.side, f"{each.stand}:{each.person_id}", each.item) for each in said]


def summary(work: UnitOfWork, by: Person, round_id: int) -> Summary:
    """How far the raters agree, for an admin."""
    found, _ = as_admin(work, by, round_id)
    return summed_up(ratings.ratings_in(work, found.id), cells_of(rubrics()[found.indicator]))


def summed_up(said: Sequence[Rating], cells: Sequence[Cell]) -> Summary:
    by_cell: dict[Cell, dict[int, int]] = {cell: {} for cell in cells}
    for rating in said:
        by_cell.setdefault(Cell(rating.item, rating.side), {})[rating.person_id] = rating.level
    raters = sorted({rating.person_id for rating in said})
    pairs = [pair for levels in by_cell.values() for pair in combinations(levels.values(), 2)]
    return Summary(
        tuple(
            Agreement(cell, len(levels), median(levels.values()), min(levels.values()), max(levels.values()))
            for cell, levels in by_cell.items()
            if levels
        ),
        100 * sum(one == two for one, two in pairs) / len(pairs) if pairs else None,
        _alpha([[by_cell[cell].get(rater) for cell in cells] for rater in raters]),
    )


def _alpha(levels: Sequence[Sequence[float | None]]) -> float | None:
    try:
        return krippendorff_alpha(levels, "ordinal")
    except ValueError:
        return None  # nobody to compare with, or no two different levels


def owed(work: UnitOfWork, person: Person, now: datetime) -> list[tuple[RatingRound, int, int]]:
    """The open rounds in which the person has items left to rate: how many are rated, and of how many."""
    found = []
    for each in ratings.of_rater(work, person.id):
        rated, cells = len(own_ratings(work, person, each.id)), len(cells_of(rubrics()[each.indicator]))
        if rated < cells and is_open(each, directory.partnership(work, each.partnership_id), now):
            found.append((each, rated, cells))
    return found


def is_open(found: RatingRound, partnership: Partnership, now: datetime) -> bool:
    return not found.closed and partnership.today(now) <= found.closes_on


def _open(work: UnitOfWork, by: Person, round_id: int, now: datetime) -> tuple[RatingRound, Partnership]:
    found, partnership = as_admin(work, by, round_id)
    _check_open(found, partnership, now)
    return found, partnership


def _check_open(found: RatingRound, partnership: Partnership, now: datetime) -> None:
    if not is_open(found, partnership, now):
        raise UserError("rubric-closed")


def _check_admin(by: Person) -> None:
    if not by.is_admin:
        raise UserError("not-your-role")


def _existing(work: UnitOfWork, round_id: int) -> RatingRound:
    found = ratings.by_id(work, round_id)
    assert found is not None
    return found
