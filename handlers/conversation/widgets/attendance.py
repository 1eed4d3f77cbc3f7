"""Asks who was there of those who were expected, and why the others were not."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self, cast

from pydantic import BaseModel, JsonValue, ValidationError

from handlers.conversation.widgets.people import stranger, strangers
from handlers.conversation.widgets.turn import (
    Answered,
    Face,
    Given,
    Option,
    Staying,
    Taken,
    Tap,
    Turn,
    Widget,
    paged,
    pick,
    strings,
    turned,
    typed_words,
)
from records.attendance import AbsenceReason, Attendance, RosterEntry, check_complete, expected
from records.errors import UserError
from records.form import option_label
from records.messages import Message, message
from records.names import AttendanceStatement, match_names, parse_attendance, parse_reason
from records.questions import RollCall

ALL, DONE, REST, WAS_THERE = "all", "done", "rest", "here"
GUESTS, IGNORE, AGAIN = "guests", "ignore", "again"


class Sheet(BaseModel):
    """The scratch paper: an attendance that is not complete yet. An absence without a reason is asked about;
    `unknown` names are asked about together, with the sheet to go back to when they are typed again. `checked_in`: the
    absent are only those who did not check in, so that the list comes first; `finishing`: the list is done, and the
    last reason is the end."""

    absent: dict[int, AbsenceReason | None] = {}
    guests_of_roster: list[int] = []
    others: list[str] = []
    unknown: list[str] = []
    ambiguous: list[str] = []
    stale: bool = False
    rest: bool = False
    checked_in: bool = False
    finishing: bool = False
    page: int = 0
    back_to: dict[str, JsonValue] | None = None

    @property
    def pending(self) -> list[int]:
        return [person for person, reason in self.absent.items() if reason is None]

    @property
    def asks_reasons(self) -> bool:
        return bool(self.pending) and not self.checked_in


@dataclass(frozen=True)
class _Desk:
    """The sheet beside the roster that it is about."""

    turn: Turn
    sheet: Sheet
    roster: tuple[RosterEntry, ...]

    @classmethod
    def of(cls, turn: Turn) -> Self:
        roster = roster_of(turn)
        return cls(turn, _sheet(turn, roster), roster)

    @property
    def expected(self) -> tuple[RosterEntry, ...]:
        return expected(self.roster)

    def staying(self, **changes: object) -> Staying:
        """The sheet with these changes, as the new scratch paper."""
        changed = self.sheet.model_copy(update={"stale": False, "ambiguous": [], **changes})
        return Staying(changed.model_dump(mode="json", exclude_defaults=True) | {"page": changed.page})


class AttendanceWidget(Widget):
    def face(self, turn: Turn) -> Face:
        desk = _Desk.of(turn)
        if desk.sheet.unknown:
            return _unknown_face(desk)
        return _reason_face(desk) if desk.sheet.asks_reasons else _list_face(desk)

    def take(self, turn: Turn, given: Given) -> Taken:
        desk = _Desk.of(turn)
        if desk.sheet.unknown:
            return _decide_unknown(desk, given)
        if desk.sheet.asks_reasons:
            return _give_reason(desk, given)
        if isinstance(given, Tap):
            return _tapped(desk, given.token)
        return _typed(desk, typed_words(given, multiline=True))

    def show(self, turn: Turn) -> Message | str:
        attendance, roster = Attendance.model_validate(turn.answer), roster_of(turn)
        present = attendance.expected_present(roster)
        numbers = message(
            "attendance-numbers",
            present=present,
            expected=present + len(attendance.absent),
            others=len(attendance.others) + len(attendance.present) - present,
        )
        if not attendance.absent or not turn.reasons:
            return numbers
        names = {entry.id: entry.name for entry in roster}
        absences = tuple(
            Message("attendance-absence", {"name": names.get(person, f"#{person}"), "reason": option_label(reason)})
            for person, reason in attendance.absent.items()
        )
        return message("attendance-with-absences", numbers=numbers, absences=absences)

    def verify(self, turn: Turn) -> None:
        try:
            attendance = Attendance.model_validate(turn.answer)
        except ValidationError as error:
            raise UserError("attendance-counted-twice") from error
        if sorted(attendance.branches) != sorted(_branches(turn)):
            raise UserError("attendance-branches-changed")
        check_complete(attendance, roster_of(turn))


def roster_of(turn: Turn) -> tuple[RosterEntry, ...]:
    """The roster of the branches that take part, on the day of the event; members of the party first."""
    day = turn.known.get(cast(RollCall, turn.field.question).day)
    on = date.fromisoformat(day) if isinstance(day, str) else turn.context.today
    return tuple(sorted(turn.context.roster_on(on, _branches(turn)), key=lambda entry: not entry.party_member))


def _branches(turn: Turn) -> tuple[int, ...]:
    chosen = turn.known.get(cast(RollCall, turn.field.question).branches)
    if chosen is None:
        return tuple(branch.id for branch in turn.context.branches)
    return tuple(int(branch) for branch in strings(chosen))


def _sheet(turn: Turn, roster: tuple[RosterEntry, ...]) -> Sheet:
    """The scratch paper, or one made from the answer, without people who are not expected (any more)."""
    before = turn.scratch.get("before")
    if before is not None or (not turn.scratch and turn.answer is not None):
        answer = Attendance.model_validate(turn.answer if before is None else before)
        sheet = Sheet(
            absent=dict(answer.absent),
            guests_of_roster=list(answer.present),
            others=list(answer.others),
            stale=before is not None,
        )
    else:
        sheet = Sheet.model_validate(turn.scratch)
    due = {entry.id for entry in roster if entry.party_member}
    others = {entry.id for entry in roster} - due
    return sheet.model_copy(
        update={
            "absent": {person: reason for person, reason in sheet.absent.items() if person in due},
            "guests_of_roster": [person for person in sheet.guests_of_roster if person in others],
        }
    )


def _list_face(desk: _Desk) -> Face:
    sheet, due = desk.sheet, desk.expected
    here = len(due) - len(sheet.absent)
    people = [Option(f"{_mark(sheet, entry)} {entry.name}", f"p:{entry.id}") for entry in desk.roster]
    notes = [Message("attendance-stale")] if sheet.stale else []
    if not due:
        notes.append(Message("attendance-nobody-expected"))
    if sheet.ambiguous:
        notes.append(Message("attendance-ambiguous", {"names": tuple(sheet.ambiguous)}))
    if sheet.others:
        notes.append(Message("attendance-others", {"names": tuple(sheet.others)}))
    people = [*strangers(desk.turn, sheet.others), *people]
    rows = paged(people, {"page": sheet.page})
    if due:
        rows.insert(0, [Option(Message("attendance-all-present", {"count": len(due)}), ALL)])
    rows.append([Option(Message("attendance-done", {"present": here, "expected": len(due)}), DONE)])
    if not due:
        return Face(rows, notes)
    if sheet.checked_in:
        return Face(rows, notes, Message("attendance-hint-checked-in"))
    return Face(rows, notes, message("attendance-hint", name=_example(desk)))


def _example(desk: _Desk) -> str:
    """Somebody who could be away."""
    return (desk.expected or desk.roster)[-1].name


def _mark(sheet: Sheet, entry: RosterEntry) -> str:
    if entry.id in sheet.absent:
        return "✗"
    return "✓" if entry.party_member or entry.id in sheet.guests_of_roster else "○"


def _reason_face(desk: _Desk) -> Face:
    pending = desk.sheet.pending
    reasons = _reason_options()
    rows = [reasons[:3], reasons[3:]]
    if len(pending) > 1 and not desk.sheet.rest:
        rows.append([Option(Message("attendance-same-reason", {"count": len(pending)}), REST)])
    rows.append([Option(Message("attendance-was-there"), WAS_THERE)])
    names = tuple(_name(desk, person) for person in pending)
    asked, further = (names, ()) if desk.sheet.rest else (names[:1], names[1:])
    notes = [message("attendance-away-too", names=further)] if further else []
    return Face(rows, notes, Message("attendance-why-hint"), message("attendance-why", names=asked))


def _unknown_face(desk: _Desk) -> Face:
    rows = [
        [Option(Message("attendance-unknown-guests"), GUESTS)],
        [Option(Message("attendance-unknown-ignore"), IGNORE), Option(Message("attendance-unknown-again"), AGAIN)],
    ]
    return Face(rows, prompt=Message("attendance-unknown", {"names": tuple(desk.sheet.unknown)}))


def _reason_options() -> list[Option]:
    return [Option(option_label(reason), f"r:{reason.value}") for reason in AbsenceReason]


def _name(desk: _Desk, person: int) -> str:
    return next((entry.name for entry in desk.roster if entry.id == person), f"#{person}")


def _tapped(desk: _Desk, token: str) -> Taken:
    if token == DONE:
        return desk.staying(checked_in=False, finishing=True) if desk.sheet.pending else _finish(desk)
    if token == ALL:
        return _finish(replace(desk, sheet=desk.sheet.model_copy(update={"absent": {}})))
    if turning := turned(desk.turn, token):
        return desk.staying(page=turning.scratch["page"])
    if (gone := stranger(desk.sheet.others, token)) is not None:
        return desk.staying(others=[name for name in desk.sheet.others if name != gone])
    entry = next((entry for entry in desk.roster if token == f"p:{entry.id}"), None)
    if entry is None:
        raise UserError("form-old-button")
    if not entry.party_member:
        guests = desk.sheet.guests_of_roster
        came = [person for person in guests if person != entry.id] if entry.id in guests else [*guests, entry.id]
        return desk.staying(guests_of_roster=came)
    absent = dict(desk.sheet.absent)
    if entry.id in absent:
        del absent[entry.id]
    else:
        absent[entry.id] = None
    return desk.staying(absent=absent)


def _typed(desk: _Desk, text: str) -> Taken:
    buttons = [option for row in _list_face(desk).rows for option in row if isinstance(option.label, Message)]
    wanted = text.casefold()
    labelled = next((option for option in buttons if desk.turn.context.render(option.label).casefold() == wanted), None)
    if labelled:
        return _tapped(desk, labelled.token)
    spoken = parse_attendance(text, [entry.name for entry in desk.roster])
    if spoken.all_but and not spoken.names:
        return _tapped(desk, ALL)
    if not spoken.names:
        raise _not_understood(desk)
    return _spoken(desk, spoken)


def _not_understood(desk: _Desk) -> UserError:
    if not desk.roster:
        return UserError("attendance-nobody-expected")
    return UserError("attendance-not-understood", name=_example(desk))


def _spoken(desk: _Desk, spoken: AttendanceStatement) -> Staying:
    """Marks those named, and the rest the other way; strangers are asked about, two of one name are left to tapping."""
    found = match_names(spoken.names, desk.roster)
    named = {entry.id for entry in found.matched}
    twice = set(found.of_one_name)
    before = desk.sheet.absent
    reasons = {
        entry.id: reason
        for name, reason in spoken.reasons.items()
        for entry in match_names([name], desk.roster).matched
    }
    if spoken.all_but:
        away = [entry for entry in desk.expected if entry.id in named]
        guests = desk.sheet.guests_of_roster
    else:
        away = [entry for entry in desk.expected if entry.id not in named]
        guests = [entry.id for entry in desk.roster if not entry.party_member and entry.id in named]
    absent = {
        entry.id: reasons.get(entry.id, before.get(entry.id))
        for entry in away
        if entry.id not in twice or entry.id in before
    }
    back_to = desk.sheet.model_dump(mode="json", exclude_defaults=True) if found.unknown else None
    return desk.staying(
        absent=absent,
        guests_of_roster=[person for person in guests if not (spoken.all_but and person in named)],
        unknown=list(found.unknown),
        ambiguous=list(found.ambiguous),
        back_to=back_to,
    )


def _decide_unknown(desk: _Desk, given: Given) -> Taken:
    sheet = desk.sheet
    token = _token(desk, given)
    if token is None:
        again = replace(desk, sheet=Sheet.model_validate(sheet.back_to or {}))
        return _typed(again, typed_words(given, multiline=True))
    match token:
        case "guests":
            others = list(dict.fromkeys([*sheet.others, *sheet.unknown]))
            return desk.staying(unknown=[], back_to=None, others=others, ambiguous=sheet.ambiguous)
        case "ignore":
            return desk.staying(unknown=[], back_to=None, ambiguous=sheet.ambiguous)
        case "again":
            return replace(desk, sheet=Sheet.model_validate(sheet.back_to or {})).staying()
    raise UserError("form-old-button")


def _give_reason(desk: _Desk, given: Given) -> Taken:
    pending, sheet = desk.sheet.pending, desk.sheet
    token = _token(desk, given)
    if token is None:
        reason = parse_reason(typed_words(given, multiline=True))
        if reason is None:
            return _said_again(desk, typed_words(given, multiline=True))
        token = f"r:{reason.value}"
    concerned = pending if sheet.rest else pending[:1]
    if token == REST:
        return desk.staying(rest=True, ambiguous=sheet.ambiguous)
    if token == WAS_THERE:
        left = {person: reason for person, reason in sheet.absent.items() if person not in concerned}
        return _reasoned(desk, left)
    if token not in {option.token for option in _reason_options()}:
        raise UserError("form-old-button")
    given_reason = dict.fromkeys(concerned, AbsenceReason(token[2:]))
    return _reasoned(desk, {**sheet.absent, **given_reason})


def _reasoned(desk: _Desk, absent: dict[int, AbsenceReason | None]) -> Taken:
    """Back to the list after the last reason, unless that was done already."""
    sheet = desk.sheet.model_copy(update={"absent": absent})
    if sheet.finishing and not sheet.pending:
        return _finish(replace(desk, sheet=sheet))
    return desk.staying(absent=absent, rest=False, ambiguous=desk.sheet.ambiguous)


def _said_again(desk: _Desk, text: str) -> Staying:
    """Whoever sees by the questions that the list was wrong can write it anew."""
    spoken = parse_attendance(text, [entry.name for entry in desk.roster])
    if not spoken.all_but and not match_names(spoken.names, desk.roster).matched:
        raise UserError("attendance-choose-reason")
    return _spoken(replace(desk, sheet=desk.sheet.model_copy(update={"rest": False})), spoken)


def _token(desk: _Desk, given: Given) -> str | None:
    """The button that was tapped, or whose label or number was typed."""
    if isinstance(given, Tap):
        return given.token
    face = _unknown_face(desk) if desk.sheet.unknown else _reason_face(desk)
    chosen = pick(
        typed_words(given, multiline=True), [option for row in face.rows for option in row], desk.turn.context
    )
    return chosen.token if chosen else None


def _finish(desk: _Desk) -> Answered:
    here = [entry.id for entry in desk.expected if entry.id not in desk.sheet.absent]
    came = Attendance(
        branches=_branches(desk.turn),
        present=tuple(sorted({*here, *desk.sheet.guests_of_roster})),
        absent={person: reason for person, reason in sorted(desk.sheet.absent.items()) if reason is not None},
        others=tuple(desk.sheet.others),
    )
    return Answered(cast(JsonValue, came.model_dump(mode="json")))
