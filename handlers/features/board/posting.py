"""Offers and needs: put on the board, changed, claimed, accepted, taken off, and what comes of them."""

from datetime import datetime

from pydantic import JsonValue

from handlers.buttons.board import (
    AcceptClaim,
    ChangeBoardItem,
    ClaimBoardItem,
    DeclineClaim,
    GiveUpClaim,
    MeetBoardItem,
    OpenFromBoard,
    PostOnBoard,
    RenewBoardItem,
    ShowBoardItem,
    WithdrawBoardItem,
)
from handlers.conversation import dialogue
from handlers.conversation.context import Context
from handlers.conversation.flow import PLAN, Answers, Flow
from handlers.kit.deeds import Deed
from handlers.kit.news import OnNews
from handlers.kit.replies import Button, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS, Command, OnPress, Request, Section
from handlers.kit.texts import plain
from handlers.views.board import board_screen
from records.board.item import BoardDirection, BoardItem, BoardOpening, BoardState, check_since
from records.board.openings import known_answers
from records.board.registry import BOARD_KINDS
from records.errors import UserError
from records.form import texts_of
from records.kinds.research_project import ResearchProject
from records.kinds.talent_exchange import TalentExchange
from records.messages import Message, message
from records.notices import News, NewsKind
from records.purposes import Purpose
from records.roles import Side
from records.subjects import BoardItemRevision, New, UnpublishedBoardItem
from services.board import board
from storage.board.items import StoredBoardItem
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, partnerships
from storage.people.persons import Person

_FORM = "board-"  # before the kind, in the names of flows

# To offer and to need -------------------------------------------------------------------------------------------------


def offer(request: Request, _rest: str) -> list[Reply]:
    """Ask what the own side offers."""
    return _ask_where(request, BoardDirection.OFFER)


def need(request: Request, _rest: str) -> list[Reply]:
    """Ask what the own side needs."""
    return _ask_where(request, BoardDirection.NEED)


def _ask_where(request: Request, direction: BoardDirection) -> list[Reply]:
    own = board.postable(request.work, request.person, request.now)
    if len(own) == 1:
        return [_ask_kind(own[0].id, direction, move=True)]
    rows = [[Button(partnership.name, PostOnBoard(partnership.id, direction))] for partnership in own]
    return [Screen(Purpose.MENU, [Message("board-ask-partnership")], rows, move=True)]


def _ask_kind(partnership_id: int, direction: BoardDirection, *, move: bool) -> Screen:
    options = [
        Button(Message(texts_of(form)), PostOnBoard(partnership_id, direction, kind))
        for kind, form in BOARD_KINDS.items()
    ]
    rows = [options[at : at + 2] for at in range(0, len(options), 2)]
    return Screen(Purpose.MENU, [Message(f"board-ask-kind-{direction}")], rows, move=move)


def post_on_board(request: Request, press: PostOnBoard) -> list[Reply]:
    """Ask for what is offered or needed of that kind, or first for the kind."""
    own = board.postable(request.work, request.person, request.now)
    if press.partnership not in {partnership.id for partnership in own}:
        raise UserError("partnership-not-yours")
    if not press.kind:
        return [_ask_kind(press.partnership, press.direction, move=False)]
    if press.kind not in BOARD_KINDS:
        raise UserError("button-old")
    subject = UnpublishedBoardItem(press.partnership, press.direction)
    return dialogue.begin(request, _FORM + press.kind, subject=subject, partnership_id=press.partnership)


def _context(request: Request, draft: Draft) -> Context:
    today = partnerships.by_id(request.work, draft.partnership_id or 0).today(request.now)
    return Context(today, request.language, render=lambda text: plain(request.language, text))


def _check(request: Request, draft: Draft, before: Answers, answers: Answers) -> None:
    """Refuse a first day that is over where it is given."""
    if answers.get("since") != before.get("since"):
        check_since(answers, partnerships.by_id(request.work, draft.partnership_id or 0).today(request.now))


def _submitted(request: Request, draft: Draft, answers: BoardItem) -> list[Reply]:
    """Put it on the board, or change what stands there; where somebody else has changed it, that is not undone."""
    if isinstance(draft.subject, BoardItemRevision):
        about = draft.subject
        owned = board.owned_item(request.work, request.person, about.item, request.now, about.revision)
        changed = board.change(request.work, request.person, owned, answers, request.now)
        return [Screen(Purpose.DRAFT, [Message("board-changed")]), _card(request, changed, move=True)]
    new = draft.about(UnpublishedBoardItem)
    stored = board.post(request.work, request.person, new.partnership, new.direction, answers, request.now)
    return [Screen(Purpose.DRAFT, [Message("board-published")]), _card(request, stored, move=True)]


def _card(request: Request, stored: StoredBoardItem, *, move: bool = False) -> Screen:
    return board_screen(request.work, stored, request.person, request.now, move=move)


def show(request: Request, press: ShowBoardItem) -> list[Reply]:
    """Show an item's card below everything else."""
    return [_card(request, board.visible_item(request.work, request.person, press.item, request.now), move=True)]


def change(request: Request, press: ChangeBoardItem) -> list[Reply]:
    """Show the answers, any of which can be changed."""
    return _begin_change(request, press.item, press.revision, None)


def renew(request: Request, press: RenewBoardItem) -> list[Reply]:
    """Ask for a later last day."""
    return _begin_change(request, press.item, press.revision, ["until"])


def _begin_change(request: Request, item_id: int, revision: int, only: list[str] | None) -> list[Reply]:
    owned = board.owned_item(request.work, request.person, item_id, request.now, revision)
    if owned.state is not BoardState.OPEN:
        raise UserError("board-done")
    answers: dict[str, JsonValue] = owned.item.to_json()
    return dialogue.begin(
        request,
        _FORM + owned.item.kind,
        subject=BoardItemRevision(owned.id, owned.revision),
        partnership_id=owned.partnership_id,
        answers=answers,
        only=only,
        anew=True,
    )


# To claim and to accept -----------------------------------------------------------------------------------------------


def claim(request: Request, press: ClaimBoardItem) -> list[Reply]:
    """Claim an item for the own organisation."""
    claimed = board.claim(request.work, request.person, press.item, press.revision, request.now)
    return [Toast(Message("board-claim-sent")), _card(request, claimed)]


def give_up(request: Request, press: GiveUpClaim) -> list[Reply]:
    """Take an own claim back."""
    open_again = board.give_up(request.work, request.person, press.item, press.revision, request.now)
    return [Toast(Message("done")), _card(request, open_again)]


def accept(request: Request, press: AcceptClaim) -> list[Reply]:
    """Accept who has claimed the item; what can come of it stands below."""
    return _answer(request, press, accepted=True)


def decline(request: Request, press: DeclineClaim) -> list[Reply]:
    """Decline who has claimed the item."""
    return _answer(request, press, accepted=False)


def _answer(request: Request, press: AcceptClaim | DeclineClaim, *, accepted: bool) -> list[Reply]:
    owned = board.owned_item(request.work, request.person, press.item, request.now, press.revision)
    answered = board.answer_claim(request.work, request.person, owned, accepted=accepted, now=request.now)
    return [Toast(Message("done")), _card(request, answered)]


def _ask_to_take_off(request: Request, press: MeetBoardItem | WithdrawBoardItem) -> Deed:
    owned = board.owned_item(request.work, request.person, press.item, request.now, press.revision)
    what = "met" if isinstance(press, MeetBoardItem) else "withdraw"
    return Deed(message(f"board-{what}-ask", title=owned.item.title), Message(f"board-{what}"))


def take_off(request: Request, press: MeetBoardItem | WithdrawBoardItem) -> list[Reply]:
    """Take an item off the board, as met or as withdrawn."""
    state = BoardState.MET if isinstance(press, MeetBoardItem) else BoardState.WITHDRAWN
    owned = board.owned_item(request.work, request.person, press.item, request.now, press.revision)
    taken_off = board.take_off(request.work, request.person, owned, state, request.now)
    return [Toast(Message("done")), _card(request, taken_off)]


# What comes of it -----------------------------------------------------------------------------------------------------

_FLOWS_OF = {
    BoardOpening.PLAN: PLAN,
    BoardOpening.EXCHANGE: TalentExchange.kind,
    BoardOpening.PROJECT: ResearchProject.kind,
}


def open_from_board(request: Request, press: OpenFromBoard) -> list[Reply]:
    """Begin the plan, exchange or project that comes of an item, filled in as far as is known."""
    partnership, item = board.agreed_item(request.work, request.person, press.item, press.opening, request.now)
    answers = known_answers(press.opening, item, partnership.today(request.now))
    if press.opening is BoardOpening.PLAN:
        sides = (organisations.branches_of(request.work, partnership.organisation(side).id) for side in Side)
        answers["branches"] = [str(branch.id) for branches in sides for branch in branches]
    name = _FLOWS_OF[press.opening]
    return dialogue.begin(request, name, subject=New(), partnership_id=partnership.id, answers=answers)


def tell(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Screen | None:
    """Return the card of the item that the news is about; None where it is something else by now."""
    stored = board.visible_item(work, reader, news.subject_id, now)
    told = _TOLD_WHILE.get(news.kind)
    if told is not None and stored.state is not told:
        return None
    return board_screen(work, stored, reader, now, heading=heading, move=True)


_TOLD_WHILE = {
    NewsKind.BOARD_MATCHED: BoardState.OPEN,
    NewsKind.BOARD_CLAIMED: BoardState.CLAIMED,
    NewsKind.BOARD_ACCEPTED: BoardState.AGREED,
}

COMMANDS = [
    Command("offer", COORDINATORS, offer, place=30, section=Section.RECORD),
    Command("need", COORDINATORS, need, place=31, section=Section.RECORD),
]
BUTTONS = [
    OnPress(PostOnBoard, post_on_board),
    OnPress(ShowBoardItem, show),
    OnPress(ChangeBoardItem, change),
    OnPress(RenewBoardItem, renew),
    OnPress(ClaimBoardItem, claim),
    OnPress(GiveUpClaim, give_up),
    OnPress(AcceptClaim, accept),
    OnPress(DeclineClaim, decline),
    OnPress(MeetBoardItem, take_off, _ask_to_take_off),
    OnPress(WithdrawBoardItem, take_off, _ask_to_take_off),
    OnPress(OpenFromBoard, open_from_board),
]
FLOWS = [Flow(_FORM + kind, form, _context, _submitted, check=_check) for kind, form in BOARD_KINDS.items()]
NEWS = [
    OnNews([NewsKind.BOARD_MATCHED, NewsKind.BOARD_CLAIMED, NewsKind.BOARD_ACCEPTED, NewsKind.BOARD_DECLINED], tell)
]
