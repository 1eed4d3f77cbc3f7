"""Joint activity 联合活动: people of both sides did something together; feeds participation and frequency."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import JsonValue

from records.attendance import Attendance, Headcount
from records.errors import UserError
from records.facts import Circumstances, Fact
from records.form import Form
from records.questions import Branches, CarryOver, Choice, Day, Moment, Number, PeopleNames, PersonName, RollCall, Text
from records.reach import GivingSide, Reached
from records.reading.times import check_end
from records.record import Family, Record
from records.roles import Side
from records.study_topics import LONGEST_TOPIC


class ActivityCategory(StrEnum):
    """What sort of activity it was, in the terms that party organisations use."""

    THEME_DAY = "theme_day"
    JOINT_LECTURE = "joint_lecture"
    THEORY_STUDY = "theory_study"
    DISCUSSION = "discussion"
    JOINT_CONFERENCE = "joint_conference"
    MEMBERS_MEETING = "members_meeting"
    BRANCH_COMMITTEE = "branch_committee"
    GROUP_MEETING = "group_meeting"
    STUDY_VISIT = "study_visit"
    LABOUR_EDUCATION = "labour_education"
    MODEL_WORKERS = "model_workers"
    VOLUNTEERING = "volunteering"
    TASK_FORCE = "task_force"
    CULTURE_BRAND = "culture_brand"
    SIGNING = "signing"
    INSTITUTION = "institution"
    OTHER = "other"

    @property
    def of_delegates(self) -> bool:
        """Whether delegates meet: this counts as an activity, but not towards the participation rate."""
        return self in (self.DISCUSSION, self.JOINT_CONFERENCE, self.BRANCH_COMMITTEE)


class JointActivityCounterpart(Form):
    """The other side's part, which it fills in while confirming.

    The defaults of the form's context give the event's date as `event_date`.
    """

    texts: ClassVar[str] = "joint-activity"
    heading: ClassVar[str | None] = "joint-activity-counterpart"
    submits: ClassVar[str] = "form-confirm"

    branches: Annotated[tuple[int, ...], Branches(demanded=True)] = ()
    attendance: Annotated[Attendance | None, RollCall(demanded=True)] = None


class JointActivity(Record):
    """An activity of both sides, with the attendance of the reporting one."""

    kind: ClassVar[str] = "joint_activity"
    family: ClassVar[Family] = Family.ACTIVITY
    order: ClassVar[int] = 10
    texts: ClassVar[str] = "joint-activity"
    counterpart: ClassVar[type[Form] | None] = JointActivityCounterpart
    asked_first: ClassVar[tuple[str, ...]] = ("event_date", "category", "title")

    event_date: Annotated[date, Day(start="start", until="until")]
    title: Annotated[str, Text(80, suggest="category", carries_over=CarryOver.UNNUMBERED)]
    category: Annotated[ActivityCategory | None, Choice(demanded=True)] = None
    place: Annotated[str | None, Text(80, demanded=True)] = None
    branches: Annotated[tuple[int, ...], Branches(demanded=True)] = ()
    attendance: Annotated[Attendance | None, RollCall(demanded=True)] = None
    start: Annotated[time | None, Moment()] = None
    end: Annotated[time | None, Moment(after="start")] = None
    until: Annotated[date | None, Day()] = None
    host: Annotated[Side | None, Choice()] = None
    chair: Annotated[str | None, PersonName()] = None
    recorder: Annotated[str | None, PersonName()] = None
    guests: Annotated[tuple[str, ...], PeopleNames()] = ()
    decisions: Annotated[str | None, Text(2000, multiline=True, carries_over=CarryOver.NEVER)] = None
    topic: Annotated[str | None, Text(LONGEST_TOPIC, offered="topics", aside=True, carries_over=CarryOver.NEVER)] = None
    teachers: Annotated[int | None, Number(100_000, aside=True)] = None
    students: Annotated[int | None, Number(100_000, aside=True)] = None
    staff: Annotated[int | None, Number(100_000, aside=True)] = None
    gave: Annotated[GivingSide | None, Choice(aside=True)] = None
    gained: Annotated[GivingSide | None, Choice(aside=True)] = None

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Check dates and times. Raises UserError on a date in the future, and on an end before the beginning."""
        super().check(answers, today)
        day, until = answers.get("event_date"), answers.get("until")
        if isinstance(day, str) and isinstance(until, str):
            if until < day:
                raise UserError("until-before-from", start=date.fromisoformat(day))
            if until > today.isoformat():
                raise UserError("date-in-future")
        if not isinstance(until, str) or until == day:
            check_end(answers.get("start"), answers.get("end"))

    def facts(self, circumstances: Circumstances) -> Iterable[Fact]:
        """Yield the activity, who was present of each side, and the attendance of each expected party member.

        Of what an old ledger says without names, `joint` tells that both sides have signed it; `counted` how many came.
        """
        yield from super().facts(circumstances)
        yield self.fact("activity", side=self.host, category=self.category)
        yield from self._reach()
        sides = {circumstances.side: self.attendance}
        if isinstance(circumstances.counterpart, JointActivityCounterpart):
            sides[circumstances.side.other] = circumstances.counterpart.attendance
        if any(attendance is None or attendance.counted is not None for attendance in sides.values()):
            yield self.fact("joint")
        for side, attendance in sides.items():
            if attendance is None:
                continue
            if attendance.counted is not None:
                yield from self._counted(side, attendance.counted)
                continue
            yield self.fact("presence", len(attendance.present) + len(attendance.others), side=side)
            if self.category is not None and self.category.of_delegates:
                continue
            for entry in sorted({*attendance.present, *attendance.absent} & circumstances.expected):
                subject = f"roster:{circumstances.identities[entry]}"
                yield self.fact("attendance", float(entry in attendance.present), side=side, subject=subject)

    def _reach(self) -> Iterable[Fact]:
        """Yield the topic, how many others were reached, and who gave and gained."""
        if self.topic is not None:
            yield self.fact("topic", category=self.topic)
        for group in Reached:
            if (number := getattr(self, group)) is not None:
                yield self.fact("reached", number, category=group)
        for measure, side in (("gave", self.gave), ("gained", self.gained)):
            if side is not None:
                yield self.fact(measure, category=side)

    def _counted(self, side: Side, counted: Headcount) -> Iterable[Fact]:
        """Yield the numbers of an attendance without names; of both sides together where the ledger tells no side."""
        whose = None if counted.together else side
        if counted.present is not None and whose is not None:
            yield self.fact("presence", counted.present, side=whose)
        if self.category is not None and self.category.of_delegates:
            return
        for category, number in (("expected", counted.expected), ("present", counted.present)):
            if number is not None:
                yield self.fact("counted", number, side=whose, category=category)
