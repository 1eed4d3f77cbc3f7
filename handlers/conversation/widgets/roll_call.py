"""Asks who was there of those who were expected, and why the others were not."""

from typing import Annotated

from pydantic import ValidationError

from handlers.conversation.widgets import unknown_names
from handlers.conversation.widgets.attendance_sheet import Bound, OpenSheet, Sheet, branches_of, roster_of
from handlers.conversation.widgets.attendance_statements import check_says_something, everybody_came, read, stated
from handlers.conversation.widgets.paging import paged
from handlers.conversation.widgets.people import stranger, strangers
from handlers.conversation.widgets.tokens import Done, ShowPage, TakeBack, Token
from handlers.conversation.widgets.unknown_names import AddAsGuests, IgnoreUnknown, MeantPerson, TypeAgain
from handlers.conversation.widgets.widget import FormButton, Given, QuestionView, Result, Unfinished, Widget
from handlers.conversation.widgets.words import pick, typed_words
from records.attendance import AbsenceReason, Attendance, Headcount, RosterEntry, check_complete
from records.compact import ByValue, RosterEntryId
from records.errors import UserError
from records.form import option_label
from records.messages import Message, message
from records.questions import RollCall
from records.reading.attendance_text import parse_reason
from records.reading.names import match_names


class EverybodyCame(Token, name="all"):
    """Say that all who were expected were there."""


class MarkPerson(Token, name="p"):
    """Mark somebody as absent or as there."""

    entry: RosterEntryId


class GiveReason(Token, name="r"):
    """Say why somebody was absent."""

    reason: Annotated[AbsenceReason, ByValue()]


class SameForRest(Token, name="rest"):
    """Give the same reason for all who are left."""


class WasThere(Token, name="here"):
    """Say that somebody who was marked as absent was there."""


class RollCallWidget(Widget[RollCall]):
    """The list of those expected, on which absences are marked; then a reason for each of them."""

    tokens = (
        EverybodyCame, MarkPerson, GiveReason, SameForRest, WasThere, AddAsGuests, IgnoreUnknown, TypeAgain,
        MeantPerson, TakeBack, Done, ShowPage,
    )  # fmt: skip

    def view(self, bound: Bound) -> QuestionView:
        """Show the list, or ask what names that nobody has mean, or for the next reason."""
        sheet = OpenSheet.of(bound)
        if sheet.sheet.asks_what_was_meant:
            return unknown_names.view(sheet)
        return _reason_view(sheet) if sheet.sheet.asks_reasons else _list_view(sheet)

    def take(self, bound: Bound, given: Given) -> Result:
        """Mark who was tapped or named, or take what was asked about them."""
        sheet = OpenSheet.of(bound)
        if sheet.sheet.asks_what_was_meant:
            return _decide_unknown(sheet, given)
        if sheet.sheet.asks_reasons:
            return _give_reason(sheet, given)
        if isinstance(given, Token):
            return _tapped(sheet, given)
        return _typed(sheet, typed_words(given, multiline=True))

    def describe(self, bound: Bound) -> Message | str:
        """Return how many came, and who did not and why."""
        attendance, roster = Attendance.model_validate(bound.answer), roster_of(bound)
        if attendance.counted is not None:
            return _counted(attendance.counted, reasons=bound.reasons)
        present = attendance.expected_present(roster)
        numbers = message(
            "attendance-numbers",
            present=present,
            expected=present + len(attendance.absent),
            others=len(attendance.others) + len(attendance.present) - present,
        )
        if not attendance.absent or not bound.reasons:
            return numbers
        names = {entry.id: entry.name for entry in roster}
        absences = tuple(
            Message("attendance-absence", {"name": names.get(person, f"#{person}"), "reason": option_label(reason)})
            for person, reason in attendance.absent.items()
        )
        return message("attendance-with-absences", numbers=numbers, absences=absences)

    def verify(self, bound: Bound) -> None:
        """Refuse an attendance of other branches, or that leaves out somebody who was expected."""
        try:
            attendance = Attendance.model_validate(bound.answer)
        except ValidationError as error:
            raise UserError("attendance-counted-twice") from error
        if attendance.counted is not None:
            return  # of an old ledger; no question gives such an answer
        if sorted(attendance.branches) != sorted(branches_of(bound)):
            raise UserError("attendance-branches-changed")
        check_complete(attendance, roster_of(bound))


def _counted(counted: Headcount, *, reasons: bool) -> Message:
    """Return the numbers of an old ledger, and with `reasons` why those were absent whom it names."""
    keys = ["attendance-without-names-expected"] if counted.expected is not None else []
    keys += ["attendance-without-names-present"] if counted.present is not None else []
    told = tuple(message(key, expected=counted.expected or 0, present=counted.present or 0) for key in keys)
    numbers = message(
        "attendance-without-names-together" if counted.together else "attendance-without-names", numbers=told
    )
    if not counted.absences or not reasons:
        return numbers
    absences = tuple(
        message("attendance-absence", name=name, reason=option_label(reason))
        for name, reason in counted.absences.items()
    )
    return message("attendance-with-absences", numbers=numbers, absences=absences)


# What is shown --------------------------------------------------------------------------------------------------------


def _list_view(sheet: OpenSheet) -> QuestionView:
    due, expected, now = sheet.expected, len(sheet.expected), sheet.sheet
    people = [FormButton(f"{_mark(now, entry)} {entry.name}", MarkPerson(entry.id)) for entry in sheet.roster]
    rows = paged([*strangers(sheet.bound, now.others), *people], {"page": now.page})
    if due:
        rows.insert(0, [FormButton(Message("attendance-all-present", {"count": expected}), EverybodyCame())])
    present = expected - len(now.absent)
    rows.append([FormButton(Message("attendance-done", {"present": present, "expected": expected}), Done())])
    notes = _list_notes(sheet)
    if not due:
        return QuestionView(rows, notes)
    if now.checked_in:
        return QuestionView(rows, notes, Message("attendance-hint-checked-in"))
    return QuestionView(rows, notes, message("attendance-hint", name=sheet.example()))


def _list_notes(sheet: OpenSheet) -> list[Message]:
    notes = [Message("attendance-stale")] if sheet.sheet.stale else []
    notes += unknown_names.said_beside(sheet)
    if not sheet.expected:
        notes.append(Message("attendance-nobody-expected"))
    if sheet.sheet.ambiguous:
        notes.append(Message("attendance-ambiguous", {"names": tuple(sheet.sheet.ambiguous)}))
    if sheet.sheet.others:
        notes.append(Message("attendance-others", {"names": tuple(sheet.sheet.others)}))
    return notes


def _mark(sheet: Sheet, entry: RosterEntry) -> str:
    if entry.id in sheet.absent:
        return "✗"
    return "✓" if entry.party_member or entry.id in sheet.guests_of_roster else "○"


def _reason_view(sheet: OpenSheet) -> QuestionView:
    pending = sheet.sheet.pending
    reasons = [FormButton(option_label(reason), GiveReason(reason)) for reason in AbsenceReason]
    rows = [reasons[:3], reasons[3:]]
    if len(pending) > 1 and not sheet.sheet.rest:
        rows.append([FormButton(Message("attendance-same-reason", {"count": len(pending)}), SameForRest())])
    rows.append([FormButton(Message("attendance-was-there"), WasThere())])
    names = tuple(sheet.name_of(person) for person in pending)
    asked, further = (names, ()) if sheet.sheet.rest else (names[:1], names[1:])
    notes = unknown_names.said_beside(sheet)
    notes += [message("attendance-away-too", names=further)] if further else []
    return QuestionView(rows, notes, Message("attendance-why-hint"), message("attendance-why", names=asked))


# What is said on the list ---------------------------------------------------------------------------------------------


def _tapped(sheet: OpenSheet, press: Token) -> Result:
    match press:
        case Done():
            return sheet.unfinished(checked_in=False, finishing=True) if sheet.sheet.pending else sheet.answered()
        case EverybodyCame():
            return sheet.with_(absent={}).answered()
        case ShowPage(number=number):
            return sheet.unfinished(page=number)
        case TakeBack():
            gone = stranger(sheet.sheet.others, press)
            return sheet.unfinished(others=[name for name in sheet.sheet.others if name != gone])
        case MarkPerson(entry=number):
            entry = next((entry for entry in sheet.roster if entry.id == number), None)
            if entry is not None:
                return _marked(sheet, entry)
    raise UserError("form-old-button")


def _marked(sheet: OpenSheet, entry: RosterEntry) -> Unfinished:
    """Mark somebody the other way: absent or there, and of those who were not expected, come or not."""
    if not entry.party_member:
        guests = sheet.sheet.guests_of_roster
        came = [person for person in guests if person != entry.id] if entry.id in guests else [*guests, entry.id]
        return sheet.unfinished(guests_of_roster=came)
    absent = dict(sheet.sheet.absent)
    if entry.id in absent:
        del absent[entry.id]
    else:
        absent[entry.id] = None
    return sheet.unfinished(absent=absent)


def _typed(sheet: OpenSheet, text: str) -> Result:
    buttons = [button for row in _list_view(sheet).rows for button in row if isinstance(button.label, Message)]
    wanted, render = text.casefold(), sheet.bound.context.render
    labelled = next((button for button in buttons if render(button.label).casefold() == wanted), None)
    if labelled:
        return _tapped(sheet, labelled.token)
    statement = read(sheet, text)
    if everybody_came(sheet, statement):
        return _tapped(sheet, EverybodyCame())
    check_says_something(sheet, statement)
    return stated(sheet, statement)


# What is said of names that nobody has, and of reasons ----------------------------------------------------------------


def _decide_unknown(sheet: OpenSheet, given: Given) -> Result:
    press = _pressed(sheet, given, unknown_names.view(sheet))
    if press is None:
        return _typed(sheet.before_unknown(), typed_words(given, multiline=True))
    return unknown_names.decide(sheet, press)


def _give_reason(sheet: OpenSheet, given: Given) -> Result:
    now = sheet.sheet
    concerned = now.pending if now.rest else now.pending[:1]
    press = _pressed(sheet, given, _reason_view(sheet))
    if press is None:
        text = typed_words(given, multiline=True)
        reason = parse_reason(text)
        if reason is None:
            return _stated_anew(sheet, text)
        press = GiveReason(reason)
    match press:
        case SameForRest():
            return sheet.unfinished(rest=True, ambiguous=now.ambiguous)
        case WasThere():
            return _reasoned(sheet, {person: why for person, why in now.absent.items() if person not in concerned})
        case GiveReason(reason=reason):
            return _reasoned(sheet, {**now.absent, **dict.fromkeys(concerned, reason)})
    raise UserError("form-old-button")


def _reasoned(sheet: OpenSheet, absent: dict[int, AbsenceReason | None]) -> Result:
    """Go back to the list after the last reason, unless that was done already."""
    changed = sheet.with_(absent=absent)
    if changed.sheet.finishing and not changed.sheet.pending:
        return changed.answered()
    return sheet.unfinished(absent=absent, rest=False, ambiguous=sheet.sheet.ambiguous)


def _stated_anew(sheet: OpenSheet, text: str) -> Unfinished:
    """Take the list anew from whoever sees by the questions that it was wrong."""
    statement = read(sheet, text)
    if not statement.all_but and not match_names(statement.names, sheet.roster).matched:
        raise UserError("attendance-choose-reason")
    return stated(sheet.with_(rest=False), statement)


def _pressed(sheet: OpenSheet, given: Given, view: QuestionView) -> Token | None:
    """Return what the button says that was tapped, or whose label or number was typed."""
    if isinstance(given, Token):
        return given
    buttons = [button for row in view.rows for button in row]
    chosen = pick(typed_words(given, multiline=True), buttons, sheet.bound.context)
    return chosen.token if chosen else None
