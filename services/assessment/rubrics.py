"""Rubrics (评分标准) for indicators 3 and 11: raters look at the same evidence and give each item a level.

They are of both sides and from outside; none sees what the others say.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from indicators.catalogue import default
from indicators.definitions.rubric import Rubric
from records.addresses import Address
from records.errors import UserError
from records.facts import Fact
from records.notices import News, NewsKind
from records.periods import ReportingPeriod
from records.roles import Side
from records.standpoints import Standpoint, standpoint_of
from services.assessment.rater_agreement import RatedItem, RaterAgreement, agreement, rated_items
from services.permissions import check_admin
from storage import audit
from storage.assessment import ratings
from storage.assessment.ratings import Rating, RatingRound
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import listing, record_rows
from storage.ledger.listing import Filter
from storage.ledger.record_rows import StoredRecord
from storage.people import partnerships, persons
from storage.people.partnerships import Partnership
from storage.people.persons import Person
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


def rubrics() -> dict[str, Rubric]:
    """Return the rubrics of the method, by their indicator's key."""
    return {key: indicator for key, indicator in default().indicators.items() if isinstance(indicator, Rubric)}


def rubric_of(rating_round: RatingRound) -> Rubric:
    """Return the rubric that is rated in the round."""
    return rubrics()[rating_round.indicator]


def is_open(rating_round: RatingRound, partnership: Partnership, now: datetime) -> bool:
    """Tell whether something can be rated in the round."""
    return not rating_round.closed and partnership.today(now) <= rating_round.closes_on


# Admins ---------------------------------------------------------------------------------------------------------------


def start(
    work: UnitOfWork,
    by: Person,
    partnership_id: int,
    indicator: str,
    period: ReportingPeriod,
    closes_on: date,
    now: datetime,
) -> RatingRound:
    """Begin a round for the indicator's rubric and the period.

    Raise UserError unless an admin does, on a day that has passed, and where it is rated for that period already.
    """
    check_admin(by)
    today = partnerships.by_id(work, partnership_id).today(now)
    if closes_on < today:
        raise UserError("closing-day-past", today=today)
    earlier = ratings.of_partnerships(work, [partnership_id])
    if any((known.indicator, known.period) == (indicator, period.code) for known in earlier):
        raise UserError("rubric-known")
    round_id = ratings.add(
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
    audit.note(work, now, by.id, "rubric_start", "rating_round", round_id)
    return _existing(work, round_id)


def as_admin(work: UnitOfWork, by: Person, round_id: int) -> tuple[RatingRound, Partnership]:
    """Return the round and its partnership, for an admin. Raise UserError for others, and where there is none."""
    check_admin(by)
    rating_round = ratings.by_id(work, round_id)
    if rating_round is None:
        raise UserError("rubric-none")
    return rating_round, partnerships.by_id(work, rating_round.partnership_id)


def _open_for_admin(work: UnitOfWork, by: Person, round_id: int, now: datetime) -> tuple[RatingRound, Partnership]:
    rating_round, partnership = as_admin(work, by, round_id)
    _check_open(rating_round, partnership, now)
    return rating_round, partnership


def candidates(work: UnitOfWork, partnership: Partnership) -> list[Person]:
    """Return the people of both sides, in order of their sides and names."""
    sides = [persons.of_organisations(work, [partnership.organisation(side).id]) for side in Side]
    return [person for people in sides for person in sorted(people, key=lambda person: person.name)]


def invite(work: UnitOfWork, by: Person, round_id: int, person_id: int, now: datetime) -> RatingRound:
    """Let that person rate, and tell them; asking somebody twice changes nothing. Return the round. Raise UserError."""
    rating_round, partnership = _open_for_admin(work, by, round_id, now)
    invited = next((person for person in candidates(work, partnership) if person.id == person_id), None)
    if invited is None:
        raise UserError("person-none")
    if all(rater.person_id != person_id for rater in ratings.raters_of(work, rating_round.id)):
        ratings.add_rater(work, rating_round.id, person_id, standpoint_of(partnership.side_of(invited)), now)
        audit.note(work, now, by.id, "rubric_invite", "rating_round", rating_round.id)
        work.news.append(News(NewsKind.RUBRIC_INVITED, person_id, rating_round.id))
    return rating_round


def outside_link(work: UnitOfWork, by: Person, round_id: int, now: datetime) -> str:
    """Return a code by which one person from outside becomes a rater. Raise UserError."""
    rating_round, _ = _open_for_admin(work, by, round_id, now)
    code = secrets.token_urlsafe(16)
    ratings.add_link(work, code, rating_round.id, now)
    audit.note(work, now, by.id, "rubric_link", "rating_round", rating_round.id)
    return code


def agreement_in(work: UnitOfWork, by: Person, rating_round: RatingRound) -> RaterAgreement:
    """Return how far the raters of a round agree, for an admin. Raise UserError for others."""
    check_admin(by)
    return agreement(ratings.ratings_in(work, rating_round.id), rated_items(rubric_of(rating_round)))


def close(work: UnitOfWork, by: Person, round_id: int, now: datetime) -> RatingRound:
    """End the round before its day, and return it. Raise UserError where it would not say anything yet."""
    rating_round, _ = _open_for_admin(work, by, round_id, now)
    check_raters(ratings.ratings_in(work, rating_round.id), rubric_of(rating_round))
    _close(work, rating_round, by.id, now)
    return _existing(work, rating_round.id)


def check_raters(given: Sequence[Rating], rubric: Rubric) -> None:
    """Raise UserError unless there are enough raters, and not all of one side."""
    stands = {rating.person_id: rating.stand for rating in given}
    if len(stands) < rubric.least_raters:
        raise UserError("rubric-too-few-raters", have=len(stands), need=rubric.least_raters)
    if len(set(stands.values())) == 1 and Standpoint.OUTSIDE not in stands.values():
        raise UserError("rubric-one-side")


def close_due(work: UnitOfWork, now: datetime) -> None:
    """Close the rounds whose last day is over, whatever was said in them."""
    for rating_round in ratings.open_rounds(work):
        if partnerships.by_id(work, rating_round.partnership_id).today(now) > rating_round.closes_on:
            _close(work, rating_round, None, now)


def _close(work: UnitOfWork, rating_round: RatingRound, by: int | None, now: datetime) -> None:
    ratings.close(work, rating_round.id, now)
    given = ratings.ratings_in(work, rating_round.id)
    facts.add(work, rating_round.partnership_id, _facts(rating_round, given), now)
    audit.note(work, now, by, "rubric_close", "rating_round", rating_round.id)


def _facts(rating_round: RatingRound, given: Sequence[Rating]) -> list[Fact]:
    measure = rubric_of(rating_round).reads
    days = rating_round.first_day, rating_round.last_day
    return [
        Fact(measure, *days, rating.level, rating.side, f"{rating.stand}:{rating.person_id}", rating.item)
        for rating in given
    ]


# Raters ---------------------------------------------------------------------------------------------------------------


def take_link(work: UnitOfWork, address: Address, name: str, language: str, code: str, now: datetime) -> RatingRound:
    """Let whoever opens the link rate from where they stand, and return the round.

    Somebody who is unknown becomes known for this only. Raise UserError where somebody else has used the link.
    """
    round_id, used_by = ratings.link(work, code) or (0, None)
    rating_round = ratings.by_id(work, round_id)
    known = persons.by_address(work, address)
    if rating_round is None or (used_by is not None and (known is None or known.id != used_by)):
        raise UserError("invitation-invalid")
    partnership = partnerships.by_id(work, rating_round.partnership_id)
    _check_open(rating_round, partnership, now)
    person_id = known.id if known else persons.add(work, address, name, language, now)
    if all(rater.person_id != person_id for rater in ratings.raters_of(work, rating_round.id)):
        side = partnership.side_of(known) if known else None
        ratings.add_rater(work, rating_round.id, person_id, standpoint_of(side), now)
        audit.note(work, now, person_id, "rubric_join", "rating_round", rating_round.id)
    ratings.use_link(work, code, person_id)
    return rating_round


def as_rater(work: UnitOfWork, person: Person, round_id: int) -> tuple[RatingRound, Partnership]:
    """Return the round and its partnership, for one of its raters.

    Raise UserError, the same where there is none and where the person does not rate in it.
    """
    rating_round = ratings.by_id(work, round_id)
    if rating_round is None or all(rater.person_id != person.id for rater in ratings.raters_of(work, rating_round.id)):
        raise UserError("rubric-none")
    return rating_round, partnerships.by_id(work, rating_round.partnership_id)


def rate(work: UnitOfWork, by: Person, round_id: int, number: int, level: int, now: datetime) -> RatingRound:
    """Take the level that the rater gives the item of that number, from 1, until the round closes; return the round.

    It takes the place of an earlier one. Raise UserError.
    """
    rating_round, partnership = as_rater(work, by, round_id)
    _check_open(rating_round, partnership, now)
    items = rated_items(rubric_of(rating_round))
    if level not in LEVELS or not 1 <= number <= len(items):
        raise UserError("button-old")
    rated = items[number - 1]
    ratings.put(work, rating_round.id, by.id, rated.item, rated.side, level, now)
    audit.note(work, now, by.id, "rubric_rate", "rating_round", rating_round.id)
    return rating_round


def own_ratings(work: UnitOfWork, person: Person, round_id: int) -> dict[RatedItem, int]:
    """Return the levels that the rater has given, and nobody else's."""
    every = ratings.ratings_in(work, round_id)
    return {RatedItem(rating.item, rating.side): rating.level for rating in every if rating.person_id == person.id}


def evidence_for(work: UnitOfWork, rating_round: RatingRound, item: str) -> list[StoredRecord]:
    """Return the confirmed records of the period that speak for an item, the newest first."""
    wanted = Filter(kinds=SPEAKS.get(item), first=rating_round.first_day, last=rating_round.last_day)
    return listing.confirmed(work, rating_round.partnership_id, wanted)[::-1]


def evidence_record(work: UnitOfWork, rater: Person, round_id: int, record_id: int) -> tuple[StoredRecord, Partnership]:
    """Return a confirmed record of the round's partnership, for a rater. Raise UserError."""
    _, partnership = as_rater(work, rater, round_id)
    record = record_rows.by_id(work, record_id)
    if record is None or record.partnership_id != partnership.id or record.confirmed_version is None:
        raise UserError("record-not-found")
    return record_rows.as_confirmed(work, record), partnership


def owed(work: UnitOfWork, person: Person, now: datetime) -> list[RatingRound]:
    """Return the open rounds in which the person has items left to rate."""

    def is_owed(rating_round: RatingRound) -> bool:
        rated = len(own_ratings(work, person, rating_round.id))
        partnership = partnerships.by_id(work, rating_round.partnership_id)
        return rated < len(rated_items(rubric_of(rating_round))) and is_open(rating_round, partnership, now)

    return [rating_round for rating_round in ratings.of_rater(work, person.id) if is_owed(rating_round)]


def _check_open(rating_round: RatingRound, partnership: Partnership, now: datetime) -> None:
    if not is_open(rating_round, partnership, now):
        raise UserError("rubric-closed")


def _existing(work: UnitOfWork, round_id: int) -> RatingRound:
    rating_round = ratings.by_id(work, round_id)
    assert rating_round is not None
    return rating_round
