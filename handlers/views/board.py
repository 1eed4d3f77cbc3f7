"""Offers and needs as people see them: the card with what may be done, and the line in a list."""

from collections.abc import Sequence
from datetime import datetime

from handlers.buttons.board import (
    AcceptClaim,
    ChangeBoardItem,
    ClaimBoardItem,
    DeclineClaim,
    GiveUpClaim,
    MeetBoardItem,
    OpenFromBoard,
    RenewBoardItem,
    ShowBoardItem,
    WithdrawBoardItem,
)
from handlers.kit.pager import cut
from handlers.kit.replies import Button, Line, Screen
from records.board.item import BoardReach, BoardState
from records.board.matching import BoardMatch
from records.form import fields_of, option_label, texts_of
from records.lengths import shortened
from records.messages import Message, message
from records.purposes import BoardItemPurpose
from records.questions import Choice, Day
from services.board import board
from services.board.board import Matched
from storage.board.items import StoredBoardItem
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, persons
from storage.people.persons import Person

MOST = 3  # matches on a card
_AT_THE_TOP = ("title", "since", "until", "reach", "telephone")


def kind_label(stored: StoredBoardItem) -> Message:
    """Return the text that names the kind of an item."""
    return Message(texts_of(type(stored.item)))


def board_line(work: UnitOfWork, stored: StoredBoardItem) -> Message:
    """Return the item's line in a list."""
    return message(
        "board-line",
        direction=option_label(stored.direction),
        kind=kind_label(stored),
        title=stored.item.title,
        organisation=organisations.name_of(work, stored.organisation_id),
        until=stored.item.until,
    )


def board_button(stored: StoredBoardItem) -> Button:
    """Return the button to the item."""
    label = message("board-button", direction=option_label(stored.direction), title=shortened(stored.item.title, 40))
    return Button(label, ShowBoardItem(stored.id))


def board_screen(
    work: UnitOfWork,
    stored: StoredBoardItem,
    reader: Person,
    now: datetime,
    *,
    heading: Message | None = None,
    move: bool,
) -> Screen:
    """Return the card in one reader's chat, with what fits it and why, and what the reader may do now."""
    matches = board.matches(work, reader, stored, now)
    lines: list[Line] = [heading, ""] if heading else []
    lines += [*_facts(work, stored, now), *_claim(work, stored), *_fitting(work, matches)]
    rows = [*_steps(work, stored, reader, now), *([board_button(other)] for other, _ in matches[:MOST])]
    return Screen(BoardItemPurpose(stored.id), lines, rows, move=move)


def _facts(work: UnitOfWork, stored: StoredBoardItem, now: datetime) -> list[Line]:
    item = stored.item
    state = Message("board-over") if stored.is_over(board.today_of(work, stored, now)) else option_label(stored.state)
    direction, title = option_label(stored.direction), item.title
    lines: list[Line] = [
        message("board-heading", direction=direction, kind=kind_label(stored), title=title),
        message("board-from", organisation=organisations.name_of(work, stored.organisation_id), state=state),
        message("board-days", first=stored.since, last=item.until),
    ]
    for field in fields_of(type(item)):
        value = getattr(item, field.name)
        if value is not None and field.name not in _AT_THE_TOP and not isinstance(field.question, Choice | Day):
            lines.append(message("form-answer", label=field.label, value=value))
    if item.reach is BoardReach.PROGRAMME:
        lines.append(Message("board-for-all"))
    return lines


def _claim(work: UnitOfWork, stored: StoredBoardItem) -> list[Line]:
    if stored.state is BoardState.OPEN or stored.claimant_organisation_id is None or stored.claimant_id is None:
        return []
    organisation = organisations.name_of(work, stored.claimant_organisation_id)
    who = persons.by_id(work, stored.claimant_id).name
    lines: list[Line] = [message("board-claimed-by", organisation=organisation, who=who)]
    shared = board.shared_partnership(work, stored.organisation_id, stored.claimant_organisation_id)
    return lines if shared is not None else [*lines, Message("board-no-partnership")]


def _fitting(work: UnitOfWork, matches: Sequence[Matched]) -> list[Line]:
    if not matches:
        return []
    return ["", message("board-fits", count=len(matches)), *cut([_reason(work, *each) for each in matches], MOST)]


def _reason(work: UnitOfWork, other: StoredBoardItem, reason: BoardMatch) -> Message:
    words = message("board-because-words", words=tuple(reason.words)) if reason.words else ""
    return message(
        "board-fit",
        title=other.item.title,
        organisation=organisations.name_of(work, other.organisation_id),
        kind=kind_label(other),
        first=reason.first,
        last=reason.last,
        words=words,
    )


def _steps(work: UnitOfWork, stored: StoredBoardItem, reader: Person, now: datetime) -> list[list[Button]]:
    key = (stored.id, stored.revision)
    live = stored.is_live(board.today_of(work, stored, now))
    rows: list[list[Button]] = []
    if board.agreed_partnership(work, reader, stored) is not None:
        rows.append(
            [Button(Message(f"board-open-{what}"), OpenFromBoard(stored.id, what)) for what in stored.item.opens]
        )
    if not reader.coordinates(stored.organisation_id):
        return [*rows, *_steps_of_others(work, stored, reader, live=live)]
    if stored.state is BoardState.CLAIMED:
        rows.append(
            [Button(Message("board-accept"), AcceptClaim(*key)), Button(Message("board-decline"), DeclineClaim(*key))]
        )
    if stored.state is BoardState.OPEN:
        rows.append(
            [
                Button(Message("board-change"), ChangeBoardItem(*key)),
                Button(Message("board-renew"), RenewBoardItem(*key)),
            ]
        )
    last = [Button(Message("board-met"), MeetBoardItem(*key))] if stored.state in _CAN_BE_MET else []
    if stored.state in (BoardState.OPEN, BoardState.CLAIMED):
        last.append(Button(Message("board-withdraw"), WithdrawBoardItem(*key)))
    return [*rows, last] if last else rows


_CAN_BE_MET = (BoardState.OPEN, BoardState.CLAIMED, BoardState.AGREED)


def _steps_of_others(work: UnitOfWork, stored: StoredBoardItem, reader: Person, *, live: bool) -> list[list[Button]]:
    if stored.state is BoardState.OPEN and live and board.claiming_organisation(work, reader, stored) is not None:
        return [[Button(Message("board-claim"), ClaimBoardItem(stored.id, stored.revision))]]
    claimant = stored.claimant_organisation_id
    if stored.state is BoardState.CLAIMED and claimant is not None and reader.coordinates(claimant):
        return [[Button(Message("board-give-up"), GiveUpClaim(stored.id, stored.revision))]]
    return []
