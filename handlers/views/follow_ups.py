"""Whether what was adopted is still in use: the question, its answers on a record's card, and all of one record."""

from collections.abc import Sequence
from itertools import groupby

from handlers.buttons.follow_ups import AskNoLonger, SayNoLonger, SayStillUsed, ShowFollowUps
from handlers.buttons.ledger import ShowRecord
from handlers.kit.replies import Button, Line, Rows, Screen
from records.follow_ups import NoLongerBecause
from records.form import option_label
from records.lengths import shortened
from records.messages import Message, message
from records.purposes import FollowUpPurpose
from services.ledger.follow_ups import is_followed
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import follow_ups
from storage.ledger.follow_ups import FollowUp
from storage.ledger.record_rows import StoredRecord
from storage.people.partnerships import Partnership
from storage.people.persons import Person


def question_line(follow_up: FollowUp, partnership: str | None = None) -> Message:
    """Return what is asked, with the partnership's name where the reader has several."""
    asked = message("follow-up-line", number=follow_up.record_id, title=follow_up.title, months=follow_up.months)
    return asked if partnership is None else message("record-where", line=asked, partnership=partnership)


def answer_rows(follow_up: FollowUp, *, named: bool = False) -> list[list[Button]]:
    """Return the two answers; `named` where more than one thing may be asked about."""
    still = (
        message("follow-up-still-named", title=shortened(follow_up.title, 30)) if named else Message("follow-up-still")
    )
    return [
        [Button(still, SayStillUsed(follow_up.id)), Button(Message("follow-up-no-longer"), AskNoLonger(follow_up.id))]
    ]


def answer_lines(work: UnitOfWork, record: StoredRecord) -> list[Line]:
    """Return a line for each stage that somebody has answered, or nothing."""
    if not is_followed(record):
        return []
    asked = follow_ups.of_record(work, record.id)
    if all(each.still_used is None for each in asked):
        return []
    return ["", Message("follow-up-heading"), *_stages(asked)]


def answers_by_record(work: UnitOfWork, partnership_id: int) -> dict[int, Message]:
    """Return what was answered in a partnership, for each record in one text."""
    answered = follow_ups.answered_in(work, partnership_id)
    return {
        record_id: message("form-list", items=_stages([*of_record]))
        for record_id, of_record in groupby(answered, lambda each: each.record_id)
    }


def _stages(asked: Sequence[FollowUp]) -> tuple[Message, ...]:
    return tuple(_stage(months, [*of_stage]) for months, of_stage in groupby(asked, lambda each: each.months))


def _stage(months: int, of_stage: Sequence[FollowUp]) -> Message:
    return message("follow-up-stage", months=months, answers=tuple(map(_answer, of_stage)))


def _answer(follow_up: FollowUp) -> Message:
    side = option_label(follow_up.side)
    if follow_up.still_used is None:
        return message("follow-up-open", side=side)
    if follow_up.still_used:
        return message("follow-up-in-use", side=side)
    reason = option_label(follow_up.reason or NoLongerBecause.OTHER)
    return message("follow-up-not-in-use", side=side, reason=reason)


def may_change(work: UnitOfWork, record: StoredRecord, reader: Person, partnership: Partnership) -> bool:
    """Tell whether the reader answers for a side that was asked of the record."""
    return any(
        reader.coordinates(partnership.organisation(each.side).id) for each in follow_ups.of_record(work, record.id)
    )


def reasons_screen(follow_up: FollowUp, *, move: bool) -> Screen:
    """Ask why something is in use no longer."""
    rows: Rows = [
        *([Button(option_label(reason), SayNoLonger(follow_up.id, reason))] for reason in NoLongerBecause),
        [Button(Message("form-back"), ShowFollowUps(follow_up.record_id))],
    ]
    lines: list[Line] = [question_line(follow_up), "", Message("follow-up-why")]
    return Screen(FollowUpPurpose(follow_up.record_id), lines, rows, move=move)


def follow_ups_screen(
    work: UnitOfWork, record: StoredRecord, partnership: Partnership, reader: Person, *, move: bool
) -> Screen:
    """Return all that was asked of a record; the own side's latest answer can be changed."""
    asked = follow_ups.of_record(work, record.id)
    lines: list[Line] = [message("follow-up-of", number=record.id, title=record.title), ""]
    lines += _stages(asked)
    if not asked:
        lines.append(Message("follow-up-none"))
    own = [each for each in asked if reader.coordinates(partnership.organisation(each.side).id)]
    rows = answer_rows(own[-1]) if own else []
    back = [Button(Message("follow-up-record"), ShowRecord(record.id))]
    return Screen(FollowUpPurpose(record.id), lines, [*rows, back], move=move)
