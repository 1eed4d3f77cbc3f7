"""Ratings 评分: admins begin a round and invite raters, who see the evidence, and nobody else's ratings."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.buttons.assessment import (
    BeginRatingRound,
    CloseRatingRound,
    GiveRating,
    InviteRater,
    ListRatingRounds,
    MakeRaterLink,
    OfferRaters,
    Rate,
    ShowRatingEvidence,
    ShowRatingRound,
)
from handlers.buttons.links import JoinRaters
from handlers.conversation import dialogue
from handlers.conversation.context import Context, Option
from handlers.conversation.flow import Flow
from handlers.conversation.round_forms import asking_context, check_closing, offered_period
from handlers.kit.deeds import Deed
from handlers.kit.news import OnNews
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Post, Reply, Screen, Toast
from handlers.kit.router import ADMINS, MEMBERS, Command, OnLink, OnPress, Request, Section
from handlers.views.attachments import evidence_replies
from handlers.views.ratings import (
    item_screen,
    next_screen,
    round_button,
    round_line,
    round_screen,
    rounds_screen,
    rubric_name,
)
from handlers.views.record_cards import own_answers
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.notices import News, NewsKind
from records.purposes import Purpose, RatingRoundPurpose
from records.questions import Choice, Day
from records.roles import Side
from records.subjects import OfPartnership
from services.assessment import rubrics
from services.ledger.access import partnership_among
from storage.assessment import ratings
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships, persons
from storage.people.persons import Person


class RatingRoundForm(Form):
    """What is rated, for which period, and until when; `rubric` is its place among the method's rubrics."""

    texts: ClassVar[str] = "rating-round"
    submits: ClassVar[str] = "form-start"
    asked_first: ClassVar[tuple[str, ...]] = ("rubric", "period", "closes_on")

    rubric: Annotated[int, Choice(source="rubrics")]
    period: Annotated[str, Choice(source="periods")]
    closes_on: Annotated[date, Day(future=True)]

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Raise UserError where the day on which it closes has passed."""
        check_closing(answers.get("closes_on"), today)


# Admins ---------------------------------------------------------------------------------------------------------------


def list_rounds(request: Request, rest: str) -> list[Reply]:
    """Show the rounds of the partnerships that are named, or of all."""
    return [rounds_screen(request, rest, move=True)]


def turn_rounds(request: Request, press: ListRatingRounds) -> list[Reply]:
    """Show another page of them in place."""
    return [rounds_screen(request, "", press.page, press.partnership, move=False)]


def begin(request: Request, press: BeginRatingRound) -> list[Reply]:
    """Ask what is rated in a new round."""
    partnership = partnership_among(partnerships.of_person(request.work, request.person), press.partnership)
    return dialogue.begin(request, "rating-round", subject=OfPartnership(partnership.id), partnership_id=partnership.id)


def _context(request: Request, draft: Draft) -> Context:
    names = [Option(rubric_name(key, request.language), str(place)) for place, key in enumerate(rubrics.rubrics())]
    return asking_context(request, draft, rubrics=names)


def _start(request: Request, draft: Draft, answers: RatingRoundForm) -> list[Reply]:
    partnership = partnerships.by_id(request.work, draft.about(OfPartnership).partnership)
    period = offered_period(answers.period, partnership.today(request.now))
    indicator = list(rubrics.rubrics())[answers.rubric]
    rating_round = rubrics.start(
        request.work, request.person, partnership.id, indicator, period, answers.closes_on, request.now
    )
    return [Screen(Purpose.DRAFT, [Message("rubric-begun")]), round_screen(request, rating_round, move=True)]


def show(request: Request, press: ShowRatingRound) -> list[Reply]:
    """Show a round where its button is, or as the newest message."""
    rating_round, _ = rubrics.as_admin(request.work, request.person, press.rating_round)
    return [round_screen(request, rating_round, move=press.below)]


def offer_raters(request: Request, press: OfferRaters) -> list[Reply]:
    """Show whom of both sides to ask; those who have been asked are marked."""
    rating_round, partnership = rubrics.as_admin(request.work, request.person, press.rating_round)
    asked = {rater.person_id for rater in ratings.raters_of(request.work, rating_round.id)}
    page = page_of(rubrics.candidates(request.work, partnership), press.page)
    rows = [
        [
            Button(
                _candidate(person, person.id in asked, partnership.side_of(person)),
                InviteRater(rating_round.id, person.id),
            )
        ]
        for person in page.items
    ]
    turning = page.turning(lambda number: OfferRaters(rating_round.id, number))
    back = [Button(Message("form-back"), ShowRatingRound(rating_round.id))]
    return [Screen(RatingRoundPurpose(rating_round.id), [Message("rubric-invite-ask")], [*rows, turning, back])]


def _candidate(person: Person, asked: bool, side: Side | None) -> Message:
    label = message("rubric-candidate", name=person.name, side=Message(f"side-{side}"))
    return message("form-ticked" if asked else "form-unticked", label=label)


def ask_whether_to_invite(request: Request, press: InviteRater) -> Deed | None:
    """Say who is asked to rate, unless they have been asked already."""
    rating_round, _ = rubrics.as_admin(request.work, request.person, press.rating_round)
    if press.person in {rater.person_id for rater in ratings.raters_of(request.work, rating_round.id)}:
        return None
    who = persons.by_id(request.work, press.person).name
    asked = message("rubric-rater-ask", who=who, name=rubric_name(rating_round.indicator, request.language))
    return Deed(asked, Message("rubric-rater-yes"))


def invite(request: Request, press: InviteRater) -> list[Reply]:
    """Ask somebody to rate."""
    rating_round = rubrics.invite(request.work, request.person, press.rating_round, press.person, request.now)
    return [Toast(Message("rubric-asked")), round_screen(request, rating_round, move=False)]


def make_link(request: Request, press: MakeRaterLink) -> list[Reply]:
    """Send a link by which one person from outside rates."""
    code = rubrics.outside_link(request.work, request.person, press.rating_round, request.now)
    return [Post([message("rubric-link-made", link=JoinRaters(code).address(request.username))])]


def ask_whether_to_close(request: Request, press: CloseRatingRound) -> Deed:
    """Say which round is closed."""
    rating_round, partnership = rubrics.as_admin(request.work, request.person, press.rating_round)
    name = rubric_name(rating_round.indicator, request.language)
    return Deed(message("rubric-close-ask", name=name, partnership=partnership.name), Message("rubric-close"))


def close(request: Request, press: CloseRatingRound) -> list[Reply]:
    """Close a round before its day."""
    closed = rubrics.close(request.work, request.person, press.rating_round, request.now)
    return [Toast(Message("rubric-is-closed")), round_screen(request, closed, move=False)]


# Raters ---------------------------------------------------------------------------------------------------------------


def list_own_rounds(request: Request, _rest: str) -> list[Reply]:
    """Show the rounds in which the person rates."""
    own = ratings.of_rater(request.work, request.person.id)
    if not own:
        return [Screen(Purpose.LIST, [Message("rate-none")], move=True)]
    lines: list[Line] = [message("rate-heading", count=len(own))]
    lines += [round_line(request.work, rating_round, request.language, request.now) for rating_round in own]
    return [
        Screen(
            Purpose.LIST,
            lines,
            [[round_button(rating_round, request.language)] for rating_round in own],
            move=True,
        )
    ]


def open_link(request: Request, link: JoinRaters) -> list[Reply]:
    """Let somebody from outside take up the invitation to rate."""
    if not request.private:
        raise UserError("private-only", bot=request.username)
    rating_round = rubrics.take_link(
        request.work, request.sender, request.name, request.language, link.code, request.now
    )
    rater = persons.by_address(request.work, request.sender)
    assert rater is not None
    return [next_screen(request.work, rater, rating_round, request.now, move=True)]


def rate(request: Request, press: Rate) -> list[Reply]:
    """Show the item that is named, or the first that is left."""
    rating_round, _ = rubrics.as_rater(request.work, request.person, press.rating_round)
    if press.item is None:
        return [next_screen(request.work, request.person, rating_round, request.now, move=False)]
    return [item_screen(request.work, request.person, rating_round, press.item, request.now, press.page, move=False)]


def give_rating(request: Request, press: GiveRating) -> list[Reply]:
    """Take the level, and show the next item."""
    rating_round = rubrics.rate(request.work, request.person, press.rating_round, press.item, press.level, request.now)
    return [next_screen(request.work, request.person, rating_round, request.now, move=False)]


def show_evidence(request: Request, press: ShowRatingEvidence) -> list[Reply]:
    """Show what a record says, and its photos and documents; attendance in numbers only."""
    record, partnership = rubrics.evidence_record(request.work, request.person, press.rating_round, press.record)
    answers = own_answers(request.work, record, request.person, partnership, request.language)
    lines: list[Line] = [message("rate-evidence", number=record.id)]
    lines += [message("form-answer", label=label, value=value) for label, value in answers]
    evidence = record.read().evidence
    return [Post(lines), *(evidence_replies(request.work, evidence, record.id) if evidence else [])]


def _tell(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Screen | Post | None:
    rating_round = ratings.by_id(work, news.subject_id)
    if rating_round is None:
        return None
    lines: list[Line] = [heading, "", round_line(work, rating_round, reader.language, now)]
    return Post(lines, [[round_button(rating_round, reader.language)]])


COMMANDS = [
    Command("rubrics", ADMINS, list_rounds, place=72, section=Section.PROGRAMME),
    Command("rate", MEMBERS, list_own_rounds, place=46, section=Section.TASKS),
]
BUTTONS = [
    OnPress(ListRatingRounds, turn_rounds),
    OnPress(BeginRatingRound, begin),
    OnPress(ShowRatingRound, show),
    OnPress(OfferRaters, offer_raters),
    OnPress(InviteRater, invite, ask_whether_to_invite),
    OnPress(MakeRaterLink, make_link),
    OnPress(CloseRatingRound, close, ask_whether_to_close),
    OnPress(Rate, rate),
    OnPress(GiveRating, give_rating),
    OnPress(ShowRatingEvidence, show_evidence),
]
FLOWS = [Flow("rating-round", RatingRoundForm, _context, _start)]
LINKS = [OnLink(JoinRaters, open_link)]
NEWS = [OnNews([NewsKind.RUBRIC_INVITED], _tell)]
