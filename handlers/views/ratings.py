"""Rounds of rating as people see them: what is rated, with anchors and evidence, and how far raters agree."""

from collections.abc import Sequence
from datetime import datetime

from handlers.buttons.assessment import (
    BeginRatingRound,
    CloseRatingRound,
    GiveRating,
    ListRatingRounds,
    MakeRaterLink,
    OfferRaters,
    Rate,
    RectifyItem,
    ShowRatingEvidence,
    ShowRatingRound,
)
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Screen
from handlers.kit.router import Request
from handlers.kit.texts import in_language
from handlers.lookup.partnerships import on_offer
from handlers.views.record_cards import record_line
from indicators.definitions.rubric import Rubric
from records.errors import UserError
from records.lengths import shortened
from records.messages import Message, message
from records.periods import ReportingPeriod, parse_period
from records.purposes import Purpose, RatingPurpose, RatingRoundPurpose
from records.questionnaire import questionnaires
from services.assessment import deadlines, rubrics
from services.assessment.rater_agreement import RatedItem, RaterAgreement, rated_items
from services.assessment.rubrics import rubric_of
from storage.assessment import ratings
from storage.assessment.ratings import RatingRound
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import StoredRecord
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person

MOST_ROUNDS = 10  # in the list
MOST_RECORDS = 5  # beside an item
LONGEST_TITLE = 60  # characters of a button


def rubric_name(key: str, language: str) -> str:
    """Return the name of the indicator's rubric."""
    return in_language(language, rubrics.rubrics()[key].name)


def round_button(rating_round: RatingRound, language: str) -> Button:
    """Return the button to rate in the round."""
    return Button(message("rate-button", rubric=rubric_name(rating_round.indicator, language)), Rate(rating_round.id))


def round_line(work: UnitOfWork, rating_round: RatingRound, language: str, now: datetime) -> Message:
    """Return a round as one line of a list."""
    partnership = partnerships.by_id(work, rating_round.partnership_id)
    key = "rubric-line" if rubrics.is_open(rating_round, partnership, now) else "rubric-line-closed"
    period = parse_period(rating_round.period, max(rating_round.first_day, partnership.today(now)))
    name = rubric_name(rating_round.indicator, language)
    return message(key, rubric=name, period=period.label, closes=rating_round.closes_on)


def _item_named(rubric: Rubric, rated: RatedItem, language: str) -> tuple[str, Message]:
    return in_language(language, rubric.items[rated.item]), Message(f"side-{rated.side}")


# For admins -----------------------------------------------------------------------------------------------------------


def rounds_screen(request: Request, rest: str = "", number: int = 0, only: int | None = None, *, move: bool) -> Screen:
    """Return a page of the rounds of the partnerships that the words may mean, each with a button to begin another."""
    own = [each for each in partnerships.of_person(request.work, request.person) if only in (None, each.id)]
    offered, more = on_offer(rest, own, "rubrics")
    meant = [partnership.id for partnership in (offered if rest else own)]
    page = page_of(ratings.of_partnerships(request.work, meant), number, MOST_ROUNDS)
    shown = page.items
    lines: list[Line] = [message("rubrics-heading", count=page.count), ""]
    lines += [round_line(request.work, rating_round, request.language, request.now) for rating_round in shown]
    rows = []
    for rating_round in shown:
        name = rubric_name(rating_round.indicator, request.language)
        label = message("rubric-open", rubric=name, number=rating_round.id)
        rows.append([Button(label, ShowRatingRound(rating_round.id))])
    single = meant[0] if len(meant) == 1 else None
    rows.append(page.turning(lambda other: ListRatingRounds(other, single)))
    for partnership in offered:
        label = message("rubric-begin", partnership=partnership.name)
        rows.append([Button(label, BeginRatingRound(partnership.id))])
    return Screen(Purpose.LIST, [*lines, *more], rows, move=move)


def round_screen(request: Request, rating_round: RatingRound, *, move: bool) -> Screen:
    """Return, for an admin, who rates and how far they are, how far they agree, and what can be done."""
    partnership = partnerships.by_id(request.work, rating_round.partnership_id)
    rubric, given = rubric_of(rating_round), ratings.ratings_in(request.work, rating_round.id)
    items = rated_items(rubric)
    lines: list[Line] = [round_line(request.work, rating_round, request.language, request.now), partnership.name, ""]
    for rater in ratings.raters_of(request.work, rating_round.id):
        done = sum(rating.person_id == rater.person_id for rating in given)
        stand = Message(f"standpoint-{rater.stand}")
        lines.append(message("rubric-rater", name=rater.name, stand=stand, done=done, of=len(items)))
    agreement = rubrics.agreement_in(request.work, request.person, rating_round)
    lines += _agreement_lines(agreement, rubric, request.language)
    if rubrics.is_open(rating_round, partnership, request.now):
        rows = [
            [Button(Message("rubric-invite"), OfferRaters(rating_round.id))],
            [Button(Message("rubric-link"), MakeRaterLink(rating_round.id))],
            [Button(Message("rubric-close"), CloseRatingRound(rating_round.id))],
        ]
    else:
        rows = [
            [_rectifying(rating_round, rubric, rated, place, request.language)] for place, rated in enumerate(items)
        ]
    return Screen(RatingRoundPurpose(rating_round.id), lines, rows, move=move)


def _rectifying(rating_round: RatingRound, rubric: Rubric, rated: RatedItem, place: int, language: str) -> Button:
    item, side = _item_named(rubric, rated, language)
    return Button(message("rubric-rectify", item=item, side=side), RectifyItem(rating_round.id, place))


def _agreement_lines(agreement: RaterAgreement, rubric: Rubric, language: str) -> list[Line]:
    """Return the spread of each item, and how far the raters agree."""
    if not agreement.items:
        return []
    lines: list[Line] = ["", Message("rubric-agreement")]
    for spread in agreement.items:
        if spread.rated.item not in rubric.items:
            continue
        item, side = _item_named(rubric, spread.rated, language)
        lines.append(
            message(
                "rubric-spread",
                item=item,
                side=side,
                median=f"{spread.median:g}",
                lowest=spread.lowest,
                highest=spread.highest,
                raters=spread.raters,
            )
        )
    if agreement.percent is not None:
        lines.append(message("rubric-percent", percent=f"{agreement.percent:.0f}"))
    if agreement.alpha is not None:
        lines.append(message("rubric-alpha", alpha=f"{agreement.alpha:.2f}"))
    return lines


def unasked_lines(work: UnitOfWork, partnership: Partnership, period: ReportingPeriod, language: str) -> list[Line]:
    """Return what the period's close still asks for: surveys, ratings."""
    unasked = deadlines.unasked(work, partnership, period)
    names = [in_language(language, questionnaires()[name].title) for name in unasked.questionnaires]
    names += [rubric_name(key, language) for key in unasked.rubrics]
    return ["", message("close-unasked", names=tuple(names))] if names else []


# For raters -----------------------------------------------------------------------------------------------------------


def next_screen(work: UnitOfWork, rater: Person, rating_round: RatingRound, now: datetime, *, move: bool) -> Screen:
    """Return the first item that is left, or what the rater has said."""
    rubric, own = rubric_of(rating_round), rubrics.own_ratings(work, rater, rating_round.id)
    items = rated_items(rubric)
    left = next((number for number, rated in enumerate(items, 1) if rated not in own), None)
    is_open = rubrics.is_open(rating_round, partnerships.by_id(work, rating_round.partnership_id), now)
    if left is not None and is_open:
        return item_screen(work, rater, rating_round, left, now, move=move)
    lines: list[Line] = [round_line(work, rating_round, rater.language, now), Message("rate-done"), ""]
    rows = []
    for number, rated in enumerate(items, 1):
        item, side = _item_named(rubric, rated, rater.language)
        lines.append(message("rate-own", item=item, side=side, level=own.get(rated, Message("rate-not-yet"))))
        rows.append([Button(message("rate-revise", item=item, side=side), Rate(rating_round.id, number))])
    return Screen(RatingPurpose(rating_round.id), lines, rows if is_open else [], move=move)


def item_screen(
    work: UnitOfWork,
    rater: Person,
    rating_round: RatingRound,
    number: int,
    now: datetime,
    page_number: int = 0,
    *,
    move: bool,
) -> Screen:
    """Return the item of that number, from 1, with its anchors and evidence, and the five levels.

    Raise UserError where there is no such item.
    """
    rubric = rubric_of(rating_round)
    items = rated_items(rubric)
    if not 1 <= number <= len(items):
        raise UserError("button-old")
    rated = items[number - 1]
    partnership = partnerships.by_id(work, rating_round.partnership_id)
    own = rubrics.own_ratings(work, rater, rating_round.id).get(rated)
    evidence = page_of(rubrics.evidence_for(work, rating_round, rated.item), page_number, MOST_RECORDS)
    lines: list[Line] = [
        round_line(work, rating_round, rater.language, now),
        "",
        message(
            "rate-item",
            number=number,
            of=len(items),
            item=in_language(rater.language, rubric.items[rated.item]),
            organisation=partnership.organisation(rated.side).name,
        ),
        *_anchor_lines(rubric, rater.language),
        *([message("rate-said", level=own)] if own is not None else []),
        "",
        Message("rate-evidence-heading" if evidence.count else "rate-evidence-none"),
        *(record_line(record) for record in evidence.items),
    ]
    rows = [
        [Button(str(level), GiveRating(rating_round.id, number, level)) for level in rubrics.LEVELS],
        *([_evidence_button(rating_round, record)] for record in evidence.items),
        evidence.turning(lambda other: Rate(rating_round.id, number, other)),
    ]
    if number > 1:
        rows.append([Button(Message("form-back"), Rate(rating_round.id, number - 1))])
    return Screen(RatingPurpose(rating_round.id), lines, rows, move=move)


def _anchor_lines(rubric: Rubric, language: str) -> Sequence[Line]:
    return [
        message("rate-anchor", level=level, means=in_language(language, means))
        for level, means in rubric.anchors.items()
    ]


def _evidence_button(rating_round: RatingRound, record: StoredRecord) -> Button:
    label = shortened(f"#{record.id} {record.title}", LONGEST_TITLE)
    return Button(label, ShowRatingEvidence(rating_round.id, record.id))
