"""Asks what was meant by names that are on no roster, or in another branch, and by words that were not understood."""

from handlers.conversation.widgets.attendance_sheet import OpenSheet, elsewhere, not_that_day
from handlers.conversation.widgets.tokens import Token
from handlers.conversation.widgets.widget import FormButton, QuestionView, Unfinished
from records.attendance import RosterEntry
from records.compact import Place, RosterEntryId
from records.errors import UserError
from records.messages import Message, message
from records.name_comparison import name_key, unlike
from records.reading.near_names import near_names

MOST_NEAR = 8  # buttons with names that may be meant


class AddAsGuests(Token, name="guests"):
    """Take the names that nobody on the roster has for guests."""


class IgnoreUnknown(Token, name="ignore"):
    """Leave out the names that nobody on the roster has, and what was not understood."""


class TypeAgain(Token, name="again"):
    """Forget what was typed, and type it again."""


class MeantPerson(Token, name="m"):
    """Say that a name on no roster, by its place among them, means somebody who is on it."""

    place: Place
    entry: RosterEntryId


def view(sheet: OpenSheet) -> QuestionView:
    """Show what was not understood and who is on no roster, with the names that may be meant."""
    now = sheet.sheet
    rows = [[_meant_button(now.unknown[place], place, entry)] for place, entry in _near(sheet)]
    ignore = FormButton(Message("attendance-unknown-ignore"), IgnoreUnknown())
    if now.strangers_present:
        rows.append([FormButton(Message("attendance-unknown-guests"), AddAsGuests())])
    rows.append([ignore, FormButton(Message("attendance-unknown-again"), TypeAgain())])
    notes = _notes(sheet)
    unknown = message("attendance-unknown", names=tuple(_on_no_roster(sheet)))
    if not _on_no_roster(sheet):
        return QuestionView(rows, notes, prompt=Message("attendance-what-now"))
    return QuestionView(rows, notes, prompt=unknown)


def _meant_button(typed: str, place: int, entry: RosterEntry) -> FormButton:
    return FormButton(message("attendance-meant", typed=typed, name=entry.name), MeantPerson(place, entry.id))


def _notes(sheet: OpenSheet) -> list[Message]:
    now, branches = sheet.sheet, elsewhere(sheet.bound)
    notes = said_beside(sheet)
    if now.not_understood:
        notes.append(message("attendance-not-read", texts=tuple(now.not_understood)))
    if others := [name for name in now.unknown if name_key(name) in branches]:
        people = (message("attendance-of-branch", name=name, branch=branches[name_key(name)]) for name in others)
        notes.append(message("attendance-elsewhere", people=tuple(people)))
    if later := [name for name in now.unknown if name_key(name) in not_that_day(sheet.bound)]:
        notes.append(message("attendance-not-that-day", names=tuple(later)))
    return notes


def said_beside(sheet: OpenSheet) -> list[Message]:
    """Return what is said of a text beside the names: its title, and a number that differs."""
    notes = []
    if sheet.sheet.passed_over:
        notes.append(message("attendance-title", texts=tuple(sheet.sheet.passed_over)))
    if sheet.sheet.counted is not None:
        present = len(sheet.expected) - len(sheet.sheet.absent)
        notes.append(message("attendance-counted", said=sheet.sheet.counted, present=present))
    return notes


def _on_no_roster(sheet: OpenSheet) -> list[str]:
    explained = {*elsewhere(sheet.bound), *not_that_day(sheet.bound)}
    return [name for name in sheet.sheet.unknown if name_key(name) not in explained]


def _near(sheet: OpenSheet) -> list[tuple[int, RosterEntry]]:
    """Return who may be meant by which of the names, by its place; of namesakes nobody, as both are tapped."""
    names = [entry.name for entry in sheet.roster]
    places = {name: place for place, name in enumerate(sheet.sheet.unknown)}
    near = [
        (places[name], entry)
        for name in _on_no_roster(sheet)
        for other in near_names(name, names)
        for entry in sheet.roster
        if entry.name == other and names.count(other) == 1
    ]
    return near[:MOST_NEAR]


def decide(sheet: OpenSheet, press: Token) -> Unfinished:
    """Take what was tapped. Raises UserError for a button of another step."""
    now = sheet.sheet
    settled: dict[str, object] = {
        "unknown": [], "unknown_absent": {}, "not_understood": [], "back_to": None, "ambiguous": now.ambiguous
    }  # fmt: skip
    match press:
        case AddAsGuests() if now.strangers_present:
            return sheet.unfinished(**settled, others=unlike([*now.others, *now.strangers_present]))
        case IgnoreUnknown():
            return sheet.unfinished(**settled)
        case TypeAgain():
            return sheet.before_unknown().unfinished()
        case MeantPerson(place=place, entry=number) if place < len(now.unknown):
            entry = next((entry for entry in sheet.roster if entry.id == number), None)
            if entry is not None:
                return _meant(sheet, now.unknown[place], entry)
    raise UserError("form-old-button")


def _meant(sheet: OpenSheet, name: str, entry: RosterEntry) -> Unfinished:
    """Mark somebody as the text has it of the name, and go on asking about the others."""
    now = sheet.sheet
    absent = {person: reason for person, reason in now.absent.items() if person != entry.id}
    guests = [person for person in now.guests_of_roster if person != entry.id]
    away = name in now.unknown_absent
    if away and entry.party_member:
        absent[entry.id] = now.unknown_absent[name]
    if not away and not entry.party_member:
        guests.append(entry.id)
    left = [other for other in now.unknown if other != name]
    return sheet.unfinished(
        absent=absent,
        guests_of_roster=guests,
        unknown=left,
        unknown_absent={other: reason for other, reason in now.unknown_absent.items() if other != name},
        back_to=now.back_to if left or now.not_understood else None,
        ambiguous=now.ambiguous,
        passed_over=now.passed_over,
    )
