"""Plays the whole sample: everybody moves in, and what the stories tell happens in its order, through the services."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from pydantic import JsonValue

from records.form import Form
from records.record import Record
from records.registry import KINDS
from records.roles import Role, Side
from records.states import Action
from samples import cloud, precision
from samples.cast import (
    CLOUD,
    CLOUD_FIRST,
    COLLEGE,
    DEVELOPMENT,
    EVERYBODY,
    INFORMATICS,
    MANUFACTURING,
    OFFICES,
    PRECISION,
    PRODUCTION,
    SIDES,
    rosters,
)
from samples.plausible import Scene, attendance
from samples.programme import Programme, organisation, person, programme
from samples.story import PASSED, Calendar, Praise, Story, Turning
from services.ledger import lifecycle as life
from services.ledger.access import visible_record
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory, roster
from storage.people.directory import Person

STARTED = {PRECISION: date(2023, 9, 1), CLOUD: date(2023, 11, 15)}
TAKING_PART = {PRECISION: (MANUFACTURING, OFFICES, PRODUCTION, DEVELOPMENT), CLOUD: (INFORMATICS, CLOUD_FIRST)}
STORIES = {PRECISION: precision.stories, CLOUD: cloud.stories}
MORNING = time(1, 30)  # UTC: half past nine in Shanghai
BETWEEN = timedelta(hours=21)  # from one step of a record to the next


def play(work: UnitOfWork, now: datetime) -> int:
    """Returns how many records there are then."""
    calendar = Calendar(now.date())
    everybody, programmes = _settle(work, calendar)
    tales = [
        _Tale(work, programmes[name], story, everybody[story.by], Random(f"{name} {number}"))
        for name, stories in STORIES.items()
        for number, story in enumerate(stories(calendar))
    ]
    for at, _, tale, step in sorted(_moments(tales, calendar, now), key=lambda each: each[:2]):
        tale.take(step, at)
    work.notices.clear()  # nobody is told of what is only there to be looked at
    return len(tales)


def _settle(work: UnitOfWork, calendar: Calendar) -> tuple[Mapping[int, Person], Mapping[str, Programme]]:
    """Everybody by number, and the partnerships by the enterprise's name."""
    begun = min(STARTED.values())
    ids = {
        name: organisation(work, SIDES[name], name, branches, begun) for name, branches in rosters(calendar.ago).items()
    }
    moment = datetime.combine(begun, MORNING, UTC)
    here = {each.telegram_id: person(work, each, ids[each.at] if each.at else None, moment) for each in EVERYBODY}
    made = {
        name: programme(work, ids[COLLEGE], ids[name], list(here.values()), started)
        for name, started in STARTED.items()
    }
    return here, {name: _taking_part(work, each, TAKING_PART[name]) for name, each in made.items()}


def _taking_part(work: UnitOfWork, made: Programme, names: Sequence[str]) -> Programme:
    """With the branches that take part in it."""
    branches = {
        side: [
            branch.id
            for branch in directory.branches_of(work, made.partnership.organisation(side).id)
            if branch.name in names
        ]
        for side in Side
    }
    return Programme(made.partnership, made.members, made.coordinators, made.admin, branches, made.started)


@dataclass
class _Tale:
    """A story while it is played. `record_id`: once it is submitted."""

    work: UnitOfWork
    programme: Programme
    story: Story
    author: Person
    random: Random
    record_id: int = 0
    answers: dict[str, JsonValue] = field(default_factory=dict)

    @property
    def side(self) -> Side:
        side = self.programme.partnership.side_of(self.author)
        assert side is not None
        return side

    def steps(self) -> list[Turning | Praise]:
        """Coordinators need nobody of their own side to pass what they have written."""
        coordinates = Role.COORDINATOR in self.author.roles
        then = [each for each in self.story.then if not (coordinates and each.action is Action.PASS_ON)]
        return [Turning(Action.SUBMIT), *then, *([Praise()] if self.story.good else [])]

    def take(self, step: Turning | Praise, at: datetime) -> None:
        work = self.work
        if isinstance(step, Praise):
            coordinator = self.programme.coordinators[self.side.other]
            life.praise(work, coordinator, visible_record(work, coordinator, self.record_id), at)
            return
        actor = self._actor(step)
        if step.action is Action.SUBMIT:
            self.answers = self._answers()
            self.record_id = life.submit(work, actor, self.programme.partnership.id, self._record(at), at).id
            return
        seen = visible_record(work, actor, self.record_id)
        if step.action is Action.CONFIRM:
            life.confirm(work, actor, seen, self._counterpart(at), at)
        elif step.action in (Action.RESUBMIT, Action.CORRECT):
            self.answers = {**self.answers, **step.changes}
            life.mend(work, actor, seen, self._record(at), at)
        else:
            life.act(work, actor, seen, step.action, at, reason=step.reason, fields=step.fields)

    def _record(self, at: datetime) -> Record:
        """The answers as they are filled in by then."""
        return KINDS[self.story.kind].validated(self.answers, self.programme.partnership.today(at))

    def _actor(self, step: Turning) -> Person:
        coordinators, admin = self.programme.coordinators, self.programme.admin
        if step.action in _BY_ADMIN:
            return admin
        own_returns = step.action is Action.RETURN and PASSED not in self.story.then
        if step.action in _BY_OTHER and not own_returns:
            return coordinators[self.side.other]
        return coordinators[self.side] if own_returns or step.action is Action.PASS_ON else self.author

    def _answers(self) -> dict[str, JsonValue]:
        """Who was there is drawn; people are named, or counted."""
        answers = dict(self.story.answers)
        if KINDS[self.story.kind].counterpart is not None:
            answers |= attendance(self.random, self._scene(), self.side)
        if "persons" in answers:
            answers["persons"] = self._persons(answers["persons"])
        return answers

    def _persons(self, told: JsonValue) -> JsonValue:
        """A number as it is; of names, those on the own side's roster as entries."""
        if not isinstance(told, list):
            return {"headcount": told}
        own = self.programme.partnership.organisation(self.side).id
        entries = {entry.name: entry.id for entry in roster.of_organisation(self.work, own)}
        on_it: list[JsonValue] = [entries[str(name)] for name in told if name in entries]
        return {"roster": on_it, "others": [name for name in told if name not in entries]}

    def _counterpart(self, at: datetime) -> Form | None:
        form = KINDS[self.story.kind].counterpart
        if form is None:
            return None
        answers = attendance(self.random, self._scene(), self.side.other)
        return form.validated(answers, self.programme.partnership.today(at))

    def _scene(self) -> Scene:
        day = date.fromisoformat(str(self.story.answers["event_date"]))
        branches = self.programme.branches
        here = {side: directory.roster_on(self.work, day, branches[side]) for side in Side}
        return Scene(0, self.side, day, day, branches, here)


_BY_OTHER = (Action.CONFIRM, Action.RETURN, Action.OBJECT, Action.AGREE_WITHDRAWAL, Action.ASK_CORRECTION)
_BY_ADMIN = (Action.VOID, Action.DECIDE_CONFIRM, Action.DECIDE_RETURN, Action.DECIDE_VOID)


def _moments(
    tales: Sequence[_Tale], calendar: Calendar, now: datetime
) -> Iterator[tuple[datetime, int, _Tale, Turning | Praise]]:
    """Each step with its moment: the morning after the event, then about a day from one to the next, none to come."""
    order = 0
    for tale in tales:
        first = datetime.combine(calendar.ago(tale.story.ago - 1), MORNING, UTC)
        for number, step in enumerate(tale.steps()):
            order += 1
            yield min(first + BETWEEN * number, now), order, tale, step
