"""评分: admins begin a round and invite raters, who see the evidence beside each item, and nobody else's ratings."""

from datetime import date, datetime
from typing import Annotated, Any, ClassVar

from pydantic import JsonValue

from handlers.buttons.links import JoinRaters
from handlers.conversation import dialogue
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.engine import Context, Option
from handlers.conversation.round_forms import asking_context, check_closing, period_of
from handlers.kit.news import OnNews
from handlers.kit.replies import Button, Line, Post, Reply, Screen, Toast
from handlers.kit.router import ADMINS, EVERYBODY, MEMBERS, Command, OnLink, Request, Section, Tap
from handlers.kit.texts import in_language
from handlers.views.attachments import evidence_replies
from handlers.views.ratings import (
    cell_lines,
    round_button,
    round_line,
    rounds_screen,
    rubric_name,
    summary_lines,
)
from handlers.views.record_cards import own_answers
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.notices import News, NewsKind
from records.questions import Choice, Day
from records.roles import Side
from records.subjects import OfPartnership
from services.assessment import rubrics
from services.assessment.rubrics import Cell
from services.ledger.access import partnership_among
from storage.assessment import ratings
from storage.assessment.ratings import RatingRound
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import StoredRecord
from storage.people import directory
from storage.people.directory import Person

PAGE = 8
SHOWN = 5  # records beside an item


class RatingRoundForm(Form):
    """What is rated, for which period, and until when."""

    texts: ClassVar[str] = "rating-round"
    asked_first: ClassVar[tuple[str, ...]] = ("rubric", "period", "closes_on")

    rubric: Annotated[str, Choice(source="rubrics")]
    period: Annotated[str, Choice(source="periods")]
    closes_on: Annotated[date, Day(future=True)]

    @classmethod
    def check(cls, answers: Any, today: date) -> None:  # Any: a mapping of JSON
        check_closing(answers.get("closes_on"), today)


# Admins ---------------------------------------------------------------------------------------------------------------


def rounds(request: Request, rest: str) -> list[Reply]:
    return [rounds_screen(request, rest, move=True)]


def begin(request: Request, partnership_id: int = 0) -> list[Reply]:
    partnership_among(directory.partnerships_of(request.work, request.person), partnership_id)
    return dialogue.begin(request, "rating-round", subject=OfPartnership(partnership_id), partnership_id=partnership_id)


def _context(request: Request, draft: Draft) -> Context:
    names = [Option(rubric_name(key, request.language), str(at)) for at, key in enumerate(rubrics.rubrics())]
    return asking_context(request, draft, rubrics=names)


def _begun(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    today = directory.partnership(request.work, draft.partnership_id or 0).today(request.now)
    given = RatingRoundForm.validated(answers, today)
    key = list(rubrics.rubrics())[int(given.rubric)]
    period = period_of(given.period, today)
    begun = rubrics.start(
        request.work, request.person, draft.partnership_id or 0, key, period, given.closes_on, request.now
    )
    return [Screen("draft", [Message("rubric-begun")]), _card(request, begun, move=True)]


def show(request: Request, round_id: int = 0, below: int = 0) -> list[Reply]:
    """`below`: as the newest message, since the button is not among the rounds."""
    found, _ = rubrics.as_admin(request.work, request.person, round_id)
    return [_card(request, found, move=bool(below))]


def _card(request: Request, found: RatingRound, *, move: bool) -> Screen:
    """Who rates and how far they are; how far they agree; what can be done."""
    partnership = directory.partnership(request.work, found.partnership_id)
    rubric = rubrics.rubrics()[found.indicator]
    said = ratings.ratings_in(request.work, found.id)
    lines: list[Line] = [round_line(request.work, found, request.language, request.now), partnership.name, ""]
    for rater in ratings.raters_of(request.work, found.id):
        done = sum(rating.person_id == rater.person_id for rating in said)
        stand = Message(f"standpoint-{rater.stand}")
        lines.append(message("rubric-rater", name=rater.name, stand=stand, done=done, of=len(rubrics.cells_of(rubric))))
    lines += summary_lines(
        rubrics.summary(request.work, request.person, found.id), rubric, partnership, request.language
    )
    rows: list[list[Button]] = []
    if rubrics.is_open(found, partnership, request.now):
        rows = [
            [Button(Message("rubric-invite"), f"rubric_invite:{found.id}:0")],
            [Button(Message("rubric-link"), f"rubric_link:{found.id}")],
            [Button(Message("rubric-close"), f"rubric_close:{found.id}")],
        ]
    else:
        rows = [_rectify(found, cell, at, request.language) for at, cell in enumerate(rubrics.cells_of(rubric))]
    return Screen(f"rubric:{found.id}", lines, rows, move=move)


def _rectify(found: RatingRound, cell: Cell, at: int, language: str) -> list[Button]:
    item = in_language(language, rubrics.rubrics()[found.indicator].items[cell.item])
    label = message("rubric-rectify", item=item, side=Message(f"side-{cell.side}"))
    source = found.id * 100 + at
    return [Button(label, f"rectify:{found.partnership_id}:{list(Side).index(cell.side)}:3:{source}")]


def invite(request: Request, round_id: int = 0, page: int = 0) -> list[Reply]:
    """Whom of both sides to ask; those who have been asked are marked."""
    found, partnership = rubrics.as_admin(request.work, request.person, round_id)
    asked = {rater.person_id for rater in ratings.raters_of(request.work, found.id)}
    offered = rubrics.candidates(request.work, partnership)
    page = min(page, max(0, (len(offered) - 1) // PAGE))
    rows = [
        [Button(_candidate(each, each.id in asked, partnership.side_of(each)), f"rubric_rater:{found.id}:{each.id}")]
        for each in offered[page * PAGE : (page + 1) * PAGE]
    ]
    turning = []
    if page:
        turning.append(Button(Message("page-before"), f"rubric_invite:{found.id}:{page - 1}"))
    if (page + 1) * PAGE < len(offered):
        turning.append(Button(Message("page-after"), f"rubric_invite:{found.id}:{page + 1}"))
    back = [Button(Message("form-back"), f"rubric:{found.id}")]
    return [Screen(f"rubric:{found.id}", [Message("rubric-invite-ask")], [*rows, turning, back])]


def _candidate(person: Person, asked: bool, side: Side | None) -> Message:
    label = message("rubric-candidate", name=person.name, side=Message(f"side-{side}"))
    return message("form-ticked" if asked else "form-unticked", label=label)


def invite_person(request: Request, round_id: int = 0, person_id: int = 0) -> list[Reply]:
    rubrics.invite(request.work, request.person, round_id, person_id, request.now)
    return [Toast(Message("rubric-asked")), *show(request, round_id)]


def outside_link(request: Request, round_id: int = 0) -> list[Reply]:
    code = rubrics.outside_link(request.work, request.person, round_id, request.now)
    return [Post([message("rubric-link-made", link=JoinRaters(code).address(request.username))])]


def close(request: Request, round_id: int = 0) -> list[Reply]:
    closed = rubrics.close(request.work, request.person, round_id, request.now)
    return [Toast(Message("rubric-is-closed")), _card(request, closed, move=False)]


# Raters ---------------------------------------------------------------------------------------------------------------


def rate(request: Request, _rest: str) -> list[Reply]:
    """The rounds in which the person rates."""
    own = ratings.of_rater(request.work, request.person.id)
    if not own:
        return [Screen("list", [Message("rate-none")], move=True)]
    rows = [[round_button(each, request.language)] for each in own]
    return [Screen("list", [message("rate-heading", count=len(own)), *_lines(request, own)], rows, move=True)]


def _lines(request: Request, own: list[RatingRound]) -> list[Line]:
    return [round_line(request.work, each, request.language, request.now) for each in own]


def open_link(request: Request, link: JoinRaters) -> list[Reply]:
    """Somebody from outside takes up the invitation to rate."""
    if not request.private:
        raise UserError("private-only", bot=request.username)
    found = rubrics.take_link(request.work, request.sender, request.name, request.language, link.code, request.now)
    rater = directory.by_address(request.work, request.sender)
    assert rater is not None
    return [_next_screen(request.work, rater, found, request.now, move=True)]


def rate_round(request: Request, round_id: int = 0, at: int = 0) -> list[Reply]:
    """An item of the round, by its number from 1; without one, the first that is left."""
    found, _ = rubrics.as_rater(request.work, request.person, round_id)
    if at:
        return [_cell_screen(request.work, request.person, found, at - 1, request.now, move=False)]
    return [_next_screen(request.work, request.person, found, request.now, move=False)]


def rated(request: Request, round_id: int = 0, at: int = 0, level: int = 0) -> list[Reply]:
    """One tap, and the next item is shown."""
    found, _ = rubrics.as_rater(request.work, request.person, round_id)
    cells = rubrics.cells_of(rubrics.rubrics()[found.indicator])
    if not 1 <= at <= len(cells):
        raise UserError("button-old")
    rubrics.rate(request.work, request.person, found.id, cells[at - 1], level, request.now)
    return [_next_screen(request.work, request.person, found, request.now, move=False)]


def _next_screen(work: UnitOfWork, rater: Person, found: RatingRound, now: datetime, *, move: bool) -> Screen:
    """The first item that is left, or what the rater has said."""
    own = rubrics.own_ratings(work, rater, found.id)
    cells = rubrics.cells_of(rubrics.rubrics()[found.indicator])
    left = next((at for at, cell in enumerate(cells) if cell not in own), None)
    partnership = directory.partnership(work, found.partnership_id)
    if left is not None and rubrics.is_open(found, partnership, now):
        return _cell_screen(work, rater, found, left, now, move=move)
    language, rubric = rater.language, rubrics.rubrics()[found.indicator]
    lines: list[Line] = [round_line(work, found, language, now), Message("rate-done"), ""]
    rows = []
    for at, cell in enumerate(cells, 1):
        item = in_language(language, rubric.items[cell.item])
        side = Message(f"side-{cell.side}")
        lines.append(message("rate-own", item=item, side=side, level=own.get(cell, Message("rate-not-yet"))))
        rows.append([Button(message("rate-revise", item=item, side=side), f"rate:{found.id}:{at}")])
    open_still = rubrics.is_open(found, partnership, now)
    return Screen(f"rate:{found.id}", lines, rows if open_still else [], move=move)


def _cell_screen(work: UnitOfWork, rater: Person, found: RatingRound, at: int, now: datetime, *, move: bool) -> Screen:
    """The item with its anchors and evidence, and the five levels."""
    rubric = rubrics.rubrics()[found.indicator]
    cells = rubrics.cells_of(rubric)
    if at >= len(cells):
        raise UserError("button-old")
    own = rubrics.own_ratings(work, rater, found.id).get(cells[at])
    evidence = rubrics.evidence_for(work, found, cells[at].item)[:SHOWN]
    lines = [
        round_line(work, found, rater.language, now),
        *cell_lines(work, found, cells[at], (at + 1, len(cells)), own, evidence, rater.language),
    ]
    levels = [Button(str(level), f"rated:{found.id}:{at + 1}:{level}") for level in rubrics.LEVELS]
    rows = [levels, *([_evidence_button(found, each)] for each in evidence)]
    if at:
        rows.append([Button(Message("form-back"), f"rate:{found.id}:{at}")])
    return Screen(f"rate:{found.id}", lines, rows, move=move)


def _evidence_button(found: RatingRound, record: StoredRecord) -> Button:
    return Button(f"#{record.id} {record.title}"[:60], f"rate_evidence:{found.id}:{record.id}")


def show_evidence(request: Request, round_id: int = 0, record_id: int = 0) -> list[Reply]:
    """What a record says, and its photos and documents; attendance in numbers only."""
    record, partnership = rubrics.evidence_record(request.work, request.person, round_id, record_id)
    told = own_answers(request.work, record, request.person, partnership, request.language)
    lines: list[Line] = [message("rate-evidence", number=record.id), *_answers(told)]
    evidence = record.read().evidence
    return [Post(lines), *(evidence_replies(request.work, evidence, record.id) if evidence else [])]


def _answers(told: list[tuple[Message, Message | str]]) -> list[Line]:
    return [message("form-answer", label=label, value=value) for label, value in told]


def _told(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Screen | Post | None:
    found = ratings.by_id(work, news.subject_id)
    if found is None:
        return None
    lines: list[Line] = [heading, "", round_line(work, found, reader.language, now)]
    return Post(lines, [[round_button(found, reader.language)]])


COMMANDS = [
    Command("rubrics", ADMINS, rounds, place=72, section=Section.PROGRAMME),
    Command("rate", MEMBERS, rate, place=46, section=Section.TASKS),
]
TAPS = [
    Tap("rubric_begin", ADMINS, begin),
    Tap("rubric", ADMINS, show),
    Tap("rubric_invite", ADMINS, invite),
    Tap("rubric_rater", ADMINS, invite_person),
    Tap("rubric_link", ADMINS, outside_link),
    Tap("rubric_close", ADMINS, close),
    # Raters from outside have no role; each of these looks for the rater itself.
    Tap("rate", EVERYBODY, rate_round),
    Tap("rated", EVERYBODY, rated),
    Tap("rate_evidence", EVERYBODY, show_evidence),
]
FLOWS = [Flow("rating-round", RatingRoundForm, _context, as_json(_begun))]
LINKS = [OnLink(JoinRaters, open_link)]
NEWS = [OnNews([NewsKind.RUBRIC_INVITED], _told)]
