"""Keep an attendance that is not complete yet, beside the roster that it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self, cast

from pydantic import BaseModel, JsonValue

from handlers.conversation.widgets.widget import Answered, BoundField, Unfinished
from handlers.conversation.widgets.words import strings
from records.attendance import AbsenceReason, Attendance, Branch, RosterEntry, expected
from records.name_comparison import name_key
from records.questions import RollCall

Bound = BoundField[RollCall]


class Sheet(BaseModel):
    """The scratch paper: who is absent, who came as a guest, and what is still to be asked.

    An absence without a reason is asked about; `unknown` names, and what was `not_understood`, are asked about
    together, with the sheet to go back to when they are typed again. `unknown_absent` are those of them who are said to
    have been away. `passed_over` is the title of a list; `counted` how many the text said were there, where that
    differs. `checked_in`: the absent are only those who did not check in, so that the list comes first; `finishing`:
    the list is done, and the last reason is the end.
    """

    absent: dict[int, AbsenceReason | None] = {}
    guests_of_roster: list[int] = []
    others: list[str] = []
    unknown: list[str] = []
    unknown_absent: dict[str, AbsenceReason | None] = {}
    not_understood: list[str] = []
    passed_over: list[str] = []
    counted: int | None = None
    ambiguous: list[str] = []
    stale: bool = False
    rest: bool = False
    checked_in: bool = False
    finishing: bool = False
    page: int = 0
    back_to: dict[str, JsonValue] | None = None

    @property
    def pending(self) -> list[int]:
        """Those who are absent without a reason yet, by their ids on the roster."""
        return [person for person, reason in self.absent.items() if reason is None]

    @property
    def asks_reasons(self) -> bool:
        """Whether a reason is asked for next, and not the list shown."""
        return bool(self.pending) and not self.checked_in

    @property
    def asks_what_was_meant(self) -> bool:
        """Whether something that was typed is asked about first."""
        return bool(self.unknown or self.not_understood)

    @property
    def strangers_present(self) -> list[str]:
        """Those whom nobody on the roster is, and who are not said to have been away."""
        return [name for name in self.unknown if name not in self.unknown_absent]


_SAID_OF_LAST_STEP: Mapping[str, object] = {"stale": False, "ambiguous": [], "passed_over": [], "counted": None}


@dataclass(frozen=True)
class OpenSheet:
    """The sheet beside the roster that it is about."""

    bound: Bound
    sheet: Sheet
    roster: tuple[RosterEntry, ...]

    @classmethod
    def of(cls, bound: Bound) -> Self:
        """Return the sheet as the draft stands."""
        roster = roster_of(bound)
        return cls(bound, _sheet(bound, roster), roster)

    @property
    def expected(self) -> tuple[RosterEntry, ...]:
        """Those who were expected: the members of the party."""
        return expected(self.roster)

    def name_of(self, person: int) -> str:
        """Return the name of somebody on the roster, or their number where they are on it no more."""
        return next((entry.name for entry in self.roster if entry.id == person), f"#{person}")

    def example(self) -> str:
        """Return the name of somebody who could be away."""
        return (self.expected or self.roster)[-1].name

    def with_(self, **changes: object) -> Self:
        """Return the same with these changes of the sheet."""
        return type(self)(self.bound, self.sheet.model_copy(update=changes), self.roster)

    def before_unknown(self) -> Self:
        """Return the sheet as it was before names were typed that nobody has."""
        return type(self)(self.bound, Sheet.model_validate(self.sheet.back_to or {}), self.roster)

    def unfinished(self, **changes: object) -> Unfinished:
        """Return the sheet with these changes, as the new scratch paper; what was said of the last step is over."""
        changed = self.sheet.model_copy(update={**_SAID_OF_LAST_STEP, **changes})
        return Unfinished(changed.model_dump(mode="json", exclude_defaults=True) | {"page": changed.page})

    def answered(self) -> Answered:
        """Return the attendance that the sheet says."""
        here = [entry.id for entry in self.expected if entry.id not in self.sheet.absent]
        attendance = Attendance(
            branches=branches_of(self.bound),
            present=tuple(sorted({*here, *self.sheet.guests_of_roster})),
            absent={person: reason for person, reason in sorted(self.sheet.absent.items()) if reason is not None},
            others=tuple(self.sheet.others),
        )
        return Answered(cast(JsonValue, attendance.model_dump(mode="json")))


def roster_of(bound: Bound) -> tuple[RosterEntry, ...]:
    """Return the roster of the branches that take part, on the day of the event; members of the party first."""
    entries = bound.context.roster_on(_day_of(bound), branches_of(bound))
    return tuple(sorted(entries, key=lambda entry: not entry.party_member))


def _day_of(bound: Bound) -> date:
    day = bound.known.get(bound.question.day)
    return date.fromisoformat(day) if isinstance(day, str) else bound.context.today


def elsewhere(bound: Bound) -> dict[str, str]:
    """Return the branches, by the names as they are compared, of people whose branch does not take part."""
    names, taking_part = {branch.id: branch.name for branch in bound.context.branches}, branches_of(bound)
    others = tuple(branch for branch in names if branch not in taking_part)
    entries = bound.context.roster_on(_day_of(bound), others) if others else ()
    return {name_key(entry.name): names[entry.branch_id] for entry in entries if entry.branch_id in names}


def not_that_day(bound: Bound) -> set[str]:
    """Return the names, as they are compared, of people who are on the roster today and were not on the event's day."""
    everywhere = tuple(branch.id for branch in bound.context.branches)
    then = {entry.identity for entry in bound.context.roster_on(_day_of(bound), everywhere)}
    today = bound.context.roster_on(bound.context.today, everywhere)
    return {name_key(entry.name) for entry in today if entry.identity not in then}


def names_of_roster(bound: Bound) -> list[str]:
    """Return the names of all branches, on the event's day and today: a name as a whole comes before its parts."""
    everywhere = tuple(branch.id for branch in bound.context.branches)
    days = {_day_of(bound), bound.context.today}
    return sorted({entry.name for day in days for entry in bound.context.roster_on(day, everywhere)})


def taking_part(bound: Bound) -> list[Branch]:
    """Return the branches that take part."""
    numbers = branches_of(bound)
    return [branch for branch in bound.context.branches if branch.id in numbers]


def branches_of(bound: Bound) -> tuple[int, ...]:
    """Return the branches that take part: those that were chosen, or all of the organisation's."""
    chosen = bound.known.get(bound.question.branches)
    if chosen is None:
        return tuple(branch.id for branch in bound.context.branches)
    return tuple(int(branch) for branch in strings(chosen))


def _sheet(bound: Bound, roster: tuple[RosterEntry, ...]) -> Sheet:
    """Return the scratch paper, or one made from the answer, without people who are not expected (any more)."""
    before = bound.scratch.get("before")
    if before is not None or (not bound.scratch and bound.answer is not None):
        sheet = _of_answer(bound.answer if before is None else before, stale=before is not None)
    else:
        sheet = Sheet.model_validate(bound.scratch)
    due = {entry.id for entry in roster if entry.party_member}
    others = {entry.id for entry in roster} - due
    return sheet.model_copy(update=_without_leavers(sheet, due, others))


def _of_answer(answer: JsonValue, *, stale: bool) -> Sheet:
    attendance = Attendance.model_validate(answer)
    return Sheet(
        absent=dict(attendance.absent),
        guests_of_roster=list(attendance.present),
        others=list(attendance.others),
        stale=stale,
    )


def _without_leavers(sheet: Sheet, due: set[int], others: set[int]) -> Mapping[str, object]:
    return {
        "absent": {person: reason for person, reason in sheet.absent.items() if person in due},
        "guests_of_roster": [person for person in sheet.guests_of_roster if person in others],
    }
